// SPDX-License-Identifier: BSL-1.0
#pragma once

// Unicode's normal form C, in which a letter and its marks are one character where there is one, and marks stand
// in one order: two texts that look alike because they are canonically equivalent become the same.

#include <nqpf/core/stable_sort.hpp>
#include <nqpf/panel/text/compose_table.hpp>
#include <nqpf/panel/text/mark_table.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

namespace nqpf::inline NQPF_ABI::panel_detail {

/// The first of a sorted table at which `before` no longer holds, or its size. Logarithmic.
template <class Row, std::size_t Size, class Before>
constexpr std::size_t first_not(const Row (&table)[Size], Before before) {
  std::size_t first = 0;
  std::size_t last = Size;
  while (first != last) {
    const std::size_t middle = first + (last - first) / 2;
    if (before(table[middle])) first = middle + 1;
    else last = middle;
  }
  return first;
}

/// The canonical combining class: the order of a mark, or 0 of what is no mark.
constexpr int mark_order(char32_t c) noexcept {
  if (c < 0x300) return 0;
  const std::size_t at = first_not(mark_ranges, [c](const mark_range& r) { return r.last < c; });
  return at != std::size(mark_ranges) && mark_ranges[at].first <= c ? mark_ranges[at].order : 0;
}

/// The syllable that two letters of Korean make, or 0.
constexpr char32_t korean_syllable(char32_t first, char32_t second) noexcept {
  if (first >= 0x1100 && first < 0x1113 && second >= 0x1161 && second < 0x1176)
    return 0xac00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28;
  const bool open = first >= 0xac00 && first < 0xd7a4 && (first - 0xac00) % 28 == 0;
  return open && second > 0x11a7 && second < 0x11c3 ? first + (second - 0x11a7) : 0;
}

/// The character that two make, or 0 where they make none. Logarithmic.
constexpr char32_t composed(char32_t first, char32_t second) noexcept {
  if (second < 0x300) return 0;
  if (const char32_t syllable = korean_syllable(first, second)) return syllable;
  const std::size_t at = first_not(composed_pairs, [=](const composed_pair& p) {
    return p.first < first || (p.first == first && p.second < second);
  });
  if (at == std::size(composed_pairs)) return 0;
  const composed_pair& found = composed_pairs[at];
  return found.first == first && found.second == second ? found.whole : 0;
}

/// The character that `c` is another code of, or `c`.
constexpr char32_t single_of(char32_t c) noexcept {
  const std::size_t at =
      first_not(single_ranges, [c](const single_range& r) { return r.first + r.count <= c; });
  if (at == std::size(single_ranges) || c < single_ranges[at].first) return c;
  return single_targets[single_ranges[at].begin + (c - single_ranges[at].first)];
}

/// The two characters that `c` comes apart into, or two zeros.
constexpr std::pair<char32_t, char32_t> parts_of(char32_t c) noexcept {
  if (c >= 0xac00 && c < 0xd7a4) {
    const char32_t syllable = c - 0xac00;
    if (syllable % 28 != 0) return {c - syllable % 28, 0x11a7 + syllable % 28};
    return {0x1100 + syllable / 588, 0x1161 + syllable / 28 % 21};
  }
  const std::size_t at =
      first_not(pairs_by_whole, [c](std::uint16_t i) { return composed_pairs[i].whole < c; });
  if (at != std::size(pairs_by_whole)) {
    const composed_pair& pair = composed_pairs[pairs_by_whole[at]];
    if (pair.whole == c) return {pair.first, pair.second};
  }
  const std::size_t other =
      first_not(parted_pairs, [c](const composed_pair& p) { return p.whole < c; });
  if (other == std::size(parted_pairs) || parted_pairs[other].whole != c) return {0, 0};
  return {parted_pairs[other].first, parted_pairs[other].second};
}

/// Appends a character in its parts.
inline void append_parts(std::u32string& out, char32_t c) {
  c = single_of(c);
  if (const auto [first, second] = parts_of(c); first != 0) {
    append_parts(out, first);
    append_parts(out, second);
  } else {
    out += c;
  }
}

/// Puts the marks after each letter in order.
inline void order_marks(std::u32string& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t first = i;
    while (i < parts.size() && mark_order(parts[i]) != 0) ++i;
    const auto at = [&](std::size_t k) { return parts.begin() + static_cast<std::ptrdiff_t>(k); };
    nqpf::detail::stable_sort(at(first), at(i),
                              [](char32_t a, char32_t b) { return mark_order(a) < mark_order(b); });
  }
}

/// Puts letters and marks together again that stand in order.
inline std::u32string joined_parts(const std::u32string& parts) {
  std::u32string out;
  std::size_t letter = std::u32string::npos;  // the place of the last letter
  int before = -1;  // the order of what stands between it and the end of `out`
  for (const char32_t c : parts) {
    const int order = mark_order(c);
    const char32_t whole =
        letter != std::u32string::npos && before < order ? composed(out[letter], c) : 0;
    if (whole != 0) {
      out[letter] = whole;
      continue;
    }
    if (order == 0) {
      letter = out.size();
      before = -1;
    } else {
      before = order;
    }
    out += c;
  }
  return out;
}

/// A text in normal form C. Linear, but for the marks of one letter, which are sorted.
inline std::u32string normal_form(const std::u32string& text) {
  bool is_plain = true;  // Latin letters with their accents and Chinese characters are as they are
  for (const char32_t c : text) is_plain &= c < 0x300 || (c >= 0x3400 && c < 0xa000);
  if (is_plain) return text;
  std::u32string parts;
  for (const char32_t c : text) append_parts(parts, c);
  order_marks(parts);
  return joined_parts(parts);
}

}  // namespace nqpf::inline NQPF_ABI::panel_detail
