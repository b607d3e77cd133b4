// SPDX-License-Identifier: BSL-1.0
#pragma once

// Backtests: a method forecasts values that are known from those before them, beside the naive
// forecast that repeats the last value or the last season.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/forecasting/spread.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

struct backtest_options {
  std::size_t first = 0;    ///< values before the first test; 0: half of the series, at least 4
  std::size_t horizon = 1;  ///< steps ahead
  std::size_t period = 1;   ///< of the season that the naive forecast repeats; 1 repeats the last
};

/// Errors of forecasts a number of steps ahead; missing where there are none.
struct forecast_errors {
  std::size_t tests = 0;              ///< forecasts of known values
  double mean_absolute = missing;     ///< MAE
  double root_mean_square = missing;  ///< RMSE
  double mean = missing;              ///< actual less forecast: above 0 the forecasts are too low
  double mean_percentage = missing;   ///< MAPE as a ratio; missing where an actual value is 0
  double naive_mean_absolute = missing;  ///< of the naive forecast of the same values
  /// MASE (Hyndman and Koehler 2006): MAE / that of the naive one-step forecast within the series.
  double scaled = missing;
  /// MAE / the naive forecast's on the same values: below 1 the method is of use.
  double against_naive = missing;
  std::size_t wins = 0;  ///< tests with an error smaller than the naive forecast's
};

struct backtest_result {
  std::size_t origins = 0;               ///< times from which was forecast
  std::size_t failures = 0;              ///< of these, where the method had no answer
  forecast_errors all;                   ///< over all steps ahead
  std::vector<forecast_errors> by_step;  ///< one step ahead, two, ...
  /// Actual less forecast, `horizon` numbers an origin; missing where not known.
  std::vector<double> errors;
  std::vector<double> naive_errors;
};

namespace detail {

inline std::size_t first_origin(std::size_t size, const backtest_options& options) {
  if (options.first > 0) return options.first;
  const std::size_t half = size / 2, least = options.period > 4 ? options.period : 4;
  return half > least ? half : least;
}

/// The forecast `step` (from 0) after `past` that repeats the last season.
inline double naive_ahead(std::span<const double> past, std::size_t period, std::size_t step) {
  const std::size_t season = period <= past.size() ? period : 1;
  return past[past.size() - season + step % season];
}

/// Mean absolute change from one season to the next within the series.
inline double naive_scale(std::span<const double> series, std::size_t period) {
  if (series.size() <= period) return missing;
  double sum = 0;
  for (std::size_t t = period; t < series.size(); ++t)
    sum += std::fabs(series[t] - series[t - period]);
  return sum / static_cast<double>(series.size() - period);
}

/// A number times a power of two.
struct divided_number {
  double value = missing;
  int exponent = 0;
};

/// The errors `step` ahead, or with `horizon` steps all of them; summed up divided by a power of two, so that
/// squares and sums stay within the doubles.
class error_sums {
public:
  explicit error_sums(int exponent) : exponent_(exponent) {}

  void add(double e, double naive, double actual) {
    ++out_.tests;
    out_.wins += std::fabs(e) < std::fabs(naive) ? 1u : 0u;
    ratios_ += std::fabs(e) / std::fabs(actual);  // infinite for an actual 0
    e = std::ldexp(e, -exponent_);
    absolute_ += std::fabs(e);
    squares_ += e * e;
    sum_ += e;
    naive_ += std::fabs(std::ldexp(naive, -exponent_));
  }

