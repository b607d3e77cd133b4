// SPDX-License-Identifier: BSL-1.0
#pragma once

// How columns hang together: correlations, principal components with their loadings, Cronbach's alpha, and
// weights from the components.

#include <nqpf/models/critic.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

/// One rotation of Jacobi's method: makes a(p, q) of a symmetric matrix zero and turns the vectors, which
/// stand in columns, along.
inline void turn(matrix_view<double> a, matrix_view<double> vectors, std::size_t p, std::size_t q) {
  const std::size_t m = a.rows();
  const double theta = (a(q, q) - a(p, p)) / (2 * a(p, q));
  const double size = std::fabs(theta) + std::sqrt(theta * theta + 1);
  const double t = theta < 0 ? -1 / size : 1 / size;
  const double c = 1 / std::sqrt(t * t + 1);
  const double s = t * c;
  for (std::size_t i = 0; i < m; ++i) {
    const double x = a(i, p), y = a(i, q);
    a(i, p) = c * x - s * y;
    a(i, q) = s * x + c * y;
  }
  for (std::size_t i = 0; i < m; ++i) {
    const double x = a(p, i), y = a(q, i);
    a(p, i) = c * x - s * y;
    a(q, i) = s * x + c * y;
  }
  for (std::size_t i = 0; i < m; ++i) {
    const double x = vectors(i, p), y = vectors(i, q);
    vectors(i, p) = c * x - s * y;
    vectors(i, q) = s * x + c * y;
  }
}

/// One sweep: a rotation for each number beside the diagonal.
inline void turn_all(matrix_view<double> a, matrix_view<double> vectors) {
  for (std::size_t p = 0; p < a.rows(); ++p)
    for (std::size_t q = p + 1; q < a.rows(); ++q)
      if (std::fabs(a(p, q)) > 1e-300) turn(a, vectors, p, q);
}

/// Whether next to nothing stands beside the diagonal.
inline bool is_diagonal(matrix_view<double> a) {
  double off = 0, all = 0;
  for (std::size_t i = 0; i < a.rows(); ++i)
    for (std::size_t j = 0; j < a.rows(); ++j) {
      all += a(i, j) * a(i, j);
      if (i != j) off += a(i, j) * a(i, j);
    }
  return off <= 1e-30 * all;
}

/// Diagonalises a symmetric matrix by cyclic Jacobi rotations: `a` keeps the eigenvalues on its diagonal,
/// `vectors` gets the eigenvectors in its columns. Errors: no_convergence.
inline outcome<> diagonalise(matrix_view<double> a, matrix_view<double> vectors) {
  const std::size_t m = a.rows();
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < m; ++j) vectors(i, j) = i == j ? 1 : 0;
  for (int sweep = 0; sweep < 100; ++sweep) {
    if (is_diagonal(a)) return done{};
    turn_all(a, vectors);
  }
  return fail(error_code::no_convergence);
}

}  // namespace detail

/// Pearson correlations of the columns, m x m, into `out`. A constant column has 0 with every column and
/// with itself. Errors: empty, shape, one_row, missing_cell, not_finite (row, column). O(rows columns^2).
[[nodiscard]] inline outcome<> correlations(matrix_view<const double> x, matrix_view<double> out) {
  const std::size_t m = x.columns();
  if (out.rows() != m || out.columns() != m) return detail::fail(error_code::shape);
  detail::column_spreads spreads;
  if (auto ok = detail::spreads_of(x, spreads); !ok) return ok;
  const std::vector<double> r = detail::correlations_of(spreads);
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < m; ++j) out(i, j) = r[i * m + j];
  return done{};
}

