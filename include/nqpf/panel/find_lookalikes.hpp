// SPDX-License-Identifier: BSL-1.0
#pragma once

// Entities that may be one, written in two ways.

#include <nqpf/panel/data_error.hpp>
#include <nqpf/panel/number.hpp>
#include <nqpf/panel/panel.hpp>
#include <nqpf/panel/text/name_pool.hpp>
#include <nqpf/panel/text/same_name.hpp>
#include <nqpf/panel/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI {

namespace panel_detail {

/// Dashes, apostrophes and dots, which people set in a name or leave out.
constexpr bool is_name_mark(char32_t c) noexcept {
  return c == '-' || c == '\'' || c == '.' || c == '`' || c == 0xad || c == 0xb4 || c == 0xb7 ||
         c == 0x2bb || c == 0x2bc || c == 0x58a || (c >= 0x2010 && c <= 0x2015) ||
         (c >= 0x2018 && c <= 0x201b) || c == 0x2022 || c == 0x2024 || c == 0x2027 || c == 0x2032 ||
         c == 0x2043 || c == 0x2212 || c == 0x30fb || c == 0xfe58 || c == 0xfe63;
}

constexpr bool is_ascii_digit(char32_t c) noexcept {
  return c < 0x80 && is_digit(static_cast<char>(c));
}

/// The key of a name without such marks. One between two digits stays: `1.2` and `12` are two numbers.
inline std::string key_without_marks(std::string_view name) {
  std::u32string all;
  each_character(name_key(name), [&](char32_t c) { all += c; });
  std::string made;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool inside =
        i > 0 && i + 1 < all.size() && is_ascii_digit(all[i - 1]) && is_ascii_digit(all[i + 1]);
    if (inside || !is_name_mark(all[i])) append_utf8(made, all[i]);
  }
  return made;
}

inline bool share_a_year(const panel& from, std::size_t one, std::size_t other) {
  const row_range a = from.rows_of(one);
  const row_range b = from.rows_of(other);
  for (std::size_t i = a.first, k = b.first; i < a.last && k < b.last;) {
    const int left = from.row_year(i);
    const int right = from.row_year(k);
    if (left == right) return true;
    if (left < right) ++i;
    else ++k;
  }
  return false;
}

}  // namespace panel_detail

/// Warnings about entities that may be another one: the two differ by dashes, apostrophes and dots only, and
/// no year has both, so that one may have taken a year of the other. The one with fewer rows is named, with
/// the one that has most of those that are written alike. Linear in entities and rows on average.
[[nodiscard]] inline data_errors find_lookalikes(const panel& from) {
  panel_detail::name_pool keys;
  std::vector<std::uint32_t> key_of(from.entities(), text_pool::none);
  std::vector<std::size_t> main_of;  // of a key, the entity with most rows
  for (std::size_t e = 0; e < from.entities(); ++e) {
    const std::string key = panel_detail::key_without_marks(from.entity_id(e));
    const std::uint32_t number = key_of[e] = keys.intern(key).number;
    if (number == text_pool::none) continue;
    if (number == main_of.size()) main_of.push_back(e);
    else if (from.rows_of(e).size() > from.rows_of(main_of[number]).size()) main_of[number] = e;
  }
  data_errors found;
  for (std::size_t e = 0; e < from.entities(); ++e) {
    if (key_of[e] == text_pool::none) continue;
    const std::size_t other = main_of[key_of[e]];
    if (other == e || panel_detail::share_a_year(from, e, other)) continue;
    found.add({data_code::looks_like_other, from.file(), 0, 0, "", printable(from.entity_id(e)),
               "may be '" + printable(from.entity_id(other)) +
                   "': the two names differ by dashes, apostrophes or dots only, and no year has "
                   "both"});
  }
  return found;
}

}  // namespace nqpf::inline NQPF_ABI
