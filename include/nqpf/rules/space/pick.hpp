// SPDX-License-Identifier: BSL-1.0
#pragma once

// Values out of ranges, for people to read: few digits, of modest size.

#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// A number near `middle` with few digits for which `inside` says yes; `otherwise` if there is none.
template <class Inside>
constexpr double few_digits(double middle, double otherwise, Inside&& inside) {
  double unit = 1e-6;
  while (unit < size_of_number(middle) && unit < 1e15) unit *= 10;
  for (int digits = 0; digits < 17; ++digits) {
    const double scaled = middle / unit;
    if (!(scaled < 4e15 && scaled > -4e15)) break;
    const double rounded = floor_of(scaled + 0.5);
    const double candidate = unit >= 1 ? rounded * unit : rounded / floor_of(1 / unit + 0.5);
    if (inside(candidate)) return candidate;
    unit /= 10;
  }
  return inside(middle) ? middle : otherwise;
}

/// Where a range has no end, records are looked for below this size first.
inline constexpr double modest = 1e6;

// A number in [low, high) of ordinals that reads well: few digits, or the end itself.
constexpr double nice_number(const axis& x, long long low, long long high) noexcept {
  const auto inside = [&](double v) {
    return ordinal(v) >= low && ordinal(v) < high && x.takes(v);
  };
  if (inside(0)) return 0;
  double first = from_ordinal(low);
  double last = from_ordinal(high - 1);
  if (x.is_integer) return first > 0 ? first : floor_of(last);
  if (last > modest)
    last = first < 1 ? modest / 1000 : first < modest ? modest : plus(times(first, 2), 1);
  if (first < -modest)
    first = last > -1 ? -modest / 1000 : last > -modest ? -modest : plus(times(last, 2), -1);
  if (!inside(first)) first = from_ordinal(low);
  if (!inside(last)) last = from_ordinal(high - 1);
  if (x.is_single) first = from_ordinal(x.cut_at(ordinal(first)));
  return few_digits(first / 2 + last / 2, first, inside);
}

constexpr int first_bit(long long set) noexcept {
  int i = 0;
  while (i < 63 && ((set >> i) & 1) == 0) ++i;
  return i;
}
constexpr int last_bit(long long set) noexcept {
  int i = 62;
  while (i > 0 && ((set >> i) & 1) == 0) --i;
  return i;
}

/// Whether something is so of a position in a set.
template <class Is>
constexpr bool some_position(long long set, Is&& is) {
  for (int k = 0; k < 62; ++k)
    if (((set >> k) & 1) != 0 && is(k)) return true;
  return false;
}

/// A value of an axis within a constraint: NaN for missing, which is taken only where nothing else is.
constexpr double pick(const axis& x, const constraint& c) noexcept {
  if (x.is_set) return (c.low & x.known) == 0 ? missing : first_bit(c.low & x.known);
  return c.low >= x.known ? missing : nice_number(x, c.low, c.high < x.known ? c.high : x.known);
}

}  // namespace nqpf::detail
