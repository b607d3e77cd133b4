// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two tables of one answer each, compared on all records. Of a record a table says what the row says that counts; what
// its default says, where every row is known not to hold; or nothing yet, where missing data or arithmetic without an
// answer leave open which of them it is.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/difference/first_day.hpp>
#include <nqpf/rules/proof/table_answer.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// One of the two tables: its rows are the rules [first, last).
struct table_version {
  const group_row& table;
  int first;
  int last;
};

struct answer_comparer {
  // What a table says of a record on which no row counts; else it is the number of the row.
  static constexpr int by_default = -1;
  static constexpr int undecided = -2;

  const space& s;
  const box_table& boxes;
  const budgets& limit;
  replies::conclusion_changes& found;
  table_version versions[2];
  int date = -1;  ///< that periods ask for, if any

  constexpr void compare() const {
    for (int i = versions[0].first; i < versions[0].last; ++i)
      for (int k = versions[1].first; k < versions[1].last; ++k)
        if (!same(i, k) && found.count < replies::conclusion_changes::capacity) compare_rows(i, k);
    const bool open[] = {may_be_undecided(versions[0]), may_be_undecided(versions[1])};
    for (int side = 0; side < 2; ++side)
      for (int r = versions[side].first; r < versions[side].last; ++r) {
        if (!(side == 0 ? same(r, by_default) : same(by_default, r)))
          compare_row(side, r, by_default);
        if (open[1 - side]) compare_row(side, r, undecided);
      }
    if (!same(by_default, by_default)) compare_rest(by_default, by_default);
    if (open[1]) compare_rest(by_default, undecided);
    if (open[0]) compare_rest(undecided, by_default);
  }

private:
  // A pair of answers, one of each version, for which a record is looked for.
  struct pair {
    int answers[2];
    bool told = false;
    bool open = false;      ///< there may be a record
    bool is_blind = false;  ///< the parts that are visited may be larger than they should
    shown_record shown{};   ///< the record that is told
  };

  // What a row says, or the default of a version.
  constexpr table_answer answer_of(int side, int answer) const noexcept {
    return {s.p, answer >= 0 ? s.p->rules + answer : nullptr, &versions[side].table};
  }
  constexpr bool same(int before, int after) const noexcept {
    return answer_of(0, before).same(answer_of(1, after));
  }

  // Whether there may be records of which a version says nothing yet.
  constexpr bool may_be_undecided(const table_version& v) const {
    for (int r = v.first; r < v.last; ++r)
      if (detail::may_be_undecided(s, box{}, r)) return true;
    return false;
  }

  // Tells the first record that is found, going back in time from it. It stands before its
  // use: clang does not instantiate it in time otherwise.
  template <class Look>
  constexpr void tell_first(pair& p, Look&& look) const {
    look(box{});
    if (!p.told) return conclude(p);
    find_first_day(s, date, p.shown, [&](const box& earlier) {
      p.told = false;
      look(earlier);
      return p.told;
    });
    phrase m{};
    write(m, 0, p.answers[0], p.shown.values);
    write(m << " becomes ", 1, p.answers[1], p.shown.values);
    write_record(m << ": ", s, p.shown.part, p.shown.values);
    found.add(replies::conclusion_change::kind::answer, m);
  }

  // A record that row `i` of the old version and row `k` of the new one answer.
  constexpr void compare_rows(int i, int k) const {
    pair p{{i, k}};
    tell_first(p, [&](const box& within) { look_at_rows(i, k, within, p); });
  }
  constexpr void look_at_rows(int i, int k, const box& within, pair& p) const {
    for (int a = 0; a < boxes.rules[i].count && !p.told; ++a) {
      const box_view own = boxes.box_at(boxes.rules[i].begin + a);
      for (int b = 0; b < boxes.rules[k].count && !p.told; ++b) {
        const box_view other = boxes.box_at(boxes.rules[k].begin + b);
        if (!meets(own, other)) continue;
        box both = own.copy();
        if (!intersect(both, other)) {
          p.open = p.open || both.count == box::capacity;
          continue;
        }
        if (!lies_within(both, within)) continue;
        verdict_list taken;
        take_earlier(versions[0], i, both, taken, p);
        take_earlier(versions[1], k, both, taken, p);
        search(both, taken, p);
      }
    }
  }

