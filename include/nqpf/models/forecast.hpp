// SPDX-License-Identifier: BSL-1.0
#pragma once

// A forecast with its own past errors, intervals made of them, and a plain statement whether the data
// support it.

#include <nqpf/core/text.hpp>
#include <nqpf/models/backtest.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/forecasting/methods.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

struct forecast_options {
  forecast_method method = forecast_method::automatic;
  std::size_t horizon = 3;  ///< steps ahead
  std::size_t period = 1;   ///< values a season; 1 for none
  double level = 0.8;       ///< of the intervals, in (0, 1)
  std::size_t first = 0;    ///< values before the first backtest; 0: half of the series
};

/// One step ahead. The interval is missing where there are too few past errors for its level.
struct forecast_step {
  double value = missing;
  double low = missing;
  double high = missing;
};

/// Whether the data support a forecast, and if not, why not.
enum class forecast_support : unsigned char {
  supported,
  too_few_tests,         ///< fewer than five known values can be forecast from those before them
  failed_in_the_past,    ///< the method had no answer at some past time
  no_better_than_naive,  ///< its errors are not smaller than those of the naive forecast
  perhaps_by_chance,     ///< they are smaller, but by less than chance alone can make them
};

struct forecast_result {
  forecast_method used = forecast_method::naive;  ///< what made the values
  std::vector<forecast_step> steps;
  backtest_result past;  ///< of the method asked for, the choice of `automatic` being part of it
  /// The mean gain on the naive forecast an origin / its standard error, errors of overlapping
  /// forecasts being taken as dependent (Diebold and Mariano 1995); missing with one origin.
  double lead = missing;
  forecast_support support = forecast_support::supported;
  double level = 0;
};

namespace detail {

/// Half the width of the interval at each step: the k-th smallest past error, k = ceil((n + 1)
/// level), which covers a new error of the same kind with at least that chance. Never narrower than
/// at the step before.
inline void set_intervals(forecast_result& out) {
  const std::size_t horizon = out.steps.size();
  double widest = 0;
  for (std::size_t h = 0; h < horizon; ++h) {
    std::vector<double> sizes;
    for (std::size_t o = 0; o < out.past.origins; ++o)
      if (const double e = out.past.errors[o * horizon + h]; !is_missing(e))
        sizes.push_back(std::fabs(e));
    const double wanted = std::ceil((static_cast<double>(sizes.size()) + 1) * out.level - 1e-9);
    if (sizes.empty() || wanted > static_cast<double>(sizes.size())) return;
    const auto order = sorted_rows(sizes.size(), [&](std::size_t i) { return sizes[i]; });
    widest = std::fmax(widest, sizes[order[static_cast<std::size_t>(wanted) - 1]]);
    out.steps[h].low = out.steps[h].value - widest;
    out.steps[h].high = out.steps[h].value + widest;
  }
}

/// Past errors of every candidate, and for each origin whose forecasts are used.
class method_choice {
public:
  std::vector<forecast_method> candidates;
  std::vector<backtest_result> results;

