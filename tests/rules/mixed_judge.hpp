// SPDX-License-Identifier: BSL-1.0
#pragma once

// The defects of a set at a setting, by enumeration.

#include "mixed_brute.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace test::mixed {

/// Of an ordered type the best value is no worse than none.
struct flaw {
  int code = 0;
  int rule = -1;
  int other = -1;
  std::vector<double> record{};  ///< that shows it
  bool of_all = false;           ///< that there is no record was seen on the grid alone
  bool must = true;              ///< whether the proof has to tell it
};

/// All records of the grid at a setting.
class enumeration {
public:
  enumeration(const rules& s, std::vector<double> setting) : s_(s), setting_(std::move(setting)) {
    std::vector<std::vector<double>> values;
    for (int k = 0; k < static_cast<int>(s.inputs.size()); ++k) values.push_back(grid(s, k));
    look(values);
    is_whole_ = true;
  }
  /// The same of records between which only some values are open.
  enumeration(const rules& s, std::vector<double> setting,
              const std::vector<std::vector<double>>& values)
      : s_(s), setting_(std::move(setting)) {
    look(values);
  }

  struct row {
    std::vector<double> record;
    std::vector<truth> holds;
    std::vector<truth> counts;
    bool complete;
    int worst;
    bool answers;  ///< whether all that is asked of the list has an answer
  };
  [[nodiscard]] const std::vector<row>& rows() const { return rows_; }

  [[nodiscard]] bool has_complete() const { return has_complete_; }

  [[nodiscard]] std::vector<flaw> flaws() {
    if (is_whole_ && !has_complete_) {
      add(22, -1, -1, nullptr, true, !asks_known());
    }
    const int n = static_cast<int>(s_.all.size());
    for (int r = 0; r < n; ++r) of_rule(r);
    for (int r = 0; r < n; ++r) of_overruled(r);
    for (int r = 0; r < n; ++r)
      for (int q = 0; q < n; ++q)
        if (q != r) of_pair(r, q);
    for (int g = 0; g < static_cast<int>(s_.groups.size()); ++g) of_group(g);
    for (std::size_t g = 0; g < s_.groups.size(); ++g) of_default(g);
    if (!s_.has_context) of_steps();
    return found_;
  }

