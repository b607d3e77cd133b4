// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two records that differ in one column of a table and get different answers. Boxes alone do not tell of such a pair where
// the column hangs together with other inputs: then the records are written out and the table is asked about both.

#include <nqpf/rules/program/owned_array.hpp>
#include <nqpf/rules/proof/column_twin.hpp>
#include <nqpf/rules/proof/table_answer.hpp>

#include <initializer_list>

namespace nqpf::inline NQPF_ABI::detail {

/// A box without what it says of an input, and of what moves with the input: all records beside its own, and perhaps more.
constexpr box box_beside(const space& s, const box_view& b, int input) noexcept {
  box wider{};
  for (int k = 0; k < b.count; ++k)
    if (!moves_with(s, b.items[k].axis, input)) wider.items[wider.count++] = b.items[k];
  return wider;
}

/// Looks for two records that differ in one input alone, one of each of two boxes, and get different answers.
struct column_pair {
  const space& s;
  const group_row& g;
  int input;

  static constexpr int none = -1;
  static constexpr int undecided = -2;

  /// Whether there are such records. Where those that come to mind do not show it, the two are searched for together.
  constexpr existence of(const box& a, const box& b) const {
    return starts(a, b) || starts(b, a) ? existence::yes : searched(a, b);
  }

private:
  constexpr existence searched(const box& a, const box& b) const {
    double first[most_values];
    double other = missing;
    const existence e = twin_records{s, input}.find(a, b, first, other);
    if (e != existence::yes) return e;
    const unsigned long long bonds =
        bonds_of(s, box_view(a)) | bonds_of(s, box_view(b)) | bonds_of(s, input);
    if (!keep_others(first, bonds)) return existence::undecided;
    return are_apart(first, other) ? existence::yes : existence::undecided;
  }
  // Gives values to the inputs that only other assumptions than some bind. False where none are found.
  constexpr bool keep_others(double* values, unsigned long long bonds) const {
    const unsigned long long others =
        s.p->count.assumptions > 0 ? all_assumptions(*s.p) & ~bonds : 0;
    if (others == 0) return true;
    double rest[most_values];
    if (find_kept_witness(s, box{}, others, rest) != existence::yes) return false;
    for (int f = 0; f < s.p->count.inputs; ++f)
      if ((bonds_of(s, f) & others) != 0) values[f] = rest[f];
    return true;
  }
  // Whether a record and the one with another value of the input both may be, and get different answers.
  constexpr bool are_apart(const double* first, double other) const {
    double second[most_values];
    for (int f = 0; f < s.p->count.inputs; ++f) second[f] = first[f];
    second[input] = other;
    return !breaks_some(*s.p, first) && !breaks_some(*s.p, second) && !same_answers(first, second);
  }
  // From a record of one box, and with all else as it is, to a value of the input that brings it into the other. Of
  // numbers that outputs compute with, the ends of their ranges too: formulas that differ may agree at one record.
  constexpr bool starts(const box& from, const box& to) const {
    box start = from;
    const box beside = box_beside(s, box_view(to), input);
    if (!meets(box_view(start), box_view(beside)) || !intersect(start, beside)) return false;
    if (differs(start, from, to)) return true;
    for (int f = 0; f < s.p->count.inputs; ++f) {
      if (!may_move(start, f)) continue;
      const constraint range = range_of(start, f);
      for (const long long end : {range.low, range.high - 1}) {
        box there = start;
        if (there.confine({f, false, false, end, end + 1}) && differs(there, from, to)) return true;
      }
    }
    return differs_within(start, from, to);
  }
  // The same with all numbers that outputs compute with inside their ranges: a product is 0 where one factor is.
  constexpr bool differs_within(const box& start, const box& from, const box& to) const {
    for (const double share : {1.0, 0.37, 0.59}) {
      box there = start;
      bool some = false;
      for (int f = 0; f < s.p->count.inputs; ++f) {
        if (!may_move(start, f)) continue;
        const constraint range = range_of(start, f);
        const double low = from_ordinal(range.low);
        const double high = from_ordinal(range.high - 1);
        const double inside = plus(low, times(plus(high, -low), share));
        const long long at = share == 1 ? range.high - 1 : s.axis_of(f).cut_at(ordinal(inside));
        box next = there;
        if (!next.confine({f, false, false, at, at + 1})) continue;
        there = next;
        some = true;
      }
      if (some && differs(there, from, to)) return true;
    }
    return false;
  }
  // Whether outputs compute with another number than the input that has some value in a box.
  constexpr bool may_move(const box& where, int f) const noexcept {
    if (f == input || !is_put_out(*s.p, g, f)) return false;
    const constraint range = range_of(where, f);
    return !range.is_set && !range.empty();
  }
  constexpr constraint range_of(const box& where, int f) const noexcept {
    const constraint* const own = where.find(f);
    return !is_null(own) && !own->is_set ? *own : s.known(f);
  }
  constexpr bool differs(const box& start, const box& from, const box& to) const {
    double first[most_values];
    if (find_whole_witness(s, start, first) != existence::yes) return false;
    box there = to;
    const unsigned long long bonds = s.p->count.assumptions > 0 ? bonds_of(s, input) : 0;
    for (int f = 0; f < s.p->count.inputs; ++f) {
      const bool is_spoken_of = speaks_of(s, box_view(from), f) || speaks_of(s, box_view(to), f);
      if (f == input || (!is_spoken_of && (bonds == 0 || (bonds_of(s, f) & bonds) == 0))) continue;
      if (!there.confine(s.only(f, first[f]))) return false;
    }
    double second[most_values];
    return find_witness(s, there, second) == existence::yes && are_apart(first, second[input]);
  }
  // What no output computes from the input comes out alike for both.
  constexpr bool same_answers(const double* first, const double* second) const {
    const owned_array<truth> a(s.p->count.rules);
    const owned_array<truth> b(s.p->count.rules);
    evaluate(first, a);
    evaluate(second, b);
    const int x = answering(a);
    const int y = answering(b);
    if (x == undecided || y == undecided) return x == y;
    return g.policy == hit::first || x == none || y == none
               ? answer(x).same_at(answer(y), first, s.parameters)
               : has_all_of(a, b, first) && has_all_of(b, a, first);
  }
  // Whether each row that holds says what some row says that holds of the other record. Rows that overlap are a defect of
  // their own: whichever of them answers, what all others do not say is another answer.
  constexpr bool has_all_of(const owned_array<truth>& all, const owned_array<truth>& some,
                            const double* values) const {
    bool has = true;
    for (int i = g.begin; i < g.end && has; ++i) {
      if (some[s.p->members[i]] != truth::yes) continue;
      has = false;
      for (int k = g.begin; k < g.end && !has; ++k)
        has = all[s.p->members[k]] == truth::yes &&
              answer(s.p->members[i]).same_at(answer(s.p->members[k]), values, s.parameters);
    }
    return has;
  }
  constexpr table_answer answer(int r) const {
    return {s.p, r == none ? nullptr : s.p->rules + r, &g};
  }
  constexpr void evaluate(const double* values, const owned_array<truth>& outcomes) const {
    spend(s, 40 * s.p->count.rules);
    run(*s.p, values, s.parameters, outcomes.items);
  }
  // The row that answers a record; `none` where the default does, if there is one.
  constexpr int answering(const owned_array<truth>& outcomes) const {
    bool open = false;
    for (int i = g.begin; i < g.end; ++i) {
      const int r = s.p->members[i];
      open = open || outcomes[r] == truth::unknown;
      // Of the other policies a row that holds answers, whatever is undecided.
      if (outcomes[r] == truth::yes) return open && g.policy == hit::first ? undecided : r;
    }
    return open ? undecided : none;
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
