// SPDX-License-Identifier: BSL-1.0
#pragma once

// Convergence: whether units come closer over the years (sigma), and whether those behind grow
// faster (beta).

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

namespace detail {

/// The coefficient of variation of one year. Errors: as `sigma_convergence`.
inline outcome<double> variation_of(matrix_view<const double> x, std::size_t year,
                                    missing_cells unknown) {
  double n = 0, most = 0, mean = 0, squares = 0;
  for (std::size_t i = 0; i < x.rows(); ++i) {
    const double value = x(i, year);
    if (is_missing(value) && unknown == missing_cells::skip) continue;
    if (is_missing(value)) return fail(error_code::missing_cell, i, year);
    if (infinite(value)) return fail(error_code::not_finite, i, year);
    if (value < 0) return fail(error_code::negative, i, year);
    most = std::fmax(most, value);
    n += 1;
  }
  if (n == 0) return fail(error_code::nothing_known, nowhere, year);
  if (n == 1) return fail(error_code::one_row, nowhere, year);
  if (most == 0) return fail(error_code::zero_divisor, nowhere, year);
  for (std::size_t i = 0; i < x.rows(); ++i)
    if (!is_missing(x(i, year))) mean += x(i, year) / most / n;
  for (std::size_t i = 0; i < x.rows(); ++i) {
    if (is_missing(x(i, year))) continue;
    const double z = x(i, year) / most - mean;
    squares += z * z;
  }
  return std::sqrt(squares / n) / mean;
}

}  // namespace detail

/// Sigma convergence σ收敛: the coefficient of variation of every year, the population standard
/// deviation divided by the mean. Units converge while it falls.
///
/// `x` is units x years, `out` has one place a year. With `skip` a year counts the units that it
/// knows; compare years of the same units only. Errors: empty, shape; missing_cell, not_finite,
/// negative (row, column); nothing_known, one_row, zero_divisor (column). O(cells), no memory.
[[nodiscard]] inline outcome<> sigma_convergence(matrix_view<const double> x, std::span<double> out,
                                                 missing_cells unknown = missing_cells::refuse) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (out.size() != x.columns()) return detail::fail(error_code::shape);
  for (std::size_t year = 0; year < x.columns(); ++year) {
    const outcome<double> found = detail::variation_of(x, year, unknown);
    if (!found) return failure<error>{found.error()};
    out[year] = *found;
  }
  return done{};
}

/// Growth explained by the level at the start.
struct beta_convergence {
  double intercept = 0;        ///< a
  double slope = 0;            ///< b: below 0, units behind grow faster
  double standard_error = 0;   ///< of b
  double t = missing;          ///< b / its standard error; missing where that is 0
  std::size_t degrees = 0;     ///< of freedom: units - 2
  double speed = missing;      ///< -ln(1 + bT)/T a year; missing where 1 + bT <= 0
  double half_life = missing;  ///< ln 2 / speed in years; missing unless the speed is positive
};

namespace detail {

/// The logarithm of each unit's level at the start, and its growth a year.
inline outcome<> logs_and_growth(std::span<const double> first, std::span<const double> last,
                                 double years, std::vector<double>& level,
                                 std::vector<double>& growth) {
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double ends[] = {first[i], last[i]};
    for (std::size_t k = 0; k < 2; ++k) {
      if (is_missing(ends[k])) return fail(error_code::missing_cell, i, k);
      if (infinite(ends[k])) return fail(error_code::not_finite, i, k);
      if (!(ends[k] > 0)) return fail(error_code::not_positive, i, k);
    }
    level.push_back(detail::logarithm(first[i]));
    growth.push_back((detail::logarithm(last[i]) - level.back()) / years);
  }
  return done{};
}

/// How far rounding of the levels and their logarithms may move a growth rate: less tells nothing.
inline double rounding_of_growth(std::span<const double> level, std::span<const double> growth,
                                 double years) {
  double most = 1;
  for (std::size_t i = 0; i < level.size(); ++i) {
    most = std::fmax(most, std::fabs(level[i]));
    most = std::fmax(most, std::fabs(level[i] + growth[i] * years));
  }
  return rounding * most / years;
}

/// The slope through two means, 0 where what it explains is rounding; `out` gets the line and how far the units lie
/// from it, of which rounding counts as nothing.
inline void fit_growth_line(std::span<const double> level, std::span<const double> growth,
                            const double (&mean)[2], double noise, beta_convergence& out) {
  double xx = 0, xy = 0, left = 0, farthest = 0;
  for (std::size_t i = 0; i < level.size(); ++i) {
    const double x = level[i] - mean[0];
    xx += x * x;
    xy += x * (growth[i] - mean[1]);
    farthest = std::fmax(farthest, std::fabs(x));
  }
  out.slope = std::fabs(xy / xx) * farthest > noise ? xy / xx : 0;
  out.intercept = mean[1] - out.slope * mean[0];
  for (std::size_t i = 0; i < level.size(); ++i) {
    const double gap = growth[i] - out.intercept - out.slope * level[i];
    if (std::fabs(gap) > noise) left += gap * gap;
  }
  out.standard_error = std::sqrt(left / static_cast<double>(out.degrees) / xx);
}

}  // namespace detail

/// Beta convergence β收敛 without conditions (Barro and Sala-i-Martin 1992): ordinary least squares
/// of \f$\ln(y_T/y_0)/T = a + b\ln y_0\f$ over the units.
///
/// A negative b does not prove convergence: errors of measurement in \f$y_0\f$ alone lead to one
/// (Galton's fallacy); see `sigma_convergence` as well. A slope and distances from the line within rounding (1e-12) of the
/// logarithms count as 0: where all grow alike there is no t. Errors: shape; too_short below three units;
/// bad_option unless `years` is positive and finite; missing_cell, not_finite, not_positive (row;
/// column 0 at the start, 1 at the end); nothing_varies where all start at one level. O(units);
/// memory for two numbers a unit.
[[nodiscard]] inline outcome<beta_convergence> fit_beta_convergence(std::span<const double> first,
                                                                    std::span<const double> last,
                                                                    double years) {
  const std::size_t units = first.size();
  if (last.size() != units) return detail::fail(error_code::shape);
  if (units < 3) return detail::fail(error_code::too_short);
  if (!(years > 0 && detail::finite(years))) return detail::fail(error_code::bad_option);
  std::vector<double> level, growth;
  if (auto ok = detail::logs_and_growth(first, last, years, level, growth); !ok)
    return failure<error>{ok.error()};
  const double n = static_cast<double>(units);
  double mean[2] = {}, xx = 0;
  for (std::size_t i = 0; i < units; ++i) {
    mean[0] += level[i] / n;
    mean[1] += growth[i] / n;
  }
  for (const double x : level) xx += (x - mean[0]) * (x - mean[0]);
  if (!(xx > n * rounding * rounding)) return detail::fail(error_code::nothing_varies);
  beta_convergence out;
  out.degrees = units - 2;
  detail::fit_growth_line(level, growth, mean, detail::rounding_of_growth(level, growth, years),
                          out);
  if (out.standard_error > 0) out.t = out.slope / out.standard_error;
  if (1 + out.slope * years > 0) out.speed = -std::log1p(out.slope * years) / years;
  if (out.speed > 0) out.half_life = detail::logarithm(2.0) / out.speed;
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
