// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is left to a rule by the rules before it: in an ordered group, and in a table of the policies
// `first` and `priority`, a rule counts only where every one before it is known not to hold.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/expand.hpp>
#include <nqpf/rules/program/precedence.hpp>
#include <nqpf/rules/space/cover.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The boxes of a few rules, kept short.
struct box_pool {
  static constexpr int most_constraints = 2048;
  static constexpr int most_boxes = 256;
  constraint constraints[most_constraints];
  box_view views[most_boxes];
  int count;
  int used;

  constexpr bool add(const box_view& b) noexcept {
    if (count == most_boxes || used + b.count > most_constraints) return false;
    views[count++] = {constraints + used, b.count};
    for (int i = 0; i < b.count; ++i) constraints[used++] = b.items[i];
    return true;
  }
};

/// Whether a conjunction is known to fail all over a box: most rules of a table are told apart so.
constexpr bool fails_on(const space& s, int r, const box_view& where) noexcept {
  if (!is_conjunction(*s.p, r)) return false;
  spend(s, 45 * (s.p->rules[r].end - s.p->rules[r].begin));
  for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    const int index = s.p->code[i].argument;
    literal l = s.literal_of(index, true);
    s.loosen(l, s.p->atoms[index]);
    bool meets_some = l.everywhere;
    for (int part = 0; part < l.count && !meets_some; ++part)
      meets_some = meets(box_view{&l.parts[part], 1}, where);
    if (!meets_some) return true;
  }
  return false;
}

/// Keeps the mark that only exempt clauses ask for it on what a part of a box says, where boxes were taken away.
constexpr void keep_exempt(box& part, const box& own, const box_pool& taken) noexcept {
  const auto asks_plainly = [](const box_view& v, int axis) {
    for (int i = 0; i < v.count; ++i)
      if (v.items[i].axis == axis && !v.items[i].is_exempt) return true;
    return false;
  };
  for (int i = 0; i < part.count; ++i) {
    constraint& c = part.items[i];
    c.is_exempt = !asks_plainly(own, c.axis);
    for (int k = 0; k < taken.count && c.is_exempt; ++k)
      c.is_exempt = !asks_plainly(taken.views[k], c.axis);
  }
}

/// Visits what some boxes leave of a box, in parts that do not meet. Returns false where that is too much to find out.
template <class Visit>
constexpr bool parts_beside(const space& s, const box& own, const box_pool& taken, int splits,
                            Visit&& visit) {
  int list[box_pool::most_boxes];
  int scratch[box_pool::most_boxes * 8];
  for (int i = 0; i < taken.count; ++i) list[i] = i;
  bool is_exempt = false;  // of the rules a few at most have such clauses
  for (int i = 0; i < own.count; ++i) is_exempt = is_exempt || own.items[i].is_exempt;
  for (int k = 0; k < taken.count; ++k)
    for (int x = 0; x < taken.views[k].count; ++x)
      is_exempt = is_exempt || taken.views[k].items[x].is_exempt;
  const auto visit_part = [&](const box& part) {
    spend(s, 30);
    if (!is_exempt) return visit(part);
    spend(s, 40 * part.count * taken.count);
    box marked = part;
    keep_exempt(marked, own, taken);
    return visit(marked);
  };
  return uncovered(s, own, taken.views, list, taken.count, scratch, box_pool::most_boxes * 8,
                   splits, visit_part, true);
}

/// Visits the parts of a box of rule `r` on which the rule counts; they do not meet. Returns false
/// where that is too much to find out.
template <class Visit>
constexpr bool parts_left(const space& s, int r, const box& own, int branches, int splits,
                          Visit&& visit) {
  box_pool taken;
  taken.count = 0;
  taken.used = 0;
  bool fits = true;
  for_each_before(*s.p, r, [&](int other) {
    if (!fits || fails_on(s, other, own)) return;
    // Within the box: of a row of many columns that may be missing there are as many boxes as ways to miss some.
    const auto take = [&](const box& b) { return fits = taken.add(b); };
    fits = expand_within(s, other, own, true, branches, take, -1, false, true) && fits;
  });
  return fits && parts_beside(s, own, taken, splits, visit);
}

}  // namespace nqpf::detail
