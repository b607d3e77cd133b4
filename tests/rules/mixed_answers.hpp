// SPDX-License-Identifier: BSL-1.0
#pragma once

// What judges of answers about single records share: the values that stand for all others, and what
// a set says of one record.

#include "mixed_brute.hpp"
#include "mixed_engine.hpp"
#include "mixed_maker.hpp"
#include "mixed_witness.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <vector>

namespace test::mixed {

/// Whether there is something to ask: names and thresholds are right, and some record keeps the
/// assumptions.
inline bool is_usable(const engine& said) {
  if (!said.errors.empty()) return false;
  for (const told& t : said.defects)
    if (t.code <= 3 || t.code == 11 || t.code == 17 || t.code == 22 || t.words.find("given ") == 0)
      return false;
  return true;
}

/// The decimal of the float that is nearest to a number: floats count as their decimals.
inline double decimal_of(float v) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits - 1, v).ptr;
  *end = '\0';
  return std::atof(digits);
}
inline bool is_decimal_of_float(double v) { return decimal_of(static_cast<float>(v)) == v; }
/// Whether a value may stand in a record that is told.
inline bool is_told_well(const input& i, double v) {
  return i.admits(v) && (i.what != sort::floats || v != v || is_decimal_of_float(v));
}

/// The settings at which sets are judged: the one that is written, or a random one.
inline std::vector<double> some_setting(const rules& s, dice& d) {
  std::vector<double> nominal;
  std::vector<double> one;
  for (const setting& p : s.parameters) {
    const double step = p.is_day ? 1 : 0.25;
    nominal.push_back(p.value);
    one.push_back(p.low + step * d.from_to(0, static_cast<int>((p.high - p.low) / step)));
  }
  for (const auto& [a, b] : s.orders)
    if (!(one[at(a)] < one[at(b)])) return nominal;
  return d.chance(50) ? one : nominal;
}

inline named_values named_record(const rules& s, const std::vector<double>& record) {
  named_values out;
  for (std::size_t k = 0; k < record.size(); ++k) out.push_back({s.inputs[k].id, record[k]});
  return out;
}
inline std::string in_words(const rules& s, const std::vector<double>& record) {
  std::string out;
  for (std::size_t k = 0; k < record.size(); ++k)
    out += (k > 0 ? ", " : "") + s.inputs[k].id + " = " + std::to_string(record[k]);
  return out;
}

/// Which inputs a part of a condition reads, those that rules read that it reads among them.
inline void inputs_read(const rules& s, const condition& c, int i, std::vector<bool>& to) {
  const part& p = c.at(i);
  if (p.what == form::input || (p.what >= form::is_one_of && p.what <= form::absent))
    to[at(p.index)] = true;
  if (p.what == form::outcome) {
    const rule& other = s.all[at(p.index)];
    inputs_read(s, other.when, other.when.root, to);
    if (other.from >= 0 || other.until >= 0) to[at(s.as_of)] = true;
    return;
  }
  for (const int k : {p.left, p.right})
    if (k >= 0) inputs_read(s, c, k, to);
}

/// What comparisons of a set can tell apart, at a setting.
class stand_ins {
public:
  stand_ins(const rules& s, std::vector<double> setting)
      : s_(s),
        setting_(std::move(setting)),
        thresholds_(s.inputs.size()),
        is_computed_(s.inputs.size()) {
    for (const condition& c : s.assumptions) look(c);
    for (const rule& r : s.all) look(r.when);
    for (std::size_t k = 0; k < s.inputs.size(); ++k) {
      const input& i = s.inputs[k];
      is_exact_ = is_exact_ && !(is_computed_[k] && (!i.is_whole() || i.low <= -none_bound));
      if (i.low <= -none_bound) continue;
      thresholds_[k].push_back(i.low);
      thresholds_[k].push_back(i.high);
    }
    for (std::vector<double>& all : thresholds_) {
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
    }
  }

