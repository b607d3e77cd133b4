// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: every forecasting method behind one call.

#include <nqpf/models/backtest.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/grey_forecast.hpp>
#include <nqpf/models/holt.hpp>
#include <nqpf/models/holt_winters.hpp>
#include <nqpf/models/logistic_growth.hpp>
#include <nqpf/models/simple_smoothing.hpp>

#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// The methods that `forecast` knows.
enum class forecast_method : unsigned char {
  naive,         ///< the last value, or the last season
  drift,         ///< the line through the first and the last value
  smoothing,     ///< simple exponential smoothing
  holt,          ///< level and trend
  holt_winters,  ///< level, trend and an additive season
  grey,          ///< GM(1,1)
  logistic,      ///< an S-shaped curve
  automatic,     ///< at every time whichever has had the smallest errors up to then
};

inline constexpr std::size_t single_methods = 7;

/// A method's name in a sentence: `Holt's linear smoothing`.
[[nodiscard]] constexpr const char* describe(forecast_method method) noexcept {
  switch (method) {
    case forecast_method::naive: return "the naive forecast";
    case forecast_method::drift: return "the drift from first to last value";
    case forecast_method::smoothing: return "simple exponential smoothing";
    case forecast_method::holt: return "Holt's linear smoothing";
    case forecast_method::holt_winters: return "Holt-Winters smoothing";
    case forecast_method::grey: return "GM(1,1)";
    case forecast_method::logistic: return "logistic growth";
    case forecast_method::automatic: return "the method with the smallest past errors";
  }
  return "unknown method";
}

namespace detail {

template <class Model, class At>
inline outcome<> fill_ahead(const Model& model, std::span<double> ahead, const At& at) {
  if (!model) return failure<error>{model.error()};
  for (std::size_t h = 0; h < ahead.size(); ++h) {
    ahead[h] = at(*model, h);
    if (!finite(ahead[h])) return fail(error_code::not_finite);
  }
  return done{};
}

/// Forecasts with one method other than `automatic`. Errors: those of the method.
inline outcome<> forecast_with(forecast_method method, std::span<const double> past,
                               std::size_t period, std::span<double> ahead) {
  const std::size_t n = past.size();
  switch (method) {
    case forecast_method::drift: {
      if (n < 2) return fail(error_code::too_short);
      const double step = (past[n - 1] - past[0]) / static_cast<double>(n - 1);
      for (std::size_t h = 0; h < ahead.size(); ++h) {
        ahead[h] = past[n - 1] + step * static_cast<double>(h + 1);
        if (!finite(ahead[h])) return fail(error_code::not_finite);
      }
      return done{};
    }
    case forecast_method::smoothing:
      return fill_ahead(smooth(past), ahead, [](const auto& s, std::size_t) { return s.level; });
    case forecast_method::holt:
      return fill_ahead(holt(past), ahead,
                        [](const auto& s, std::size_t h) { return s.ahead(h + 1); });
    case forecast_method::holt_winters: {
      holt_winters_options options;
      options.period = period;
      return fill_ahead(holt_winters(past, options), ahead,
                        [](const auto& s, std::size_t h) { return s.ahead(h + 1); });
    }
    case forecast_method::grey:
      return fill_ahead(fit_grey(past), ahead,
                        [n](const auto& s, std::size_t h) { return s.at(n + h); });
    case forecast_method::logistic:
      return fill_ahead(fit_logistic(past), ahead, [n](const auto& s, std::size_t h) {
        return s.at(static_cast<double>(n + h));
      });
    default:
      for (std::size_t h = 0; h < ahead.size(); ++h) ahead[h] = naive_ahead(past, period, h);
      return done{};
  }
}

}  // namespace detail

}  // namespace nqpf::inline NQPF_ABI::models