  /// Whether some records that differ in one input alone get different answers of a table.
  [[nodiscard]] bool has_effect(const group& g, std::size_t v) const {
    std::map<std::vector<double>, int> answers;
    for (const row& x : rows_) {
      std::vector<double> rest = x.record;
      rest[v] = 0;
      for (double& value : rest) value = value == value ? value : -none_bound;
      const int a = answer(g, x);
      if (const auto [at, is_new] = answers.insert({rest, a}); !is_new && at->second != a)
        return true;
    }
    return false;
  }

private:
  // The values of the rows that count, a bit each: of rows that overlap there are several; -1: none; -2: undecided.
  int answer(const group& g, const row& x) const {
    int said = 0;
    bool open = false;
    for (const int m : g.members) {
      open = open || x.counts[at(m)] == truth::open;
      if (yes(x.counts[at(m)])) said |= 2 << s_.all[at(m)].says;
    }
    if (said != 0) return said;
    return open ? -2 : g.otherwise < 0 ? -1 : 2 << g.otherwise;
  }
  void look(const std::vector<std::vector<double>>& values) {
    for_each_record(values, [&](const std::vector<double>& record) {
      row x{record, {}, {}, true, value_count, true};
      const evaluation e(s_, x.record.data(), setting_.data());
      if (!e.keeps_assumptions()) return;
      for (const double v : record) x.complete = x.complete && v == v;
      x.answers = e.answers_all();
      x.complete = x.complete && x.answers;
      has_complete_ = has_complete_ || x.complete;
      for (int r = 0; r < static_cast<int>(s_.all.size()); ++r) x.holds.push_back(e.holds(r));
      find_counting(s_, x.holds, x.counts);
      for (std::size_t r = 0; r < x.counts.size(); ++r)
        if (x.counts[r] == truth::yes && s_.all[r].says >= 0 && s_.all[r].says < value_count - 1 &&
            s_.all[r].says < x.worst && stands(s_.all[r].says, x))
          x.worst = s_.all[r].says;
      for (const group& g : s_.groups)
        if (defaulted(g, x.holds) == truth::yes && g.otherwise < x.worst &&
            g.otherwise < value_count - 1 && stands(g.otherwise, x))
          x.worst = g.otherwise;
      rows_.push_back(std::move(x));
    });
  }
  // Whether no rule that counts says what overrules a value; of a table of one answer only one row counts.
  bool stands(int says, const row& x) const {
    for (const auto& [over, under] : s_.overrules)
      for (std::size_t r = 0; under == says && may_overrule() && r < x.counts.size(); ++r)
        if (s_.all[r].says == over && yes(x.counts[r])) return false;
    return true;
  }
  bool may_overrule() const {
    return s_.groups.size() != 1 || !s_.groups[0].is_table || s_.groups[0].how < policy::unique ||
           s_.groups[0].how > policy::priority || s_.groups[0].members.size() != s_.all.size();
  }
  // Whether a better value overrules a worse one, so that the worst may not stand.
  bool raises() const {
    for (const auto& [over, under] : s_.overrules)
      if (over > under && may_overrule()) return true;
    return false;
  }
  // What a rule says is overruled wherever it counts, and it overrules nothing.
  void of_overruled(int r) {
    const int says = s_.all[at(r)].says;
    if (says < 0 || goes_before(r)) return;
    for (const auto& [over, under] : s_.overrules)
      for (const rule& other : s_.all)
        if (over == says && other.says == under) return;
    if (find([&](const row& x) { return yes(x.counts[at(r)]) && stands(says, x); }) == nullptr)
      add(21, r, -1, nullptr, true, false);
  }
  bool asks_known() const {
    for (const condition& c : s_.assumptions)
      for (const part& p : c.parts)
        if (p.what == form::known || p.what == form::absent) return true;
    return false;
  }
  void add(int code, int r, int q, const row* x, bool of_all, bool must = true) {
    found_.push_back({code, r, q, x == nullptr ? std::vector<double>{} : x->record, of_all, must});
  }
  template <class F>
  const row* find(F&& f) const {
    for (const row& x : rows_)
      if (f(x)) return &x;
    return nullptr;
  }
  static bool yes(truth t) { return t == truth::yes; }

  void of_rule(int r) {
    const std::size_t i = at(r);
    const bool holds = find([&](const row& x) { return yes(x.holds[i]); }) != nullptr;
    const bool counts = find([&](const row& x) { return yes(x.counts[i]); }) != nullptr;
    if (!holds) return add(4, r, -1, nullptr, true);
    if (!counts) add(10, r, -1, nullptr, true);
    if (has_complete_ &&
        find([&](const row& x) { return x.complete && !yes(x.holds[i]); }) == nullptr)
      add(5, r, -1, nullptr, true, s_.all[i].table < 0);
    if (found_.empty() || found_.back().code != 5 || found_.back().rule != r ||
        s_.all[i].table >= 0)
      of_terms(r);
  }
  // A term without which the rule holds on the same records, and fails where it did; and nowhere else where others see
  // that.
  void of_terms(int r) {
    const rule& x = s_.all[at(r)];
    bool some = false;
    bool must = false;
    const bool seen = others_see_failing(r);
    const auto leave_out = [&](int k, truth by) {
      if (find([&](const row& y) {
            evaluation e(s_, y.record.data(), setting_.data());
            const truth was = y.holds[at(r)];
            const truth is = conjunction(e.without(x.when, k, by), e.valid(x));
            return (was == truth::yes) != (is == truth::yes) ||
                   (was == truth::no && is != truth::no) ||
                   (seen && was != truth::no && is == truth::no);
          }) != nullptr)
        return;
      some = true;
      must = must || !is_end(x.when, k);
    };
    if (x.from >= 0 || x.until >= 0) leave_out(x.when.root, truth::yes);
    for (const part& p : x.when.parts)
      for (const int k : {p.left, p.right})
        if (p.what == form::both || p.what == form::either)
          leave_out(k, p.what == form::both ? truth::yes : truth::no);
    if (some) return add(21, r, -1, nullptr, true, must && x.table < 0);
    // The ends of its period are terms as well.
    for (const int end : {0, 1}) {
      rule open = x;
      (end == 0 ? open.from : open.until) = -1;
      if (open.from == x.from && open.until == x.until) continue;
      if (find([&](const row& y) {
            const evaluation e(s_, y.record.data(), setting_.data());
            const truth is = conjunction(e.of(x.when), e.valid(open));
            return (y.holds[at(r)] == truth::yes) != (is == truth::yes) ||
                   (y.holds[at(r)] == truth::no && is != truth::no);
          }) == nullptr)
        return add(21, r, -1, nullptr, true, x.table < 0);
    }
  }