  // A record that a row answers and the other version does not.
  constexpr void compare_row(int side, int r, int otherwise) const {
    pair p{};
    p.answers[side] = r;
    p.answers[1 - side] = otherwise;
    tell_first(p, [&](const box& within) { look_at_row(side, r, within, p); });
  }
  constexpr void look_at_row(int side, int r, const box& within, pair& p) const {
    const table_version& other = versions[1 - side];
    for (int b = 0; b < boxes.rules[r].count && !p.told; ++b) {
      const box_view own = boxes.box_at(boxes.rules[r].begin + b);
      if (is_answered(other, own)) continue;
      box region = own.copy();
      if (!lies_within(region, within)) continue;
      verdict_list taken;
      take_earlier(versions[side], r, region, taken, p);
      if (p.answers[1 - side] == by_default) take_possible(other, region, -1, taken);
      else leave_undecided(other, region, taken, p);
      search(region, taken, p);
    }
  }

  // A record that no row of either version answers.
  constexpr void compare_rest(int before, int after) const {
    const table_version& first = versions[before == by_default ? 0 : 1];
    const table_version& other = versions[before == by_default ? 1 : 0];
    bool is_new = before == after;  // a row whose condition no row of the first version has
    for (int r = other.first; r < other.last && !is_new; ++r) is_new = !has_condition(first, r);
    if (!is_new) return;
    pair p{{before, after}};
    tell_first(p, [&](const box& region) {
      verdict_list taken;
      take_possible(first, region, -1, taken);
      if (before == after) take_possible(other, region, -1, taken, &first);
      else leave_undecided(other, region, taken, p, &first);
      search(region, taken, p);
    });
  }

  // Whether one box of a version's rows contains a box.
  constexpr bool is_answered(const table_version& v, const box_view& b) const noexcept {
    for (int r = v.first; r < v.last; ++r) {
      spend(s, 10 + 20 * boxes.rules[r].count);
      for (int i = 0; i < boxes.rules[r].count; ++i)
        if (contains(boxes.box_at(boxes.rules[r].begin + i), b)) return true;
    }
    return false;
  }

  // Takes the records of a region away on which a row counts.
  constexpr void take_row(int r, const box_view& region, verdict_list& taken, pair& p) const {
    p.is_blind = p.is_blind || boxes.rules[r].count < 0;
    for (int i = 0; i < boxes.rules[r].count; ++i) {
      const box_view b = boxes.box_at(boxes.rules[r].begin + i);
      if (meets(b, region)) taken.add(b, -1, true);
    }
  }
  // Those of the rows that go before another; where there is precedence, the boxes of a row leave them out already.
  constexpr void take_earlier(const table_version& v, int row, const box_view& region,
                              verdict_list& taken, pair& p) const {
    if (has_precedence(v.table)) return;
    for (int r = v.first; r < row; ++r) take_row(r, region, taken, p);
  }
  // Those on which a row of a version may hold, so that its default does not count; or, as a group of its own, adds
  // them to what is looked for. Where no row of another version may hold, a row with the condition of one may not either.
  constexpr void take_possible(const table_version& v, const box& region, int group,
                               verdict_list& taken, const table_version* none_of = nullptr) const {
    for (int r = v.first; r < v.last; ++r) {
      if (!is_null(none_of) && has_condition(*none_of, r)) continue;
      if (taken.whole && (region.count == 0 || !fails_on(s, r, region)))
        taken.add_loosely(s, r, region, group, group < 0, limit.branches);
    }
  }
  // Takes all away but those of which a version says nothing yet.
  constexpr void leave_undecided(const table_version& v, const box& region, verdict_list& taken,
                                 pair& p, const table_version* none_of = nullptr) const {
    for (int r = v.first; r < v.last; ++r) take_row(r, region, taken, p);
    const int before = taken.count;
    take_possible(v, region, 0, taken, none_of);
    taken.default_is_good[0] = true;
    if (taken.count == before) taken.add(box{}, -1, true);
  }

