// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: tails of the F distribution by the regularised incomplete beta function.

#include <nqpf/core/abi.hpp>
#include <nqpf/models/detail/logarithm.hpp>

#include <cmath>

namespace nqpf::inline NQPF_ABI::models::detail {

/// ln of the gamma function for a positive number. `std::lgamma` writes a global variable.
inline double log_gamma(double x) {
  double shift = 0;
  for (; x < 15; ++x) shift += detail::logarithm(x);
  const double y = 1 / (x * x);  // Stirling's series
  const double tail = (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y / 1188))));
  return (x - 0.5) * detail::logarithm(x) - x + 0.91893853320467274178 + tail / x - shift;
}

/// \f$x^a(1-x)^b/B(a,b)\f$, `y` being 1 - x.
inline double beta_front(double a, double b, double x, double y) {
  return std::exp(a * detail::logarithm(x) + b * detail::logarithm(y) + log_gamma(a + b) -
                  log_gamma(a) - log_gamma(b));
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
inline double beta_fraction(double a, double b, double x) {
  const double tiny = 1e-300;
  const auto kept = [&](double value) { return std::fabs(value) < tiny ? tiny : value; };
  double c = 1, d = 1 / kept(1 - (a + b) * x / (a + 1)), out = d;
  for (int k = 1; k < 100000; ++k) {
    const double m = k;
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / kept(1 + even * d);
    c = kept(1 + even / c);
    out *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / kept(1 + odd * d);
    c = kept(1 + odd / c);
    out *= d * c;
    if (std::fabs(d * c - 1) < 1e-15) break;
  }
  return out;
}

/// \f$I_x(a,b)\f$ for positive a and b; `y` is 1 - x, which keeps its digits where x is near 1.
inline double incomplete_beta(double a, double b, double x, double y) {
  if (!(x > 0)) return 0;
  if (!(y > 0)) return 1;
  const double front = beta_front(a, b, x, y);
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, y) / b;
}

/// The probability of an F of at least `f` by chance, for degrees of freedom above and below.
inline double f_tail(double f, double above, double below) {
  if (f > 1e300) return 0;
  const double all = below + above * f;
  return incomplete_beta(below / 2, above / 2, below / all, above * f / all);
}

/// The share x with \f$I_x(a,b)=p\f$: Newton's steps inside an interval that shrinks.
inline double beta_quantile(double a, double b, double p) {
  double low = 0, high = 1, x = a / (a + b);
  for (int k = 0; k < 200; ++k) {
    const double over = incomplete_beta(a, b, x, 1 - x) - p;
    (over > 0 ? high : low) = x;
    const double next = x - over * x * (1 - x) / beta_front(a, b, x, 1 - x);
    const double kept = next > low && next < high ? next : (low + high) / 2;
    if (std::fabs(kept - x) <= 1e-15 * x || high - low <= 1e-15 * high) return kept;
    x = kept;
  }
  return x;
}

/// The probability that an F test at a level finds an effect whose noncentrality is `effect`.
inline double f_power(double above, double below, double effect, double level) {
  const double x = beta_quantile(below / 2, above / 2, level), y = 1 - x;
  const double a = above / 2, b = below / 2, half = effect / 2;
  // A Poisson mixture of beta distributions, each from the one before.
  double beta = incomplete_beta(a, b, y, x), step = beta_front(a, b, y, x) / a;
  double weight = std::exp(-half), seen = weight, missed = weight * beta;
  for (int j = 1; j < 100000 && 1 - seen > 1e-15; ++j) {
    beta -= step;
    if (!(beta > 0)) break;
    step *= y * (a + b + j - 1) / (a + j);
    weight *= half / j;
    seen += weight;
    missed += weight * beta;
    if (j > half && weight < 1e-17) break;
  }
  return missed < 1 ? 1 - missed : 0;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
