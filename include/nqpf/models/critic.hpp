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

namespace nqpf::inline NQPF_ABI::models {

enum class correlation : unsigned char { pearson, spearman };

namespace detail {

/// Means of complete columns and sums of squares about them, of cells of any size.
struct column_spreads {
  std::vector<double> means, squares;  ///< of `cells`; constant columns have exactly 0 squares
  matrix_view<const double> cells;     ///< the table, or its columns times 2^-exponent
  std::vector<double> scaled;          ///< the memory of the latter
  std::vector<int> exponents;
  int largest = 0;

  /// The root of the sum of squares of a column, relative to the same power of two for all.
  [[nodiscard]] double deviation(std::size_t j) const {
    return std::ldexp(std::sqrt(squares[j]), exponents[j] - largest);
  }
};

/// Sums and extents of the columns. Errors: missing_cell, not_finite (row, column).
inline outcome<> sums_of(matrix_view<const double> z, std::span<double> sums,
                         std::span<extent> seen) {
  each_column_block(z, missing_cells::refuse,
                    [&](std::size_t j, std::size_t, const double* values, std::size_t n) {
                      sums[j] += kernels().sum_of(values, n);
                      kernels().extent_in(values, n, seen[j]);
                    });
  for (std::size_t j = 0; j < z.columns(); ++j) {
    if (finite(sums[j])) continue;
    const error found = first_unusable(z);
    if (found.row != nowhere) return failure<error>{found};
  }
  return done{};
}

/// Copies the table with each column brought below 1 by a power of two, which changes no digit.
inline void bring_below_one(matrix_view<const double> z, std::span<const extent> seen,
                            column_spreads& out) {
  out.scaled.resize(z.rows() * z.columns());
  const matrix_view<double> to = column_major(out.scaled, z.rows(), z.columns());
  for (std::size_t j = 0; j < z.columns(); ++j) {
    const double top = std::fmax(std::fabs(seen[j].least), std::fabs(seen[j].most));
    static_cast<void>(std::frexp(top, &out.exponents[j]));
    out.exponents[j] += 1;  // the range of the column is below 1 as well
    for (std::size_t i = 0; i < z.rows(); ++i) to(i, j) = std::ldexp(z(i, j), -out.exponents[j]);
  }
  out.cells = to;
}

/// Errors: empty, one_row, missing_cell, not_finite (row, column).
inline outcome<> spreads_of(matrix_view<const double> z, column_spreads& out) {
  if (z.empty()) return fail(error_code::empty);
  if (z.rows() == 1) return fail(error_code::one_row);
  const std::size_t m = z.columns();
  std::vector<extent> seen(m);
  out.means.assign(m, 0);
  out.squares.assign(m, 0);
  out.exponents.assign(m, 0);
  out.cells = z;
  if (auto ok = sums_of(z, out.means, seen); !ok) return ok;
  bool extreme = false;  // whether a square would overflow or underflow
  for (const extent& e : seen) {
    const double top = std::fmax(std::fabs(e.least), std::fabs(e.most));
    extreme = extreme || (e.least < e.most && !(top > 1e-120 && top < 1e140));
  }
  if (extreme) {
    bring_below_one(z, seen, out);
    seen.assign(m, extent{});
    out.means.assign(m, 0);
    if (auto ok = sums_of(out.cells, out.means, seen); !ok) return ok;
  }
  for (std::size_t j = 0; j < m; ++j) out.means[j] /= static_cast<double>(z.rows());
  each_column_block(out.cells, missing_cells::refuse,
                    [&](std::size_t j, std::size_t, const double* values, std::size_t n) {
                      out.squares[j] +=
                          kernels().products_of(values, out.means[j], values, out.means[j], n);
                    });
  for (std::size_t j = 0; j < m; ++j) {
    if (seen[j].least == seen[j].most) {
      out.means[j] = seen[j].least;
      out.squares[j] = 0;
    } else if (j == 0 || out.exponents[j] > out.largest) {
      out.largest = out.exponents[j];
    }
  }
  return done{};
}

/// The correlation of every column with every other, row after row; 0 with a constant column, 1 of a
/// varying one with itself.
inline std::vector<double> correlations_of(const column_spreads& s) {
  const std::size_t m = s.squares.size();
  std::vector<double> r(m * m);
  row_blocks blocks(s.cells);
  blocks.each([&](const double* const* columns, std::size_t, std::size_t n) {
    for (std::size_t j = 0; j < m; ++j)
      for (std::size_t k = j + 1; k < m; ++k)
        r[j * m + k] += kernels().products_of(columns[j], s.means[j], columns[k], s.means[k], n);
    return true;
  });
  for (std::size_t j = 0; j < m; ++j) {
    r[j * m + j] = s.squares[j] > 0 ? 1 : 0;
    for (std::size_t k = j + 1; k < m; ++k) {
      const bool vary = s.squares[j] > 0 && s.squares[k] > 0;
      const double raw =
          vary ? r[j * m + k] / (std::sqrt(s.squares[j]) * std::sqrt(s.squares[k])) : 0;
      r[j * m + k] = r[k * m + j] = raw > 1 - 1e-15 ? 1 : raw < -1 ? -1 : raw;
    }
  }
  return r;
}

/// The conflict of every column with the others, sum (1 - r); how many columns vary.
inline std::size_t conflicts_of(const column_spreads& s, std::span<double> out) {
  const std::size_t m = out.size();
  const std::vector<double> r = correlations_of(s);
  std::size_t varying = 0;
  for (std::size_t j = 0; j < m; ++j) {
    out[j] = 0;
    varying += s.squares[j] > 0 ? std::size_t{1} : std::size_t{0};
    for (std::size_t k = 0; k < m; ++k) {
      if (k != j && s.squares[j] > 0 && s.squares[k] > 0) out[j] += 1 - r[j * m + k];
    }
  }
  return varying;
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
/// weighs 0 and is left out of the sums of the others. One column, or the only one that varies,
/// weighs 1. Duplicated columns both count. Spearman correlates average ranks. Errors: empty, shape,
/// one_row, missing_cell, not_finite (row, column), nothing_varies, all_correlated when those that
/// vary are perfectly correlated. O(rows columns^2); memory for the correlations, and for Spearman a
/// copy of the table.
[[nodiscard]] inline outcome<> critic_weights(matrix_view<const double> z,
                                              std::span<double> weights,
                                              const critic_options& options = {}) {
  if (z.empty()) return detail::fail(error_code::empty);
  const std::size_t m = z.columns();
  if (weights.size() != m) return detail::fail(error_code::shape);
  detail::column_spreads spreads, of_ranks;
  if (auto ok = detail::spreads_of(z, spreads); !ok) return ok;
  std::vector<double> ranks, conflicts(m);
  if (options.kind == correlation::spearman) {
    ranks.resize(z.rows() * m);
    const matrix_view<double> table = column_major(ranks, z.rows(), m);
    const std::vector<better> sides(m, better::higher);
    if (auto ok = rank_scores(z, sides, table); !ok) return ok;
    if (auto ok = detail::spreads_of(table, of_ranks); !ok) return ok;
  }
  const bool pearson = options.kind == correlation::pearson;
  const std::size_t varying = detail::conflicts_of(pearson ? spreads : of_ranks, conflicts);
  double sum = 0, widest = 0;
  for (std::size_t j = 0; j < m; ++j) {
    const double spread = spreads.deviation(j);
    weights[j] = spread * conflicts[j];
    if (varying == 1) weights[j] = spread > 0 ? 1 : 0;  // it has no others to conflict with
    sum += weights[j];
    widest = spread > widest ? spread : widest;
  }
  // What rounding leaves of perfectly correlated columns is no conflict.
  if (varying > 1 && !(sum > 1e-13 * widest))
    for (double& weight : weights) weight = 0;
  return detail::weights_of_divergences(
      weights, options.constant,
      varying > 1 ? error_code::all_correlated : error_code::nothing_varies);
}

/// Standard-deviation weights: \f$w_j = \mathrm{sd}_j/\sum \mathrm{sd}\f$ of normalised columns (n
/// or n-1 give the same); Diakoulaki et al. 1995 compare CRITIC with them. A constant column weighs
/// 0. Errors: as `critic_weights`. O(cells); memory for two numbers a column.
[[nodiscard]] inline outcome<> deviation_weights(matrix_view<const double> z,
                                                 std::span<double> weights,
                                                 all_constant constant = all_constant::refuse) {
  if (weights.size() != z.columns()) return detail::fail(error_code::shape);
  detail::column_spreads spreads;
  if (auto ok = detail::spreads_of(z, spreads); !ok) return ok;
  for (std::size_t j = 0; j < weights.size(); ++j) weights[j] = spreads.deviation(j);
  return detail::weights_of_divergences(weights, constant);
}

/// Coefficient-of-variation weights 变异系数法: \f$v_j = \mathrm{sd}_j/\bar x_j\f$, \f$w_j = v_j/\sum
/// v\f$. From data that are not negative, of any scale: among values of both signs the mean says
/// nothing of their size. Not changed by units, but by shifts. A constant column weighs 0. Errors:
/// as `critic_weights`; negative (row, column); not_positive (column) for a column of zeros.
/// O(cells); memory for two numbers a column.
[[nodiscard]] inline outcome<> variation_weights(matrix_view<const double> x,
                                                 std::span<double> weights,
                                                 all_constant constant = all_constant::refuse) {
  if (weights.size() != x.columns()) return detail::fail(error_code::shape);
  detail::column_spreads spreads;
  if (auto ok = detail::spreads_of(x, spreads); !ok) return ok;
  for (std::size_t i = 0; i < x.rows(); ++i)
    for (std::size_t j = 0; j < x.columns(); ++j)
      if (x(i, j) < 0) return detail::fail(error_code::negative, i, j);
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (!(spreads.means[j] > 0)) return detail::fail(error_code::not_positive, nowhere, j);
    weights[j] = std::sqrt(spreads.squares[j]) / spreads.means[j];
  }
  return detail::weights_of_divergences(weights, constant);
}

}  // namespace nqpf::inline NQPF_ABI::models
