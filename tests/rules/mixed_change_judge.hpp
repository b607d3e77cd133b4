// SPDX-License-Identifier: BSL-1.0
#pragma once

// Judges what would have to change of random records of a set: by the documents, over all records
// that comparisons can tell apart. The price of a record, and whether it does what is asked, are
// found here from their definitions.

#include "mixed_answers.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace test::mixed {

struct change_tally {
  long sets = 0;
  long cases = 0;
  long changed = 0;
  long unchanged = 0;
  long impossible = 0;
  long undecided = 0;  ///< the budget ended, or arithmetic left it open
  long of_sums = 0;    ///< of these the ones in which comparisons are of sums
  long several = 0;    ///< more than one input changes
};

inline constexpr double too_dear = std::numeric_limits<double>::infinity();

/// One question: a record, what is wanted of it, and at what price.
class change_question {
public:
  change_question(const rules& s, const stand_ins& at_setting, dice& d)
      : s_(s), points_(at_setting), dice_(d) {
    draw_record();
    draw_goal();
    draw_prices();
  }

  [[nodiscard]] const asked_change& what() const { return what_; }
  [[nodiscard]] const std::vector<double>& record() const { return record_; }

  /// What it costs that an input becomes a value.
  [[nodiscard]] double cost(int k, double to) const {
    const input& i = s_.inputs[at(k)];
    const double from = record_[at(k)];
    if (from == to || (from != from && to != to)) return 0;
    if (to != to || !i.admits(to)) return too_dear;
    const asked_change::price& p = prices_[at(k)];
    if (from != from) return what_.fill_missing ? std::min(p.up, p.down) : too_dear;
    const double weight = to > from ? p.up : p.down;
    if (weight == too_dear || is_plain(i)) return weight;
    const double width = i.low > -none_bound ? i.high - i.low : 1;
    return weight * std::abs(to - from) / (p.scale > 0 ? p.scale : width);
  }
  [[nodiscard]] double cost(const std::vector<double>& record) const {
    double sum = 0;
    for (int k = 0; k < static_cast<int>(record.size()) && sum < too_dear; ++k)
      sum += cost(k, record[at(k)]);
    return sum;
  }

  /// The values that an input may become, among them those nearest to what it is.
  [[nodiscard]] std::vector<double> candidates(int k) const {
    const input& i = s_.inputs[at(k)];
    const double from = record_[at(k)];
    std::vector<double> out{from};
    const auto offer = [&](double v) {
      if (cost(k, v) < too_dear && std::find(out.begin(), out.end(), v) == out.end())
        out.push_back(v);
    };
    for (const double v : points_.values(k)) offer(v);
    if (i.is_whole()) return out;
    for (const double t : points_.thresholds(k)) {
      if (!(from > t)) offer(next(i, t, 1));
      if (!(from < t)) offer(next(i, t, -1));
    }
    return out;
  }

  /// Whether a record does what is asked.
  [[nodiscard]] bool does(const answers_of_record& after, const answers_of_record& before) const {
    if (!after.keeps) return false;
    bool met = false;
    for (std::size_t place = 0; place < s_.all.size() + s_.groups.size(); ++place) {
      if (is_asked(place)) {
        const bool clears = what_.what == asked_change::goal::clear;
        met = met || after.of(place) == (clears ? truth::no : truth::yes);
      } else if (raises(place, after, before)) {
        return false;
      }
    }
    return met && (what_.what != asked_change::goal::reach || after.lets_stand(s_, what_.value));
  }

