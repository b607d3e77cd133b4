// SPDX-License-Identifier: BSL-1.0
#pragma once

// A cell of text to a double: the whole cell, in no locale, and a reason where it is none.

#include <nqpf/core/interval.hpp>
#include <nqpf/write/read_double.hpp>

#include <bit>
#include <cfloat>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace nqpf::inline NQPF_ABI {

/// What a cell turned out to be.
enum class number_status : unsigned char {
  ok,
  not_a_number,
  thousands_separator,  ///< 1,234 or 1 234 or 1'234 or 1,5: could be read in two ways, so it is not
                        ///< read
  out_of_range,         ///< too large or too small for a double
  not_finite,           ///< inf, infinity, nan
  hexadecimal,
  percent_sign,
  surrounding_blanks,  ///< a number, but for the blanks around it
};

/// A number, or the reason why it is none (`value` is `missing` then).
struct parsed_number {
  double value = missing;
  number_status status = number_status::not_a_number;
};

namespace panel_detail {

constexpr bool is_finite(double value) noexcept {
  return (std::bit_cast<std::uint64_t>(value) & 0x7ff0'0000'0000'0000U) != 0x7ff0'0000'0000'0000U;
}
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

/// True where a double is computed in double precision, so that one division rounds once.
inline constexpr bool exact_division = FLT_EVAL_METHOD == 0;

inline constexpr double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                           1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                           1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/// Reads a plain decimal (`-12.75`) at `p` and returns where it ends, or null where there is none
/// or where it has too many digits to be exact this way. The text must go on to a character that is
/// no digit, which is not checked. A whole number up to 2^53 over a power of ten up to 10^22 is one
/// correctly rounded division (Clinger, "How to read floating point numbers accurately", 1990).
inline const char* plain_decimal(const char* p, double& out, char decimal = '.') noexcept {
  if constexpr (!exact_division) return nullptr;
  const bool negative = *p == '-';
  if (negative) ++p;
  const char* const first = p;
  std::uint64_t digits = 0;
  while (is_digit(*p)) digits = digits * 10 + static_cast<std::uint64_t>(*p++ - '0');
  std::int64_t count = p - first;
  std::int64_t decimals = 0;
  if (*p == decimal) {
    const char* const point = p++;
    while (is_digit(*p)) digits = digits * 10 + static_cast<std::uint64_t>(*p++ - '0');
    decimals = p - point - 1;
    count += decimals;
  }
  // Beyond 19 digits `digits` has overflowed, which the count tells; leading zeros only cost the
  // detour.
  if (count == 0 || count > 19 || digits > (std::uint64_t{1} << 53)) return nullptr;
  const double value = static_cast<double>(digits) / powers_of_ten[decimals];
  out = negative ? -value : value;
  return p;
}

/// The cell as `write::read_double` reads it, whole.
inline parsed_number whole_number(std::string_view cell) noexcept {
  const char* first = cell.data();
  const char* const last = first + cell.size();
  if (cell.size() > 1 && *first == '+' && (is_digit(first[1]) || first[1] == '.')) ++first;
  double value = 0;
  const auto [end, error] = write::read_double(first, last, value);
  if (end != last || error == std::errc::invalid_argument) return {};
  if (error == std::errc::result_out_of_range) return {missing, number_status::out_of_range};
  // What is left beyond finite numbers is the text 'inf' or 'nan'.
  if (!is_finite(value)) return {missing, number_status::not_finite};
  return {value, number_status::ok};
}

/// How many bytes at the beginning of a text separate groups of digits: a comma, a blank (also a no-break one), an
/// apostrophe; 0 where none do.
inline std::size_t separator_length(std::string_view rest) noexcept {
  if (rest[0] == ',' || rest[0] == ' ' || rest[0] == '\'' || rest[0] == '_') return 1;
  if (rest.starts_with("\xc2\xa0")) return 2;
  if (rest.starts_with("\xe2\x80\xaf") || rest.starts_with("\xe2\x80\x89") ||
      rest.starts_with("\xe2\x80\x99") || rest.starts_with("\xef\xbc\x8c"))
    return 3;
  return 0;
}

/// Whether all of a text stands between or for digits of a number, and something between them.
inline bool is_grouped(std::string_view body) noexcept {
  if (body.empty() || !is_digit(body.front()) || !is_digit(body.back())) return false;
  bool grouped = false;
  for (std::size_t i = 0; i < body.size();) {
    if (is_digit(body[i]) || body[i] == '.') {
      ++i;
      continue;
    }
    const std::size_t length = separator_length(body.substr(i));
    if (length == 0) return false;
    grouped = true;
    i += length;
  }
  return grouped;
}

/// Why a cell is no number, for those that somebody meant as one.
inline number_status why_not(std::string_view cell) noexcept {
  if (cell.empty()) return number_status::not_a_number;
  if (is_blank(cell.front()) || is_blank(cell.back())) {
    while (!cell.empty() && is_blank(cell.front())) cell.remove_prefix(1);
    while (!cell.empty() && is_blank(cell.back())) cell.remove_suffix(1);
    const number_status inner = cell.empty() ? number_status::ok : whole_number(cell).status;
    return inner == number_status::ok             ? number_status::surrounding_blanks
           : inner == number_status::not_a_number ? why_not(cell)
                                                  : inner;
  }
  if (cell.back() == '%' &&
      whole_number(cell.substr(0, cell.size() - 1)).status == number_status::ok) {
    return number_status::percent_sign;
  }
  std::string_view body = cell;
  if (body.front() == '-' || body.front() == '+') body.remove_prefix(1);
  if (body.size() > 2 && body[0] == '0' && (body[1] == 'x' || body[1] == 'X')) {
    for (const char c : body.substr(2)) {
      const bool hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ||
                       c == '.' || c == 'p' || c == 'P' || c == '-' || c == '+';
      if (!hex) return number_status::not_a_number;
    }
    return number_status::hexadecimal;
  }
  if (cell.front() == '+' && whole_number(body).status == number_status::not_finite) {
    return number_status::not_finite;
  }
  return is_grouped(body) ? number_status::thousands_separator : number_status::not_a_number;
}

}  // namespace panel_detail

/// Reads a whole cell as a decimal number: `12`, `-0.5`, `+3`, `1.5e-3`. Correctly rounded; locale
/// plays no part. Anything else is refused with its reason rather than read in part.
[[nodiscard]] inline parsed_number parse_number(std::string_view cell) noexcept {
  parsed_number number = panel_detail::whole_number(cell);
  if (number.status == number_status::not_a_number) number.status = panel_detail::why_not(cell);
  return number;
}

/// The reason in words; empty for `ok`.
[[nodiscard]] constexpr std::string_view reason(number_status status) noexcept {
  switch (status) {
    case number_status::ok: return {};
    case number_status::not_a_number: return "not a number";
    case number_status::thousands_separator:
      return "a number with separators in it: write 1234.5, without thousands separators or "
             "decimal commas";
    case number_status::out_of_range: return "outside the range of a double";
    case number_status::not_finite:
      return "not a finite number: leave the cell empty where a value is missing";
    case number_status::hexadecimal: return "a hexadecimal number: write it in decimal";
    case number_status::percent_sign:
      return "a number with a percent sign: write the number alone and give its scale in the "
             "schema";
    case number_status::surrounding_blanks: return "blanks around the number";
  }
  return {};
}

}  // namespace nqpf::inline NQPF_ABI
