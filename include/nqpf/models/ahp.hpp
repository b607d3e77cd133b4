// SPDX-License-Identifier: BSL-1.0
#pragma once

// The analytic hierarchy process 层次分析法: weights from pairwise judgements, with their consistency.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Saaty's random index RI for 1 to 15 criteria. Other tables exist and give other ratios.
inline constexpr double saaty_random_index[15] = {0,    0,    0.58, 0.90, 1.12, 1.24, 1.32, 1.41,
                                                  1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};

enum class ahp_method : unsigned char {
  eigenvector,     ///< the principal right eigenvector (Saaty)
  geometric_mean,  ///< of the rows; the same for up to 3 criteria or consistent judgements
};

struct ahp_options {
  ahp_method method = ahp_method::eigenvector;
  std::span<const double> random_index = saaty_random_index;  ///< RI of k criteria at k - 1
  double limit = 0.10;  ///< judgements are consistent when CR is below
  bool refuse_inconsistent = false;
  /// How far a_ij * a_ji may be from 1. Judgements printed as 0.33 and 3 need 0.02.
  double reciprocal_tolerance = 1e-6;
};

/// How well the judgements agree.
struct ahp_consistency {
  double lambda = 0;  ///< principal eigenvalue; k when consistent
  double index = 0;   ///< CI = (lambda - k) / (k - 1)
  double ratio = 0;   ///< CR = CI / RI(k); 0 for one or two criteria 一致性比率
  bool consistent = true;
};

/// The largest and, by its reciprocal, the smallest judgement there may be. Saaty's scale ends at 9.
inline constexpr double largest_judgement = 1e100;

namespace detail {

/// Why an entry is no judgement, or nothing wrong.
inline outcome<> check_judgement(double a, std::size_t row, std::size_t column) {
  if (is_missing(a)) return fail(error_code::missing_cell, row, column);
  if (infinite(a)) return fail(error_code::not_finite, row, column);
  if (!(a > 0)) return fail(error_code::not_positive, row, column);
  if (a > largest_judgement || a < 1 / largest_judgement)
    return fail(error_code::out_of_range, row, column);
  return done{};
}

/// Errors: those of `check_judgement`, not_reciprocal (row, column).
[[nodiscard]] inline outcome<> check_reciprocal(matrix_view<const double> a, double tolerance) {
  const std::size_t k = a.rows();
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j)
      if (auto ok = check_judgement(a(i, j), i, j); !ok) return ok;
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      const double product = i == j ? a(i, i) : a(i, j) * a(j, i);
      if (!(std::fabs(product - 1) <= tolerance)) return fail(error_code::not_reciprocal, i, j);
    }
  return done{};
}

/// Geometric means of the rows, of sum one.
inline void geometric_weights(matrix_view<const double> a, std::span<double> weights) {
  const std::size_t k = a.rows();
  double sum = 0;
  for (std::size_t i = 0; i < k; ++i) {
    double logs = 0;
    for (std::size_t j = 0; j < k; ++j) logs += detail::logarithm(a(i, j));
    weights[i] = std::exp(logs / static_cast<double>(k));
    sum += weights[i];
  }
  for (double& weight : weights) weight /= sum;
}

/// The matrix times the weights; the sum of what comes out.
inline double multiply(matrix_view<const double> a, std::span<const double> weights,
                       std::span<double> next) {
  double total = 0;
  for (std::size_t i = 0; i < a.rows(); ++i) {
    next[i] = 0;
    for (std::size_t j = 0; j < a.rows(); ++j) next[i] += a(i, j) * weights[j];
    total += next[i];
  }
  return total;
}

/// Power iteration from `weights`. Error: no_convergence.
[[nodiscard]] inline outcome<> settle_eigenvector(matrix_view<const double> a,
                                                  std::span<double> weights,
                                                  std::span<double> next) {
  const std::size_t k = a.rows();
  for (int round = 0; round < 100'000; ++round) {
    const double total = multiply(a, weights, next);
    double change = 0;
    for (std::size_t i = 0; i < k; ++i) {
      change = std::fmax(change, std::fabs(next[i] / total - weights[i]) / weights[i]);
      weights[i] = next[i] / total;
    }
    if (change <= 4e-16 * static_cast<double>(k)) return done{};
  }
  return fail(error_code::no_convergence);
}

}  // namespace detail

