// SPDX-License-Identifier: BSL-1.0
#pragma once

// Intervals of numbers with open and closed ends.

#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ > 0)
  #error "nqpf: missing values are NaN, for which -ffast-math and -ffinite-math-only do not look"
#endif

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI {

inline constexpr double infinity = __builtin_inf();
inline constexpr double missing = __builtin_nan("");

/// True for NaN, which stands for missing. g++ refuses comparisons with NaN in constant evaluation,
/// the builtin it takes.
[[nodiscard]] constexpr bool is_missing(double value) noexcept { return __builtin_isnan(value); }

namespace detail {

// Arithmetic in which what is beyond all numbers is infinite. g++ refuses an overflow in constant
// evaluation, so it is foreseen there; elsewhere these are the plain operations.
inline constexpr double largest = 1.7976931348623157e308;
constexpr double size_of_number(double v) noexcept { return v < 0 ? -v : v; }
constexpr double plus(double a, double b) noexcept {
  if (__builtin_is_constant_evaluated() && size_of_number(a / 2 + b / 2) > largest / 2)
    return a / 2 + b / 2 > 0 ? infinity : -infinity;
  return a + b;
}
constexpr double times(double a, double b) noexcept {
  if (__builtin_is_constant_evaluated() && size_of_number(a) > 1 && size_of_number(b) > 1 &&
      size_of_number(b) >= largest / size_of_number(a))
    return (a > 0) == (b > 0) ? infinity : -infinity;
  return a * b;
}
constexpr double divided(double a, double b) noexcept {
  if (__builtin_is_constant_evaluated() && size_of_number(b) < 1 &&
      size_of_number(a) >= largest * size_of_number(b))
    return (a > 0) == (b > 0) ? infinity : -infinity;
  return a / b;
}

}  // namespace detail

/// A set of numbers between two ends, each open or closed. An infinite end should be open.
struct interval {
  double low = -infinity;
  double high = infinity;
  bool low_open = true;
  bool high_open = true;

  /// Whether the number lies inside; a missing value lies nowhere.
  [[nodiscard]] constexpr bool contains(double value) const noexcept {
    if (is_missing(value)) return false;
    return (low_open ? low < value : low <= value) && (high_open ? value < high : value <= high);
  }
  /// Whether no real number lies inside.
  [[nodiscard]] constexpr bool empty() const noexcept {
    return high < low || (low == high && (low_open || high_open));
  }
  [[nodiscard]] constexpr bool operator==(const interval&) const = default;
};

/// [low, high]; an infinite end is open.
[[nodiscard]] constexpr interval closed(double low, double high) noexcept {
  return {low, high, low == -infinity, high == infinity};
}
/// (low, high).
[[nodiscard]] constexpr interval open(double low, double high) noexcept {
  return {low, high, true, true};
}
/// [low, high).
[[nodiscard]] constexpr interval right_open(double low, double high) noexcept {
  return {low, high, low == -infinity, true};
}
/// (low, high].
[[nodiscard]] constexpr interval left_open(double low, double high) noexcept {
  return {low, high, true, high == infinity};
}

namespace detail {

/// What both intervals have in common.
[[nodiscard]] constexpr interval intersect(const interval& a, const interval& b) noexcept {
  interval r = a;
  if (b.low > r.low || (b.low == r.low && b.low_open)) {
    r.low = b.low;
    r.low_open = b.low_open;
  }
  if (b.high < r.high || (b.high == r.high && b.high_open)) {
    r.high = b.high;
    r.high_open = b.high_open;
  }
  return r;
}

}  // namespace detail

}  // namespace nqpf