  [[nodiscard]] std::string words() const {
    static constexpr const char* goals[] = {"clear", "hold", "reach"};
    static constexpr const char* sides[] = {"nothing as bad", "nothing", "anything"};
    std::string out = std::string(goals[static_cast<int>(what_.what)]) + " ";
    out += what_.rule >= 0 ? s_.all[at(what_.rule)].id : value_names[what_.value];
    out += std::string(", may raise ") + sides[static_cast<int>(what_.raises)] +
           (what_.fill_missing ? ", may fill" : "") +
           (what_.freeze_others ? ", others frozen" : "");
    for (const asked_change::price& p : what_.prices)
      out += ", " + p.id + " up " + std::to_string(p.up) + " down " + std::to_string(p.down) +
             " scale " + std::to_string(p.scale);
    return out + ", of " + in_words(s_, record_);
  }

private:
  // Flags, texts and enumerations without an order have no distances.
  static bool is_plain(const input& i) {
    return i.what == sort::flag || i.what == sort::words || i.what == sort::texts;
  }
  static double next(const input& i, double t, int way) {
    const double end = way * too_dear;
    if (i.what != sort::floats) return std::nextafter(t, end);
    return decimal_of(std::nextafter(static_cast<float>(t), static_cast<float>(end)));
  }
  void draw_record() {
    for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k) {
      const input& i = s_.inputs[at(k)];
      const std::vector<double> all = points_.values(k);
      double v = all.empty() ? missing : all[at(dice_.below(static_cast<int>(all.size())))];
      const double off = i.what == sort::integer ? dice_.from_to(1, 3) : dice_.from_to(1, 8) / 8.0;
      if (i.is_number() && i.low > -none_bound && dice_.chance(12))
        v = dice_.chance(50) ? i.low - off : i.high + off;
      record_.push_back(v);
    }
  }
  void draw_goal() {
    bool concludes = false;
    for (const rule& r : s_.all) concludes = concludes || r.says >= 0;
    what_.what = static_cast<asked_change::goal>(dice_.below(concludes ? 3 : 2));
    if (what_.what == asked_change::goal::reach) what_.value = dice_.below(value_count);
    else what_.rule = dice_.below(static_cast<int>(s_.all.size()));
    what_.raises = static_cast<asked_change::side_effects>(dice_.chance(60) ? 0 : dice_.below(3));
    what_.fill_missing = dice_.chance(35);
    what_.freeze_others = dice_.chance(8);
  }
  void draw_prices() {
    for (const input& i : s_.inputs) {
      asked_change::price p{.id = i.id};
      const int what = dice_.below(100);
      if (what < 45) {
        if (what_.freeze_others) p.up = p.down = too_dear;
        prices_.push_back(p);
        continue;
      }
      if (dice_.chance(50)) p.up = p.down = dice_.from_to(0, 8) / 2.0;
      if (dice_.chance(30)) p.down = dice_.from_to(1, 8);
      if (dice_.chance(30)) p.scale = dice_.from_to(1, 20) / 2.0;
      if (what < 65) p.up = too_dear;
      if (what < 55 || what >= 85) p.down = too_dear;
      prices_.push_back(p);
      what_.prices.push_back(p);
    }
  }

  [[nodiscard]] int says(std::size_t place) const {
    return place < s_.all.size() ? s_.all[place].says : s_.groups[place - s_.all.size()].otherwise;
  }
  [[nodiscard]] bool is_asked(std::size_t place) const {
    if (what_.what != asked_change::goal::reach) return place == at(what_.rule);
    return says(place) == what_.value;
  }
  // Whether a value is as bad as what is cleared or wished, or worse than what is to be reached.
  [[nodiscard]] bool is_as_bad(int value) const {
    if (what_.raises == asked_change::side_effects::nothing) return true;
    if (what_.what == asked_change::goal::reach) return !s_.ordered || value < what_.value;
    const int own = s_.all[at(what_.rule)].says;
    return own < 0 || !s_.ordered || value <= own;
  }
  [[nodiscard]] bool raises(std::size_t place, const answers_of_record& after,
                            const answers_of_record& before) const {
    const int value = says(place);
    if (value < 0 || what_.raises == asked_change::side_effects::anything) return false;
    if (after.of(place) != truth::yes) return false;
    const bool was = before.of(place) == truth::yes;
    if (what_.raises == asked_change::side_effects::nothing && !was) return true;
    return is_as_bad(value) && after.lets_stand(s_, value) &&
           !(was && before.lets_stand(s_, value));
  }

  const rules& s_;
  const stand_ins& points_;
  dice& dice_;
  std::vector<double> record_{};
  std::vector<asked_change::price> prices_{};
  asked_change what_{};
};

/// Asks of a set and judges the answers.
class change_judge {
public:
  change_judge(const rules& s, const engine& said, const stand_ins& points, change_tally& all)
      : s_(s), said_(said), points_(points), all_(all) {
    for (const input& i : s.inputs) floats_ = floats_ || i.what == sort::floats;
  }

  /// What is wrong; empty where nothing is.
  std::string ask(dice& d) {
    const change_question q(s_, points_, d);
    std::vector<std::vector<double>> values;
    std::size_t count = 1;
    for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k) {
      values.push_back(q.candidates(k));
      count *= values.back().size();
    }
    if (count > 12000) return {};
    ++all_.cases;
    q_ = &q;
    problem_.clear();
    const answers_of_record before = look(q.record());
    const double least = find_least(values, before);
    told_ = ask(20000);
    count_answer();
    compare(least, before);
    if (d.chance(30)) {
      told_ = ask(d.from_to(1, 6));
      compare(least, before, true);
    }
    return problem_;
  }

