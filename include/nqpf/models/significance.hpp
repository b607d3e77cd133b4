// SPDX-License-Identifier: BSL-1.0
#pragma once

// Interval and p value of an estimate with its standard error, and of a correlation.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/regression/f_distribution.hpp>

#include <cmath>
#include <cstddef>

namespace nqpf::inline NQPF_ABI::models {

/// What an estimate may be apart from chance.
struct significance {
  double low = missing;  ///< interval that holds the true value with the probability asked for
  double high = missing;
  double p =
      missing;  ///< two-sided: the chance of such an estimate or a larger one where the truth is 0
};

namespace detail {

/// The argument above 0 at which a falling function takes a value.
template <class Falling>
inline double where_falls_to(double value, const Falling& f) {
  double low = 0, high = 1;
  while (f(high) > value && high < 1e300) high *= 2;
  for (int i = 0; i < 1100 && low < high; ++i) {
    const double middle = low + (high - low) / 2;
    if (middle == low || middle == high) break;
    (f(middle) > value ? low : high) = middle;
  }
  return high;
}

}  // namespace detail

/// Student's t for an estimate with a standard error on `freedom` degrees of freedom.
///
/// Errors: not_finite for an estimate or error that is not finite, not_positive for an error of 0 or
/// less, too_short without degrees of freedom, bad_option unless `level` lies in (0, 1). O(1).
[[nodiscard]] inline outcome<significance> significance_of(double estimate, double standard_error,
                                                           std::size_t freedom,
                                                           double level = 0.95) {
  if (!(level > 0 && level < 1)) return detail::fail(error_code::bad_option);
  if (!detail::finite(estimate) || !detail::finite(standard_error))
    return detail::fail(error_code::not_finite);
  if (!(standard_error > 0)) return detail::fail(error_code::not_positive);
  if (freedom == 0) return detail::fail(error_code::too_short);
  const double below = static_cast<double>(freedom);
  const auto tail = [&](double t) { return detail::f_tail(t * t, 1, below); };
  const double reach = detail::where_falls_to(1 - level, tail) * standard_error;
  return significance{estimate - reach, estimate + reach, tail(estimate / standard_error)};
}

/// Fisher's z for a correlation over `pairs` pairs from which `constants` means were taken, one for a
/// plain correlation and one a unit for one within units: the error of \f$\mathrm{artanh}\,r\f$ is
/// \f$1/\sqrt{pairs-constants-2}\f$ (Fisher 1921; for partial correlation 1924).
///
/// Pairs have to be independent: years of slowly moving levels are not, and make interval and p too
/// small. Errors: out_of_range unless -1 <= r <= 1, too_short without room, bad_option unless
/// `level` lies in (0, 1). O(1).
[[nodiscard]] inline outcome<significance> significance_of_correlation(double r, std::size_t pairs,
                                                                       std::size_t constants = 1,
                                                                       double level = 0.95) {
  if (!(level > 0 && level < 1)) return detail::fail(error_code::bad_option);
  if (!(r >= -1 && r <= 1)) return detail::fail(error_code::out_of_range);
  if (constants >= pairs || pairs - constants <= 2) return detail::fail(error_code::too_short);
  if (r == 1 || r == -1) return significance{r, r, 0};
  const double error = 1 / std::sqrt(static_cast<double>(pairs - constants - 2));
  const auto tail = [](double z) { return std::erfc(z / std::sqrt(2.0)); };
  const double z = std::atanh(r), reach = detail::where_falls_to(1 - level, tail) * error;
  return significance{std::tanh(z - reach), std::tanh(z + reach), tail(std::fabs(z) / error)};
}

}  // namespace nqpf::inline NQPF_ABI::models
