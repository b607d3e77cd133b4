// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names as people type them: which are one name although their bytes differ.

#include <nqpf/panel/text/compose.hpp>
#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// Characters that show as a blank: of ASCII, no-break, of any width, and line ends.
constexpr bool is_wide_blank(char32_t c) noexcept {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000;
}

/// The small form of a letter: Latin, Greek, Cyrillic, Armenian, and Latin letters of full width.
constexpr char32_t small_letter(char32_t c) noexcept {
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (within('A', 'Z') || (within(0xc0, 0xde) && c != 0xd7)) return c + 0x20;
  if (c < 0x100) return c;
  if (within(0x139, 0x148) || within(0x179, 0x17e)) return c + (c & 1);
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xff;
  if (within(0x100, 0x177) && c != 0x131 && c != 0x138 && c != 0x149) return c | 1;
  if (within(0x391, 0x3a9) || within(0x410, 0x42f)) return c + 0x20;
  if (c == 0x386) return 0x3ac;
  if (within(0x388, 0x38a)) return c + 0x25;
  if (c == 0x38c) return 0x3cc;
  if (c == 0x38e || c == 0x38f) return c + 0x3f;
  if (c == 0x3c2) return 0x3c3;  // the sigma that ends a word
  if (within(0x400, 0x40f)) return c + 0x50;
  if (within(0x460, 0x481) || within(0x48a, 0x4bf) || within(0x4d0, 0x52f)) return c | 1;
  if (within(0x531, 0x556)) return c + 0x30;
  if ((within(0x1e00, 0x1e95) || within(0x1ea0, 0x1eff))) return c | 1;
  if (within(0xff21, 0xff3a)) return c - 0xff21 + 'a';
  return c;
}

/// Goes through the characters of a text; what is no UTF-8 comes byte by byte.
template <class Take>
void each_character(std::string_view text, Take take) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text, i);
    take(utf8_character(text, i));
    i += length == 0 ? 1 : length;
  }
}

/// A name as it is kept: no blanks at its ends, one blank where there were several, none between Chinese
/// characters, nothing that does not show, letters and marks composed (NFC; marks in canonical order).
inline std::string clean_name(std::string_view text) {
  std::u32string out;
  bool blank = false;
  each_character(text, [&](char32_t c) {
    if (is_invisible(c)) return;
    if (is_wide_blank(c)) {
      blank = true;
      return;
    }
    if (blank && !out.empty() && !(out.back() >= 0x2e80 && c >= 0x2e80)) out += U' ';
    blank = false;
    const char32_t whole = out.empty() ? 0 : composed(out.back(), c);
    if (whole != 0) out.back() = whole;
    else out += c;
  });
  std::string made;
  for (const char32_t c : out) append_utf8(made, c);
  return made;
}

/// What two names have in common that differ by case, blanks, composition or width of their letters
/// only. The key of a key is itself.
inline std::string name_key(std::string_view text) {
  std::string made;
  each_character(clean_name(text), [&](char32_t c) {
    if (c == ' ' || c == 0x200c || c == 0x200d) return;
    if (c > 0xff00 && c < 0xff5f && small_letter(c) == c) c -= 0xfee0;
    append_utf8(made, small_letter(c));
  });
  return made;
}

}  // namespace nqpf::inline NQPF_ABI::panel_detail
