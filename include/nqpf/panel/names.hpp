// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the name of a column says: the name itself, and a year.

#include <nqpf/panel/text/same_name.hpp>
#include <nqpf/panel/text/year.hpp>

#include <cstddef>
#include <string_view>

namespace nqpf::inline NQPF_ABI {

using panel_detail::clean_name;
using panel_detail::parse_year;

/// The parts of a header. `name` views the header; the year is 0 where the header has none.
struct name_and_year {
  std::string_view name;
  int year = 0;
};

namespace panel_detail {

/// Whether a character may stand between a name and a year.
constexpr bool joins_year(char c) noexcept {
  return c == '_' || c == '-' || c == '.' || c == ' ' || c == '/' || c == ':' || c == '(';
}

/// A name and the year beside it, where the text begins or ends with one; else a year of 0.
inline name_and_year year_beside(std::string_view text, split_year rule) {
  for (const std::size_t digits : {9U, 7U, 6U, 4U}) {  // 2018-2019, 2018/19 or 2018.0, 2018
    for (const bool last : {true, false}) {
      if (text.size() <= digits) continue;
      std::string_view year = last ? text.substr(text.size() - digits) : text.substr(0, digits);
      std::string_view name =
          last ? text.substr(0, text.size() - digits) : without_year_start(text.substr(digits));
      const char beside = name.empty() ? '0' : last ? name.back() : name.front();
      const int found = is_digit(beside) ? 0 : parse_year(year, rule);
      if (found < 1000) continue;
      while (last && !name.empty() && joins_year(name.back())) name.remove_suffix(1);
      while (!last && !name.empty() && joins_year(name.front())) name.remove_prefix(1);
      return {without_blanks(name), found};
    }
  }
  return {text, 0};
}

}  // namespace panel_detail

/// Splits a header such as `gdp_2018`, `gdp (2018)`, `2018 gdp`, `2018年gdp` or `gdp2018` into name and year.
inline name_and_year split_name(std::string_view header, split_year rule) {
  constexpr std::string_view character_for_year = "\xe5\xb9\xb4";
  std::string_view text = panel_detail::without_blanks(header);
  for (;;) {
    if (text.ends_with(')')) text.remove_suffix(1);
    const name_and_year found = panel_detail::year_beside(text, rule);
    if (found.year != 0) return found;
    if (!text.ends_with(character_for_year)) return {header, 0};
    text.remove_suffix(character_for_year.size());
    text = panel_detail::without_blanks(text);
  }
}

}  // namespace nqpf::inline NQPF_ABI
