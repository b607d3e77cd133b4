// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concrete records of boxes: whether there is one, whether a record lies in a box, and how it is written.

#include <nqpf/rules/program/write.hpp>
#include <nqpf/rules/space/effort.hpp>
#include <nqpf/rules/space/realise.hpp>

namespace nqpf::inline v0::detail {

/// Whether a box holds a record, and one of it in `values` (one per fact).
constexpr existence realise(const space& s, const box& b, double* values) {
  if (s.joint) return s.realise_jointly(s, b, values);
  realiser r{s, values};
  const bool computes = b.count > 0 && b.items[b.count - 1].axis >= s.p->count.facts;
  constexpr int once = 12000;  // statements of a step of the search
  if (s.effort != nullptr && *s.effort / once < r.budget) r.budget = *s.effort / once;
  const int before = r.budget;
  const existence e = r.search(b);
  spend(s, 60 * s.p->count.facts + (computes ? once : 0) + once * (before - r.budget));
  return e;
}

// Which of less, equal, greater, missing a comparison is, among those of a set.
constexpr bool is_position(const space& s, const constraint& c, const double* values) {
  const atom& a = s.root_of(c.axis);
  const double left = compute(*s.p, a.begin, a.middle, values, s.parameters);
  const double right = compute(*s.p, a.middle, a.end, values, s.parameters);
  const int is = is_missing(left) || is_missing(right) ? 8
                 : left < right                        ? 1
                 : left > right                        ? 4
                                                       : 2;
  return (is & c.low) != 0;
}

/// Whether a record, one value per fact, lies in a box.
constexpr bool in_box(const space& s, const box_view& b, const double* values) {
  for (int i = 0; i < b.count; ++i) {
    const constraint& c = b.items[i];
    if (c.axis >= s.p->count.facts) {
      if (!(c.is_set ? is_position(s, c, values) : on_line(s, c, values))) return false;
      continue;
    }
    const axis x = s.axis_of(c.axis);
    const double v = values[c.axis];
    if (c.is_set) {
      if ((c.low & (is_missing(v) ? x.low & ~x.known : 1LL << static_cast<int>(v))) == 0)
        return false;
    } else if (is_missing(v) ? c.high <= x.known : ordinal(v) < c.low || ordinal(v) >= c.high) {
      return false;
    }
  }
  return true;
}

/// Whether it is not sure that some list gives an answer: see `list_term`.
constexpr bool may_be_no_answer(const indicator_info& fact, double value) noexcept {
  if (fact.items == nullptr) return false;
  return is_missing(value) ? !fact.items->may_stay_open : !fact.items->fills_domain;
}
/// Proofs take the answers of one list as independent of each other: where a witness rests on several, it says so.
constexpr bool asks_one_list_twice(const program& p, int before, int fact) noexcept {
  const list_term* own = p.facts[fact]->items;
  const list_term* other = p.facts[before]->items;
  return own != nullptr && other != nullptr && same_text(own->list->id, other->list->id);
}

/// Writes the values of the facts that a box confines, and of the operands of its comparisons.
template <class Text>
constexpr void write_record(Text& t, const space& s, const box& b, const double* values) {
  bool first = true;
  int shown = 0;
  int listed[8];                 // the facts written so far
  const char* unsure = nullptr;  // the list that perhaps has no such answers
  for (int f = 0; f < s.p->count.facts; ++f) {
    bool matters = b.find(f) != nullptr;
    for (int i = 0; i < b.count && !matters; ++i) {
      if (b.items[i].axis < s.p->count.facts) continue;
      const atom& a = s.p->atoms[b.items[i].axis - s.p->count.facts];
      for (int k = a.begin; k < a.end; ++k)
        matters = matters || (s.p->steps[k].code == op::indicator && s.p->steps[k].index == f);
    }
    if (!matters) continue;
    if (++shown > 8) {
      t << ", ...";
      break;
    }
    for (int k = 0; k < shown - 1; ++k)
      if (asks_one_list_twice(*s.p, listed[k], f)) unsure = s.p->facts[f]->items->list->id;
    if (may_be_no_answer(*s.p->facts[f], values[f])) unsure = s.p->facts[f]->items->list->id;
    listed[shown - 1] = f;
    t << (first ? "" : ", ") << s.p->facts[f]->id << " = ";
    write_value(t, *s.p->facts[f], values[f]);
    first = false;
  }
  if (first) t << "any record";
  if (unsure != nullptr) t << ", if a list of " << unsure << " answers so";
}

}  // namespace nqpf::detail
