// SPDX-License-Identifier: BSL-1.0
#pragma once

// Configurations 组态: conjunctions of conditions that are present or absent.

#include <nqpf/core/text.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// Conditions that a truth table may have.
inline constexpr std::size_t most_conditions = 12;

/// A conjunction over numbered conditions: bit i of `cares` says whether condition i is in it, bit i
/// of `values` whether it is present (1) or absent (0).
struct configuration {
  std::uint32_t cares = 0;
  std::uint32_t values = 0;

  friend constexpr bool operator==(const configuration&, const configuration&) = default;

  [[nodiscard]] constexpr bool has(std::size_t condition) const noexcept {
    return ((cares >> condition) & 1u) != 0;
  }
  [[nodiscard]] constexpr bool present(std::size_t condition) const noexcept {
    return ((values >> condition) & 1u) != 0;
  }
  /// Whether a corner, a bit each condition, belongs to it.
  [[nodiscard]] constexpr bool covers(std::uint32_t corner) const noexcept {
    return ((corner ^ values) & cares) == 0;
  }
  [[nodiscard]] constexpr int literals() const noexcept { return __builtin_popcount(cares); }
};

/// The configuration in the usual letters: `DEV*~URB*LIT`; `1` for the one without conditions.
[[nodiscard]] constexpr text<240> describe(const configuration& term,
                                           std::span<const char* const> names) {
  text<240> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!term.has(i)) continue;
    if (out.length > 0) out << "*";
    out << (term.present(i) ? "" : "~") << names[i];
  }
  if (term.cares == 0) out << "1";
  return out;
}

namespace detail {

/// Membership of a case in a configuration: the least of its literals.
inline double membership(const configuration& term, matrix_view<const double> conditions,
                         std::size_t row) {
  double least = 1;
  for (std::size_t i = 0; i < conditions.columns(); ++i) {
    if (!term.has(i)) continue;
    const double x = conditions(row, i);
    least = std::fmin(least, term.present(i) ? x : 1 - x);
  }
  return least;
}

}  // namespace detail

}  // namespace nqpf::inline NQPF_ABI::models
