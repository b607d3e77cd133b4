// SPDX-License-Identifier: BSL-1.0
#pragma once

// Holt's linear smoothing: a level and a trend that follow the series.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/forecasting/spread.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// From where level and trend start; programs differ.
enum class holt_start : unsigned char {
  first_value,   ///< \f$l_0=y_1,\ b_0=y_2-y_1\f$ before the first value counts
  second_value,  ///< \f$l_2=y_2,\ b_2=y_2-y_1\f$, updates from the third, as R's HoltWinters
};

struct holt_options {
  double level_weight = missing;  ///< alpha in [0, 1]; missing: the least squared errors
  double trend_weight = missing;  ///< gamma in [0, 1]; likewise
  double damping = 1;             ///< factor on the trend with every step, in (0, 1]
  holt_start start = holt_start::first_value;
};

struct holt_state {
  double level_weight = 0, trend_weight = 0, damping = 1;
  double level = 0, trend = 0;  ///< at the last value
  double squares = 0;           ///< sum of squared one-step errors; infinite where it overflows

  /// The forecast `steps` (from 1) after the last value.
  [[nodiscard]] double ahead(std::size_t steps) const {
    double sum = 0, factor = 1;
    if (damping == 1) return level + static_cast<double>(steps) * trend;
    for (std::size_t h = 0; h < steps; ++h) sum += factor *= damping;
    return level + sum * trend;
  }
};

namespace detail {

inline holt_state run_holt(std::span<const double> y, const holt_options& o,
                           std::span<double> fitted) {
  holt_state s;
  s.level_weight = o.level_weight;
  s.trend_weight = o.trend_weight;
  s.damping = o.damping;
  const bool second = o.start == holt_start::second_value;
  s.level = second ? y[1] : y[0];
  s.trend = y[1] - y[0];
  for (std::size_t t = 0; t < y.size(); ++t) {
    if (second && t < 2) {
      if (!fitted.empty()) fitted[t] = missing;
      continue;
    }
    const double expected = s.level + s.damping * s.trend, before = s.level;
    if (!fitted.empty()) fitted[t] = expected;
    s.squares += (y[t] - expected) * (y[t] - expected);
    s.level = s.level_weight * y[t] + (1 - s.level_weight) * expected;
    s.trend = s.trend_weight * (s.level - before) + (1 - s.trend_weight) * s.damping * s.trend;
  }
  return s;
}

inline bool unit_or_missing(double weight) {
  return is_missing(weight) || (weight >= 0 && weight <= 1);
}

}  // namespace detail

/// \f$l_t=\alpha y_t+(1-\alpha)(l_{t-1}+b_{t-1})\f$, \f$b_t=\gamma(l_t-l_{t-1})+(1-\gamma)b_{t-1}\f$
/// (Holt 1957). `fitted`, unless empty, gets the forecast of each value from those before it.
///
/// The unit of the series changes nothing: it is followed in units of its largest value. Errors: empty,
/// shape, missing_cell, not_finite (row; without one where the result overflows), bad_option, too_short
/// below 2 values (3 for a start at the second, 4 where a weight is to be found). O(values) for given
/// weights; memory for a number a value.
[[nodiscard]] inline outcome<holt_state> holt(std::span<const double> series,
                                              const holt_options& options = {},
                                              std::span<double> fitted = {}) {
  if (series.empty()) return detail::fail(error_code::empty);
  if (!fitted.empty() && fitted.size() != series.size()) return detail::fail(error_code::shape);
  if (auto ok = detail::check_numbers(series, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  if (!detail::unit_or_missing(options.level_weight) ||
      !detail::unit_or_missing(options.trend_weight) ||
      !(options.damping > 0 && options.damping <= 1))
    return detail::fail(error_code::bad_option);
  const bool open[] = {is_missing(options.level_weight), is_missing(options.trend_weight)};
  const std::size_t least = open[0] || open[1]                          ? 4u
                            : options.start == holt_start::second_value ? 3u
                                                                        : 2u;
  if (series.size() < least) return detail::fail(error_code::too_short);
  const int exponent = detail::exponent_of(series);
  const std::vector<double> y = detail::divided(series, exponent);
  holt_options chosen = options;
  double weights[] = {options.level_weight, options.trend_weight};
  if (open[0] || open[1])
    detail::search_unit_box(weights, open, [&](const double(&at)[2]) {
      chosen.level_weight = at[0];
      chosen.trend_weight = at[1];
      return detail::run_holt(y, chosen, {}).squares;
    });
  chosen.level_weight = weights[0];
  chosen.trend_weight = weights[1];
  holt_state found = detail::run_holt(y, chosen, fitted);
  detail::multiply(fitted, exponent);
  found.level = std::ldexp(found.level, exponent);
  found.trend = std::ldexp(found.trend, exponent);
  found.squares = std::ldexp(found.squares, 2 * exponent);
  if (!detail::finite(found.level) || !detail::finite(found.trend))
    return detail::fail(error_code::not_finite);
  return found;
}

}  // namespace nqpf::inline NQPF_ABI::models
