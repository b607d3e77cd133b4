// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the assumptions of a set leave of a box: the boxes within it on whose records no assumption is false. Only
// those are asked that bind what the box speaks of, by way of other indicators too; the others hold or fail
// whatever the box says.

#include <nqpf/rules/program/assumptions.hpp>
#include <nqpf/rules/program/expand.hpp>
#include <nqpf/rules/space/list_answers.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The assumptions that bind an input, as bits. A parameter among the inputs is bound by none.
constexpr unsigned long long bonds_of(const space& s, int input) noexcept {
  const bool is_none =
      s.p->count.assumptions == 0 || (s.joint && input >= s.settings->first);  // none are kept then
  return is_none ? 0 : s.p->bonds[input];
}
/// The assumptions that bind what a box speaks of.
constexpr unsigned long long bonds_of(const space& s, const box_view& b) noexcept {
  if (s.p->count.assumptions == 0) return 0;
  unsigned long long all = 0;
  for (int i = 0; i < b.count; ++i) {
    const int axis = b.items[i].axis;
    if (axis < s.p->count.inputs) all |= bonds_of(s, axis);
    else inputs_of(*s.p, s.root_of(axis), [&](int f) { all |= bonds_of(s, f); });
  }
  return all;
}
/// The assumptions that bind what a rule reads.
constexpr unsigned long long bonds_of_rule(const space& s, int r) noexcept {
  unsigned long long all = 0;
  if (s.p->count.assumptions > 0)
    some_atom_below(*s.p, r, [&](const atom& a) {
      inputs_of(*s.p, a, [&](int f) { all |= bonds_of(s, f); });
      return false;
    });
  return all;
}
constexpr unsigned long long all_assumptions(const program& p) noexcept {
  return p.count.assumptions < 64 ? (1ULL << p.count.assumptions) - 1 : ~0ULL;
}

/// Whether boxes alone do not tell whether there is a record: computed numbers, assumptions, and the answers of one list
/// hang together.
constexpr bool needs_search(const space& s, const box_view& b) noexcept {
  return b.count > 0 && (b.items[b.count - 1].axis >= s.p->count.inputs || bonds_of(s, b) != 0 ||
                         confines_lists(s, b));
}

/// Visits boxes within a box on which none of some assumptions is false; together they are all of it that
/// breaks none. `visit(part)` returns whether to go on. False where that is too much to break down.
template <class Visit>
constexpr bool for_each_kept(const space& s, const box& b, unsigned long long assumptions,
                             Visit&& visit) {
  constexpr int most_branches = 512;
  tableau<Visit> t{s, visit, most_branches, -1, false, true};
  typename tableau<Visit>::state st;
  st.where = b;
  // What is one comparison is taken up first: it leaves no choice.
  for (int pass = 0; pass < 2; ++pass)
    for (int a = 0; a < s.p->count.assumptions; ++a) {
      const assumption_row& row = s.p->assumptions[a];
      if (((assumptions >> a) & 1) != 0 && (row.end - row.begin == 1) == (pass == 1))
        t.push(st, row.end - 1, true, true);
    }
  t.run(st);
  return !t.cut;
}

/// Visits pairs of boxes, the first within `part`, the second within `beside`, that confine all inputs but one in the
/// same way and of whose records none breaks an assumption: records of the two that differ in that input alone.
template <class Visit>
constexpr bool for_each_beside(const space& s, const box& part, const box_view& beside, int input,
                               Visit&& visit) {
  const auto take_over = [&](const box& from, box& to) {
    bool fits = true;
    for (int i = 0; i < from.count && fits; ++i) {
      const int axis = from.items[i].axis;
      const bool moves =
          axis < s.p->count.inputs ? axis == input : reads_input(*s.p, s.root_of(axis), input);
      if (!moves) fits = to.confine(from.items[i]);
    }
    return fits;
  };
  const unsigned long long all = all_assumptions(*s.p);
  const unsigned long long bonds =
      (bonds_of(s, box_view(part)) | bonds_of(s, beside) | bonds_of(s, input)) & all;
  bool whole = true;
  bool more = true;
  whole = for_each_kept(s, part, bonds,
                        [&](const box& one) {
                          box other = beside.copy();
                          if (!take_over(one, other)) {
                            whole = whole && other.count < box::capacity;
                            return true;
                          }
                          whole = for_each_kept(s, other, bonds,
                                                [&](const box& kept) {
                                                  box first = one;
                                                  if (take_over(kept, first))
                                                    return more = visit(first, kept);
                                                  whole = whole && first.count < box::capacity;
                                                  return true;
                                                }) &&
                                  whole;
                          return more;
                        }) &&
          whole;
  return whole;
}

}  // namespace nqpf::inline NQPF_ABI::detail
