// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: least squares of the logistic curve, and of what it has to beat.

#include <nqpf/core/abi.hpp>
#include <nqpf/models/detail/logarithm.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// k / (1 + e^((m - t) / s)) over t = 0, 1, ...
struct logistic_curve {
  double k = 0, m = 0, s = 1;
  [[nodiscard]] double share(double t) const { return 1 / (1 + std::exp((m - t) / s)); }
};

inline double logistic_squares(std::span<const double> y, const logistic_curve& c) {
  double sum = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double e = y[i] - c.k * c.share(static_cast<double>(i));
    sum += e * e;
  }
  return sum;
}

/// The best capacity for a middle and a pace.
inline void best_capacity(std::span<const double> y, logistic_curve& c) {
  double gg = 0, gy = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double g = c.share(static_cast<double>(i));
    gg += g * g;
    gy += g * y[i];
  }
  c.k = gg > 0 ? gy / gg : 0;
}

/// The best of a grid of middles and paces, rising or falling as the series does.
inline logistic_curve search_logistic(std::span<const double> y) {
  const double last = static_cast<double>(y.size() - 1);
  double tilt = 0;
  for (std::size_t i = 0; i < y.size(); ++i) tilt += (static_cast<double>(i) - last / 2) * y[i];
  logistic_curve best;
  double least = -1;
  for (int a = -8; a <= 24; ++a)
    for (int b = 0; b < 12; ++b) {
      logistic_curve c;
      c.m = last * a / 16;
      c.s = (tilt < 0 ? -1 : 1) * last * 0.02 * std::pow(1.55, b);
      best_capacity(y, c);
      const double squares = logistic_squares(y, c);
      if (least >= 0 && !(squares < least)) continue;
      least = squares;
      best = c;
    }
  return best;
}

/// Solves a symmetric system of three equations with `damping` on its diagonal. False where it is
/// singular.
inline bool solve_three(const double (&a)[3][3], const double (&b)[3], double damping,
                        double (&x)[3]) {
  double w[3][4];
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) w[i][j] = a[i][j] * (i == j ? 1 + damping : 1);
    w[i][3] = b[i];
  }
  for (int c = 0; c < 3; ++c) {
    int top = c;
    for (int r = c + 1; r < 3; ++r)
      if (std::fabs(w[r][c]) > std::fabs(w[top][c])) top = r;
    if (!(std::fabs(w[top][c]) > 0)) return false;
    for (int j = 0; j < 4; ++j) {
      const double old = w[c][j];
      w[c][j] = w[top][j];
      w[top][j] = old;
    }
    for (int r = 0; r < 3; ++r) {
      if (r == c) continue;
      const double factor = w[r][c] / w[c][c];
      for (int j = c; j < 4; ++j) w[r][j] -= factor * w[c][j];
    }
  }
  for (int i = 0; i < 3; ++i) x[i] = w[i][3] / w[i][i];
  return true;
}

/// The normal equations of a step from a curve.
inline void normal_equations(std::span<const double> y, const logistic_curve& c, double (&a)[3][3],
                             double (&b)[3]) {
  for (int i = 0; i < 3; ++i) {
    b[i] = 0;
    for (int j = 0; j < 3; ++j) a[i][j] = 0;
  }
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double t = static_cast<double>(i), g = c.share(t), bend = c.k * g * (1 - g);
    const double slope[] = {g, -bend / c.s, bend * (c.m - t) / (c.s * c.s)};
    for (int p = 0; p < 3; ++p) {
      b[p] += slope[p] * (y[i] - c.k * g);
      for (int q = 0; q < 3; ++q) a[p][q] += slope[p] * slope[q];
    }
  }
}

/// Levenberg-Marquardt from a curve to the nearest least. False where it runs away.
inline bool polish_logistic(std::span<const double> y, logistic_curve& c) {
  double damping = 1e-3, squares = logistic_squares(y, c);
  for (int round = 0; round < 500 && damping < 1e12; ++round) {
    double a[3][3], b[3], step[3];
    normal_equations(y, c, a, b);
    if (!solve_three(a, b, damping, step)) return false;
    const logistic_curve next{c.k + step[0], c.m + step[1], c.s + step[2]};
    const double found = next.s * c.s > 0 ? logistic_squares(y, next) : squares + 1;
    if (!(found <= squares)) {
      damping *= 4;
      continue;
    }
    const double size =
        std::fabs(step[0] / next.k) + std::fabs(step[1] / next.s) + std::fabs(step[2] / next.s);
    c = next;
    squares = found;
    damping = damping > 1e-12 ? damping / 5 : damping;
    if (size < 1e-12) break;
    if (std::fabs(c.m) > 100 * static_cast<double>(y.size())) return false;
  }
  return c.k > 0;
}

/// The standard error of the capacity, from the curvature at the least.
inline double capacity_error(std::span<const double> y, const logistic_curve& c, double squares) {
  double a[3][3], b[3], column[3];
  normal_equations(y, c, a, b);
  const double unit[] = {1, 0, 0};
  if (!solve_three(a, unit, 0, column) || !(column[0] >= 0)) return HUGE_VAL;
  return std::sqrt(column[0] * squares / static_cast<double>(y.size() - 3));
}

/// Least squares of a straight line: what is left.
inline double line_squares(std::span<const double> y) {
  const double n = static_cast<double>(y.size()), middle = (n - 1) / 2;
  double mean = 0, tt = 0, ty = 0, left = 0;
  for (const double value : y) mean += value / n;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double t = static_cast<double>(i) - middle;
    tt += t * t;
    ty += t * (y[i] - mean);
  }
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double e = y[i] - mean - ty / tt * (static_cast<double>(i) - middle);
    left += e * e;
  }
  return left;
}

/// What an exponential a e^(rt) leaves, r between -3 and 3: a grid, then golden sections.
inline double exponential_squares(std::span<const double> y) {
  const double last = static_cast<double>(y.size() - 1);
  const auto left = [&](double r) {
    double gg = 0, gy = 0, sum = 0;
    const double from = r > 0 ? last : 0;  // no term above 1
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double g = std::exp(r * (static_cast<double>(i) - from));
      gg += g * g;
      gy += g * y[i];
    }
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double e = y[i] - gy / gg * std::exp(r * (static_cast<double>(i) - from));
      sum += e * e;
    }
    return sum;
  };
  double best = 0, least = left(0);
  for (int k = -60; k <= 60; ++k) {
    const double r = 3 * std::pow(k / 60.0, 3), found = left(r);
    if (found < least) {
      least = found;
      best = r;
    }
  }
  const double width = 0.02 + std::fabs(best) * 0.2;
  double low = best - width, high = best + width;
  for (int k = 0; k < 80; ++k) {
    const double a = high - 0.6180339887498949 * (high - low);
    const double b = low + 0.6180339887498949 * (high - low);
    if (left(a) < left(b)) high = b;
    else low = a;
  }
  return std::fmin(least, left((low + high) / 2));
}

/// Akaike's criterion with the correction for short series; `count` parameters, the variance with
/// them.
inline double akaike(double squares, std::size_t values, double count) {
  const double n = static_cast<double>(values);
  return n * detail::logarithm(squares / n) + 2 * count + 2 * count * (count + 1) / (n - count - 1);
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
