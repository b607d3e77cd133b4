// SPDX-License-Identifier: BSL-1.0
#pragma once

// The name that was probably meant.

#include <nqpf/core/abi.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nqpf::inline NQPF_ABI::write {

constexpr char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Insertions, deletions, replacements and swaps of neighbours between two names, whatever their case (optimal
/// string alignment); any number above `most` where they are further apart than that.
inline std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
  const std::size_t apart = a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
  if (apart > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1);  // of all but the last two letters of `a`
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (std::size_t i = 0; i < a.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = i + 1;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const auto same = [&](std::size_t x, std::size_t y) { return lower(a[x]) == lower(b[y]); };
      const std::size_t replaced = last[k] + (same(i, k) ? 0 : 1);
      const std::size_t shorter = (last[k + 1] < row[k] ? last[k + 1] : row[k]) + 1;
      row[k + 1] = replaced < shorter ? replaced : shorter;
      if (i > 0 && k > 0 && same(i, k - 1) && same(i - 1, k) && before[k - 1] + 1 < row[k + 1])
        row[k + 1] = before[k - 1] + 1;
    }
  }
  return row[b.size()];
}

/// ` (did you mean 'x'?)` for the known name that is closest, when one is close enough to be meant;
/// otherwise nothing.
template <class Names>
std::string suggestion(std::string_view name, const Names& known) {
  if (name.size() > 200) return {};
  // One letter in four may be wrong, but not every letter.
  std::size_t best = name.size() < 2 ? 0 : name.size() / 4 + 1;
  std::string_view meant;
  for (const auto& each : known) {
    const std::size_t distance = edit_distance(name, each, best);
    if (distance < best || (distance == best && meant.empty())) {
      best = distance;
      meant = each;
    }
  }
  return meant.empty() ? std::string() : " (did you mean '" + std::string(meant) + "'?)";
}

/// What a header that is one name says of the character between its columns: `; its columns seem to
/// be separated by ';'`, or nothing.
inline std::string other_separator(std::string_view name) {
  for (const char other : {';', '\t', '|'}) {
    if (name.find(other) != std::string_view::npos)
      return std::string("; its columns seem to be separated by ") +
             (other == '\t' ? std::string("tabs") : "'" + std::string(1, other) + "'");
  }
  return {};
}

}  // namespace nqpf::inline NQPF_ABI::write
