// SPDX-License-Identifier: BSL-1.0
#pragma once

// Years as tables write them: 2023, 2023年, 2023.0 and, by a declared rule, 2023/24.

#include <nqpf/panel/text/number_format.hpp>

#include <cstddef>
#include <string_view>

namespace nqpf::inline NQPF_ABI {

/// Which calendar year stands for an academic or fiscal year such as 2023/24.
enum class split_year : unsigned char { refused, first, second };

namespace panel_detail {

/// A year in digits alone, or 0 for anything but a whole number from 1 to 9999.
constexpr int year_of(std::string_view cell) noexcept {
  if (cell.empty() || cell.size() > 4) return 0;
  int year = 0;
  for (const char c : cell) {
    if (!is_digit(c)) return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

/// The first of two years that follow each other, as `2023/24`, `2023-2024` or `2023–24`; else 0.
inline int first_of_two(std::string_view cell) noexcept {
  if (cell.size() < 7) return 0;
  std::string_view rest = cell.substr(4);
  for (const std::string_view between : {"/", "-", "\xe2\x80\x93", "\xe2\x80\x94", "~"}) {
    if (!rest.starts_with(between)) continue;
    const std::string_view second = rest.substr(between.size());
    const int year = year_of(cell.substr(0, 4));
    const int next = year_of(second);
    const bool follows =
        second.size() == 4 ? next == year + 1 : second.size() == 2 && next == (year + 1) % 100;
    return year > 999 && follows ? year : 0;
  }
  return 0;
}

/// `text` without the word that follows a year in Chinese.
inline std::string_view without_year_word(std::string_view text) noexcept {
  for (const std::string_view word :
       {"\xe5\xad\xa6\xe5\xb9\xb4", "\xe5\xb9\xb4\xe5\xba\xa6", "\xe5\xb9\xb4"}) {
    if (text.ends_with(word)) return without_blanks(text.substr(0, text.size() - word.size()));
  }
  return text;
}

/// `text` without the word for a year at its beginning.
inline std::string_view without_year_start(std::string_view text) noexcept {
  for (const std::string_view word :
       {"\xe5\xb9\xb4\xe5\xba\xa6", "\xe5\xad\xa6\xe5\xb9\xb4", "\xe5\xb9\xb4"}) {
    if (text.starts_with(word)) return text.substr(word.size());
  }
  return text;
}

/// The year that a cell or a header writes, or 0: 2023, 2023年, 2023.0 and, by a declared rule, 2023/24.
inline int parse_year(std::string_view cell, split_year rule = split_year::refused) noexcept {
  cell = without_year_word(without_blanks(cell));
  if (const std::size_t point = cell.find('.'); point != std::string_view::npos && point > 0) {
    const std::string_view zeros = cell.substr(point + 1);
    if (!zeros.empty() && zeros.find_first_not_of('0') == std::string_view::npos)
      cell = cell.substr(0, point);
  }
  if (const int year = year_of(cell)) return year;
  const int first = rule == split_year::refused ? 0 : first_of_two(cell);
  return first == 0 ? 0 : rule == split_year::first ? first : first + 1;
}

}  // namespace panel_detail

}  // namespace nqpf::inline NQPF_ABI