  // The end of a range at the end of the domain is kept for values outside.
  bool is_end(const condition& c, int k) const {
    const part& p = c.at(k);
    if (p.what == form::negated || p.what == form::context) return is_end(c, p.left);
    if (p.what == form::both || p.what == form::either)
      return is_end(c, p.left) && is_end(c, p.right);
    if (p.what != form::compare || c.at(p.left).what != form::input ||
        c.at(p.right).what != form::constant)
      return false;
    const input& i = s_.inputs[at(c.at(p.left).index)];
    return c.at(p.right).value == i.low || c.at(p.right).value == i.high;
  }
  bool same_table(int r, int q) const {
    return s_.all[at(r)].table >= 0 && s_.all[at(r)].table == s_.all[at(q)].table;
  }
  static bool has(const std::vector<std::array<int, 2>>& pairs, int a, int b) {
    for (const auto& [x, y] : pairs)
      if (x == a && y == b) return true;
    return false;
  }
  [[nodiscard]] bool opposed(int a, int b) const {
    return (has(s_.conflicts, a, b) || has(s_.conflicts, b, a)) && !has(s_.overrules, a, b) &&
           !has(s_.overrules, b, a);
  }
  // The same of a default, which may be overruled, and overrules none.
  [[nodiscard]] bool opposes_default(int otherwise, int says, bool by_default) const {
    return (has(s_.conflicts, otherwise, says) || has(s_.conflicts, says, otherwise)) &&
           (by_default || !has(s_.overrules, says, otherwise));
  }
  // What a table says by default, beside rules and rows of others, and what these say by default.
  void of_default(std::size_t g) {
    const group& own = s_.groups[g];
    const auto counts = [](const group& of, const row& x) { return yes(defaulted(of, x.holds)); };
    for (int r = 0; own.otherwise >= 0 && r < static_cast<int>(s_.all.size()); ++r) {
      const int says = s_.all[at(r)].says;
      if (says < 0 || !opposes_default(own.otherwise, says, false)) continue;
      const row* both = find([&](const row& x) { return counts(own, x) && yes(x.counts[at(r)]); });
      if (both != nullptr) add(7, r, -1, both, false);
    }
    for (std::size_t h = g + 1; own.otherwise >= 0 && h < s_.groups.size(); ++h) {
      const group& other = s_.groups[h];
      if (other.otherwise < 0 || !opposes_default(own.otherwise, other.otherwise, true)) continue;
      const row* both = find([&](const row& x) { return counts(own, x) && counts(other, x); });
      if (both != nullptr) add(7, -1, -1, both, false);
    }
  }
  void of_pair(int r, int q) {
    const int a = s_.all[at(r)].says;
    const int b = s_.all[at(q)].says;
    if (a < 0 || b < 0 || same_table(r, q)) return;
    const auto together = [&](const row& x) {
      return yes(x.counts[at(r)]) && yes(x.counts[at(q)]);
    };
    if (r < q && opposed(a, b))
      if (const row* x = find(together); x != nullptr) add(7, r, q, x, false);
    if (a != b || goes_before(r)) return;
    if (find([&](const row& x) { return yes(x.counts[at(r)]); }) == nullptr) return;
    if (find([&](const row& x) { return yes(x.counts[at(r)]) && !yes(x.counts[at(q)]); }) ==
        nullptr)
      add(6, r, q, nullptr, true, s_.all[at(r)].table < 0 && s_.all[at(q)].table < 0);
  }
  bool others_see_failing(int r) const {
    for (const rule& other : s_.all)
      for (const part& p : other.when.parts)
        if (p.what == form::outcome && p.index == r) return true;
    return s_.all[at(r)].table >= 0 || goes_before(r);
  }
  bool goes_before(int r) const {
    for (const group& g : s_.groups) {
      for (const int m : g.members)
        if (m == r && g.is_table && (g.otherwise >= 0 || g.complete || g.complete_when_known))
          return true;
      const std::vector<int> order = precedence(s_, g);
      for (std::size_t i = 0; i + 1 < order.size(); ++i)
        if (order[i] == r) return true;
    }
    return false;
  }

