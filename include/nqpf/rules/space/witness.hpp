// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concrete records of boxes: whether there is one, whether a record lies in a box, and how it is written.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/assumed.hpp>
#include <nqpf/rules/space/witness_finder.hpp>

namespace nqpf::inline NQPF_ABI::detail {

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

/// Whether a record, one value per input, lies in a box.
constexpr bool in_box(const space& s, const box_view& b, const double* values) {
  for (int i = 0; i < b.count; ++i) {
    const constraint& c = b.items[i];
    if (c.axis >= s.p->count.inputs) {
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

/// Moves the answers of lists in a record of a box, which looks at each alone, to ones that some list may have together:
/// as far as the ends of what the box leaves of each are such.
constexpr void choose_answers(const space& s, const box& b, double* values) {
  if (!confines_lists(s, box_view(b))) return;
  box chosen = b;
  double given[box::capacity]{};
  const auto take = [&](int f, double v) {
    box tried = chosen;
    if (!tried.confine(s.only(f, v)) || no_list_answers(s, box_view(tried))) return false;
    chosen = tried;
    values[f] = v;
    return true;
  };
  const auto answers = [&](int i) {
    return b.items[i].axis < s.p->count.inputs && !is_null(s.p->inputs[b.items[i].axis]->items);
  };
  for (int i = 0; i < b.count; ++i) {
    if (!answers(i)) continue;
    const constraint& c = b.items[i];
    const axis x = s.axis_of(c.axis);
    given[i] = values[c.axis];
    if (take(c.axis, given[i]) || (!x.is_set && c.low >= x.known)) continue;
    if (x.is_set) some_position(c.low & x.known, [&](int k) { return take(c.axis, k); });
    else if (!take(c.axis, from_ordinal(c.low)))
      take(c.axis, x.at_most(from_ordinal((c.high < x.known ? c.high : x.known) - 1)));
  }
  if (in_box(s, box_view(b), values)) return;  // nor do they leave what is computed of them
  for (int i = 0; i < b.count; ++i)
    if (answers(i)) values[b.items[i].axis] = given[i];
}

/// What a search found of a box, as far as lists give the answers. In a constant evaluation choosing them would cost more
/// steps than the search: there the message says that perhaps no list has them.
constexpr existence of_some_list(const space& s, const box& b, existence found, double* values) {
  if (found != existence::no && no_list_answers(s, b)) return existence::no;
  if (found == existence::yes && !__builtin_is_constant_evaluated()) choose_answers(s, b, values);
  return found;
}

/// Whether a box holds a record, whatever is assumed, and one of it in `values` (one per input).
constexpr existence find_witness_alone(const space& s, const box& b, double* values) {
  if (s.joint) {
    const existence e = s.find_witness_jointly(s, b, values);
    return of_some_list(s, b, e, values);
  }
  witness_finder r{s, values};
  const bool computes = b.count > 0 && b.items[b.count - 1].axis >= s.p->count.inputs;
  constexpr int once = 12000;  // statements of a step of the search
  if (s.effort != nullptr && *s.effort / once < r.budget) r.budget = *s.effort / once;
  const int before = r.budget;
  const existence e = r.search(b);
  spend(s, 60 * s.p->count.inputs + (computes ? once : 0) + once * (before - r.budget));
  return of_some_list(s, b, e, values);
}

/// The same for records that break none of some assumptions.
constexpr existence find_kept_witness(const space& s, const box& b, unsigned long long assumptions,
                                      double* values) {
  existence found = existence::no;
  const bool whole = for_each_kept(s, b, assumptions, [&](const box& part) {
    const existence e = find_witness_alone(s, part, values);
    if (e != existence::no) found = e;
    return found != existence::yes;
  });
  return found == existence::no && !whole ? existence::undecided : found;
}

/// Whether a box holds a record that breaks no assumption, and one of it in `values`. What neither the box speaks
/// of nor what hangs together with that may break others: see `find_whole_witness`.
constexpr existence find_witness(const space& s, const box& b, double* values) {
  const unsigned long long bonds = bonds_of(s, box_view(b));
  return bonds == 0 ? find_witness_alone(s, b, values) : find_kept_witness(s, b, bonds, values);
}

/// The same, with values of all inputs that together break no assumption.
constexpr existence find_whole_witness(const space& s, const box& b, double* values) {
  const existence e = find_witness(s, b, values);
  if (e == existence::no || s.p->count.assumptions == 0) return e;
  const unsigned long long bonds = bonds_of(s, box_view(b));
  const unsigned long long others = all_assumptions(*s.p) & ~bonds;
  if (e == existence::undecided || others == 0) return e;
  double rest[most_values];
  // A search beside settings gives values to what its box speaks of alone.
  for (int f = 0; s.joint && f < s.settings->first; ++f) rest[f] = pick(s.axis_of(f), s.whole(f));
  const existence beside = find_kept_witness(s, box{}, others, rest);
  for (int f = 0; f < s.p->count.inputs && beside == existence::yes; ++f)
    if ((bonds_of(s, f) & others) != 0) values[f] = rest[f];
  return beside;
}

/// Whether it is not sure that some list gives an answer: see `list_term`.
constexpr bool may_be_no_answer(const indicator_info& input, double value) noexcept {
  if (is_null(input.items)) return false;
  return is_missing(value) ? !input.items->may_stay_open : !input.items->fills_domain;
}
/// Proofs know some of what the answers of one list have to do with each other, not all: where a witness rests on
/// several, it says so.
constexpr bool asks_one_list_twice(const program& p, int before, int input) noexcept {
  const list_term* own = p.inputs[input]->items;
  const list_term* other = p.inputs[before]->items;
  return !is_null(own) && !is_null(other) && same_text(own->list->id, other->list->id);
}

/// The list of which a box wants answers that perhaps no list gives, or null.
constexpr const char* unsure_list(const space& s, const box& b) {
  for (int i = 0; i < b.count && b.items[i].axis < s.p->count.inputs; ++i) {
    const constraint& c = b.items[i];
    const list_term* const term = s.p->inputs[c.axis]->items;
    if (is_null(term) || contains(c, s.whole(c.axis))) continue;
    for (int k = 0; k < i; ++k)
      if (asks_one_list_twice(*s.p, b.items[k].axis, c.axis)) return term->list->id;
    const axis x = s.axis_of(c.axis);
    const bool some_known = c.is_set ? (c.low & x.known) != 0 : c.low < x.known;
    if (some_known ? !term->fills_domain : !term->may_stay_open) return term->list->id;
  }
  return nullptr;
}

/// Joins a table or a group with a gap and a record: no row answers, or one that may hold goes before those that do.
constexpr const char* nothing_for() noexcept { return " has no answer for "; }

/// Whether the value of an input belongs to what is told of a record of a box: those that the box confines, the operands
/// of its comparisons, and what assumptions tie to these.
constexpr bool is_told(const space& s, const box& b, int input) {
  if (!is_null(b.find(input))) return true;
  const unsigned long long bonds = bonds_of(s, box_view(b));
  if (bonds != 0 && (bonds_of(s, input) & bonds) != 0) return true;
  for (int i = 0; i < b.count; ++i)
    if (b.items[i].axis >= s.p->count.inputs &&
        reads_input(*s.p, s.root_of(b.items[i].axis), input))
      return true;
  return false;
}

/// Writes what is told of a record of a box. `unsure`: a list that perhaps has no such answers for another reason, or
/// null.
template <class Text>
constexpr void write_record(Text& t, const space& s, const box& b, const double* values,
                            const char* unsure = nullptr) {
  bool first = true;
  int shown = 0;
  int listed[8];  // the inputs written so far
  for (int f = 0; f < s.p->count.inputs; ++f) {
    if (!is_told(s, b, f)) continue;
    if (++shown > 8) {
      t << ", ...";
      break;
    }
    for (int k = 0; k < shown - 1; ++k)
      if (asks_one_list_twice(*s.p, listed[k], f)) unsure = s.p->inputs[f]->items->list->id;
    if (may_be_no_answer(*s.p->inputs[f], values[f])) unsure = s.p->inputs[f]->items->list->id;
    listed[shown - 1] = f;
    t << (first ? "" : ", ") << shown_name(*s.p->inputs[f]) << " = ";
    write_value(t, *s.p->inputs[f], values[f]);
    first = false;
  }
  if (first) t << "any record";
  if (!is_null(unsure)) t << ", if some list of " << unsure << " has these answers";
}

}  // namespace nqpf::detail