  [[nodiscard]] forecast_errors finish(divided_number scale) const {
    forecast_errors out = out_;
    if (out.tests == 0) return out;
    const double n = static_cast<double>(out.tests);
    const auto whole = [&](double divided) { return std::ldexp(divided, exponent_); };
    out.mean_absolute = whole(absolute_ / n);
    out.root_mean_square = whole(std::sqrt(squares_ / n));
    out.mean = whole(sum_ / n);
    if (finite(ratios_)) out.mean_percentage = ratios_ / n;
    out.naive_mean_absolute = whole(naive_ / n);
    if (scale.value > 0)
      out.scaled = std::ldexp(absolute_ / n / scale.value, exponent_ - scale.exponent);
    if (naive_ > 0) out.against_naive = absolute_ / naive_;
    else if (absolute_ == 0) out.against_naive = 1;  // both exact
    return out;
  }

private:
  forecast_errors out_;
  int exponent_;
  double absolute_ = 0, squares_ = 0, sum_ = 0, ratios_ = 0, naive_ = 0;
};

/// The power of two that the errors of a result are divided by.
inline int exponent_of_errors(const backtest_result& of) {
  const int own = exponent_of(of.errors), naive = exponent_of(of.naive_errors);
  return own > naive ? own : naive;
}

/// Sums up the errors of a result, whose origins begin after `first` values.
inline void sum_up(std::span<const double> series, std::size_t first, std::size_t period,
                   backtest_result& out) {
  const std::size_t horizon = out.by_step.size();
  const int of_series = exponent_of(series), of_errors = exponent_of_errors(out);
  const divided_number scale{naive_scale(divided(series, of_series), period), of_series};
  error_sums all(of_errors);
  for (std::size_t h = 0; h < horizon; ++h) {
    error_sums step(of_errors);
    for (std::size_t o = 0; o < out.origins; ++o) {
      const double e = out.errors[o * horizon + h];
      if (is_missing(e)) continue;
      const double naive = out.naive_errors[o * horizon + h], actual = series[first + o + h];
      step.add(e, naive, actual);
      all.add(e, naive, actual);
    }
    out.by_step[h] = step.finish(scale);
  }
  out.all = all.finish(scale);
}

}  // namespace detail

/// Forecasts from every origin from `first` values on. `method(past, ahead)` fills `ahead` with the
/// forecasts of the next values from `past` alone and returns whether it could; what it cannot
/// forecast counts as a failure and not as an error of 0.
///
/// Errors: empty, missing_cell, not_finite (row; also of an error that overflows), bad_option for a horizon or a
/// period of 0, too_short where not one value is left to test. Calls the method once an origin.
template <class Method>
[[nodiscard]] outcome<backtest_result> backtest(std::span<const double> series,
                                                const backtest_options& options,
                                                const Method& method) {
  if (series.empty()) return detail::fail(error_code::empty);
  if (auto ok = detail::check_numbers(series, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  if (options.horizon == 0 || options.period == 0) return detail::fail(error_code::bad_option);
  const std::size_t first = detail::first_origin(series.size(), options);
  if (series.size() <= first) return detail::fail(error_code::too_short);
  const std::size_t horizon = options.horizon;
  backtest_result out;
  out.origins = series.size() - first;
  out.by_step.resize(horizon);
  out.errors.assign(out.origins * horizon, missing);
  out.naive_errors.assign(out.origins * horizon, missing);
  std::vector<double> ahead(horizon);
  for (std::size_t o = 0; o < out.origins; ++o) {
    const std::span<const double> past = series.first(first + o);
    for (double& value : ahead) value = missing;
    const bool answered = method(past, std::span<double>(ahead));
    out.failures += answered ? 0u : 1u;
    for (std::size_t h = 0; h < horizon && first + o + h < series.size(); ++h) {
      const double actual = series[first + o + h];
      const double naive = actual - detail::naive_ahead(past, options.period, h);
      const bool known = answered && detail::finite(ahead[h]);
      const double own = known ? actual - ahead[h] : missing;
      if (detail::infinite(naive) || detail::infinite(own))
        return detail::fail(error_code::not_finite, first + o + h);
      out.naive_errors[o * horizon + h] = naive;
      out.errors[o * horizon + h] = own;
    }
  }
  detail::sum_up(series, first, options.period, out);
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
