// SPDX-License-Identifier: BSL-1.0
#pragma once

// Inputs of which the comparisons tell the same parts apart at every setting of the parameters.
//
// Comparisons with constants and parameters cut the axis of an input into parts. Where no parameter can pass
// another cut or an end of the domain, each setting has the same parts, in the same order, and a value in each of
// them. A record at one setting then has its like at every other, with each such input in the same part: all
// comparisons of it have the same answers, and of two values the greater stays the greater. What a proof asks
// is whether records with some answers exist, or pairs of them that differ in one input: for inputs like these it
// is the same question at every setting, and one setting answers it for all. That is not so of an input that
// arithmetic or a comparison with another input reads too: what these answer depends on where in a part it lies.

#include <nqpf/rules/proof/blocks.hpp>
#include <nqpf/rules/space/joint.hpp>
#include <nqpf/rules/space/list_answers.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr bool compares_setting(const program& p, const atom& a) noexcept {
  return a.what == atom::form::compare && a.parameter >= 0 && has_range(*p.parameters[a.parameter]);
}
constexpr bool computes_setting(const program& p, const atom& a) noexcept {
  for (int k = a.begin; a.what == atom::form::computed && k < a.end; ++k)
    if (p.steps[k].code == op::parameter && has_range(*p.parameters[p.steps[k].index])) return true;
  return false;
}

/// A cut of an axis, in front of the ordinal at which it stands: of a constant at one place, of a parameter
/// anywhere from `low` to `high`.
struct axis_cut {
  short input;
  short parameter;  ///< -1 of a constant
  bool is_behind;   ///< it stands behind the value, not in front of it
  long long low;
  long long high;
};

inline constexpr int most_cuts = 4096;  ///< that one constant evaluation can sort

/// The cuts of some inputs.
struct cut_list {
  const space& s;                    ///< of the program at any setting
  const interval* parameter_ranges;  ///< what the orders leave of the range of each parameter
  axis_cut* items;
  axis_cut* scratch;  ///< room for as many
  int capacity;
  int count = 0;
  bool fits = true;

  /// Adds where a comparison with a constant or a parameter cuts. False where that is not known of every setting.
  constexpr bool add(const atom& a) {
    const axis x = s.axis_of(a.input);
    if (x.is_set) return false;
    const bool moves = compares_setting(*s.p, a);
    const double value = bound_of(a, s.parameters);
    const interval range =
        moves ? parameter_ranges[a.parameter] : interval{value, value, false, false};
    if (!moves && is_missing(value)) return true;  // it holds of no record, nor does its opposite
    if (infinite(range.low) || infinite(range.high) || range.empty()) return false;
    const short q = moves ? a.parameter : static_cast<short>(-1);
    const bool is_exact = a.relation == comparison::equal || a.relation == comparison::not_equal;
    if (is_exact || a.relation == comparison::less || a.relation == comparison::greater_equal)
      keep({a.input, q, false, place(x, range.low, 0), place(x, range.high, 0)});
    if (is_exact || a.relation == comparison::less_equal || a.relation == comparison::greater)
      keep({a.input, q, true, place(x, range.low, 1), place(x, range.high, 1)});
    return true;
  }

  /// Calls `each(input)` for the inputs of which some setting has other parts than another.
  template <class Each>
  constexpr void for_each_unsteady(Each&& each) {
    merge_sort(items, scratch, count, [](const axis_cut& a, const axis_cut& b) {
      if (a.input != b.input) return a.input < b.input;
      return a.low != b.low ? a.low < b.low : a.high < b.high;
    });
    for (int i = 0; i < count;) {
      int end = i + 1;
      while (end < count && items[end].input == items[i].input) ++end;
      if (!is_steady(i, end)) each(static_cast<int>(items[i].input));
      i = end;
    }
  }

private:
  static constexpr long long place(const axis& x, double value, int behind) noexcept {
    return x.cut_at(ordinal(value) + behind);
  }
  constexpr void keep(const axis_cut& c) {
    fits = fits && count < capacity;
    if (fits) items[count++] = c;
  }

  // Whether the cuts [first, end) of one input, sorted, stay apart from each other and from the ends of its axis.
  constexpr bool is_steady(int first, int end) const {
    const axis x = s.axis_of(items[first].input);
    axis_cut before = items[first];
    bool any = false;
    for (int i = first; i < end; ++i) {
      const axis_cut& c = items[i];
      const bool inside = x.low < c.low && c.high < x.known;
      if (!inside && c.parameter < 0) continue;  // a constant at an end cuts nothing off
      if (!inside) return false;
      if (any && c.parameter >= 0 && c.parameter == before.parameter) {
        // In front of a parameter and behind it: between the two lies the parameter, if that is a value of the
        // input: always, unless only integers or floats are.
        if (!x.is_dense() && c.is_behind != before.is_behind) return false;
        if (c.high > before.high) before.high = c.high;
        continue;
      }
      const bool is_moved = c.parameter >= 0 || before.parameter >= 0;
      if (any && is_moved && before.high >= c.low) return false;
      before = c;
      any = true;
    }
    return true;
  }
};

/// Whether an input is the answer of a list of which others are asked too. What these exclude of each other depends on
/// where in a part of its axis an answer lies.
constexpr bool shares_list(const program& p, int input) noexcept {
  if (is_null(p.inputs[input]->items)) return false;
  for (int f = 0; f < p.count.inputs; ++f)
    if (!is_null(p.inputs[f]) && asks_same_list(p, input, f)) return true;
  return false;
}

/// The same for the comparisons of a few rules: what of an input that other rules compare with other parameters too
/// these few tell apart.
struct few_rules {
  static constexpr int computed_capacity = 32;
  static constexpr int cuts_capacity = 64;

