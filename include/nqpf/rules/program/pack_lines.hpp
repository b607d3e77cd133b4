// SPDX-License-Identifier: BSL-1.0
#pragma once

// Finds comparisons of the same computed number while rules are packed. A sum that an earlier comparison
// writes in another order is computed in the order of the earlier one: rounding depends on the order, and
// what an author means as one number has to be one double.

#include <nqpf/rules/space/line.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The terms of a sum, each with its sign.
struct sum_terms {
  number_range items[expression::depth];
  bool negative[expression::depth];
  int count;

  constexpr sum_terms() : count(0) {}  // no default initialisers: only what is used is paid for
  constexpr void add(const program& p, number_range n, bool is_negative) noexcept {
    const op code = p.steps[n.end - 1].code;
    if (code == op::negate) return add(p, {n.begin, n.end - 1}, !is_negative);
    if (code != op::add && code != op::subtract) {
      items[count] = n;
      negative[count++] = is_negative;
      return;
    }
    const operand_pair both = operands_of(p, n);
    add(p, both.left, is_negative);
    add(p, both.right, is_negative != (code == op::subtract));
  }
};

// Whether two sums have the same terms: 1, -1 with all signs turned, 0 if not.
constexpr int same_terms(const program& p, const sum_terms& a, const sum_terms& b) noexcept {
  if (a.count != b.count || a.count < 3) return 0;  // two terms commute by themselves
  for (int sign = 1; sign >= -1; sign -= 2) {
    bool used[expression::depth]{};
    int found = 0;
    for (int i = 0; i < a.count && found == i; ++i)
      for (int k = 0; k < b.count && found == i; ++k) {
        const int same = used[k] ? 0
                                 : same_number(p, a.items[i], b.items[k]) *
                                       (a.negative[i] != b.negative[k] ? -1 : 1);
        if (same != sign) continue;
        used[k] = true;
        ++found;
      }
    if (found == a.count) return sign;
  }
  return 0;
}

// Gives the last comparison of a program, `a`, the steps of an earlier core. False where they do not fit.
constexpr bool take_steps(number_step* steps, int& used, int capacity, atom& a, const line_cut& own,
                          number_range earlier, bool negated) noexcept {
  const int before = own.core.end - own.core.begin;
  const int after = earlier.end - earlier.begin + (negated ? 1 : 0);
  const int rest = used - own.core.end;
  if (used + after - before > capacity) return false;
  number_step kept[expression::capacity];
  for (int i = 0; i < rest; ++i) kept[i] = steps[own.core.end + i];
  int at = own.core.begin;
  for (int i = earlier.begin; i < earlier.end; ++i) steps[at++] = steps[i];
  if (negated) steps[at++] = {op::negate, -1, 0, nullptr, nullptr};
  for (int i = 0; i < rest; ++i) steps[at++] = kept[i];
  if (a.middle >= own.core.end) a.middle += after - before;
  a.end += after - before;
  used = at;
  return true;
}

/// Finds the comparison that is the root of the line of `a`, an atom at the end of the steps that is to
/// stand at `index`, and notes it in `a.set`: itself, where there is none before it.
/// `find(signature, same)` is a table of what was seen.
template <class Atoms, class Find>
constexpr void find_line(number_step* steps, int& used, int capacity, Atoms& atoms, atom& a,
                         int index, Find&& find) {
  a.set = static_cast<unsigned long long>(index);
  program p{};
  p.steps = steps;
  const line_cut own = cut_of(p, a);
  if (own.input >= 0) return;
  sum_terms terms;
  if (!own.is_difference()) terms.add(p, own.core, false);
  int reordered = 0;
  int& slot = find(line_signature(p, own), [&](int i) {
    if (atoms[i].what != atom::form::computed || static_cast<int>(atoms[i].set) != i) return false;
    const line_cut other = cut_of(p, atoms[i]);
    if (other.input >= 0) return false;
    if (same_line(p, own, other) != 0) return true;
    if (own.is_difference() || other.is_difference()) return false;
    sum_terms others;
    others.add(p, other.core, false);
    reordered = same_terms(p, terms, others);
    return reordered != 0;
  });
  if (slot == 0) {
    slot = index + 1;
    return;
  }
  if (reordered != 0 &&
      !take_steps(steps, used, capacity, a, own, cut_of(p, atoms[slot - 1]).core, reordered < 0))
    return;  // an axis of its own: nothing is claimed of both
  a.set = static_cast<unsigned long long>(slot - 1);
}

/// Enters a comparison that is packed already into the table.
template <class Find>
constexpr void remember_line(const number_step* steps, const atom& a, int index, Find&& find) {
  program p{};
  p.steps = steps;
  const line_cut c = cut_of(p, a);
  if (c.input < 0 && static_cast<int>(a.set) == index)
    find(line_signature(p, c), [](int) { return false; }) = index + 1;
}

}  // namespace nqpf::detail
