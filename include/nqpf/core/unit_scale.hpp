// SPDX-License-Identifier: BSL-1.0
#pragma once

// Factors between units, as hosts and files write them: 0.01 turns a percent into a share.

#include <nqpf/core/interval.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A factor between two units. A double holds 0.01 only nearly, and 70 * 0.01 is not the double of 0.7: so a factor
/// that is one over a whole number divides by that number, and one that is a decimal of few digits multiplies by its
/// digits and divides by a power of ten. A value that is a decimal of up to four places, as 0.7 percent, counts as its digits
/// over a power of ten too. So both give the double nearest to the true value, which is the one that a threshold written in
/// decimals has. A factor of few digits is p / 10^k with p at most 10^6 and k at most 9; the digits of the value are exact up
/// to 2^53 / p. Any other factor multiplies, and any other value is rounded twice.
struct unit_scale {
  double factor = 1;
  double divisor = 1;

  constexpr unit_scale() = default;
  constexpr unit_scale(double by) noexcept : factor(by) {
    const double size = detail::size_of_number(by);
    if (!(size >= 1e-15 && size <= 1e6)) return;
    const double whole = nearest_whole(1 / size);
    if (size < 1 && whole > 1 && 1 / whole == size) {
      factor = by < 0 ? -1 : 1;
      divisor = whole;
      return;
    }
    double power = 1;
    for (int k = 0; k < 10 && size * power < 1e6; ++k, power *= 10) {
      const double digits = nearest_whole(size * power);
      if (digits / power != size) continue;
      factor = by < 0 ? -digits : digits;
      divisor = power;
      return;
    }
  }

  [[nodiscard]] constexpr bool is_one() const noexcept { return factor == 1 && divisor == 1; }
  /// The value in the other unit; a missing one stays missing.
  [[nodiscard]] constexpr double operator()(double value) const noexcept {
    if (is_missing(value)) return missing;
    if (is_one()) return value;
    const double size = size_of_number(value);
    const double room =
        size_of_number(factor) > 1 ? largest_exact / size_of_number(factor) : largest_exact;
    double whole = value;
    double power = 1;
    for (double by = 1; by <= 1e4 && size <= room / by; by *= 10) {
      const double digits = nearest_whole(size * by);
      if (digits / by != size) continue;
      whole = value < 0 ? -digits : digits;
      power = by;
      break;
    }
    const double scaled = factor == 1 ? whole : detail::times(whole, factor);
    return divisor * power == 1 ? scaled : scaled / (divisor * power);
  }

private:
  static constexpr double largest_exact = 9007199254740992;  // 2^53
  static constexpr double nearest_whole(double x) noexcept {
    return x <= largest_exact ? static_cast<double>(static_cast<long long>(x + 0.5)) : 0;
  }
};

}  // namespace detail

}  // namespace nqpf
