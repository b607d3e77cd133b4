// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: passes over one column.

#include <nqpf/models/matrix_view.hpp>

#include <cstddef>
#include <limits>

namespace nqpf::inline v0::models::detail {

/// Least and most of the known values; `least > most` when nothing is known.
struct extent {
  double least = std::numeric_limits<double>::infinity();
  double most = -std::numeric_limits<double>::infinity();
};

inline extent extent_of(strided_view<const double> column) noexcept {
  extent seen;
  for (std::size_t i = 0; i < column.size(); ++i) {
    const double value = column[i];
    if (value < seen.least) seen.least = value;
    if (value > seen.most) seen.most = value;
  }
  return seen;
}

inline std::size_t first_infinite(strided_view<const double> column) noexcept {
  const double most = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column[i] > most || column[i] < -most) return i;
  return column.size();
}

}  // namespace nqpf::models::detail
