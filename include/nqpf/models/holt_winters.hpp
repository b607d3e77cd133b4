// SPDX-License-Identifier: BSL-1.0
#pragma once

// Holt-Winters smoothing: level, trend and a season.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/forecasting/spread.hpp>
#include <nqpf/models/holt.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// How the season joins the level.
enum class seasonal_form : unsigned char { additive, multiplicative };

struct holt_winters_options {
  std::size_t period = 4;  ///< values a season, 2 or more
  seasonal_form form = seasonal_form::additive;
  double level_weight = missing;   ///< alpha in [0, 1]; missing: the least squared errors
  double trend_weight = missing;   ///< beta; likewise
  double season_weight = missing;  ///< gamma; likewise
};

struct holt_winters_state {
  double level_weight = 0, trend_weight = 0, season_weight = 0;
  seasonal_form form = seasonal_form::additive;
  double level = 0, trend = 0;  ///< at the last value
  std::vector<double> season;   ///< of the next `period` values, the nearest first
  double squares = 0;           ///< sum of squared one-step errors; infinite where it overflows

  /// The forecast `steps` (from 1) after the last value.
  [[nodiscard]] double ahead(std::size_t steps) const {
    const double line = level + static_cast<double>(steps) * trend;
    const double s = season[(steps - 1) % season.size()];
    return form == seasonal_form::additive ? line + s : line * s;
  }
};

namespace detail {

/// Level and trend from the means of the first two seasons, seasons from the first; the recursion
/// begins after it.
inline holt_winters_state start_of_seasons(std::span<const double> y,
                                           const holt_winters_options& o) {
  const std::size_t p = o.period;
  holt_winters_state s;
  s.form = o.form;
  s.level_weight = o.level_weight;
  s.trend_weight = o.trend_weight;
  s.season_weight = o.season_weight;
  s.level = mean_of(y.first(p));
  s.trend = (mean_of(y.subspan(p, p)) - s.level) / static_cast<double>(p);
  for (std::size_t i = 0; i < p; ++i)
    s.season.push_back(o.form == seasonal_form::additive ? y[i] - s.level : y[i] / s.level);
  return s;
}

inline holt_winters_state run_holt_winters(std::span<const double> y, const holt_winters_options& o,
                                           std::span<double> fitted) {
  holt_winters_state s = start_of_seasons(y, o);
  const bool additive = o.form == seasonal_form::additive;
  for (std::size_t t = 0; t < y.size() && !fitted.empty(); ++t) fitted[t] = missing;
  for (std::size_t t = o.period; t < y.size(); ++t) {
    double& season = s.season[t % o.period];
    const double line = s.level + s.trend, before = s.level;
    const double expected = additive ? line + season : line * season;
    if (!fitted.empty()) fitted[t] = expected;
    s.squares += (y[t] - expected) * (y[t] - expected);
    const double plain = additive ? y[t] - season : y[t] / season;
    s.level = s.level_weight * plain + (1 - s.level_weight) * line;
    s.trend = s.trend_weight * (s.level - before) + (1 - s.trend_weight) * s.trend;
    const double own = additive ? y[t] - line : y[t] / line;
    season = s.season_weight * own + (1 - s.season_weight) * season;
  }
  // Turned so that the season of the next value comes first.
  std::vector<double> turned;
  for (std::size_t i = 0; i < o.period; ++i) turned.push_back(s.season[(y.size() + i) % o.period]);
  s.season.swap(turned);
  return s;
}

/// Multiplies what has the unit of the series by a power of two; factors of seasons have none.
inline void bring_back(holt_winters_state& s, int exponent) {
  s.level = std::ldexp(s.level, exponent);
  s.trend = std::ldexp(s.trend, exponent);
  s.squares = std::ldexp(s.squares, 2 * exponent);
  if (s.form == seasonal_form::additive) multiply(s.season, exponent);
}

}  // namespace detail

/// Smoothing with a season (Winters 1960): \f$l_t=\alpha(y_t-s_{t-p})+(1-\alpha)(l_{t-1}+b_{t-1})\f$,
/// \f$b_t=\beta(l_t-l_{t-1})+(1-\beta)b_{t-1}\f$,
/// \f$s_t=\gamma(y_t-l_{t-1}-b_{t-1})+(1-\gamma)s_{t-p}\f$, with quotients in the multiplicative
/// form.
///
/// Starts from the first two seasons: level the mean of the first, trend the difference of the two
/// means / p, seasons the first's distances from (or ratios to) its mean. `fitted`, unless empty,
/// gets one-step forecasts, missing in the first season. The unit of the series changes nothing: it is
/// followed in units of its largest value. Errors: empty, shape, missing_cell, not_finite (row; without
/// one where the result overflows), not_positive (row) in the multiplicative form, too_short below two
/// seasons, bad_option. O(values) for given weights; memory for a number a value.
[[nodiscard]] inline outcome<holt_winters_state> holt_winters(
    std::span<const double> series, const holt_winters_options& options = {},
    std::span<double> fitted = {}) {
  if (series.empty()) return detail::fail(error_code::empty);
  if (!fitted.empty() && fitted.size() != series.size()) return detail::fail(error_code::shape);
  const auto wanted =
      options.form == seasonal_form::additive ? detail::wanted::finite : detail::wanted::positive;
  if (auto ok = detail::check_numbers(series, wanted); !ok) return failure<error>{ok.error()};
  if (options.period < 2 || !detail::unit_or_missing(options.level_weight) ||
      !detail::unit_or_missing(options.trend_weight) ||
      !detail::unit_or_missing(options.season_weight))
    return detail::fail(error_code::bad_option);
  if (series.size() / 2 < options.period) return detail::fail(error_code::too_short);
  const int exponent = detail::exponent_of(series);
  const std::vector<double> y = detail::divided(series, exponent);
  double weights[] = {options.level_weight, options.trend_weight, options.season_weight};
  const bool open[] = {is_missing(weights[0]), is_missing(weights[1]), is_missing(weights[2])};
  holt_winters_options chosen = options;
  const auto with = [&](const double(&at)[3]) {
    chosen.level_weight = at[0];
    chosen.trend_weight = at[1];
    chosen.season_weight = at[2];
  };
  if (open[0] || open[1] || open[2])
    detail::search_unit_box(weights, open, [&](const double(&at)[3]) {
      with(at);
      const double squares = detail::run_holt_winters(y, chosen, {}).squares;
      return is_missing(squares) ? std::numeric_limits<double>::infinity() : squares;
    });
  with(weights);
  holt_winters_state found = detail::run_holt_winters(y, chosen, fitted);
  detail::multiply(fitted, exponent);
  detail::bring_back(found, exponent);
  for (std::size_t step = 1; step <= options.period; ++step)
    if (!detail::finite(found.ahead(step))) return detail::fail(error_code::not_finite);
  return found;
}

}  // namespace nqpf::inline NQPF_ABI::models
