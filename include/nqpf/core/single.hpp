// SPDX-License-Identifier: BSL-1.0
#pragma once

// Floats as numbers. A float stands for the decimal that people write for it and that it prints: the shortest one that
// reads back as the same float. So 0.7f is 0.7 and not 0.699999988079071, and a threshold of 0.7 meets it. These
// numbers are in the order of the floats, and none of them is the number of two floats.

#include <nqpf/core/digits.hpp>
#include <nqpf/core/interval.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Powers of ten that doubles hold exactly, and for each exponent of a float the one that makes of its size a number
/// of six digits, or of seven up to two million.
struct single_powers {
  static constexpr int most = 22;
  static constexpr signed char none = 127;
  double ten[most + 1]{};
  signed char shift[256]{};

  constexpr single_powers() {
    double power = 1;
    for (double& t : ten) {
      t = power;
      power *= 10;
    }
    for (signed char& s : shift) s = none;
    double size = 1;
    for (int e = 127; e < 255 && size < 1e27; ++e, size *= 2) shift[e] = shift_of(size);
    size = 0.5;
    for (int e = 126; e > 0 && size > 1e-13; --e, size /= 2) shift[e] = shift_of(size);
  }

private:
  constexpr signed char shift_of(double size) const {
    int k = 0;
    while (k > -most && size / ten[k < 0 ? -k : 0] >= 1e6) --k;
    while (k < most && size * ten[k > 0 ? k : 0] < 1e5) ++k;
    return static_cast<signed char>(k);
  }
};
inline constexpr single_powers powers_for_singles{};

// The whole number nearest to a size of less than 2^53, the even one of two. It is found without a difference from a
// product, which some machines round once and others twice.
constexpr long long nearest_whole(double size) noexcept {
  const auto below = static_cast<long long>(size);
  const double middle = static_cast<double>(below) + 0.5;
  return size > middle || (size == middle && below % 2 != 0) ? below + 1 : below;
}

// The double nearest to a decimal of up to nine digits, whatever its size.
constexpr double nearest_double(const decimal& d) noexcept {
  double v = 0;
  for (int i = 0; i < d.count; ++i) v = v * 10 + (d.digits[i] - '0');
  for (int i = d.count; i < d.point; ++i) v *= 10;
  for (int i = d.point; i < d.count; ++i) v /= 10;
  const auto is_it = [&](double candidate) {
    const decimal c = shortest_digits(candidate);
    bool same = c.count == d.count && c.point == d.point;
    for (int i = 0; same && i < c.count; ++i) same = c.digits[i] == d.digits[i];
    return same;
  };
  // That is off by a few of its last places. The nearest double has the same shortest digits.
  for (long long i = 0; i < 512; ++i) {
    const long long step = i % 2 == 0 ? i / 2 : -(i / 2) - 1;
    const auto near = __builtin_bit_cast(double, __builtin_bit_cast(long long, v) + step);
    if (is_it(near)) return near;
  }
  return v;
}

// The decimal with `shift` places behind the point that reads back as this float, or 0 where none does.
constexpr double read_back(float x, double size, int shift) noexcept {
  if (shift > single_powers::most) return 0;
  const double ten = powers_for_singles.ten[shift < 0 ? -shift : shift];
  const long long whole = nearest_whole(shift < 0 ? size / ten : size * ten);
  // Below a power of two floats lie closer: the decimal above may read back where a nearer one below does not.
  const bool is_power = (__builtin_bit_cast(unsigned, x) & 0x7FFFFFU) == 0;
  for (long long n = whole; n <= whole + (is_power ? 1 : 0); ++n) {
    const double v = shift < 0 ? static_cast<double>(n) * ten : static_cast<double>(n) / ten;
    if (static_cast<float>(v) == x) return v;
  }
  return 0;
}

constexpr double decimal_of_size(float x) noexcept {
  const int shift = powers_for_singles.shift[__builtin_bit_cast(unsigned, x) >> 23];
  const double size = x;
  for (int more = 0; shift != single_powers::none && more < 4; ++more)
    if (const double v = read_back(x, size, shift + more); v != 0) return v;
  return nearest_double(shortest_digits(x));
}

/// The number that a float stands for; missing where it is NaN. Six digits, as people write them, take some
/// nanoseconds, all nine some tens; below 1e-13 and above 1e27 it takes microseconds.
constexpr double decimal_of(float x) noexcept {
  const double v = x;
  if (is_missing(v)) return missing;
  const double size = size_of_number(v);
  if (size < 16777216 && static_cast<double>(static_cast<int>(v)) == v) return v;
  if (size == infinity) return v;
  const double found = decimal_of_size(static_cast<float>(size));
  return v < 0 ? -found : found;
}

inline constexpr double largest_decimal = 3.4028235e38;  // of the largest float

// What a double is as a float: what the machine makes of it, also where g++ refuses an overflow.
constexpr float to_single(double v) noexcept {
  constexpr double halfway =
      3.4028235677973366e38;  // from the largest float to the next power of two
  if (v >= halfway) return __builtin_inff();
  if (v <= -halfway) return -__builtin_inff();
  return static_cast<float>(v);
}
constexpr float next_single(float x, bool up) noexcept {
  const auto bits = __builtin_bit_cast(int, x == 0 ? 0.0F : x);
  if (up && x == __builtin_inff()) return x;
  if (!up && x == -__builtin_inff()) return x;
  if (bits == 0) return __builtin_bit_cast(float, up ? 1 : static_cast<int>(0x80000001U));
  return __builtin_bit_cast(float, (bits > 0) == up ? bits + 1 : bits - 1);
}

/// The nearest number of a float that is not above, or not below, a number.
constexpr double single_at_most(double v) noexcept {
  if (is_missing(v) || size_of_number(v) == infinity) return v;
  if (v >= largest_decimal) return largest_decimal;
  if (v <= -largest_decimal) return v < -largest_decimal ? -infinity : v;
  const float near = to_single(v);
  const double d = decimal_of(near);
  return d <= v ? d : decimal_of(next_single(near, false));
}
constexpr double single_at_least(double v) noexcept {
  if (is_missing(v) || size_of_number(v) == infinity) return v;
  if (v <= -largest_decimal) return -largest_decimal;
  if (v >= largest_decimal) return v > largest_decimal ? infinity : v;
  const float near = to_single(v);
  const double d = decimal_of(near);
  return d >= v ? d : decimal_of(next_single(near, true));
}
/// What floats, as the machine has them, are compared with instead of `v`: the answer is the one that their numbers
/// give to `v`, whatever the comparison.
constexpr double machine_threshold(double v) noexcept {
  if (is_missing(v) || size_of_number(v) > largest_decimal) return v;
  const float near = to_single(v);
  const double d = decimal_of(near);
  if (d == v) return near;
  const double other = next_single(near, d < v);  // the threshold lies between the two
  return size_of_number(other) == infinity ? v : static_cast<double>(near) / 2 + other / 2;
}
/// Whether a number is that of a float.
constexpr bool is_single(double v) noexcept { return decimal_of(to_single(v)) == v; }

}  // namespace nqpf::detail