  [[nodiscard]] const std::vector<double>& setting() const { return setting_; }
  /// Whether the values stand for all others.
  [[nodiscard]] bool is_exact() const { return is_exact_; }
  /// Whether comparisons are of sums with factors in which each input stands once.
  [[nodiscard]] bool is_of_sums() const { return has_each_once_ && !has_products_; }
  [[nodiscard]] const std::vector<double>& thresholds(int k) const { return thresholds_[at(k)]; }

  /// Values of an input: thresholds, and one between each two.
  [[nodiscard]] std::vector<double> values(int k) const {
    const input& i = s_.inputs[at(k)];
    if (i.is_whole() || is_computed_[at(k)]) return grid(s_, k);
    std::vector<double> out;
    const std::vector<double>& ends = thresholds_[at(k)];
    const auto offer = [&](double v) {
      if (i.admits(v)) out.push_back(v);
    };
    if (i.low <= -none_bound) offer(ends.empty() ? 0 : ends.front() - 1);
    for (std::size_t n = 0; n < ends.size(); ++n) {
      offer(ends[n]);
      if (n + 1 < ends.size()) offer((ends[n] + ends[n + 1]) / 2);
    }
    if (i.low <= -none_bound && !ends.empty()) offer(ends.back() + 1);
    if (!i.always_known) out.push_back(missing);
    return out;
  }

private:
  void look(const condition& c) {
    for (const part& p : c.parts) {
      if (p.what != form::compare) continue;
      const part& left = c.at(p.left);
      const part& right = c.at(p.right);
      const bool is_plain = left.what == form::input &&
                            (right.what == form::constant || right.what == form::parameter);
      if (is_plain) {
        thresholds_[at(left.index)].push_back(
            right.what == form::constant ? right.value : setting_[at(right.index)]);
        continue;
      }
      std::vector<int> times(s_.inputs.size());
      for (const int side : {p.left, p.right}) {
        inputs_read(s_, c, side, is_computed_);
        count_inputs(c, side, times);
      }
      for (const int n : times) has_each_once_ = has_each_once_ && n <= 1;
    }
  }

  // How often a number reads each input; answers whether it reads one.
  bool count_inputs(const condition& c, int i, std::vector<int>& times) {
    const part& p = c.at(i);
    if (p.what == form::input) ++times[at(p.index)];
    if (p.what < form::plus || p.what > form::times) return p.what == form::input;
    const bool left = count_inputs(c, p.left, times);
    const bool right = count_inputs(c, p.right, times);
    has_products_ = has_products_ || (p.what == form::times && left && right);
    return left || right;
  }

  const rules& s_;
  std::vector<double> setting_;
  std::vector<std::vector<double>> thresholds_;
  std::vector<bool> is_computed_;
  bool is_exact_ = true;
  bool has_each_once_ = true;
  bool has_products_ = false;
};

/// What a set says of one record.
struct answers_of_record {
  std::vector<truth> counts{};
  std::vector<truth> defaults{};  ///< of each group
  bool keeps = false;
  bool is_said[value_count]{};  ///< by rules that count

  answers_of_record(const rules& s, const double* record, const double* with) {
    const evaluation e(s, record, with);
    keeps = e.keeps_assumptions();
    std::vector<truth> holds;
    for (int r = 0; r < static_cast<int>(s.all.size()); ++r) holds.push_back(e.holds(r));
    find_counting(s, holds, counts);
    for (const group& g : s.groups) defaults.push_back(defaulted(g, holds));
    for (std::size_t r = 0; r < s.all.size(); ++r)
      if (s.all[r].says >= 0 && counts[r] == truth::yes) is_said[s.all[r].says] = true;
  }
  /// Of a rule, or behind the rules of the default of a group.
  [[nodiscard]] truth of(std::size_t place) const {
    return place < counts.size() ? counts[place] : defaults[place - counts.size()];
  }
  /// Whether no rule that counts says what overrules a value; a default overrules none.
  [[nodiscard]] bool lets_stand(const rules& s, int value) const {
    for (const auto& [over, under] : s.overrules)
      if (under == value && is_said[over]) return false;
    return true;
  }
};

}  // namespace test::mixed
