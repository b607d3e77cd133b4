// SPDX-License-Identifier: BSL-1.0
#pragma once

// What computed numbers say of records together with settings: that one is a single double, whatever it is compared
// with; that two sums contradict each other; and that a record is there at one setting. `Search` is a
// `record_search` (joint.hpp).

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/exact_sums.hpp>
#include <nqpf/rules/space/numbers.hpp>
#include <nqpf/rules/space/witness.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Calls `each(input)` for the operands of a computed comparison.
template <class Each>
constexpr void for_each_operand(const program& p, const atom& a, Each&& each) {
  for (int k = a.begin; k < a.end; ++k)
    if (p.steps[k].code == op::indicator) each(static_cast<int>(p.steps[k].index));
}

/// The computed numbers of a system: each stands there for itself, in place of an input, within the bounds of its
/// intervals. They only cut the ranges of others: what they are follows from those.
inline constexpr short line_number = -2;

template <class Search>
struct line_numbers {
  static constexpr int most = 8;
  const Search& search;
  number_system& sys;
  number_range lines[most]{};
  short places[most]{};
  int count = 0;

  // The place in the system of one side of a comparison, or -1 where there is no room for it.
  constexpr int place_of(number_range n) {
    const program& p = *search.s.p;
    if (n.end - n.begin == 1 && p.steps[n.begin].code == op::indicator)
      return sys.find(p.steps[n.begin].index, false);
    for (int k = 0; k < count; ++k)
      if (same_steps(p, n.begin, n.end, lines[k].begin, lines[k].end)) return places[k];
    if (count == most || sys.count == number_system::most_numbers) return -1;
    const bounds e = bounds_of(n);
    if (e.low > e.high) return -1;
    lines[count] = n;
    places[count++] = static_cast<short>(sys.count);
    return sys.add(
        {line_number, false, false, false, false, false, ordinal(e.low), ordinal(e.high) + 1});
  }

private:
  constexpr bounds bounds_of(number_range n) const {
    const space& s = search.s;
    box b;
    for (int k = n.begin; k < n.end; ++k) {
      if (s.p->steps[k].code != op::indicator) continue;
      const linked_number& x = sys.numbers[sys.find(s.p->steps[k].index, false)];
      b.confine({s.p->steps[k].index, false, false, x.low, x.high});
    }
    spend(s, 200 + 60 * (n.end - n.begin));
    return box_numbers{s, b}.evaluate(n.begin, n.end);
  }
};

/// Links the computed numbers that a search compares: what is below one parameter is below all that are above that.
/// The doubles that evaluation compares are linked, so that nothing depends on how they are rounded.
template <class Search>
constexpr void link_lines(const Search& r, number_system& sys) {
  constexpr int kept_free = 64;  // links for what follows
  line_numbers<Search> lines{r, sys};
  for (int i = 0; i < r.asked_count; ++i) {
    const atom& a = r.s.p->atoms[r.comparisons[i].atom];
    const int set = r.set_of(sys, i);
    if (set >= 7 || r.comparisons[i].is_twin || is_link(*r.s.p, a) || r.skips(sys, i)) continue;
    if (sys.link_count + kept_free > number_system::most_links) return;
    const int left = lines.place_of({a.begin, a.middle});
    const int right = lines.place_of({a.middle, a.end});
    if (left >= 0 && right >= 0) sys.link(left, right, set);
  }
}
constexpr void leave_out_lines(number_system& sys) noexcept {
  int kept = 0;
  for (int i = 0; i < sys.link_count; ++i) {
    const number_link& l = sys.links[i];
    if (sys.numbers[l.left].input != line_number && sys.numbers[l.right].input != line_number)
      sys.links[kept++] = l;
  }
  sys.link_count = kept;
}

/// The sums that a search compares, each the left number less the right one, with the ends that are asked of it.
template <class Search>
struct compared_sums {
  static constexpr int most = 6;
  struct side {
    linear_side of;
    const atom* by;
    bool is_strict;

    constexpr bool computes(const program& p) const noexcept { return !is_link(p, *by); }
  };
  const Search& search;
  const number_system& sys;
  linear_form forms[most] = {};
  side sides[2 * most]{};
  int form_count = 0;
  int count = 0;
  box ranges{};  ///< of what they read

