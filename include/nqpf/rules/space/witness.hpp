// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concrete records of boxes: whether there is one, whether a record lies in a box, and how it is written.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/assumed.hpp>
#include <nqpf/rules/space/realise.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Whether a box holds a record, whatever is assumed, and one of it in `values` (one per fact).
constexpr existence realise_alone(const space& s, const box& b, double* values) {
  if (s.joint) {
    const existence e = s.realise_jointly(s, b, values);
    return e != existence::no && no_list_answers(s, b) ? existence::no : e;
  }
  realiser r{s, values};
  const bool computes = b.count > 0 && b.items[b.count - 1].axis >= s.p->count.facts;
  constexpr int once = 12000;  // statements of a step of the search
  if (s.effort != nullptr && *s.effort / once < r.budget) r.budget = *s.effort / once;
  const int before = r.budget;
  const existence e = r.search(b);
  spend(s, 60 * s.p->count.facts + (computes ? once : 0) + once * (before - r.budget));
  return e != existence::no && no_list_answers(s, b) ? existence::no : e;
}

/// The same of records that break none of some assumptions.
constexpr existence realise_kept(const space& s, const box& b, unsigned long long assumptions,
                                 double* values) {
  existence found = existence::no;
  const bool whole = for_each_kept(s, b, assumptions, [&](const box& part) {
    const existence e = realise_alone(s, part, values);
    if (e != existence::no) found = e;
    return found != existence::yes;
  });
  return found == existence::no && !whole ? existence::open : found;
}

/// Whether a box holds a record that breaks no assumption, and one of it in `values`. What neither the box speaks
/// of nor what hangs together with that may break others: see `realise_whole`.
constexpr existence realise(const space& s, const box& b, double* values) {
  const unsigned long long bonds = bonds_of(s, box_view(b));
  return bonds == 0 ? realise_alone(s, b, values) : realise_kept(s, b, bonds, values);
}

/// The same, with values of all facts that together break no assumption.
constexpr existence realise_whole(const space& s, const box& b, double* values) {
  const existence e = realise(s, b, values);
  if (e == existence::no || s.p->count.assumptions == 0) return e;
  const unsigned long long bonds = bonds_of(s, box_view(b));
  const unsigned long long others = all_assumptions(*s.p) & ~bonds;
  if (e == existence::open || others == 0) return e;
  double rest[most_values];
  // A search beside settings gives values to what its box speaks of alone.
  for (int f = 0; s.joint && f < s.settings->first; ++f) rest[f] = pick(s.axis_of(f), s.whole(f));
  const existence beside = realise_kept(s, box{}, others, rest);
  for (int f = 0; f < s.p->count.facts && beside == existence::yes; ++f)
    if ((bonds_of(s, f) & others) != 0) values[f] = rest[f];
  return beside;
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
  if (is_null(fact.items)) return false;
  return is_missing(value) ? !fact.items->may_stay_open : !fact.items->fills_domain;
}
/// Proofs know some of what the answers of one list have to do with each other, not all: where a witness rests on
/// several, it says so.
constexpr bool asks_one_list_twice(const program& p, int before, int fact) noexcept {
  const list_term* own = p.facts[fact]->items;
  const list_term* other = p.facts[before]->items;
  return !is_null(own) && !is_null(other) && same_text(own->list->id, other->list->id);
}

/// Writes the values of the facts that a box confines, of the operands of its comparisons, and of what assumptions
/// tie to these.
template <class Text>
constexpr void write_record(Text& t, const space& s, const box& b, const double* values) {
  bool first = true;
  int shown = 0;
  int listed[8];                 // the facts written so far
  const char* unsure = nullptr;  // the list that perhaps has no such answers
  const unsigned long long bonds = bonds_of(s, box_view(b));
  for (int f = 0; f < s.p->count.facts; ++f) {
    bool matters = !is_null(b.find(f)) || (bonds != 0 && (bonds_of(s, f) & bonds) != 0);
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
  if (!is_null(unsure)) t << ", if a list of " << unsure << " answers so";
}

}  // namespace nqpf::detail
