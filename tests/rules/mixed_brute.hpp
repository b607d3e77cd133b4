// SPDX-License-Identifier: BSL-1.0
#pragma once

// What sets mean, by enumeration: conditions, outcomes and what counts, of every record of a grid, as the guide says.

#include "mixed_sets.hpp"

#include <functional>
#include <string>
#include <vector>

namespace test::mixed {

enum class truth : unsigned char { no, yes, open };

inline truth negation(truth a) {
  return a == truth::open ? a : a == truth::yes ? truth::no : truth::yes;
}
inline truth conjunction(truth a, truth b) {
  if (a == truth::no || b == truth::no) return truth::no;
  return a == truth::yes && b == truth::yes ? truth::yes : truth::open;
}
inline truth disjunction(truth a, truth b) {
  return negation(conjunction(negation(a), negation(b)));
}
inline truth yes_if(bool b) { return b ? truth::yes : truth::no; }

/// One record at one setting.
class evaluation {
public:
  evaluation(const rules& s, const double* record, const double* setting,
             const double* context = nullptr)
      : s_(s),
        record_(record),
        setting_(setting),
        context_(context == nullptr ? record : context) {}

  /// A term of a condition that is left out, as if it were true or false.
  void replace(int part, truth by) {
    replaced_ = part;
    by_ = by;
  }

  [[nodiscard]] truth of(const condition& c, int i, const double* record) const {
    const part& p = c.at(i);
    const auto sub = [&](int k) {
      return k == replaced_ && &c == replaced_in_ ? by_ : of(c, k, record);
    };
    const double v = p.what >= form::is_one_of && p.what <= form::absent ? record[p.index] : 0;
    switch (p.what) {
      case form::compare:
        return compare(p.rel, number(c, p.left, record), number(c, p.right, record));
      case form::is_one_of: return v != v ? truth::open : yes_if(among(p, v));
      case form::is_not_one_of: return v != v ? truth::open : yes_if(!among(p, v));
      case form::known: return yes_if(v == v);
      case form::absent: return yes_if(v != v);
      case form::outcome: return holds(p.index);
      case form::both: return conjunction(sub(p.left), sub(p.right));
      case form::either: return disjunction(sub(p.left), sub(p.right));
      case form::negated: return negation(sub(p.left));
      case form::context: return of(c, p.left, context_);
      default: return of_list(p, record);
    }
  }
  [[nodiscard]] truth of(const condition& c) const { return of(c, c.root, record_); }
  [[nodiscard]] truth without(const condition& c, int part, truth by) {
    replaced_in_ = &c;
    replace(part, by);
    const truth t = part == c.root ? by : of(c);
    replaced_in_ = nullptr;
    return t;
  }

  /// Whether the condition of a rule holds, on a day on which it is valid.
  [[nodiscard]] truth holds(int r) const {
    const rule& x = s_.all[at(r)];
    return conjunction(of(x.when), valid(x));
  }
  [[nodiscard]] truth valid(const rule& x) const {
    truth t = truth::yes;
    if (x.from < 0 && x.until < 0) return t;
    const double day = record_[s_.as_of];
    if (x.from >= 0) t = conjunction(t, compare(relation::at_least, day, x.from));
    if (x.until >= 0) t = conjunction(t, compare(relation::less, day, x.until));
    return t;
  }
  [[nodiscard]] bool keeps_assumptions() const {
    for (const condition& c : s_.assumptions)
      if (of(c) == truth::no) return false;
    return true;
  }

  /// Whether all that is asked of the list has an answer.
  [[nodiscard]] bool answers_all() const {
    for (const rule& r : s_.all)
      for (const part& p : r.when.parts) {
        if (p.what < form::any_item) continue;
        if (p.what >= form::item_count) {
          const double v = number_of_list(p, record_);
          if (v != v) return false;
        } else if (of_list(p, record_) == truth::open) return false;
      }
    return true;
  }

