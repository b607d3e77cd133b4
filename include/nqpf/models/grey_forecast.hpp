// SPDX-License-Identifier: BSL-1.0
#pragma once

// GM(1,1) 灰色预测: an exponential through the running sums of a short positive series, with the
// checks that say whether it may be used.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/forecasting/spread.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// What happens where a class ratio \f$x(k-1)/x(k)\f$ 级比 lies outside \f$(e^{-2/(n+1)},
/// e^{2/(n+1)})\f$.
enum class class_ratios : unsigned char {
  shift,   ///< the least constant is added that brings all inside, and taken off again
  report,  ///< the model is fitted as it is, and says how many lie outside
  refuse,  ///< `error_code::out_of_range` with the row k
};

/// The four grades of the checks, by the worse of C and P.
enum class grey_grade : unsigned char {
  good,    ///< C < 0.35 and P > 0.95
  fair,    ///< C < 0.50 and P > 0.80
  weak,    ///< C < 0.65 and P > 0.70
  failed,  ///< not fit for forecasts
};

struct grey_model {
  double development = 0;  ///< a 发展系数; the series grows by about -a a step
  double input = 0;        ///< b 灰色作用量
  double first = 0;        ///< the first value, shifted
  double shift = 0;        ///< the constant added before the fit
  std::size_t size = 0;
  std::size_t outside = 0;     ///< class ratios outside the interval, before a shift
  double posterior_ratio = 0;  ///< C 后验差比: deviation of the residuals / of the series
  double small_error = 0;      ///< P 小误差概率: share of residuals near their mean
  grey_grade grade = grey_grade::failed;

  /// The model at step k from 0: fitted below `size`, forecast from there on.
  [[nodiscard]] double at(std::size_t k) const {
    if (k == 0) return first - shift;
    // (b - a x0) e^(-ak) (e^a - 1) / a, whose limit for a = 0 is b.
    const double a = development;
    const double growth = std::fabs(a) < 1e-300 ? 1 : std::expm1(a) / a;
    return (input - a * first) * growth * std::exp(-a * static_cast<double>(k)) - shift;
  }
};

namespace detail {

/// The least shift that brings a class ratio inside; 0 where it is.
inline double shift_for(double before, double now, double low, double high) {
  if (before / now >= high) return (before - high * now) / (high - 1);
  if (before / now <= low) return (low * now - before) / (1 - low);
  return 0;
}

inline grey_grade grade_of_grey(double c, double p) {
  if (c < 0.35 && p > 0.95) return grey_grade::good;
  if (c < 0.50 && p > 0.80) return grey_grade::fair;
  if (c < 0.65 && p > 0.70) return grey_grade::weak;
  return grey_grade::failed;
}

/// C and P over all points, the exact first one with them. `most` is the greatest value.
inline void check_grey(std::span<const double> x, double most, grey_model& model) {
  std::vector<double> values(x.size()), residuals(x.size());
  for (std::size_t k = 0; k < x.size(); ++k) {
    values[k] = x[k] / most;
    residuals[k] = (x[k] - model.at(k)) / most;
  }
  const double spread = deviation_of(values), mean = mean_of(residuals);
  if (spread <= 1e-13) {  // a constant series is fitted exactly
    model.posterior_ratio = 0;
    model.small_error = 1;
  } else {
    double near = 0;
    for (const double e : residuals) near += std::fabs(e - mean) < 0.6745 * spread ? 1 : 0;
    model.posterior_ratio = deviation_of(residuals) / spread;
    model.small_error = near / static_cast<double>(x.size());
  }
  model.grade = grade_of_grey(model.posterior_ratio, model.small_error);
}

/// Least squares of x(k) on -z(k) and 1, z being the means of successive running sums; in units of
/// `most`, so that neither squares nor sums leave the range of a double.
inline void fit_grey_line(std::span<const double> x, double most, grey_model& model) {
  const double n = static_cast<double>(x.size() - 1);
  double sum = model.first / most, mean_z = 0, mean_x = 0;
  std::vector<double> z(x.size());
  const auto value = [&](std::size_t k) { return x[k] / most + model.shift / most; };
  for (std::size_t k = 1; k < x.size(); ++k) {
    z[k] = sum + 0.5 * value(k);
    sum += value(k);
    mean_z += z[k] / n;
    mean_x += value(k) / n;
  }
  double zz = 0, zx = 0;
  for (std::size_t k = 1; k < x.size(); ++k) {
    zz += (z[k] - mean_z) * (z[k] - mean_z);
    zx += (z[k] - mean_z) * (value(k) - mean_x);
  }
  model.development = -zx / zz;
  model.input = most * (mean_x + model.development * mean_z);
}

}  // namespace detail

/// Fits GM(1,1) (Deng 1982) to four positive values or more, in steps of equal length.
///
/// A constant series is fitted as constant. The model is biased where growth is fast (|a| above
/// about 0.5), also on exact geometric series. Errors: empty, too_short, missing_cell, not_finite,
/// not_positive (row), out_of_range (row) where class ratios outside are refused. O(values); memory
/// for a number a value.
[[nodiscard]] inline outcome<grey_model> fit_grey(std::span<const double> series,
                                                  class_ratios ratios = class_ratios::shift) {
  if (series.empty()) return detail::fail(error_code::empty);
  if (auto ok = detail::check_numbers(series, detail::wanted::positive); !ok)
    return failure<error>{ok.error()};
  if (series.size() < 4) return detail::fail(error_code::too_short);
  grey_model model;
  model.size = series.size();
  const double high = std::exp(2 / (static_cast<double>(series.size()) + 1)), low = 1 / high;
  for (std::size_t k = 1; k < series.size(); ++k) {
    const double ratio = series[k - 1] / series[k];
    if (ratio > low && ratio < high) continue;
    ++model.outside;
    if (ratios == class_ratios::refuse) return detail::fail(error_code::out_of_range, k);
    if (ratios == class_ratios::report) continue;
    // A little above the least constant, as the interval is open.
    const double least = detail::shift_for(series[k - 1], series[k], low, high);
    model.shift = std::fmax(model.shift, least * (1 + 1e-9) + 1e-12 * series[k]);
  }
  model.first = series[0] + model.shift;
  double most = 0;
  for (const double value : series) most = std::fmax(most, value);
  detail::fit_grey_line(series, most, model);
  for (std::size_t k = 0; k < series.size(); ++k)
    if (!detail::finite(model.at(k))) return detail::fail(error_code::not_finite, k);
  detail::check_grey(series, most, model);
  return model;
}

}  // namespace nqpf::inline NQPF_ABI::models