  /// The candidate with the least mean error over the values known before origin o; ties and no
  /// errors at all go to the earlier one, the naive forecast first.
  [[nodiscard]] std::size_t best_at(std::size_t origin, std::size_t horizon) const {
    std::size_t best = 0;
    double least = -1;
    for (std::size_t c = 0; c < results.size(); ++c) {
      const double mean = mean_error(c, origin, horizon);
      if (is_missing(mean) || (least >= 0 && !(mean < least))) continue;
      least = mean;
      best = c;
    }
    return best;
  }

private:
  /// Missing where there are no errors, or one of them is missing.
  [[nodiscard]] double mean_error(std::size_t candidate, std::size_t origin,
                                  std::size_t horizon) const {
    double sum = 0, n = 0;
    for (std::size_t o = 0; o < origin; ++o)
      for (std::size_t h = 0; h < horizon && o + h < origin; ++h) {
        const double e = results[candidate].errors[o * horizon + h];
        if (is_missing(e)) return missing;
        sum += std::fabs(e);
        n += 1;
      }
    return n == 0 ? missing : sum / n;
  }
};

inline outcome<method_choice> test_candidates(std::span<const double> series,
                                              const forecast_options& options) {
  method_choice out;
  const backtest_options how{options.first, options.horizon, options.period};
  for (std::size_t k = 0; k < single_methods; ++k) {
    const forecast_method method = static_cast<forecast_method>(k);
    const bool wanted = options.method == forecast_method::automatic || options.method == method;
    if (!wanted || (method == forecast_method::holt_winters && options.period < 2)) continue;
    auto tested = backtest(series, how, [&](std::span<const double> past, std::span<double> ahead) {
      return forecast_with(method, past, options.period, ahead).ok();
    });
    if (!tested) return failure<error>{tested.error()};
    out.candidates.push_back(method);
    out.results.push_back(static_cast<backtest_result&&>(*tested));
  }
  return out;
}

/// The past errors of choosing anew at every origin, by what was known then.
inline backtest_result errors_of_choosing(std::span<const double> series,
                                          const method_choice& choice,
                                          const forecast_options& options) {
  backtest_result out = choice.results.front();
  const std::size_t horizon = options.horizon, first = series.size() - out.origins;
  out.failures = 0;
  for (std::size_t o = 0; o < out.origins; ++o) {
    const backtest_result& from = choice.results[choice.best_at(o, horizon)];
    for (std::size_t h = 0; h < horizon; ++h)
      out.errors[o * horizon + h] = from.errors[o * horizon + h];
  }
  sum_up(series, first, options.period, out);
  return out;
}

/// `forecast_result::lead` from the past errors, with a Bartlett window as wide as the horizon and
/// the small-sample factor of Harvey, Leybourne and Newbold (1997).
inline double lead_of(const backtest_result& past) {
  const std::size_t horizon = past.by_step.size();
  const int exponent = exponent_of_errors(past);
  std::vector<double> gains;
  for (std::size_t o = 0; o < past.origins; ++o) {
    double sum = 0, n = 0;
    for (std::size_t h = 0; h < horizon; ++h) {
      const double e = past.errors[o * horizon + h];
      if (is_missing(e)) continue;
      const double naive = past.naive_errors[o * horizon + h];
      sum += std::ldexp(std::fabs(naive), -exponent) - std::ldexp(std::fabs(e), -exponent);
      n += 1;
    }
    if (n > 0) gains.push_back(sum / n);
  }
  const std::size_t count = gains.size();
  if (count < 2) return missing;
  const double n = static_cast<double>(count), mean = mean_of(gains);
  double spread = 0;
  for (std::size_t lag = 0; lag < horizon && lag < count; ++lag) {
    double sum = 0;
    for (std::size_t i = lag; i < count; ++i) sum += (gains[i] - mean) * (gains[i - lag] - mean);
    const double weight = 1 - static_cast<double>(lag) / static_cast<double>(horizon);
    spread += (lag == 0 ? 1 : 2 * weight) * sum / n;
  }
  const double error = std::sqrt(spread / (n - 1));
  if (error > 0) return mean / error;
  return mean > 0 ? HUGE_VAL : mean < 0 ? -HUGE_VAL : 0;
}

/// Student's t that a gain of nothing exceeds once in twenty times.
inline double least_lead(std::size_t tests) {
  const double df = tests > 1 ? static_cast<double>(tests - 1) : 1;
  return 1.645 + 1.524 / df + 1.42 / (df * df);  // within 0.02 from 4 degrees of freedom on
}

inline forecast_support support_of(const backtest_result& past, double lead) {
  if (past.origins < 5) return forecast_support::too_few_tests;
  if (past.failures > 0) return forecast_support::failed_in_the_past;
  if (!(past.all.against_naive < 1)) return forecast_support::no_better_than_naive;
  if (!(lead >= least_lead(past.origins))) return forecast_support::perhaps_by_chance;
  return forecast_support::supported;
}

}  // namespace detail

