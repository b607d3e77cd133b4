// SPDX-License-Identifier: BSL-1.0
#pragma once

// The shortest decimal that reads back as the same double, also in constant expressions: as many digits as
// it takes, at most 17, and of those the nearest to the number.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A positive number as decimal digits: 0.d1d2d3... times ten to the power of `point`.
struct decimal {
  char digits[20]{};
  int count = 0;
  int point = 0;
};

/// A whole number of up to 32 * Limbs bits.
template <unsigned Limbs>
struct whole_number_of {
  unsigned limbs[Limbs]{};
  int count = 0;

  constexpr whole_number_of() = default;
  constexpr explicit whole_number_of(unsigned long long v) noexcept {
    for (; v != 0; v >>= 32) limbs[count++] = static_cast<unsigned>(v & 0xFFFFFFFFU);
  }
  constexpr void times(unsigned by) noexcept {
    unsigned long long carry = 0;
    for (int i = 0; i < count; ++i) {
      carry += static_cast<unsigned long long>(limbs[i]) * by;
      limbs[i] = static_cast<unsigned>(carry & 0xFFFFFFFFU);
      carry >>= 32;
    }
    if (carry != 0) limbs[count++] = static_cast<unsigned>(carry);
  }
  constexpr void add(unsigned more) noexcept {
    unsigned long long carry = more;
    for (int i = 0; carry != 0; ++i) {
      if (i == count) limbs[count++] = 0;
      carry += limbs[i];
      limbs[i] = static_cast<unsigned>(carry & 0xFFFFFFFFU);
      carry >>= 32;
    }
  }
  /// How many bits it has, the first of them set.
  [[nodiscard]] constexpr int bits() const noexcept {
    int own = 32 * count;
    if (count > 0)
      for (unsigned top = limbs[count - 1]; (top & 0x80000000U) == 0; top <<= 1U) --own;
    return own;
  }
  constexpr void times_power_of_ten(int k) noexcept {
    for (; k >= 9; k -= 9) times(1'000'000'000U);
    for (; k > 0; --k) times(10);
  }
  constexpr void times_power_of_two(int k) noexcept {
    for (; k >= 31; k -= 31) times(1U << 31);
    if (k > 0) times(1U << k);
  }
  constexpr void subtract(const whole_number_of& other) noexcept {
    long long borrow = 0;
    for (int i = 0; i < count; ++i) {
      borrow += static_cast<long long>(limbs[i]) - (i < other.count ? other.limbs[i] : 0U);
      limbs[i] = static_cast<unsigned>(borrow & 0xFFFFFFFFLL);
      borrow >>= 32;
    }
    while (count > 0 && limbs[count - 1] == 0) --count;
  }
  /// -1, 0 or 1: less than, equal to or greater than another.
  [[nodiscard]] constexpr int against(const whole_number_of& other) const noexcept {
    if (count != other.count) return count < other.count ? -1 : 1;
    for (int i = count; i-- > 0;)
      if (limbs[i] != other.limbs[i]) return limbs[i] < other.limbs[i] ? -1 : 1;
    return 0;
  }
  /// The sum with `more` against another.
  [[nodiscard]] constexpr int against(const whole_number_of& other,
                                      const whole_number_of& more) const noexcept {
    whole_number_of sum = *this;
    unsigned long long carry = 0;
    for (int i = 0; i < sum.count || i < more.count || carry != 0; ++i) {
      carry += (i < sum.count ? sum.limbs[i] : 0ULL) + (i < more.count ? more.limbs[i] : 0ULL);
      if (i >= sum.count) sum.count = i + 1;
      sum.limbs[i] = static_cast<unsigned>(carry & 0xFFFFFFFFU);
      carry >>= 32;
    }
    return sum.against(other);
  }
};

/// 1,280 bits are enough for every ratio that a double makes.
using wide_number = whole_number_of<40>;

// What the digits of a number come from: number = rest / whole, and half the way to its neighbours.
struct digit_source {
  wide_number rest;
  wide_number whole;
  wide_number below;
  wide_number above;
  bool is_even;

