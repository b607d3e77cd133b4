// SPDX-License-Identifier: BSL-1.0
#pragma once

// UTF-8: where a character ends, whether bytes are text, and text made printable.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace nqpf::inline v0 {

/// The length of the UTF-8 character that begins at `text[at]`, 1 to 4; 0 where the bytes are none
/// (stray or missing continuation, overlong form, surrogate, beyond U+10FFFF).
[[nodiscard]] constexpr std::size_t utf8_length(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[at + k]); };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xc2   ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
  if (length == 0 || length > text.size() - at) return 0;
  for (std::size_t k = 1; k < length; ++k) {
    if ((byte(k) & 0xc0) != 0x80) return 0;
  }
  const unsigned second = byte(1);
  if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
      (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) {
    return 0;
  }
  return length;
}

/// True for text that is UTF-8 throughout. Linear; eight bytes a step where the text is ASCII.
[[nodiscard]] inline bool is_utf8(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, 8);
      if ((word & 0x8080'8080'8080'8080U) == 0) {
        i += 8;
        continue;
      }
    }
    const std::size_t length = utf8_length(text, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

/// `text` as it can be shown on one line: valid UTF-8, control characters and stray bytes as
/// `\x1f`, cut to about `most` bytes with `...` at the end.
[[nodiscard]] inline std::string printable(std::string_view text, std::size_t most = 60) {
  constexpr char hex[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (out.size() >= most) return out + "...";
    const std::size_t length = utf8_length(text, i);
    const std::size_t step = length == 0 ? 1 : length;
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool control =
        (length == 1 && (byte < 0x20 || byte == 0x7f)) ||
        (length == 2 && byte == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0);
    if (length == 1 && byte == '\n') {
      out += "\\n";
    } else if (length == 1 && byte == '\r') {
      out += "\\r";
    } else if (length == 1 && byte == '\t') {
      out += "\\t";
    } else if (length == 0 || control) {
      for (std::size_t k = 0; k < step; ++k) {
        const auto each = static_cast<unsigned char>(text[i + k]);
        out += "\\x";
        out += hex[each >> 4];
        out += hex[each & 15];
      }
    } else {
      out.append(text.substr(i, length));
    }
    i += step;
  }
  return out;
}

}  // namespace nqpf::inline v0
