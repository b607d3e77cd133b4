// SPDX-License-Identifier: BSL-1.0
#pragma once

// UTF-8: where a character ends, and what stands for bytes that are none.

#include <nqpf/core/abi.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace nqpf::inline NQPF_ABI::write {

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

/// The character that begins at `text[at]`, or U+FFFD for a byte that is none; `at` goes to its last byte.
[[nodiscard]] constexpr std::string_view character_at(std::string_view text,
                                                      std::size_t& at) noexcept {
  const std::size_t begin = at;
  const std::size_t length = utf8_length(text, begin);
  if (length == 0) return "\xef\xbf\xbd";
  at += length - 1;
  return text.substr(begin, length);
}

}  // namespace nqpf::inline NQPF_ABI::write
