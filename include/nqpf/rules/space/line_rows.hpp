// SPDX-License-Identifier: BSL-1.0
#pragma once

// The computed numbers that a box confines, and whether two of them contradict each other.

#include <nqpf/rules/space/exact_sums.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A computed number that a box confines.
struct line_row {
  constraint where;
  line_cut cut;
  linear_form form;
  line_pulls pulls;
  bounds reach;

  constexpr line_row() {}  // no default initialisers: only what is used is paid for

  [[nodiscard]] constexpr bool takes(double v) const noexcept {
    if (is_missing(v)) return where.high > space::line_known;
    return ordinal(v) >= where.low && ordinal(v) < where.high;
  }
  [[nodiscard]] constexpr double first() const noexcept { return from_ordinal(where.low); }
  [[nodiscard]] constexpr double last() const noexcept {
    return from_ordinal((where.high < space::line_known ? where.high : space::line_known) - 1);
  }
  [[nodiscard]] constexpr bool needs_missing() const noexcept {
    return where.low >= space::line_known;
  }
};

struct line_rows {
  static constexpr int capacity = 6;
  line_row items[capacity];
  int count;
  constexpr line_rows() : count(0) {}
};

/// Whether two computed numbers read the same indicator.
constexpr bool shares(const line_row& a, const line_row& b) noexcept {
  for (int i = 0; i < a.pulls.count; ++i)
    for (int k = 0; k < b.pulls.count; ++k)
      if (a.pulls.inputs[i] == b.pulls.inputs[k]) return true;
  return false;
}
constexpr linear_side side_of(const line_row& r, bool low) noexcept {
  return low ? linear_side{&r.form, 1, from_ordinal(r.where.low)}
             : linear_side{&r.form, -1, -from_ordinal(r.where.high - 1)};
}

/// Whether two computed numbers with an answer contradict each other. Where neither is rounded, what lies between two of
/// their values is none: each bound is the next one.
constexpr bool contradictory(const box_numbers& numbers, const line_row& a,
                             const line_row& b) noexcept {
  double first_grain = -1;  // not asked yet
  double second_grain = -1;
  for (int ends = 0; ends < 4; ++ends) {
    const linear_side first = side_of(a, (ends & 1) != 0);
    const linear_side second = side_of(b, (ends & 2) != 0);
    if (infinite(first.bound) || infinite(second.bound)) continue;
    if (contradict(numbers, first, second)) return true;
    if (first_grain < 0) {
      first_grain = exact_line(numbers, a.cut).grain;
      second_grain = first_grain > 0 ? exact_line(numbers, b.cut).grain : 0;
    }
    if (contradict(numbers, side_of_grain(first, first_grain), side_of_grain(second, second_grain)))
      return true;
  }
  return false;
}
/// Whether some two computed numbers that a box confines, and that read the same indicators, contradict each other.
constexpr bool contradictory(const space& s, const box& b, const line_rows& rows) noexcept {
  const box_numbers numbers{s, b};
  for (int i = 0; i < rows.count; ++i) {
    for (int k = i + 1; k < rows.count; ++k) {
      const line_row& x = rows.items[i];
      const line_row& y = rows.items[k];
      if (!shares(x, y) || x.where.high > space::line_known || y.where.high > space::line_known)
        continue;
      if (x.form.usable && y.form.usable && contradictory(numbers, x, y)) return true;
    }
  }
  return false;
}

/// By what a sum is to be multiplied to have the factors of another; 0 where there is no such number.
constexpr double ratio_of(const linear_form& a, const linear_form& b) noexcept {
  if (!a.usable || !b.usable || a.count != b.count || a.count == 0) return 0;
  double ratio = 0;
  for (int i = 0; i < a.count; ++i) {
    int k = 0;
    while (k < b.count && b.inputs[k] != a.inputs[i]) ++k;
    if (k == b.count || (a.factors[i] == 0) != (b.factors[k] == 0)) return 0;
    if (a.factors[i] == 0) continue;
    const double own = b.factors[k] / a.factors[i];
    if (ratio != 0 && size_of_number(own - ratio) > 1e-12 * size_of_number(own)) return 0;
    ratio = own;
  }
  return ratio;
}
/// Leaves of where a number may lie what another that hangs on it alone leaves of it, for a search: what is found there is
/// asked whether it lies in the box. False where it does not, or nothing is left.
constexpr bool narrow(const box_numbers& numbers, line_row& row, const line_row& by) noexcept {
  const double ratio = ratio_of(row.form, by.form);
  if (ratio == 0 || by.where.high > space::line_known) return false;
  const double grain = exact_line(numbers, by.cut).grain;
  const auto end_of = [&](const linear_side& end) {
    if (infinite(end.bound)) return end.sign * -infinity;
    const double v = end.sign * side_of_grain(end, grain).of.bound;
    return plus(divided(plus(v, -by.form.constant), ratio), row.form.constant);
  };
  const double low = end_of(side_of(by, true));
  const double high = end_of(side_of(by, false));
  constraint left = row.where;
  const long long first = ordinal(ratio > 0 ? low : infinite(high) ? -infinity : high);
  const long long last = ordinal(ratio > 0 ? high : infinite(low) ? infinity : low);
  if (first > left.low) left.low = first;
  if (last + 1 < left.high) left.high = last + 1;
  if (left.low >= left.high) return false;
  row.where = left;
  return true;
}

/// Whether a number that is not rounded has a value in a narrow range: between two of its values there is none.
constexpr bool may_be_between(const box_numbers& numbers, const line_row& r) noexcept {
  const double first = r.first();
  const double last = r.last();
  if (infinite(first) || infinite(last) || !r.form.usable || plus(last, -first) > 16) return true;
  const double grain = exact_line(numbers, r.cut).grain;
  const exact_side low = side_of_grain({&r.form, 1, first}, grain);
  return low.grain == 0 || low.of.bound <= last;
}

}  // namespace nqpf::inline NQPF_ABI::detail
