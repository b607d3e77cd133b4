// SPDX-License-Identifier: BSL-1.0
#pragma once

// Powers of positive numbers that can be taken in a constant expression.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::framework::detail {

inline constexpr double ln2 = 0.693147180559945309417232121458;

// log(x) of a positive, finite number, to about one part in 1e16: x = m 2^e with m around 1, and the series of
// the area tangent.
constexpr double log_of(double x) noexcept {
  int exponent = 0;
  for (; x > 1.4142135623730951; x /= 2) ++exponent;
  for (; x < 0.70710678118654752; x *= 2) --exponent;
  const double s = (x - 1) / (x + 1);
  double sum = 0;
  double odd = s;
  for (int k = 1; k < 40; k += 2, odd *= s * s) sum += odd / k;
  return 2 * sum + exponent * ln2;
}

constexpr double exp_of(double x) noexcept {
  if (x > 709.7) return __builtin_huge_val();
  if (x < -745) return 0;
  int exponent = static_cast<int>(x / ln2 + (x < 0 ? -0.5 : 0.5));
  const double rest = x - exponent * ln2;
  double sum = 1;
  double term = 1;
  for (int k = 1; k < 25; ++k) sum += term *= rest / k;
  for (; exponent > 0; --exponent) sum *= 2;
  for (; exponent < 0; ++exponent) sum /= 2;
  return sum;
}

/// x to the power y, for x >= 0; 0 to the power 0 is 1. In a constant expression to about 1e-14.
constexpr double power(double x, double y) noexcept {
  if (!__builtin_is_constant_evaluated()) return __builtin_pow(x, y);
  if (y == 0) return 1;
  if (x == 0) return y > 0 ? 0 : __builtin_huge_val();
  return exp_of(y * log_of(x));
}

}  // namespace nqpf::framework::detail