/// The principal components of the correlations of the columns: eigenvalues, the greatest first, and
/// loadings \f$l_{jk} = v_{jk}\sqrt{\lambda_k}\f$, the correlation of column j with component k. Each
/// component points to where its loadings sum to no less than zero. The eigenvalues sum to the number of
/// columns that vary. `loadings` is m x m, a component a column. Errors: as `correlations`,
/// no_convergence. O(rows columns^2 + columns^3); memory for two matrices.
[[nodiscard]] inline outcome<> principal_components(matrix_view<const double> x,
                                                    std::span<double> eigenvalues,
                                                    matrix_view<double> loadings) {
  const std::size_t m = x.columns();
  if (eigenvalues.size() != m || loadings.rows() != m || loadings.columns() != m)
    return detail::fail(error_code::shape);
  std::vector<double> cells(m * m), turned(m * m);
  const matrix_view<double> r = row_major(std::span(cells), m, m);
  const matrix_view<double> vectors = row_major(std::span(turned), m, m);
  if (auto ok = correlations(x, r); !ok) return ok;
  if (auto ok = detail::diagonalise(r, vectors); !ok) return ok;
  std::vector<std::size_t> order(m);
  for (std::size_t k = 0; k < m; ++k) {
    std::size_t place = k;
    for (; place > 0 && r(order[place - 1], order[place - 1]) < r(k, k); --place)
      order[place] = order[place - 1];
    order[place] = k;
  }
  for (std::size_t k = 0; k < m; ++k) {
    const std::size_t from = order[k];
    const double value = r(from, from) > 0 ? r(from, from) : 0;
    eigenvalues[k] = value;
    double sum = 0;
    for (std::size_t j = 0; j < m; ++j) sum += vectors(j, from);
    for (std::size_t j = 0; j < m; ++j)
      loadings(j, k) = (sum < 0 ? -1 : 1) * vectors(j, from) * std::sqrt(value);
  }
  return done{};
}

/// Cronbach's alpha (1951) of columns that stand for one thing:
/// \f$\alpha = \frac{m}{m-1}(1 - \sum_j s_j^2/s_{sum}^2)\f$ with the variances of the columns and of their
/// sum. 1 where all columns say the same, about 0 where they are unrelated, below 0 where they contradict
/// each other. Columns have to be on one scale and turned to one direction. Errors: as `correlations`;
/// shape for fewer than two columns; nothing_varies where the sum is constant. O(cells).
[[nodiscard]] inline outcome<double> cronbach_alpha(matrix_view<const double> x) {
  const std::size_t m = x.columns();
  if (m < 2) return detail::fail(error_code::shape);
  detail::column_spreads spreads;
  if (auto ok = detail::spreads_of(x, spreads); !ok) return failure<error>{ok.error()};
  double parts = 0;
  for (std::size_t j = 0; j < m; ++j) parts += spreads.deviation(j) * spreads.deviation(j);
  double of_sum = 0;
  for (std::size_t i = 0; i < x.rows(); ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < m; ++j)
      sum += std::ldexp(spreads.cells(i, j) - spreads.means[j],
                        spreads.exponents[j] - spreads.largest);
    of_sum += sum * sum;
  }
  if (!(of_sum > 1e-14 * parts)) return detail::fail(error_code::nothing_varies);
  const double k = static_cast<double>(m);
  return k / (k - 1) * (1 - parts / of_sum);
}

/// Weights from principal components: the squared loadings of the components that are kept, each component
/// scaled to one and weighed by the variance that it explains,
/// \f$w_j = \sum_k l_{jk}^2 / \sum_{jk} l_{jk}^2\f$ (OECD/JRC Handbook 2008, step 6, without rotation).
/// Kept are those with an eigenvalue of 1 and more (Kaiser), the first in any case; `kept`, unless null,
/// gets how many. A constant column weighs 0. Such weights say which columns go together, not which matter.
/// Errors: as `principal_components`, nothing_varies. Complexity as there.
[[nodiscard]] inline outcome<> component_weights(matrix_view<const double> x,
                                                 std::span<double> weights,
                                                 all_constant constant = all_constant::refuse,
                                                 std::size_t* kept = nullptr) {
  const std::size_t m = x.columns();
  if (weights.size() != m) return detail::fail(error_code::shape);
  std::vector<double> values(m), cells(m * m);
  const matrix_view<double> loadings = row_major(std::span(cells), m, m);
  if (auto ok = principal_components(x, values, loadings); !ok) return ok;
  for (double& weight : weights) weight = 0;
  std::size_t n = 0;
  for (std::size_t k = 0; k < m; ++k) {
    if (k > 0 && values[k] < 1 - 1e-9) break;
    ++n;
    for (std::size_t j = 0; j < m; ++j) weights[j] += loadings(j, k) * loadings(j, k);
  }
  if (kept != nullptr) *kept = n;
  return detail::weights_of_divergences(weights, constant);
}

}  // namespace nqpf::inline NQPF_ABI::models