  static truth compare(relation r, double a, double b) {
    if (a != a || b != b) return truth::open;
    switch (r) {
      case relation::less: return yes_if(a < b);
      case relation::at_most: return yes_if(a <= b);
      case relation::more: return yes_if(a > b);
      case relation::at_least: return yes_if(a >= b);
      case relation::same: return yes_if(a == b);
      default: return yes_if(a != b);
    }
  }

private:
  static bool among(const part& p, double v) {
    for (const int w : p.words)
      if (v == w) return true;
    return false;
  }
  [[nodiscard]] double number(const condition& c, int i, const double* record) const {
    const part& p = c.at(i);
    switch (p.what) {
      case form::constant: return p.value;
      case form::input: return record[p.index];
      case form::parameter: return setting_[p.index];
      case form::plus: return number(c, p.left, record) + number(c, p.right, record);
      case form::minus: return number(c, p.left, record) - number(c, p.right, record);
      case form::times: return number(c, p.left, record) * number(c, p.right, record);
      default: return number_of_list(p, record);
    }
  }
  // Of no list at all everything is open.
  [[nodiscard]] truth of_list(const part& p, const double* record) const {
    const double which = record[s_.list];
    if (which != which) return truth::open;
    const condition& c = s_.items.conditions[at(p.left)];
    truth some = truth::no;
    for (const int kind : s_.items.lists[static_cast<std::size_t>(which)]) {
      const truth t = of(c, c.root, s_.items.kinds[at(kind)].data());
      some = disjunction(some, p.what == form::every_item ? negation(t) : t);
    }
    return p.what == form::any_item ? some : negation(some);
  }
  [[nodiscard]] double number_of_list(const part& p, const double* record) const {
    const double which = record[s_.list];
    if (which != which) return missing;
    double out = p.what == form::item_count || p.what == form::item_sum ? 0 : missing;
    for (const int kind : s_.items.lists[static_cast<std::size_t>(which)]) {
      const double* const item = s_.items.kinds[at(kind)].data();
      truth counts = truth::yes;
      if (p.left >= 0)
        counts = of(s_.items.conditions[at(p.left)], s_.items.conditions[at(p.left)].root, item);
      if (counts == truth::open) return missing;
      if (counts == truth::no) continue;
      const double v = p.what == form::item_count ? 1 : p.value * item[p.right];
      if (v != v) return missing;
      if (p.what == form::item_count || p.what == form::item_sum) out += v;
      else if (out != out || (p.what == form::item_least ? v < out : v > out)) out = v;
    }
    return out;
  }

  const rules& s_;
  const double* record_;
  const double* setting_;
  const double* context_;
  const condition* replaced_in_ = nullptr;
  int replaced_ = -1;
  truth by_ = truth::no;
};

/// The order in which members of a group take records from each other; empty where they do not.
inline std::vector<int> precedence(const rules& s, const group& g) {
  if (g.takes_first()) return g.members;
  std::vector<int> out;
  if (g.how != policy::priority) return out;
  for (int position = 0; position < value_count; ++position)
    for (const int m : g.members)
      if (s.all[at(m)].says == position) out.push_back(m);
  return out;
}

/// Which rules count, from the outcomes of all.
inline void find_counting(const rules& s, const std::vector<truth>& holds,
                          std::vector<truth>& counts) {
  counts = holds;
  for (const group& g : s.groups) {
    truth taken = truth::no;
    for (const int m : precedence(s, g)) {
      counts[at(m)] = conjunction(counts[at(m)], negation(taken));
      taken = disjunction(taken, holds[at(m)]);
    }
  }
}

/// Whether the default of a table counts.
inline truth defaulted(const group& g, const std::vector<truth>& holds) {
  if (g.otherwise < 0) return truth::no;
  truth some = truth::no;
  for (const int m : g.members) some = disjunction(some, holds[at(m)]);
  return negation(some);
}

/// The values that stand for all others of an input.
inline std::vector<double> grid(const rules& s, int k) {
  const input& i = s.inputs[at(k)];
  std::vector<double> out;
  const double step = i.is_whole() ? 1 : 0.125;
  const bool is_bounded = i.low > -none_bound;
  const double low = is_bounded ? i.low : -2;
  const double high = is_bounded ? i.high : 5;
  for (double v = low; v <= high; v += step)
    if (i.admits(v)) out.push_back(v);
  if (!i.always_known) out.push_back(missing);
  return out;
}

/// Visits all records of columns of values.
inline void for_each_record(const std::vector<std::vector<double>>& values,
                            const std::function<void(const std::vector<double>&)>& visit) {
  std::vector<double> record;
  std::vector<std::size_t> place(values.size());
  for (const auto& v : values) {
    if (v.empty()) return;
    record.push_back(v[0]);
  }
  for (;;) {
    visit(record);
    std::size_t k = 0;
    for (; k < values.size(); ++k) {
      place[k] = (place[k] + 1) % values[k].size();
      record[k] = values[k][place[k]];
      if (place[k] > 0) break;
    }
    if (k == values.size()) return;
  }
}

}  // namespace test::mixed