  [[nodiscard]] constexpr bool reaches_low() const noexcept {
    const int c = rest.against(below);
    return c < 0 || (c == 0 && is_even);
  }
  [[nodiscard]] constexpr bool reaches_high() const noexcept {
    const int c = rest.against(whole, above);
    return c > 0 || (c == 0 && is_even);
  }
  constexpr void next() noexcept {
    rest.times(10);
    below.times(10);
    above.times(10);
  }
};

// Of mantissa * 2^exponent; the lower neighbour of a power of two is nearer than the upper one.
constexpr digit_source digit_source_of(unsigned long long mantissa, int exponent,
                                       bool is_power) noexcept {
  digit_source s{wide_number(mantissa), wide_number(is_power ? 4U : 2U), wide_number(1),
                 wide_number(is_power ? 2U : 1U), mantissa % 2 == 0};
  s.rest.times(is_power ? 4U : 2U);
  if (exponent >= 0) {
    s.rest.times_power_of_two(exponent);
    s.below.times_power_of_two(exponent);
    s.above.times_power_of_two(exponent);
  } else {
    s.whole.times_power_of_two(-exponent);
  }
  return s;
}

// The method of Steele and White, with the bounds of rounding to the nearest even number, as every reader of
// decimals has them. Ten to the power of `point` is not above the number.
constexpr decimal digits_of(digit_source s, int point) noexcept {
  decimal d;
  d.point = point;
  if (d.point >= 0) {
    s.whole.times_power_of_ten(d.point);
  } else {
    s.rest.times_power_of_ten(-d.point);
    s.below.times_power_of_ten(-d.point);
    s.above.times_power_of_ten(-d.point);
  }
  while (s.reaches_high()) {
    s.whole.times(10);
    ++d.point;
  }
  for (;;) {
    s.next();
    int digit = 0;
    while (s.rest.against(s.whole) >= 0) {
      s.rest.subtract(s.whole);
      ++digit;
    }
    const bool low = s.reaches_low();
    const bool high = s.reaches_high();
    if (low || high) {
      const bool up = high && (!low || s.rest.against(s.whole, s.rest) >= 0);
      d.digits[d.count++] = static_cast<char>('0' + digit + (up ? 1 : 0));
      return d;
    }
    d.digits[d.count++] = static_cast<char>('0' + digit);
  }
}

/// The digits of a positive finite number.
constexpr decimal shortest_digits(double v) noexcept {
  const auto bits = __builtin_bit_cast(unsigned long long, v);
  const int biased = static_cast<int>(bits >> 52) & 0x7FF;
  const unsigned long long fraction = bits & 0xFFFFFFFFFFFFFULL;
  const unsigned long long mantissa = biased == 0 ? fraction : fraction | (1ULL << 52);
  const int exponent = biased - 1023;
  return digits_of(
      digit_source_of(mantissa, (biased == 0 ? 1 : biased) - 1075, fraction == 0 && biased > 1),
      biased == 0 ? -324 : exponent * 30103 / 100000 - (exponent < 0 ? 1 : 0));
}
constexpr decimal shortest_digits(float v) noexcept {
  const auto bits = __builtin_bit_cast(unsigned, v);
  const int biased = static_cast<int>(bits >> 23) & 0xFF;
  const unsigned fraction = bits & 0x7FFFFFU;
  const unsigned mantissa = biased == 0 ? fraction : fraction | (1U << 23);
  const int exponent = biased - 127;
  return digits_of(
      digit_source_of(mantissa, (biased == 0 ? 1 : biased) - 150, fraction == 0 && biased > 1),
      biased == 0 ? -46 : exponent * 30103 / 100000 - (exponent < 0 ? 1 : 0));
}

/// The decimal of 15 digits next to a difference or a sum, as people write it: 0.2 for 0.3 - 0.1. Numbers that
/// have to read back are never rounded so.
constexpr double to_15_digits(double v) noexcept {
  const double size = v < 0 ? -v : v;
  if (!(size >= 1e-7 && size < 1e14)) return v;
  double power = 1;
  while (size * power < 1e14) power *= 10;
  const double whole = static_cast<double>(static_cast<long long>(size * power + 0.5));
  return v < 0 ? -whole / power : whole / power;
}

}  // namespace nqpf::detail
