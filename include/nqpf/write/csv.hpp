// SPDX-License-Identifier: BSL-1.0
#pragma once

// Texts and numbers as cells of a CSV file.

#include <nqpf/core/abi.hpp>

#include <charconv>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::write {

/// Appends a cell, quoted where RFC 4180 needs it and where blanks at its ends could be lost.
inline void append_csv(std::string& out, std::string_view cell, char separator = ',') {
  bool quoted = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
  for (const char c : cell) {
    quoted = quoted || c == separator || c == '"' || c == '\n' || c == '\r';
  }
  if (!quoted) {
    out.append(cell);
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

/// Appends a number in the fewest digits that read back as the same double, in no locale: plain digits up to 2^53 and
/// down to 0.00001, with an exponent beyond.
inline void append_number(std::string& out, double value) {
  const double size = value < 0 ? -value : value;
  const bool is_plain = value == 0 || (size >= 1e-5 && size <= 9007199254740992);
  char digits[32];  // hold every double
  const auto [end, error] =
      is_plain ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed)
               : std::to_chars(digits, digits + sizeof digits, value);
  static_cast<void>(error);
  out.append(digits, end);
}

/// Appends a number as a cell; nothing for a missing one.
inline void append_csv(std::string& out, double value) {
  if (value == value) append_number(out, value);
}

}  // namespace nqpf::inline NQPF_ABI::write
