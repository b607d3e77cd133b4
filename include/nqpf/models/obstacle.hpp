// SPDX-License-Identifier: BSL-1.0
#pragma once

// The obstacle degree 障碍度: which indicators hold a unit back most.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

enum class obstacle_form : unsigned char {
  share,    ///< O_ij, which sum to one in every row
  product,  ///< F_j I_ij as it is, comparable between rows
};

/// Obstacle degrees: \f$O_{ij} = F_j I_{ij}/\sum_j F_j I_{ij}\f$ with the contribution F_j = w_j
/// (global weights) and the deviation \f$I_{ij} = 1 - z_{ij}\f$ of direction-aware scores in [0,
/// 1].
///
/// The obstacle (or barrier) model of the indicator literature. Returns how many rows are ideal:
/// all their weighted scores are 1, nothing holds them back, and their obstacles are all 0. Scores
/// beyond 0 or 1 by rounding (1e-12) are clamped. `out` has the shape of `z` and may be the same
/// memory. Errors: empty, shape, missing_cell, out_of_range (row, column), too_small (row) where
/// only weights near 1e-300 are left, those of `check_weights`. O(cells), no memory.
[[nodiscard]] inline outcome<std::size_t> obstacle_degrees(
    matrix_view<const double> z, std::span<const double> weights, matrix_view<double> out,
    obstacle_form form = obstacle_form::share) {
  if (z.empty()) return detail::fail(error_code::empty);
  if (weights.size() != z.columns() || out.rows() != z.rows() || out.columns() != z.columns())
    return detail::fail(error_code::shape);
  if (auto ok = check_weights(weights); !ok) return failure<error>{ok.error()};
  std::size_t ideal = 0;
  for (std::size_t i = 0; i < z.rows(); ++i) {
    double sum = 0;
    bool held_back = false;
    for (std::size_t j = 0; j < z.columns(); ++j) {
      const double score = z(i, j);
      if (is_missing(score)) return detail::fail(error_code::missing_cell, i, j);
      if (!(score >= -1e-12 && score <= 1 + 1e-12))
        return detail::fail(error_code::out_of_range, i, j);
      const double deviation = score >= 1 ? 0 : score < 0 ? 1 : 1 - score;
      held_back = held_back || (weights[j] > 0 && deviation > 0);
      out(i, j) = weights[j] * deviation;
      sum += out(i, j);
    }
    if (held_back && (sum == 0 || detail::subnormal(sum)))
      return detail::fail(error_code::too_small, i);
    ideal += sum == 0 ? std::size_t{1} : std::size_t{0};
    if (sum == 0 || form == obstacle_form::product) continue;
    for (std::size_t j = 0; j < z.columns(); ++j) out(i, j) /= sum;
  }
  return ideal;
}

/// The obstacle of groups of indicators (paths, elements): the sum over their columns. `group[j]`
/// is the group of column j; `out` has one column a group. Errors: shape, out_of_range (column),
/// missing_cell, not_finite (row, column; row alone where a sum overflows).
/// O(cells).
[[nodiscard]] inline outcome<> group_obstacles(matrix_view<const double> obstacles,
                                               std::span<const std::uint32_t> group,
                                               matrix_view<double> out) {
  if (group.size() != obstacles.columns() || out.rows() != obstacles.rows())
    return detail::fail(error_code::shape);
  for (std::size_t j = 0; j < group.size(); ++j)
    if (group[j] >= out.columns()) return detail::fail(error_code::out_of_range, nowhere, j);
  for (std::size_t i = 0; i < out.rows(); ++i) {
    for (std::size_t g = 0; g < out.columns(); ++g) out(i, g) = 0;
    for (std::size_t j = 0; j < group.size(); ++j) {
      if (is_missing(obstacles(i, j))) return detail::fail(error_code::missing_cell, i, j);
      if (detail::infinite(obstacles(i, j))) return detail::fail(error_code::not_finite, i, j);
      out(i, group[j]) += obstacles(i, j);
      if (!detail::finite(out(i, group[j]))) return detail::fail(error_code::not_finite, i);
    }
  }
  return done{};
}

/// The columns with the greatest obstacles of one row, greatest first; of equal ones the earlier
/// column. Columns without any obstacle are left out: returns how many places of `columns` were
/// filled. No errors: the obstacles are those of `obstacle_degrees`. O(columns * places), no
/// memory.
[[nodiscard]] inline std::size_t top_obstacles(matrix_view<const double> obstacles, std::size_t row,
                                               std::span<std::size_t> columns) {
  std::size_t filled = 0;
  for (std::size_t j = 0; j < obstacles.columns(); ++j) {
    const double own = obstacles(row, j);
    if (!(own > 0)) continue;
    std::size_t place = filled < columns.size() ? filled++ : columns.size();
    while (place > 0 && obstacles(row, columns[place - 1]) < own) {
      if (place < columns.size()) columns[place] = columns[place - 1];
      --place;
    }
    if (place < columns.size()) columns[place] = j;
  }
  return filled;
}

}  // namespace nqpf::inline NQPF_ABI::models
