// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weights from the columns' spread: CRITIC, standard deviation, coefficient of variation.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/rank_scores.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline v0::models {

enum class correlation : unsigned char { pearson, spearman };

namespace detail {

/// Complete columns: their means and sums of squares about them. Constant columns have exactly 0.
inline outcome<> spreads_of(matrix_view<const double> z, std::span<double> means,
                            std::span<double> squares) {
  if (z.empty()) return fail(error_code::empty);
  if (z.rows() == 1) return fail(error_code::one_row);
  const std::size_t m = z.columns();
  const kernel_table& run = kernels();
  std::vector<extent> seen(m);
  for (std::size_t j = 0; j < m; ++j) means[j] = squares[j] = 0;
  each_column_block(z, missing_cells::refuse,
                    [&](std::size_t j, std::size_t, const double* values, std::size_t n) {
                      means[j] += run.sum_of(values, n);
                      run.extent_in(values, n, seen[j]);
                    });
  const double rows = static_cast<double>(z.rows());
  for (std::size_t j = 0; j < m; ++j) {
    if (!finite(means[j])) {
      const error found = first_unusable(z);
      return failure<error>{found.row == nowhere ? error{error_code::not_finite, nowhere, j}
                                                 : found};
    }
    means[j] /= rows;
  }
  each_column_block(z, missing_cells::refuse,
                    [&](std::size_t j, std::size_t, const double* values, std::size_t n) {
                      squares[j] += run.products_of(values, means[j], values, means[j], n);
                    });
  for (std::size_t j = 0; j < m; ++j) {
    if (seen[j].least == seen[j].most) {
      means[j] = seen[j].least;
      squares[j] = 0;
    }
    if (!finite(squares[j])) return fail(error_code::not_finite, nowhere, j);
  }
  return done{};
}

}  // namespace detail

/// Choices of CRITIC.
struct critic_options {
  correlation kind = correlation::pearson;
  /// When no column varies, or all that vary are perfectly correlated: nothing to weigh by.
  all_constant constant = all_constant::refuse;
};

/// CRITIC weights (Diakoulaki et al. 1995): \f$c_j = \mathrm{sd}_j \sum_k (1 - r_{jk})\f$, \f$w =
/// c/\sum c\f$.
///
/// `z` holds normalised columns, usually min-max. Whether columns where lower is better were turned
/// round before changes the weights: both are published. A constant column has no correlations: it
/// weighs 0 and is left out of the sums of the others. One column weighs 1. Duplicated columns both
/// count. Spearman correlates average ranks. Errors: empty, shape, one_row, missing_cell,
/// not_finite, nothing_varies. O(rows columns^2); memory for the correlations, and for Spearman a
/// copy of the table.
[[nodiscard]] inline outcome<> critic_weights(matrix_view<const double> z,
                                              std::span<double> weights,
                                              const critic_options& options = {}) {
  if (z.empty()) return detail::fail(error_code::empty);
  const std::size_t m = z.columns();
  if (weights.size() != m) return detail::fail(error_code::shape);
  std::vector<double> means(m), squares(m), spread(m), products(m * m), ranks;
  if (auto ok = detail::spreads_of(z, means, squares); !ok) return ok;
  for (std::size_t j = 0; j < m; ++j) spread[j] = std::sqrt(squares[j]);
  if (m == 1) {
    if (spread[0] == 0 && options.constant == all_constant::refuse)
      return detail::fail(error_code::nothing_varies);
    weights[0] = 1;
    return done{};
  }
  matrix_view<const double> used = z;
  if (options.kind == correlation::spearman) {
    ranks.resize(z.rows() * m);
    const matrix_view<double> table = column_major(ranks, z.rows(), m);
    const std::vector<better> sides(m, better::higher);
    if (auto ok = rank_scores(z, sides, table); !ok) return ok;
    used = table;
    if (auto ok = detail::spreads_of(used, means, squares); !ok) return ok;
  }
  detail::row_blocks blocks(used);
  blocks.each([&](const double* const* columns, std::size_t, std::size_t n) {
    for (std::size_t j = 0; j < m; ++j)
      for (std::size_t k = j + 1; k < m; ++k)
        products[j * m + k] +=
            detail::kernels().products_of(columns[j], means[j], columns[k], means[k], n);
    return true;
  });
  double sum = 0;
  for (std::size_t j = 0; j < m; ++j) {
    double conflict = 0;
    for (std::size_t k = 0; k < m; ++k) {
      if (k == j || squares[j] == 0 || squares[k] == 0) continue;
      const double product = products[j < k ? j * m + k : k * m + j];
      const double r = product / (std::sqrt(squares[j]) * std::sqrt(squares[k]));
      conflict += 1 - (r > 1 - 1e-15 ? 1 : r < -1 ? -1 : r);
    }
    weights[j] = spread[j] * conflict;
    sum += weights[j];
  }
  // What rounding leaves of perfectly correlated columns is no conflict.
  double widest = 0;
  for (const double s : spread) widest = s > widest ? s : widest;
  if (!(sum > 1e-13 * widest)) {
    if (options.constant == all_constant::refuse) return detail::fail(error_code::nothing_varies);
    for (double& weight : weights) weight = 1 / static_cast<double>(m);
    return done{};
  }
  for (double& weight : weights) weight /= sum;
  return done{};
}

/// Standard-deviation weights: \f$w_j = \mathrm{sd}_j/\sum \mathrm{sd}\f$ of normalised columns (n
/// or n-1 give the same); Diakoulaki et al. 1995 compare CRITIC with them. A constant column weighs
/// 0. Errors: as `critic_weights`. O(cells); memory for two numbers a column.
[[nodiscard]] inline outcome<> deviation_weights(matrix_view<const double> z,
                                                 std::span<double> weights,
                                                 all_constant constant = all_constant::refuse) {
  if (weights.size() != z.columns()) return detail::fail(error_code::shape);
  std::vector<double> means(z.columns()), squares(z.columns());
  if (auto ok = detail::spreads_of(z, means, squares); !ok) return ok;
  for (std::size_t j = 0; j < weights.size(); ++j) weights[j] = std::sqrt(squares[j]);
  return detail::weights_of_divergences(weights, constant);
}

/// Coefficient-of-variation weights 变异系数法: \f$v_j = \mathrm{sd}_j/\bar x_j\f$ with the mean > 0,
/// \f$w_j = v_j/\sum v\f$. From positive data of any scale; not changed by units, but by shifts. A
/// constant column weighs 0. Errors: as `critic_weights`; not_positive (column) unless the mean is
/// > 0. O(cells); memory for two numbers a column.
[[nodiscard]] inline outcome<> variation_weights(matrix_view<const double> x,
                                                 std::span<double> weights,
                                                 all_constant constant = all_constant::refuse) {
  if (weights.size() != x.columns()) return detail::fail(error_code::shape);
  std::vector<double> means(x.columns()), squares(x.columns());
  if (auto ok = detail::spreads_of(x, means, squares); !ok) return ok;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (!(means[j] > 0)) return detail::fail(error_code::not_positive, nowhere, j);
    weights[j] = std::sqrt(squares[j]) / means[j];
  }
  return detail::weights_of_divergences(weights, constant);
}

}  // namespace nqpf::inline v0::models
