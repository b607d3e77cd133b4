// SPDX-License-Identifier: BSL-1.0
#pragma once

// Names as people type them: which are one name although their bytes differ.

#include <nqpf/panel/text/fold_table.hpp>
#include <nqpf/panel/text/normal_form.hpp>
#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// Characters that show as a blank: of ASCII, no-break, of any width, and line ends.
constexpr bool is_wide_blank(char32_t c) noexcept {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
         c == 0x3000;
}

/// The small form of a letter, or the character itself; the dotted and the dotless i of Turkish are i.
constexpr char32_t small_letter(char32_t c) noexcept {
  const std::size_t at = first_not(fold_ranges, [c](const fold_range& r) { return r.last < c; });
  if (at == std::size(fold_ranges)) return c;
  const fold_range& r = fold_ranges[at];
  if (c < r.first || (c - r.first) % r.step != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + r.by);
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
/// characters, nothing that does not show, letters and marks composed (normal form C).
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
    out += c;
  });
  std::string made;
  for (const char32_t c : normal_form(out)) append_utf8(made, c);
  return made;
}

/// What two names have in common that differ by case, blanks, composition, chosen forms or width of their
/// letters only. The key of a key is itself.
inline std::string name_key(std::string_view text) {
  std::u32string small;
  each_character(clean_name(text), [&](char32_t c) {
    if (c == ' ' || chooses_form(c)) return;
    small += small_letter(c > 0xff00 && c < 0xff5f ? c - 0xfee0 : c);
  });
  std::string made;
  // A small letter may have a character for what a capital one has none for.
  for (const char32_t c : normal_form(small)) append_utf8(made, c);
  return made;
}

}  // namespace nqpf::inline NQPF_ABI::panel_detail
