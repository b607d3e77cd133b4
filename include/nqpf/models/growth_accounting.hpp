// SPDX-License-Identifier: BSL-1.0
#pragma once

// Growth accounting: how much of the growth of output capital and labour explain, and the Solow
// residual 索洛余值, the growth of total factor productivity 全要素生产率.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/error.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// Output, capital and labour in successive periods, each in a unit of its own.
struct production_series {
  std::span<const double> output;
  std::span<const double> capital;
  std::span<const double> labour;
};

/// Log differences from one period to the next; the three parts sum to the growth.
struct growth_account {
  double growth = 0;        ///< of output
  double from_capital = 0;  ///< share of capital times its growth
  double from_labour = 0;   ///< the rest of the share times the growth of labour
  double residual = 0;      ///< what neither explains
};

namespace detail {

inline outcome<> check_production(const production_series& s, std::size_t least) {
  const std::size_t n = s.output.size();
  if (n == 0) return fail(error_code::empty);
  if (s.capital.size() != n || s.labour.size() != n) return fail(error_code::shape);
  if (n < least) return fail(error_code::too_short);
  const std::span<const double> columns[] = {s.output, s.capital, s.labour};
  for (std::size_t k = 0; k < 3; ++k)
    if (auto ok = check_numbers(columns[k], wanted::positive, k); !ok) return ok;
  return done{};
}

}  // namespace detail

/// \f$\Delta\ln A=\Delta\ln Y-a\,\Delta\ln K-(1-a)\,\Delta\ln L\f$ for every step, one fewer than
/// periods (Solow 1957). `capital_share` is a in [0, 1].
///
/// Errors: empty, shape, too_short for one period, missing_cell, not_finite, not_positive (row;
/// column 0 output, 1 capital, 2 labour), bad_option. O(periods), no memory.
[[nodiscard]] inline outcome<> account_for_growth(const production_series& s, double capital_share,
                                                  std::span<growth_account> out) {
  if (auto ok = detail::check_production(s, 2); !ok) return ok;
  if (out.size() != s.output.size() - 1) return detail::fail(error_code::shape);
  if (!(capital_share >= 0 && capital_share <= 1)) return detail::fail(error_code::bad_option);
  for (std::size_t t = 0; t < out.size(); ++t) {
    growth_account& found = out[t];
    found.growth = detail::logarithm(s.output[t + 1] / s.output[t]);
    found.from_capital = capital_share * detail::logarithm(s.capital[t + 1] / s.capital[t]);
    found.from_labour = (1 - capital_share) * detail::logarithm(s.labour[t + 1] / s.labour[t]);
    found.residual = found.growth - found.from_capital - found.from_labour;
  }
  return done{};
}

/// A Cobb-Douglas function with constant returns, fitted.
struct production_fit {
  double capital_share = 0;     ///< a; outside [0, 1] the data do not follow the function
  double standard_error = 0;    ///< of a
  double technical_growth = 0;  ///< g, a period
  double level = 0;             ///< ln A at the first period
  bool plausible = false;       ///< a lies in [0, 1]
};

namespace detail {

/// The sum of squared errors of a fitted function.
inline double squares_left(const production_series& s, const production_fit& fit) {
  double left = 0;
  for (std::size_t t = 0; t < s.output.size(); ++t) {
    const double e = detail::logarithm(s.output[t] / s.labour[t]) - fit.level -
                     fit.technical_growth * static_cast<double>(t) -
                     fit.capital_share * detail::logarithm(s.capital[t] / s.labour[t]);
    left += e * e;
  }
  return left;
}

}  // namespace detail

/// Estimates a by least squares of \f$\ln(Y/L)=\ln A_0+g\,t+a\ln(K/L)\f$, t = 0, 1, ...
///
/// Exact on a series without noise. A short series seldom tells capital from the trend: look at the
/// standard error. Errors: as `account_for_growth`; too_short below 4 periods; singular where
/// capital a worker does nothing but grow at one rate. O(periods), no memory.
[[nodiscard]] inline outcome<production_fit> fit_production(const production_series& s) {
  if (auto ok = detail::check_production(s, 4); !ok) return failure<error>{ok.error()};
  const std::size_t n = s.output.size();
  const double count = static_cast<double>(n), middle = (count - 1) / 2;
  double mean_x = 0, mean_y = 0;
  const auto intensity = [&](std::size_t t) {
    return detail::logarithm(s.capital[t] / s.labour[t]);
  };
  const auto yield = [&](std::size_t t) { return detail::logarithm(s.output[t] / s.labour[t]); };
  for (std::size_t t = 0; t < n; ++t) {
    mean_x += intensity(t) / count;
    mean_y += yield(t) / count;
  }
  double tt = 0, tx = 0, ty = 0;
  for (std::size_t t = 0; t < n; ++t) {
    const double at = static_cast<double>(t) - middle;
    tt += at * at;
    tx += at * (intensity(t) - mean_x);
    ty += at * (yield(t) - mean_y);
  }
  const double trend_x = tx / tt, trend_y = ty / tt;
  double xx = 0, xy = 0, spread = 0;
  for (std::size_t t = 0; t < n; ++t) {  // what is left of both beside their trends
    const double at = static_cast<double>(t) - middle;
    const double x = intensity(t) - mean_x - trend_x * at;
    xx += x * x;
    xy += x * (yield(t) - mean_y - trend_y * at);
    spread += intensity(t) * intensity(t);
  }
  if (!(xx > 1e-24 * spread)) return detail::fail(error_code::singular);
  production_fit out;
  out.capital_share = xy / xx;
  out.technical_growth = trend_y - out.capital_share * trend_x;
  out.level = mean_y - out.capital_share * mean_x - out.technical_growth * middle;
  out.standard_error = std::sqrt(detail::squares_left(s, out) / (count - 3) / xx);
  out.plausible = out.capital_share >= 0 && out.capital_share <= 1;
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