/// Weights from a positive reciprocal matrix, a_ij saying how many times as important i is as j.
///
/// Eigenvector by power iteration to machine precision. Rounding below a consistent matrix is
/// clamped to CI = 0. Inconsistent judgements are reported in the result, or refused on request.
/// Errors: empty; shape unless square; missing_cell, not_finite, not_positive, out_of_range (beyond
/// `largest_judgement`), not_reciprocal (row, column; also for a diagonal that is not 1); no_index
/// when the table ends before k or has no positive number there; not_consistent on request; no_convergence; bad_option. Source: Saaty, The Analytic Hierarchy
/// Process, 1980. O(k^2) a step; memory for k numbers.
[[nodiscard]] inline outcome<ahp_consistency> ahp_weights(matrix_view<const double> a,
                                                          std::span<double> weights,
                                                          const ahp_options& options = {}) {
  if (a.empty()) return detail::fail(error_code::empty);
  const std::size_t k = a.rows();
  if (a.columns() != k || weights.size() != k) return detail::fail(error_code::shape);
  if (!(options.reciprocal_tolerance >= 0) || !(options.limit >= 0))
    return detail::fail(error_code::bad_option);
  if (auto ok = detail::check_reciprocal(a, options.reciprocal_tolerance); !ok)
    return failure<error>{ok.error()};
  if (k > 2 && options.random_index.size() < k) return detail::fail(error_code::no_index);
  detail::geometric_weights(a, weights);
  std::vector<double> next(k);
  if (options.method == ahp_method::eigenvector)
    if (auto ok = detail::settle_eigenvector(a, weights, next); !ok)
      return failure<error>{ok.error()};
  detail::multiply(a, weights, next);
  ahp_consistency out;
  for (std::size_t i = 0; i < k; ++i) out.lambda += next[i] / weights[i] / static_cast<double>(k);
  if (k > 1) out.index = (out.lambda - static_cast<double>(k)) / (static_cast<double>(k) - 1);
  if (out.index < 1e-14) out.index = 0;
  if (k > 2) {
    const double random = options.random_index[k - 1];
    if (!(random > 0) || detail::infinite(random)) return detail::fail(error_code::no_index);
    out.ratio = out.index / random;
  }
  out.consistent = out.ratio < options.limit || out.ratio == 0;
  if (options.refuse_inconsistent && !out.consistent)
    return detail::fail(error_code::not_consistent);
  return out;
}

/// The judgements of a group: the geometric mean, element by element, \f$\prod_p
/// a_{ij}^{(p)\,1/P}\f$, of several matrices, each person counting the same (Aczel and Saaty 1983).
/// Reciprocal again if all are. Errors: empty, shape, missing_cell, not_finite, not_positive,
/// out_of_range (row, column), as for `ahp_weights`. O(matrices k^2), no memory.
[[nodiscard]] inline outcome<> group_judgements(std::span<const matrix_view<const double>> members,
                                                matrix_view<double> out) {
  if (members.empty() || out.empty()) return detail::fail(error_code::empty);
  for (const auto& a : members)
    if (a.rows() != out.rows() || a.columns() != out.columns())
      return detail::fail(error_code::shape);
  const auto mean_at = [&](std::size_t i, std::size_t j) -> outcome<double> {
    double logs = 0;
    for (const auto& a : members) {
      if (auto ok = detail::check_judgement(a(i, j), i, j); !ok) return failure<error>{ok.error()};
      logs += detail::logarithm(a(i, j));
    }
    return std::exp(logs / static_cast<double>(members.size()));
  };
  for (std::size_t i = 0; i < out.rows(); ++i)
    for (std::size_t j = 0; j < out.columns(); ++j) {
      const outcome<double> mean = mean_at(i, j);
      if (!mean) return failure<error>{mean.error()};
      out(i, j) = *mean;
    }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
