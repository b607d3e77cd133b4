// SPDX-License-Identifier: BSL-1.0
#pragma once

// Grey relational analysis 灰色关联分析 (Deng): how closely series follow a reference series.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// How each series is made dimensionless.
enum class grey_scale : unsigned char {
  none,      ///< as given
  by_first,  ///< divided by its first value 初值化
  by_mean,   ///< divided by its mean 均值化
  min_max,   ///< (x - min) / (max - min); a constant series becomes 0
};

struct grey_options {
  grey_scale scale = grey_scale::none;
  double distinguishing = 0.5;  ///< rho 分辨系数, in (0, 1]
};

namespace detail {

/// Brings a series to a common scale. Errors: missing_cell, not_finite (row, column), zero_divisor,
/// too_small (column).
[[nodiscard]] inline outcome<> scale_series(strided_view<const double> from, grey_scale scale,
                                            std::size_t column, std::span<double> to) {
  double mean = 0;
  extent seen;
  for (std::size_t k = 0; k < from.size(); ++k) {
    if (is_missing(from[k])) return fail(error_code::missing_cell, k, column);
    if (infinite(from[k])) return fail(error_code::not_finite, k, column);
    to[k] = from[k];
    mean += (from[k] - mean) / static_cast<double>(k + 1);
    if (from[k] < seen.least) seen.least = from[k];
    if (from[k] > seen.most) seen.most = from[k];
  }
  double origin = 0, divisor = 1;
  if (scale == grey_scale::by_first) divisor = from[0];
  if (scale == grey_scale::by_mean) divisor = mean;
  if (scale == grey_scale::min_max) {
    origin = seen.least;
    divisor = seen.most > seen.least ? seen.most - seen.least : 1;
  }
  if (divisor == 0) return fail(error_code::zero_divisor, nowhere, column);
  if (!finite(divisor)) return fail(error_code::not_finite, nowhere, column);
  for (double& value : to) {
    const double from_origin = value - origin;
    value = from_origin / divisor;
    if (!finite(value)) return fail(error_code::not_finite, nowhere, column);
    if (underflows(from_origin, value)) return fail(error_code::too_small, nowhere, column);
  }
  return done{};
}

}  // namespace detail

/// Grey relational grades 灰色关联度 of series to a reference (Deng 1982): \f$\xi_i(k) =
/// (\Delta_{\min}+\rho\Delta_{\max})/(\Delta_i(k)+\rho\Delta_{\max})\f$ with \f$\Delta_i(k) =
/// |x_0(k)-x_i(k)|\f$ and the least and greatest of all of them; the grade is the weighted mean
/// over k.
///
/// The columns of `series` are the series, their rows the points k (years, say); for alternatives
/// that are rows give the transposed view. `weights` of the points sum to one; empty means equal.
/// All series equal to the reference: every grade is 1. Grades depend on the set of series
/// compared: do not compare them between runs. `coefficients`, unless empty, gets xi in the shape
/// of `series`. Errors: empty, shape, missing_cell, not_finite (row, column; column `nowhere` for
/// the reference; column alone where a scaled value overflows), too_small (column) where one
/// underflows, zero_divisor (column) for a first value or mean of 0, bad_option, those of
/// `check_weights`. O(cells); memory for one number a cell.
[[nodiscard]] inline outcome<> grey_grades(matrix_view<const double> series,
                                           strided_view<const double> reference,
                                           std::span<const double> weights,
                                           std::span<double> grades,
                                           const grey_options& options = {},
                                           matrix_view<double> coefficients = {}) {
  if (series.empty()) return detail::fail(error_code::empty);
  const std::size_t n = series.rows(), m = series.columns();
  if (reference.size() != n || grades.size() != m || (!weights.empty() && weights.size() != n) ||
      (!coefficients.empty() && (coefficients.rows() != n || coefficients.columns() != m)))
    return detail::fail(error_code::shape);
  if (!(options.distinguishing > 0 && options.distinguishing <= 1))
    return detail::fail(error_code::bad_option);
  if (!weights.empty())
    if (auto ok = check_weights(weights); !ok) return ok;
  std::vector<double> ideal(n), gaps(n * m);
  if (auto ok = detail::scale_series(reference, options.scale, nowhere, ideal); !ok) return ok;
  double least = std::numeric_limits<double>::infinity(), most = 0;
  for (std::size_t j = 0; j < m; ++j) {
    const std::span<double> gap = std::span(gaps).subspan(j * n, n);
    if (auto ok = detail::scale_series(series.column(j), options.scale, j, gap); !ok) return ok;
    for (std::size_t k = 0; k < n; ++k) {
      gap[k] = std::fabs(gap[k] - ideal[k]);
      if (gap[k] < least) least = gap[k];
      if (gap[k] > most) most = gap[k];
    }
  }
  if (!detail::finite(most)) return detail::fail(error_code::not_finite);
  const double rho = options.distinguishing;
  for (std::size_t j = 0; j < m; ++j) {
    double grade = 0;
    for (std::size_t k = 0; k < n; ++k) {
      // Relative to the greatest gap, so that tiny gaps keep their ratio.
      const double xi = most == 0 ? 1 : (least / most + rho) / (gaps[j * n + k] / most + rho);
      if (!coefficients.empty()) coefficients(k, j) = xi;
      grade += (weights.empty() ? 1 / static_cast<double>(n) : weights[k]) * xi;
    }
    grades[j] = grade > 1 ? 1 : grade;
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
