// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words several methods share: which direction is better, what to do with missing cells and
// with constant columns, groups of rows.

#include <nqpf/core/abi.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// Whether more or less of an indicator is better.
enum class better : signed char { lower = -1, higher = 1 };

/// The explicit representation of a missing cell in spans and views: NaN.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// True for a missing cell.
[[nodiscard]] constexpr bool is_missing(double value) noexcept { return __builtin_isnan(value); }

/// Rounding: numbers that differ by no more than this share of the larger one count as equal, in
/// ranks as in grades.
inline constexpr double rounding = 1e-12;

/// Whether two numbers are equal but for rounding.
[[nodiscard]] constexpr bool about_equal(double a, double b) noexcept {
  if (a == b) return true;
  const double apart = a < b ? b - a : a - b;
  const double size_a = a < 0 ? -a : a, size_b = b < 0 ? -b : b;
  return apart <= rounding * (size_a < size_b ? size_b : size_a) &&
         apart <= std::numeric_limits<double>::max();
}

/// What a method does that meets a missing cell after preparation.
enum class missing_cells : unsigned char {
  refuse,  ///< `error_code::missing_cell` with row and column
  skip,    ///< computed over what is known; what has nothing known stays missing
};

/// Which group each row belongs to (its year, its region): `of_row[i] < count`. The default is one
/// group with every row, which is called pooled.
struct row_groups {
  std::span<const std::uint32_t> of_row{};
  std::size_t count = 1;

  [[nodiscard]] constexpr bool pooled() const noexcept { return of_row.empty(); }
  [[nodiscard]] constexpr std::size_t operator[](std::size_t row) const {
    return pooled() ? 0 : of_row[row];
  }
};

}  // namespace nqpf::inline NQPF_ABI::models
