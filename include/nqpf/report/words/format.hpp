// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers and words as reports print them: in no locale, with sensible digits and units.

#include <nqpf/core/interval.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::report {

/// What stands for a missing number.
inline constexpr std::string_view no_number = "\xe2\x80\x93";  // en dash

/// A number with so many digits after the point; a dash where it is missing.
[[nodiscard]] inline std::string fixed(double value, int digits) {
  if (is_missing(value)) return std::string(no_number);
  char buffer[400];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, digits);
  std::string out(buffer, end.ptr);
  // No minus before a zero.
  if (out.size() > 1 && out[0] == '-' && out.find_first_not_of("-0.") == std::string::npos)
    out.erase(0, 1);
  return out;
}

/// So many digits after the point, or as many more as show that a value is not its limit.
[[nodiscard]] inline int digits_apart(double value, double limit, int digits) {
  while (digits < 12 && value != limit && fixed(value, digits) == fixed(limit, digits)) ++digits;
  return digits;
}

/// A score, index or degree in [0, 1].
[[nodiscard]] inline std::string score(double value) { return fixed(value, 3); }

/// A change, with its sign.
[[nodiscard]] inline std::string signed_score(double value) {
  if (is_missing(value)) return std::string(no_number);
  const std::string digits = fixed(value, 3);
  if (digits[0] == '-') return "\xe2\x88\x92" + digits.substr(1);  // a minus as wide as the plus
  return digits.find_first_not_of("0.") == std::string::npos ? "\xc2\xb1" + digits : "+" + digits;
}

/// A share as a percentage.
[[nodiscard]] inline std::string percent(double share, int digits = 0) {
  if (is_missing(share)) return std::string(no_number);
  return fixed(share * 100, digits) + " %";
}

/// Groups of three digits, by narrow blanks: 12 345.
[[nodiscard]] inline std::string count(std::uint64_t value) {
  std::string digits = std::to_string(value);
  if (digits.size() <= 4) return digits;
  for (std::size_t at = digits.size() - 3;; at -= 3) {
    digits.insert(at, "\xe2\x80\xaf");
    if (at <= 3) break;
  }
  return digits;
}

/// A number of unknown size in about four significant digits, no more than it has: 20 473, 7.96, 0.0123.
[[nodiscard]] inline std::string sensible(double value) {
  if (is_missing(value)) return std::string(no_number);
  const double size = value < 0 ? -value : value;
  if (size >= 1e15 || (size != 0 && size < 1e-4)) {
    char buffer[40];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 2);
    return {buffer, end.ptr};
  }
  if (size >= 1000) {
    const std::string whole = fixed(size, 0);
    std::uint64_t number = 0;
    std::from_chars(whole.data(), whole.data() + whole.size(), number);
    return (value < 0 ? "\xe2\x88\x92" : "") + count(number);
  }
  std::string out = fixed(value, size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
  if (out.find('.') != std::string::npos) {
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
  }
  if (out[0] == '-') out = "\xe2\x88\x92" + out.substr(1);
  return out;
}

/// A value with its unit. A share is printed as a percentage.
[[nodiscard]] inline std::string with_unit(double value, std::string_view unit) {
  if (is_missing(value)) return std::string(no_number);
  if (unit == "share" || unit == "rate per year") {
    const double size = value < 0 ? -value : value;
    std::string out = sensible(value * 100);
    if (size >= 0.01) out = percent(value, 1);
    else out += " %";
    return unit == "share" ? out : out + " per year";
  }
  if (unit.empty() || unit == "index" || unit == "ratio") return sensible(value);
  return sensible(value) + " " + std::string(unit);
}

/// A value with its unit in as many digits as show that it is not its limit.
[[nodiscard]] inline std::string with_unit_apart(double value, double limit,
                                                 std::string_view unit) {
  if (is_missing(value) || value == limit) return with_unit(value, unit);
  const bool rate = unit == "rate per year";
  if (unit == "share" || rate)
    return percent(value, digits_apart(value * 100, limit * 100, 1)) + (rate ? " per year" : "");
  const std::string number = fixed(value, digits_apart(value, limit, 0));
  return unit.empty() || unit == "index" || unit == "ratio" ? number
                                                            : number + " " + std::string(unit);
}

/// The shortest text that reads back as the same double.
[[nodiscard]] inline std::string exact(double value) {
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

/// `a, b and c`.
[[nodiscard]] inline std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

/// `1 row`, `2 rows`.
[[nodiscard]] inline std::string plural(std::uint64_t n, std::string_view one,
                                        std::string_view many) {
  return count(n) + " " + std::string(n == 1 ? one : many);
}

/// How many columns a text takes on a terminal: wide characters two, combining ones and marks of direction
/// none.
[[nodiscard]] inline std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    std::uint32_t code = length == 1 ? lead : lead & (0xffU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    const bool combining = (code >= 0x300 && code < 0x370) || (code >= 0x2066 && code <= 0x2069);
    const bool wide = (code >= 0x1100 && code < 0x1160) || (code >= 0x2e80 && code < 0xa4d0) ||
                      (code >= 0xac00 && code < 0xd7a4) || (code >= 0xf900 && code < 0xfb00) ||
                      (code >= 0xfe30 && code < 0xfe70) || (code >= 0xff00 && code < 0xff61) ||
                      (code >= 0x1f300 && code < 0x1f650) || code >= 0x20000;
    width += combining ? 0U : wide ? 2U : 1U;
    i += length;
  }
  return width;
}

/// `text` with control characters replaced, so that a name out of a file cannot move the cursor of a
/// terminal or change its colours; line ends stay.
[[nodiscard]] inline std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool second =
        byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    if ((byte < 0x20 && byte != '\n') || byte == 0x7f || second) {
      out += "\xef\xbf\xbd";
      i += second ? 1U : 0U;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// A name as it stands in a line of text: line ends and tabs are blanks.
[[nodiscard]] inline std::string in_one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return out;
}

/// Cuts a text to so many columns, marking the cut.
[[nodiscard]] inline std::string cut(std::string_view text, std::size_t columns) {
  if (width_of(text) <= columns) return std::string(text);
  std::string out;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const std::string_view next = text.substr(i, length);
    if (width_of(out) + width_of(next) + 1 > columns) break;
    out += next;
    i += length;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "\xe2\x80\xa6";  // ellipsis
}

}  // namespace nqpf::inline NQPF_ABI::report