  const unsigned char* moves;  ///< of each input of the program
  axis_cut items[cuts_capacity]{};
  axis_cut scratch[cuts_capacity]{};
  cut_list cuts;
  short computed
      [computed_capacity]{};  ///< inputs that arithmetic, or a comparison of two inputs, reads
  int computed_count = 0;
  bool steady = true;

  constexpr few_rules(const space& s, const interval* parameter_ranges, const unsigned char* moving)
      : moves(moving), cuts{s, parameter_ranges, items, scratch, cuts_capacity} {}
  few_rules(const few_rules&) = delete;

  constexpr void take(int rule) {
    steady = steady && !some_atom_below(*cuts.s.p, rule, [&](const atom& a) { return !takes(a); });
  }
  /// What is assumed of records is asked of all of them.
  constexpr void take_assumptions() {
    const program& p = *cuts.s.p;
    for (int a = 0; a < p.count.assumptions; ++a)
      for (int i = p.assumptions[a].begin; i < p.assumptions[a].end && steady; ++i)
        if (p.code[i].code == op::compare) steady = takes(p.atoms[p.code[i].argument]);
  }
  /// Whether one setting answers for all what is asked of these rules.
  constexpr bool are_steady() {
    if (!steady) return false;
    for (int i = 0; i < computed_count; ++i)
      for (int k = 0; k < cuts.count; ++k)
        if (items[k].input == computed[i] && items[k].parameter >= 0) return false;
    cuts.for_each_unsteady([&](int) { steady = false; });
    return steady;
  }

private:
  // False where the rules are not steady, or too many to tell.
  constexpr bool takes(const atom& a) {
    if (a.what == atom::form::known) return true;
    if (a.what != atom::form::computed)
      return moves[a.input] == 0 || (!shares_list(*cuts.s.p, a.input) &&
                                     a.what == atom::form::compare && cuts.add(a) && cuts.fits);
    if (computes_setting(*cuts.s.p, a)) return false;
    bool fits = true;
    for_each_operand(*cuts.s.p, a, [&](int f) {
      if (moves[f] == 0) return;
      fits = fits && computed_count < computed_capacity;
      if (fits) computed[computed_count++] = static_cast<short>(f);
    });
    return fits;
  }
};

/// Marks in `moves`, one per input, those whose comparisons with parameters have to be looked at over all settings.
/// `items` and `scratch` have room for `capacity` cuts; two for each atom are enough.
constexpr void find_moves(const space& s, const interval* parameter_ranges, axis_cut* items,
                          axis_cut* scratch, int capacity, unsigned char* moves) {
  const program& p = *s.p;
  enum : unsigned char { no, yes, unseen };  // yes: for sure
  for (int f = 0; f < p.count.inputs; ++f) moves[f] = no;
  for (int i = 0; i < p.count.atoms; ++i)
    if (compares_setting(p, p.atoms[i]))
      moves[p.atoms[i].input] = shares_list(p, p.atoms[i].input) ? yes : unseen;
  cut_list cuts{s, parameter_ranges, items, scratch, capacity};
  for (int i = 0; i < p.count.atoms; ++i) {
    const atom& a = p.atoms[i];
    if (a.what == atom::form::computed)
      for_each_operand(p, a, [&](int f) { moves[f] = moves[f] == no ? no : yes; });
    else if (a.what == atom::form::one_of && moves[a.input] != no) moves[a.input] = yes;
    else if (a.what == atom::form::compare && moves[a.input] != no && !cuts.add(a))
      moves[a.input] = yes;
  }
  cuts.for_each_unsteady([&](int f) { moves[f] = yes; });
  for (int f = 0; f < p.count.inputs; ++f)
    moves[f] = moves[f] == yes || (!cuts.fits && moves[f] == unseen) ? yes : no;
}

/// The value of an input that stands in the same part of its axis at another setting: every comparison of it with a constant
/// or a parameter has the same answer. `s` is of the program at the first setting.
constexpr double in_same_part(const space& s, int input, double value, const double* to) {
  const axis x = s.axis_of(input);
  const long long at = ordinal(value);
  long long low = x.low;
  long long high = x.known;
  for (int i = 0; i < s.p->count.atoms; ++i) {
    const atom& a = s.p->atoms[i];
    if (a.what != atom::form::compare || a.input != input) continue;
    const bool is_exact = a.relation == comparison::equal || a.relation == comparison::not_equal;
    const bool is_front = a.relation == comparison::less || a.relation == comparison::greater_equal;
    for (int behind = is_exact || is_front ? 0 : 1; behind < (is_exact || !is_front ? 2 : 1);
         ++behind) {
      const long long was = x.cut_at(ordinal(bound_of(a, s.parameters)) + behind);
      const long long is = x.cut_at(ordinal(bound_of(a, to)) + behind);
      if (at < was) high = is < high ? is : high;
      else low = is > low ? is : low;
    }
  }
  if ((low <= at && at < high) || low >= high) return value;
  constraint part = s.whole(input);
  part.low = low;
  part.high = high;
  return pick(x, part);
}

/// Moves the values of a record from one setting to another: inputs that settings leave steady, which a search looked at as
/// the first setting `s` has it, keep the answers of all their comparisons.
constexpr void move_steady(const space& s, int inputs, const double* to, double* values) {
  for (int f = 0; f < inputs; ++f) {
    bool moves = false;
    for (int i = 0; i < s.p->count.atoms && !moves; ++i)
      moves = s.p->atoms[i].input == f && compares_setting(*s.p, s.p->atoms[i]);
    if (moves && !is_missing(values[f])) values[f] = in_same_part(s, f, values[f], to);
  }
}

}  // namespace nqpf::detail