  constexpr bool has_condition(const table_version& v, int r) const noexcept {
    spend(s, 10 * (v.last - v.first));
    for (int k = v.first; k < v.last; ++k)
      if (same_condition(*s.p, r, k)) return true;
    return false;
  }

  constexpr void search(const box& region, const verdict_list& taken, pair& p) const {
    p.open = p.open || !taken.whole;
    if (!taken.whole) return;
    const bool whole =
        search_verdicts(s, limit, taken, region, [&](const box& part) { return !shows(part, p); });
    p.open = p.open || (!whole && !p.told);
  }
  // Tells a record of a part, if there is one.
  constexpr bool shows(const box& part, pair& p) const {
    double values[most_inputs];
    const existence e = find_record(p, part, values);
    p.open = p.open || e == existence::undecided || (e == existence::yes && p.is_blind);
    if (e != existence::yes || p.is_blind) return false;
    if (gives_same(p, values) && !find_differing(p, part, values)) {
      const table_answer before = answer_of(0, p.answers[0]);
      const table_answer after = answer_of(1, p.answers[1]);
      p.open = p.open || !before.is_fixed_beside(after, s, part) ||
               !after.is_fixed_beside(before, s, part);
      return false;
    }
    p.told = true;
    const box named = with_operands(p, part, values);
    p.shown.take(s, named, values, date);
    if (gives_same(p, p.shown.values)) p.shown.take(s, named, values, -1);
    return true;
  }
  // Another record of a part, of which formulas that agree on one say different numbers: one input is moved.
  constexpr bool find_differing(const pair& p, const box& part, double* values) const {
    for (int f = 0; f < s.p->count.inputs; ++f) {
      const constraint* named = part.find(f);
      const constraint range = is_null(named) ? s.known(f) : meet(*named, s.known(f));
      if (range.empty() || !is_null(s.p->inputs[f]->items)) continue;
      spend(s, 200);
      const double own = values[f];
      const auto differs = [&](double v) {
        values[f] = v;
        return in_box(s, part, values) && !breaks_some(*s.p, values) && !gives_same(p, values);
      };
      if (some_value_of(s, range, differs)) return true;
      values[f] = own;
    }
    return false;
  }
  // What is computed is asked of values of all inputs, which together keep the assumptions.
  constexpr existence find_record(const pair& p, const box& part, double* values) const {
    bool computes = false;
    for (const int r : p.answers) computes = computes || (r >= 0 && computes_output(*s.p, r));
    return computes ? find_whole_witness(s, part, values) : find_witness(s, part, values);
  }
  // A part that speaks of what the answers compute with, so that a record of it says what that is.
  constexpr box with_operands(const pair& p, const box& part, const double* values) const {
    box named = part;
    for (const int r : p.answers)
      for (int f = 0; r >= 0 && f < s.p->count.inputs && named.count < box::capacity; ++f)
        if (is_null(named.find(f)) && output_reads(*s.p, r, f))
          static_cast<void>(named.confine(is_missing(values[f]) ? s.whole(f) : s.known(f)));
    return named;
  }
  // Whether two answers are the same on a record: what is computed may be where the formulas differ.
  constexpr bool gives_same(const pair& p, const double* values) const {
    if (p.answers[0] == undecided || p.answers[1] == undecided) return false;
    return answer_of(0, p.answers[0]).same_at(answer_of(1, p.answers[1]), values, s.parameters);
  }
  constexpr void conclude(const pair& p) const {
    bool open = p.open;
    for (const int r : p.answers) open = open || (r >= 0 && boxes.rules[r].count < 0);
    if (open)
      found.add(replies::conclusion_change::kind::undecided,
                phrase{} << "a change of answers cannot be decided within the budget");
  }

  constexpr void write(phrase& m, int side, int answer, const double* values) const {
    if (answer == undecided) m << "undecided";
    else write_answer(m, answer_of(side, answer), values, s.parameters);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
