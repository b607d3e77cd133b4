// SPDX-License-Identifier: BSL-1.0
#pragma once

// A table seen through its fitted scales, so that the scaled table need not be stored.

#include <nqpf/models/linear_scale.hpp>
#include <nqpf/models/matrix_view.hpp>

#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// Raw cells and one fitted scale for every column: stands for the table that `apply_scales` would
/// write, at a third of the memory traffic. Methods that accept it give the results of the stored
/// table up to rounding.
struct scaled_view {
  matrix_view<const double> cells;
  std::span<const linear_scale> scales;

  [[nodiscard]] constexpr std::size_t rows() const noexcept { return cells.rows(); }
  [[nodiscard]] constexpr std::size_t columns() const noexcept { return cells.columns(); }
  [[nodiscard]] constexpr bool empty() const noexcept { return cells.empty(); }
  [[nodiscard]] constexpr double operator()(std::size_t row, std::size_t column) const {
    return scales[column](cells(row, column));
  }

  /// The columns `first` to `first + count - 1` with their scales.
  [[nodiscard]] constexpr scaled_view column_range(std::size_t first, std::size_t count) const {
    return {cells.column_range(first, count), scales.subspan(first, count)};
  }
};

}  // namespace nqpf::inline NQPF_ABI::models