  void of_group(int k) {
    const group& g = s_.groups[at(k)];
    const bool one = g.how == policy::exclusive || g.how == policy::unique;
    for (const int a : g.members)
      for (const int b : g.members) {
        if (a >= b || !(one || (g.how == policy::any && s_.all[at(a)].says != s_.all[at(b)].says)))
          continue;
        const row* x =
            find([&](const row& y) { return yes(y.counts[at(a)]) && yes(y.counts[at(b)]); });
        if (x != nullptr) add(9, a, b, x, false);
      }
    if (!g.complete && !g.complete_when_known) return;
    const row* x = find([&](const row& y) {
      if (!g.complete && !is_complete(y, g)) return false;
      for (const int m : g.members)
        if (yes(y.counts[at(m)])) return false;
      return true;
    });
    if (x != nullptr) add(8, -1, k, x, false);
  }

  // Of the list only what the group asks has to be known.
  bool is_complete(const row& y, const group& g) const {
    if (s_.list < 0) return y.complete;
    rules own = s_;
    own.all.clear();
    for (const int m : g.members) own.all.push_back(s_.all[at(m)]);
    for (const rule& r : s_.all)
      if (r.says < 0) own.all.push_back(r);
    for (const double v : y.record)
      if (v != v) return false;
    return evaluation(own, y.record.data(), setting_.data()).answers_all();
  }

  // Bettering one input alone makes a rule conclude what nothing as bad did.
  void of_steps() {
    if (!s_.ordered) return;
    for (std::size_t v = 0; v < s_.inputs.size(); ++v) {
      const int way = s_.inputs[v].better;
      if (way == 0) continue;
      std::map<std::vector<double>, std::vector<const row*>> lines;
      for (const row& x : rows_) {
        if (x.record[v] != x.record[v]) continue;
        std::vector<double> rest = x.record;
        rest[v] = 0;
        for (double& value : rest) value = value == value ? value : -none_bound;
        lines[rest].push_back(&x);
      }
      for (const auto& [rest, line] : lines)
        for (const row* x : line)
          for (const row* y : line)
            if (y->worst < x->worst &&
                (way == 1 ? x->record[v] < y->record[v] : x->record[v] > y->record[v]))
              of_step(*x, *y);
    }
  }
  void of_step(const row& x, const row& y) {
    for (std::size_t r = 0; r < s_.all.size(); ++r)
      if (yes(y.counts[r]) && worsens(s_.all[r].says, x) &&
          (!raises() || stands(s_.all[r].says, y)))
        once(static_cast<int>(r), &x);
    for (const group& g : s_.groups)
      if (yes(defaulted(g, y.holds)) && worsens(g.otherwise, x) &&
          (!raises() || stands(g.otherwise, y)))
        once(-1, &x);
  }
  static bool worsens(int says, const row& x) {
    return says >= 0 && says < value_count - 1 && says < x.worst;
  }
  void once(int r, const row* x) {
    for (const flaw& f : found_)
      if (f.code == 12 && f.rule == r) return;
    add(12, r, -1, x, false);
  }
  const rules& s_;
  std::vector<double> setting_;
  std::vector<row> rows_;
  std::vector<flaw> found_;
  bool has_complete_ = false;
  bool is_whole_ = false;  ///< not the records of one witness
};

}  // namespace test::mixed
