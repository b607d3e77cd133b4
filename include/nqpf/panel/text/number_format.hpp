// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers as tables print them: decimal commas, separators of thousands, marks of footnotes.

#include <nqpf/panel/number.hpp>
#include <nqpf/panel/text/same_name.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

/// How the numbers of a file are written.
struct number_format {
  char decimal = '.';  ///< '.' or ','
  char thousands =
      '\0';  ///< between groups of three digits: ',', '.', '\'', ' ' (any blank); 0 for none
  std::vector<std::string> marks = {};  ///< after a number, of a footnote: "*", "a", "1)"
  bool any_mark = false;                ///< those that tables use: see `usual_mark`

  [[nodiscard]] bool plain() const noexcept {
    return decimal == '.' && thousands == '\0' && marks.empty() && !any_mark;
  }
};

namespace panel_detail {

/// The length of the blank at the beginning of `text`, of any kind; 0 where there is none.
inline std::size_t blank_length(std::string_view text) noexcept {
  if (text.empty()) return 0;
  const char32_t c = utf8_character(text, 0);
  const bool blank = is_wide_blank(c) || (is_invisible(c) && c > 0x7f);
  return blank ? utf8_length(text, 0) : 0;
}

/// Where the last character of `text` begins.
inline std::size_t last_character(std::string_view text) noexcept {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return at;
}

/// `text` without blanks of any kind at its ends.
inline std::string_view without_blanks(std::string_view text) noexcept {
  while (const std::size_t length = blank_length(text)) text.remove_prefix(length);
  while (!text.empty()) {
    const std::size_t at = last_character(text);
    const std::size_t length = blank_length(text.substr(at));
    if (length == 0 || at + length != text.size()) break;
    text = text.substr(0, at);
  }
  return text;
}

/// The length of a mark such as `1)` or `a)` at the end of `text`, which ends with a bracket that nothing opens:
/// one or two digits after a blank, or one small letter. Digits without a blank could be the number's.
inline std::size_t half_bracket_mark(std::string_view text) noexcept {
  if (text.size() < 3) return 0;
  const char before = text[text.size() - 2];
  if (before >= 'a' && before <= 'z') return 2;
  std::size_t digits = 0;
  while (digits + 1 < text.size() && is_digit(text[text.size() - 2 - digits])) ++digits;
  const std::string_view rest = text.substr(0, text.size() - 1 - digits);
  const bool fits = digits > 0 && digits < 3 && !rest.empty() &&
                    blank_length(rest.substr(last_character(rest))) != 0;
  return fits ? digits + 1 : 0;
}

/// Whether a small letter after a number usually is no mark of a footnote: thousands, millions, billions and
/// trillions, and `e` of a number that was cut off.
inline bool is_magnitude(char letter) noexcept {
  return letter == 'k' || letter == 'm' || letter == 'b' || letter == 't' || letter == 'e';
}

/// The length of a mark of a footnote at the end of `text`, as tables use them: `*`, daggers, raised and
/// circled digits, one small letter that is no magnitude, up to three characters in brackets, or `1)` after a
/// blank. 0 for none.
inline std::size_t usual_mark(std::string_view text) noexcept {
  if (text.size() < 2) return 0;
  const char last = text.back();
  if (last == ')' || last == ']') {
    const std::size_t open = text.rfind(last == ')' ? '(' : '[');
    if (open == std::string_view::npos && last == ')') return half_bracket_mark(text);
    const bool fits = open != std::string_view::npos && open > 0 && text.size() - open < 6;
    return fits ? text.size() - open : 0;
  }
  if (is_magnitude(last)) return 0;
  if (last == '*' || last == '#' || (last >= 'a' && last <= 'z')) return 1;
  const std::size_t at = last_character(text);
  const char32_t c = utf8_character(text, at);
  const bool raised = c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x207f);
  const bool circled = (c >= 0x2460 && c <= 0x24ff) || (c >= 0x2776 && c <= 0x2793);
  const bool dagger = c == 0x2020 || c == 0x2021 || c == 0xa7 || c == 0xb6 || c == 0xff0a;
  return raised || circled || dagger ? text.size() - at : 0;
}

/// `text` without its marks; at most four are taken away.
inline std::string_view without_marks(std::string_view text, const number_format& format) {
  for (int taken = 0; taken < 4; ++taken) {
    const std::size_t before = text.size();
    for (const std::string& mark : format.marks) {
      if (!mark.empty() && text.size() > mark.size() && text.ends_with(mark))
        text.remove_suffix(mark.size());
    }
    if (format.any_mark) text.remove_suffix(usual_mark(text));
    if (text.size() == before) break;
    text = without_blanks(text);
  }
  return text;
}

/// Writes a number in the form of `parse_number`; false where its separators do not stand between
/// groups of three digits.
inline bool plain_form(std::string_view cell, const number_format& format, std::string& out) {
  out.clear();
  std::size_t since = 0;  // digits since the last separator of thousands
  bool grouped = false;
  bool fraction = false;
  for (std::size_t i = 0; i < cell.size();) {
    const std::size_t blank = format.thousands == ' ' ? blank_length(cell.substr(i)) : 0;
    const bool separator = blank != 0 || (format.thousands != '\0' && cell[i] == format.thousands);
    if (separator) {
      if (fraction || (grouped ? since != 3 : since == 0 || since > 3)) return false;
      grouped = true;
      since = 0;
      i += blank != 0 ? blank : 1;
      continue;
    }
    const bool point = cell[i] == format.decimal;
    if (cell[i] == '.' && !point) return false;
    if (!is_digit(cell[i])) {
      if (grouped && !fraction && since != 3) return false;
      fraction = fraction || point || cell[i] == 'e' || cell[i] == 'E';
    } else {
      ++since;
    }
    out += point ? '.' : cell[i];
    ++i;
  }
  return !grouped || fraction || since == 3;
}

}  // namespace panel_detail

/// Reads a whole cell as a number in a format. Blanks of any kind around it are passed over.
[[nodiscard]] inline parsed_number parse_number(std::string_view cell,
                                                const number_format& format) {
  const std::string_view bare = panel_detail::without_blanks(cell);
  if (format.plain()) return parse_number(bare);
  const std::string_view number = panel_detail::without_marks(bare, format);
  std::string form;
  if (!panel_detail::plain_form(number, format, form))
    return {missing, number_status::thousands_separator};
  return parse_number(form);
}

namespace panel_detail {

/// Whether a cell is a number with a letter after it that can stand for thousands or more.
inline bool ends_with_magnitude(std::string_view cell, const number_format& format) {
  if (cell.size() < 2 || cell.back() == 'e' || !is_magnitude(cell.back())) return false;
  return parse_number(cell.substr(0, cell.size() - 1), format).status == number_status::ok;
}

}  // namespace panel_detail

}  // namespace nqpf::inline NQPF_ABI
