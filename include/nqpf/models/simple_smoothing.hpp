// SPDX-License-Identifier: BSL-1.0
#pragma once

// Simple exponential smoothing: a level that follows the series, and the same forecast for all times.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/forecasting/spread.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

struct smoothing_state {
  double level_weight = 0;  ///< alpha
  double level = 0;         ///< the forecast
  /// Sum of squared one-step errors, the first value's without; infinite where it overflows.
  double squares = 0;
};

/// \f$l_t=\alpha y_t+(1-\alpha)l_{t-1}\f$ from \f$l_1=y_1\f$. `level_weight` lies in [0, 1]; missing
/// asks for the weight with the least squared errors. `fitted`, unless empty, gets the forecast of
/// each value from those before it, missing for the first.
///
/// The unit of the series changes nothing: it is followed in units of its largest value. Errors: empty,
/// shape, missing_cell, not_finite (row), bad_option, too_short below 3 values where the weight is to be
/// found. O(values) for a given weight; memory for a number a value.
[[nodiscard]] inline outcome<smoothing_state> smooth(std::span<const double> series,
                                                     double level_weight = missing,
                                                     std::span<double> fitted = {}) {
  if (series.empty()) return detail::fail(error_code::empty);
  if (!fitted.empty() && fitted.size() != series.size()) return detail::fail(error_code::shape);
  if (auto ok = detail::check_numbers(series, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  const bool open[] = {is_missing(level_weight)};
  if (!open[0] && !(level_weight >= 0 && level_weight <= 1))
    return detail::fail(error_code::bad_option);
  if (open[0] && series.size() < 3) return detail::fail(error_code::too_short);
  const int exponent = detail::exponent_of(series);
  const std::vector<double> y = detail::divided(series, exponent);
  const auto run = [&](double weight, std::span<double> ahead) {
    smoothing_state s{weight, y[0], 0};
    if (!ahead.empty()) ahead[0] = missing;
    for (std::size_t t = 1; t < y.size(); ++t) {
      if (!ahead.empty()) ahead[t] = s.level;
      const double e = y[t] - s.level;
      s.squares += e * e;
      s.level += weight * e;
    }
    return s;
  };
  double weights[] = {level_weight};
  if (open[0])
    detail::search_unit_box(weights, open,
                            [&](const double(&at)[1]) { return run(at[0], {}).squares; });
  smoothing_state found = run(weights[0], fitted);
  detail::multiply(fitted, exponent);
  found.level = std::ldexp(found.level, exponent);
  found.squares = std::ldexp(found.squares, 2 * exponent);
  return found;
}

}  // namespace nqpf::inline NQPF_ABI::models