/// Forecasts the next values of a series in steps of equal length.
///
/// The method is tested on the series itself (see `backtest`), beside the naive forecast. `automatic`
/// takes the method with the least mean past error, and its own past errors are those of choosing
/// anew each time by what was known then, so the choice does not flatter itself. Intervals are made
/// of the past errors of the same step, without assuming a distribution; they suppose that errors
/// stay as large as they were. The result says whether the data support a forecast; a forecast that
/// they do not support is still given. Errors: those of `backtest`, those of the method,
/// bad_option for a horizon of 0, a level outside (0, 1), Holt-Winters without a period.
[[nodiscard]] inline outcome<forecast_result> forecast(std::span<const double> series,
                                                       const forecast_options& options = {}) {
  if (options.horizon == 0 || options.period == 0 || !(options.level > 0 && options.level < 1) ||
      (options.method == forecast_method::holt_winters && options.period < 2))
    return detail::fail(error_code::bad_option);
  const auto choice = detail::test_candidates(series, options);
  if (!choice) return failure<error>{choice.error()};
  forecast_result out;
  out.level = options.level;
  out.steps.resize(options.horizon);
  std::size_t used = 0;
  if (options.method == forecast_method::automatic) {
    used = choice->best_at(choice->results.front().origins, options.horizon);
    out.past = detail::errors_of_choosing(series, *choice, options);
  } else {
    out.past = choice->results.front();
  }
  out.used = choice->candidates[used];
  std::vector<double> ahead(options.horizon);
  if (auto ok = detail::forecast_with(out.used, series, options.period, ahead); !ok) {
    if (options.method != forecast_method::automatic) return failure<error>{ok.error()};
    out.used = forecast_method::naive;  // it answered up to now, and does not today
    for (std::size_t h = 0; h < ahead.size(); ++h)
      ahead[h] = detail::naive_ahead(series, options.period, h);
  }
  for (std::size_t h = 0; h < ahead.size(); ++h) out.steps[h].value = ahead[h];
  detail::set_intervals(out);
  out.lead = detail::lead_of(out.past);
  out.support = detail::support_of(out.past, out.lead);
  return out;
}

namespace detail {

template <int N>
constexpr void append_ratio(text<N>& out, double value) {
  const double hundredths = value * 100 + 0.5;
  if (!(hundredths < 1e15)) {
    out << "very many";
    return;
  }
  const long long whole = static_cast<long long>(hundredths);
  out << whole / 100 << "." << (whole / 10) % 10 << whole % 10;
}

}  // namespace detail

/// Says in one sentence or two whether the data support the forecast, and by what it was tested.
[[nodiscard]] inline text<320> describe(const forecast_result& found) {
  text<320> out;
  const long long tests = static_cast<long long>(found.past.all.tests);
  const long long wins = static_cast<long long>(found.past.all.wins);
  if (found.support == forecast_support::supported) {
    out << "The data support a forecast: in " << tests << " tests on known values the errors were ";
    detail::append_ratio(out, found.past.all.against_naive);
    return out << " times those of the naive forecast, and smaller in " << wins << " of them.";
  }
  out << "The data do not support a forecast: ";
  switch (found.support) {
    case forecast_support::too_few_tests:
      return out << "only " << static_cast<long long>(found.past.origins)
                 << " known values can be forecast from those before them, and 5 are needed.";
    case forecast_support::failed_in_the_past:
      return out << "the method had no answer at " << static_cast<long long>(found.past.failures)
                 << " of " << static_cast<long long>(found.past.origins) << " past times.";
    default: break;
  }
  if (is_missing(found.past.all.against_naive))
    return out << "the naive forecast made no error in " << tests << " tests.";
  out << "in " << tests << " tests on known values the errors were ";
  detail::append_ratio(out, found.past.all.against_naive);
  out << " times those of the naive forecast";
  if (found.support == forecast_support::perhaps_by_chance)
    out << ", a difference that chance alone can make";
  return out << ".";
}

}  // namespace nqpf::inline NQPF_ABI::models
