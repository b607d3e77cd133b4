// SPDX-License-Identifier: BSL-1.0
#pragma once

// UTF-8: where a character ends, whether bytes are text, and text made printable.

#include <nqpf/core/abi.hpp>
#include <nqpf/write/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

using write::utf8_length;

/// The character that begins at `text[at]`; the byte itself where there is none.
[[nodiscard]] constexpr char32_t utf8_character(std::string_view text, std::size_t at) noexcept {
  const std::size_t length = utf8_length(text, at);
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[at + k]); };
  if (length < 2) return byte(0);
  char32_t c = byte(0) & (0xffU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) c = c << 6 | (byte(k) & 0x3fU);
  return c;
}

/// Appends a character.
inline void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xc0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xe0 | c >> 12);
    } else {
      put(0xf0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3f));
    }
    put(0x80 | (c >> 6 & 0x3f));
  }
  put(0x80 | (c & 0x3f));
}

}  // namespace panel_detail

using write::is_utf8;

namespace panel_detail {

/// Characters that show nothing or change the direction of what follows: soft hyphen, blanks and fillers of no
/// width, marks and overrides of direction, byte order mark, tags (Unicode: default ignorable, and the marks of
/// annotations). What chooses between two forms of a character is none.
[[nodiscard]] constexpr bool is_invisible(char32_t c) noexcept {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  return c == 0xad || c == 0x34f || c == 0x61c || within(0x115f, 0x1160) ||
         within(0x17b4, 0x17b5) || c == 0x180e || c == 0x200b || within(0x200e, 0x200f) ||
         within(0x202a, 0x202e) || within(0x2060, 0x206f) || c == 0x3164 || c == 0xfeff ||
         c == 0xffa0 || within(0xfff0, 0xfffb) || within(0x1bca0, 0x1bca3) ||
         within(0x1d173, 0x1d17a) || (within(0xe0000, 0xe0fff) && !within(0xe0100, 0xe01ef));
}

/// Characters that choose between two forms of the one before or after them: joiners, variation selectors.
[[nodiscard]] constexpr bool chooses_form(char32_t c) noexcept {
  return c == 0x200c || c == 0x200d || (c >= 0x180b && c <= 0x180f && c != 0x180e) ||
         (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef);
}

/// Characters that must not reach a terminal as they are: control characters, ends of lines and
/// paragraphs, and what is invisible.
[[nodiscard]] constexpr bool is_unprintable(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || is_invisible(c);
}

}  // namespace panel_detail

/// `text` as it can be shown on one line: valid UTF-8, control characters and stray bytes as
/// `\x1f`, other characters that do not show as `\u202e`, cut to about `most` bytes with `...` at the
/// end. What is printable already stays as it is.
[[nodiscard]] inline std::string printable(std::string_view text, std::size_t most = 60) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out;
  const auto digits = [&](char32_t value, int count) {
    for (int k = count - 1; k >= 0; --k) out += hex[value >> (4 * k) & 15];
  };
  for (std::size_t i = 0; i < text.size();) {
    if (out.size() >= most) return out + "...";
    const std::size_t length = panel_detail::utf8_length(text, i);
    const std::size_t step = length == 0 ? 1 : length;
    const char32_t c = panel_detail::utf8_character(text, i);
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "\\r";
    else if (c == '\t') out += "\\t";
    else if (length != 0 && !panel_detail::is_unprintable(c)) out.append(text.substr(i, length));
    else if (length > 2) {
      out += c > 0xffff ? "\\U" : "\\u";
      digits(c, c > 0xffff ? 8 : 4);
    } else {
      for (std::size_t k = 0; k < step; ++k) {
        out += "\\x";
        digits(static_cast<unsigned char>(text[i + k]), 2);
      }
    }
    i += step;
  }
  return out;
}

}  // namespace nqpf::inline NQPF_ABI