private:
  [[nodiscard]] answers_of_record look(const std::vector<double>& record) const {
    return answers_of_record(s_, record.data(), points_.setting().data());
  }
  [[nodiscard]] told_change ask(int budget) const {
    asked_change what = q_->what();
    what.budget = budget;
    return said_.change(what, named_record(s_, q_->record()), named_setting(s_, points_.setting()));
  }
  void fail(const std::string& what) {
    if (!problem_.empty()) return;
    problem_ = what + "\n" + q_->words() + "\nleast by enumeration " + std::to_string(least_) +
               "; told, at cost " + std::to_string(told_.cost) + " bound " +
               std::to_string(told_.bound) + ":\n" + told_.words;
    for (std::size_t k = 0; k < points_.setting().size(); ++k)
      problem_ += s_.parameters[k].id + " = " + std::to_string(points_.setting()[k]) + "\n";
  }
  double find_least(const std::vector<std::vector<double>>& values,
                    const answers_of_record& before) {
    least_ = too_dear;
    for_each_record(values, [&](const std::vector<double>& record) {
      const double price = q_->cost(record);
      if (price < least_ && q_->does(look(record), before)) least_ = price;
    });
    return least_;
  }
  void count_answer() {
    using kind = told_change::kind;
    if (told_.is == kind::impossible) ++all_.impossible;
    if (told_.is == kind::best_found || told_.is == kind::none_found) {
      ++all_.undecided;
      if (points_.is_of_sums()) ++all_.of_sums;
    }
    if (!told_.found()) return;
    ++(told_.steps.empty() ? all_.unchanged : all_.changed);
    if (told_.steps.size() > 1) ++all_.several;
  }

  // Costs are sums of rounded numbers; floats stand apart.
  [[nodiscard]] bool is_less(double a, double b) const {
    return a < b - (floats_ ? 4e-6 : 1e-9) * std::max(1.0, std::min(std::abs(a), std::abs(b)));
  }
  static bool is_close(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
  }
  void compare(double least, const answers_of_record& before, bool hurried = false) {
    using kind = told_change::kind;
    const bool is_proven = told_.is == kind::smallest || told_.is == kind::impossible;
    if (points_.is_exact() && !hurried && !is_proven) fail("gives no proof");
    if (told_.is == kind::impossible && least < too_dear) fail("not impossible");
    if (told_.is == kind::smallest && is_less(least, told_.cost)) fail("not the smallest");
    if (told_.is != kind::impossible && is_less(least, told_.bound)) fail("not a bound");
    if (!told_.found()) return;
    if (points_.is_exact() && is_less(told_.cost, least)) fail("cheaper than possible");
    check_found(before);
  }

  // The record with the change does what is asked, and costs what is told.
  void check_found(const answers_of_record& before) {
    std::vector<double> changed = q_->record();
    double sum = 0;
    for (const told_change::step& step : told_.steps) {
      for (int k = 0; k < static_cast<int>(s_.inputs.size()); ++k)
        if (s_.inputs[at(k)].id == step.id) changed[at(k)] = check_step(k, step);
      sum += step.cost;
    }
    if (!is_close(sum, told_.cost)) fail("prices do not add up");
    const answers_of_record after = look(changed);
    if (!q_->does(after, before)) fail("does not do");
    check_effects(after, before);
  }
  double check_step(int k, const told_change::step& step) {
    const input& i = s_.inputs[at(k)];
    if (q_->cost(k, step.to) == too_dear) fail("changes what it may not");
    if (!is_told_well(i, step.to)) fail("is no decimal of a float");
    const double from = q_->record()[at(k)];
    if (!(step.from == from || (step.from != step.from && from != from))) fail("another record");
    if (std::abs(step.to - step.bound) > 0.02 * std::max(1.0, std::abs(step.to)))
      fail("far beyond the bound");
    if (i.admits(step.bound) && !is_close(q_->cost(k, step.bound), step.cost))
      fail("another price");
    return step.to;
  }
  // The other rules whose outcome changes; of a row of a table the outcome is not what counts.
  void check_effects(const answers_of_record& after, const answers_of_record& before) {
    if (!told_.complete) return;
    std::vector<int> told(s_.all.size());
    for (const told_change::effect& e : told_.effects) {
      ++told[at(e.rule)];
      if (s_.all[at(e.rule)].table >= 0) continue;
      if (e.before != static_cast<int>(before.counts[at(e.rule)]) ||
          e.after != static_cast<int>(after.counts[at(e.rule)]))
        fail("an effect that is none");
    }
    for (std::size_t r = 0; r < s_.all.size(); ++r) {
      if (s_.all[r].table >= 0) continue;
      const bool changes = s_.all[r].says >= 0 && static_cast<int>(r) != q_->what().rule &&
                           after.counts[r] != before.counts[r];
      if (told[r] != (changes ? 1 : 0)) fail("an effect is not told, or is none");
    }
  }

  const rules& s_;
  const engine& said_;
  const stand_ins& points_;
  change_tally& all_;
  const change_question* q_ = nullptr;
  told_change told_{};
  double least_ = 0;
  bool floats_ = false;
  std::string problem_{};
};

}  // namespace test::mixed
