// SPDX-License-Identifier: BSL-1.0
#pragma once

// Logistic growth: an S-shaped curve with a capacity, where the data show that there is one.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/forecasting/logistic_fit.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// \f$K/(1+e^{(m-t)/s})\f$ at the steps t = 0, 1, ...
struct logistic_model {
  double capacity = 0;        ///< K, the level it tends to (or falls from, where s < 0)
  double middle = 0;          ///< m, the step at which half of it is reached and the curve bends
  double pace = 0;            ///< s, steps; negative where the series falls
  double squares = 0;         ///< sum of squared errors
  double capacity_error = 0;  ///< standard error of K

  [[nodiscard]] double at(double step) const {
    return capacity / (1 + std::exp((middle - step) / pace));
  }
};

/// Fits the curve by least squares to six values or more.
///
/// The capacity is known only once the series bends: `no_bend` where the fitted middle lies beyond
/// the data, where a straight line or an exponential explains the series as well (by the corrected
/// criterion of Akaike), or where the standard error of K is above half of K. Errors: empty,
/// missing_cell, not_finite, negative (row), too_short, no_bend, no_convergence. O(values) a step of
/// the search.
[[nodiscard]] inline outcome<logistic_model> fit_logistic(std::span<const double> series) {
  if (series.empty()) return detail::fail(error_code::empty);
  if (auto ok = detail::check_numbers(series, detail::wanted::not_negative); !ok)
    return failure<error>{ok.error()};
  const std::size_t n = series.size();
  if (n < 6) return detail::fail(error_code::too_short);
  double most = 0, squares = 0;
  for (const double y : series) most = std::fmax(most, y);
  if (!(most > 0)) return detail::fail(error_code::no_bend);
  std::vector<double> y(series.begin(), series.end());
  for (double& value : y) {
    value /= most;
    squares += value * value;
  }
  detail::logistic_curve found = detail::search_logistic(y);
  if (!detail::polish_logistic(y, found)) return detail::fail(error_code::no_bend);
  const double last = static_cast<double>(n - 1);
  const bool beyond = found.s > 0 ? found.m > last : found.m < 0;
  const double floor = 1e-20 * squares;  // exact fits are all alike
  const double other = std::fmin(detail::line_squares(y), detail::exponential_squares(y));
  const double own = detail::logistic_squares(y, found);
  const double error = detail::capacity_error(y, found, own);
  if (beyond || !(error <= 0.5 * found.k) ||
      !(detail::akaike(own + floor, n, 4) < detail::akaike(other + floor, n, 3)))
    return detail::fail(error_code::no_bend);
  return logistic_model{found.k * most, found.m, found.s, own * most * most, error * most};
}

}  // namespace nqpf::inline NQPF_ABI::models