  /// False where nothing lies in the ranges.
  constexpr bool add(int i) {
    const space& s = search.s;
    const atom& a = s.p->atoms[search.comparisons[i].atom];
    const int set = search.set_of(sys, i);
    if (form_count == most || set >= 7 || set == 5 || search.comparisons[i].is_twin ||
        search.skips(sys, i))
      return true;
    linear_form& f = forms[form_count++];
    f.add(s, {a.begin, a.middle}, 1);
    f.add(s, {a.middle, a.end}, -1);
    spend(s, 100 * (a.end - a.begin));
    if (!f.usable || ranges.count + f.count > box::capacity) return true;
    for (int k = 0; k < f.count; ++k) {
      const linked_number& n = sys.numbers[sys.find(f.inputs[k], false)];
      if (!ranges.confine({f.inputs[k], false, false, n.low, n.high})) return false;
    }
    const bool is_strict = (set & 2) == 0;
    if ((set & 4) == 0) sides[count++] = {{&f, -1, 0}, &a, is_strict};
    if ((set & 1) == 0) sides[count++] = {{&f, 1, 0}, &a, is_strict};
    return true;
  }
  constexpr bool contradict_each_other() const {
    const program& p = *search.s.p;
    const box_numbers numbers{search.s, ranges};
    for (int i = 0; i < count; ++i)
      for (int k = i + 1; k < count; ++k) {
        if (sides[i].of.form == sides[k].of.form ||
            (!sides[i].computes(p) && !sides[k].computes(p)))
          continue;
        spend(search.s, 600);
        if (contradict(numbers, sides[i].of, sides[k].of) ||
            contradict(numbers, exact(numbers, sides[i]), exact(numbers, sides[k])))
          return true;
      }
    return false;
  }

private:
  // A difference that is not rounded and not zero is at least its grain.
  static constexpr exact_side exact(const box_numbers& numbers, const side& x) noexcept {
    const double grain =
        exact_difference(numbers, {x.by->begin, x.by->middle}, {x.by->middle, x.by->end}).grain;
    return {{x.of.form, x.of.sign, x.is_strict ? grain : 0}, grain};
  }
};

/// Whether two comparisons of sums contradict each other at every setting: parameters are among what they add up.
template <class Search>
constexpr bool sums_contradict(const Search& r, const number_system& sys) {
  bool some = false;
  for (int i = 0; i < r.asked_count && !some; ++i)
    some = !is_link(*r.s.p, r.s.p->atoms[r.comparisons[i].atom]);
  if (!some || r.asked_count < 2) return false;
  compared_sums<Search> sums{r, sys};
  for (int i = 0; i < r.asked_count; ++i)
    if (!sums.add(i)) return true;
  return sums.contradict_each_other();
}

// What a search asks, as a box of the program at one setting. `undecided` where that is not one box.
template <class Search>
constexpr existence box_at_setting(const Search& r, const number_system& sys, const space& plain,
                                   box& b) {
  const auto confine = [&](const constraint& c) {
    if (b.count == box::capacity && is_null(b.find(c.axis))) return existence::undecided;
    return b.confine(c) ? existence::yes : existence::no;
  };
  existence e = existence::yes;
  const int inputs = plain.p->count.inputs;
  for (int i = 0;
       i < r.searched->count && r.searched->items[i].axis < inputs && e == existence::yes; ++i)
    if (r.searched->items[i].is_set) e = confine(r.searched->items[i]);
  for (int i = 0; i < sys.count && e == existence::yes; ++i) {
    const linked_number& n = sys.numbers[i];
    if (n.input >= 0 && n.input < inputs)
      e = confine(n.is_absent ? plain.absent(n.input)
                              : constraint{n.input, false, false, n.low, n.high});
  }
  for (int i = 0; i < r.asked_count && e == existence::yes; ++i) {
    if (r.skips(sys, i)) continue;
    constexpr comparison relations[] = {comparison::less,         comparison::less,
                                        comparison::equal,        comparison::less_equal,
                                        comparison::greater,      comparison::not_equal,
                                        comparison::greater_equal};
    const int set = r.set_of(sys, i);
    if (set == 0 || set >= 7) return existence::undecided;
    atom a = plain.p->atoms[r.comparisons[i].atom];
    a.relation = relations[set];
    const literal l = plain.make_literal(a, true);
    if (l.everywhere) continue;
    e = l.count == 0 ? existence::no : l.count > 1 ? existence::undecided : confine(l.parts[0]);
  }
  return e;
}

/// Whether there is a record at the setting in the values of a search: found as where parameters are numbers.
template <class Search>
constexpr existence search_at_setting(const Search& r, const number_system& sys) {
  if (r.twin >= 0) return existence::undecided;
  const program& given = *r.s.settings->given;
  double setting[most_values];
  for (int q = 0; q < given.count.parameters; ++q) setting[q] = r.s.settings->nominal[q];
  for (int i = 0; i < sys.count; ++i)
    if (sys.numbers[i].input >= r.s.settings->first)
      setting[sys.numbers[i].input - r.s.settings->first] = r.values[sys.numbers[i].input];
  space plain{&given, setting};
  plain.effort = r.s.effort;
  box b;
  const existence boxed = box_at_setting(r, sys, plain, b);
  if (boxed != existence::yes) return boxed;
  const existence e = find_witness_alone(plain, b, r.values);
  return e == existence::yes && !r.holds() ? existence::undecided : e;
}

}  // namespace nqpf::detail
