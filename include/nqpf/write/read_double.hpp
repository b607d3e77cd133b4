// SPDX-License-Identifier: BSL-1.0
#pragma once

// A double read from text, to its last bit and whatever the locale: by std::from_chars where the standard library
// has it for doubles (libstdc++ 11, libc++ 20), and by whole numbers where not.

#include <nqpf/core/abi.hpp>
#include <nqpf/core/digits.hpp>

#include <charconv>
#include <limits>
#include <system_error>
#include <type_traits>
#include <version>

namespace nqpf::inline NQPF_ABI::write {

/// As std::from_chars_result.
struct double_read {
  const char* end = nullptr;
  std::errc error{};
};

namespace detail {

constexpr bool is_decimal_digit(char c) noexcept { return c >= '0' && c <= '9'; }

constexpr bool is_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// What stands in a decimal text: digits, as if after a point, and a power of ten. Digits beyond what can matter
/// are one digit that is not zero.
struct decimal_text {
  static constexpr int most_digits = 770;  // more than half the way between two doubles can have

  char digits[most_digits + 1]{};
  int count = 0;
  long long point = 0;  ///< 0.d1d2d3... times ten to the power of this
  const char* end = nullptr;

  constexpr decimal_text(const char* first, const char* last) noexcept {
    bool some = false, after_point = false;
    const char* p = first;
    for (; p != last && (is_decimal_digit(*p) || (*p == '.' && !after_point)); ++p) {
      if (*p == '.') after_point = true;
      else {
        some = true;
        take(*p, after_point);
      }
    }
    if (!some) return;
    end = p;
    take_exponent(p, last);
  }

private:
  constexpr void take(char digit, bool after_point) noexcept {
    if (count == 0 && digit == '0') {
      point -= after_point ? 1 : 0;
      return;
    }
    point += after_point ? 0 : 1;
    if (count < most_digits) digits[count++] = digit;
    else if (digit != '0') digits[most_digits] = '1';
  }
  constexpr void take_exponent(const char* p, const char* last) noexcept {
    if (p == last || (*p != 'e' && *p != 'E')) return;
    ++p;
    const bool negative = p != last && *p == '-';
    if (p != last && (*p == '-' || *p == '+')) ++p;
    if (p == last || !is_decimal_digit(*p)) return;
    long long by = 0;
    for (; p != last && is_decimal_digit(*p); ++p)
      if (by < 1'000'000'000'000) by = by * 10 + (*p - '0');
    point += negative ? -by : by;
    end = p;
  }
};

constexpr int least_exponent = -1074;  // of the last bit of the least double
constexpr unsigned long long infinite = 0x7FF0000000000000ULL;

/// The size of a decimal, rounded to the nearest double, of two the even one; infinite where it is too large.
constexpr double size_of_decimal(const decimal_text& text) noexcept {
  using whole = nqpf::detail::whole_number_of<160>;
  if (text.count == 0 || text.point < -330) return 0;
  if (text.point > 310) return std::numeric_limits<double>::infinity();
  // text = over / under
  whole over, under(1);
  const int count = text.count + (text.digits[decimal_text::most_digits] != '\0' ? 1 : 0);
  for (int i = 0; i < count; ++i) {
    over.times(10);
    over.add(static_cast<unsigned>(text.digits[i] - '0'));
  }
  const int power = static_cast<int>(text.point) - count;
  if (power > 0) over.times_power_of_ten(power);
  else under.times_power_of_ten(-power);

  // over / under / 2^exponent lies between 2^52 and 2^53, and below that only for the least numbers.
  int exponent = over.bits() - under.bits() - 53;
  if (exponent < least_exponent) exponent = least_exponent;
  if (exponent > 0) under.times_power_of_two(exponent);
  else over.times_power_of_two(-exponent);
  whole limit = under;
  limit.times_power_of_two(53);
  if (over.against(limit) >= 0) {
    under.times_power_of_two(1);
    ++exponent;
  }
  unsigned long long mantissa = 0;
  for (int k = 53; k >= 0; --k) {  // the quotient, bit by bit
    whole part = under;
    part.times_power_of_two(k);
    mantissa <<= 1U;
    if (over.against(part) < 0) continue;
    over.subtract(part);
    mantissa |= 1U;
  }
  over.times_power_of_two(1);
  const int half = over.against(under);
  if (half > 0 || (half == 0 && (mantissa & 1U) != 0)) ++mantissa;
  // The bit that doubles leave out, or the carry of rounding, adds one to the exponent beside it.
  const auto raised = static_cast<unsigned long long>(exponent - least_exponent);
  const unsigned long long bits = mantissa + (raised << 52U);
  return bits < infinite ? __builtin_bit_cast(double, bits)
                         : std::numeric_limits<double>::infinity();
}

/// The length of `word` if a text begins so, in capitals or not; else 0.
constexpr int begins_with(const char* first, const char* last, const char* word) noexcept {
  int n = 0;
  for (; word[n] != '\0'; ++n)
    if (first + n == last || static_cast<char>(first[n] | 0x20) != word[n]) return 0;
  return n;
}

/// 'inf', 'infinity' and 'nan', as std::from_chars reads them, or no end.
constexpr const char* read_word(const char* first, const char* last, double& value) noexcept {
  if (begins_with(first, last, "inf") != 0) {
    value = std::numeric_limits<double>::infinity();
    const int whole = begins_with(first, last, "infinity");
    return first + (whole != 0 ? whole : 3);
  }
  if (begins_with(first, last, "nan") == 0) return nullptr;
  value = std::numeric_limits<double>::quiet_NaN();
  const char* p = first + 3;
  if (p == last || *p != '(') return p;
  do ++p;
  while (p != last && (is_decimal_digit(*p) || is_letter(*p) || *p == '_'));
  return p != last && *p == ')' ? p + 1 : first + 3;
}

/// What `read_double` does where the standard library does not.
constexpr double_read read_by_whole_numbers(const char* first, const char* last,
                                            double& value) noexcept {
  const bool negative = first != last && *first == '-';
  const char* const start = negative ? first + 1 : first;
  double size = 0;
  const char* end = read_word(start, last, size);
  if (end == nullptr) {
    const decimal_text text(start, last);
    if (text.end == nullptr) return {first, std::errc::invalid_argument};
    size = size_of_decimal(text);
    if (size > std::numeric_limits<double>::max() || (size == 0 && text.count != 0))
      return {text.end, std::errc::result_out_of_range};
    end = text.end;
  }
  value = negative ? -size : size;
  return {end, {}};
}

}  // namespace detail

/// Reads the longest beginning of [first, last) that is a number: digits with or without a point and an exponent, 'inf'
/// or 'nan', a minus before it. `error` is invalid_argument where there is none, and result_out_of_range where it is
/// too large or too small for a double; `value` stays as it was then. Linear; without the standard library's
/// function some ten microseconds a number.
constexpr double_read read_double(const char* first, const char* last, double& value) noexcept {
#ifdef __cpp_lib_to_chars
  if (!std::is_constant_evaluated()) {
    const auto [end, error] = std::from_chars(first, last, value);
    return {end, error};
  }
#endif
  return detail::read_by_whole_numbers(first, last, value);
}

}  // namespace nqpf::inline NQPF_ABI::write
