// SPDX-License-Identifier: BSL-1.0
#pragma once

// Symbiosis of two populations 共生模型, fitted to two series.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/regression/least_squares.hpp>
#include <nqpf/models/symbiosis.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Sizes of two populations at times that rise.
struct population_series {
  std::span<const double> times, x, y;
};

struct symbiosis_fit {
  symbiosis_model model;
  symbiosis_model error;  ///< standard errors in the same places
  two_populations start;  ///< at the first time
  double squares = 0;     ///< of the errors, each series in units of its mean
  std::size_t freedom = 0;
};

namespace detail {

/// Least squares over ln r1, ln r2, ln K1, ln K2, s12, s21 and the logs of both starts.
class symbiosis_fitter {
public:
  static constexpr std::size_t count = 8;
  using place = double[count];

  explicit symbiosis_fitter(const population_series& s)
      : s_(s), n_(s.times.size()), path_(n_), wrong_(2 * n_), table_(2 * n_ + count, count) {
    const double n = static_cast<double>(n_);
    mean_[0] = sum_of(s.x) / n;
    mean_[1] = sum_of(s.y) / n;
  }

  /// A start from the growth of each between two times, set on the means of both.
  void begin(place& p) const {
    const double span = s_.times[n_ - 1] - s_.times[0];
    for (std::size_t k = 0; k < 2; ++k) {
      const std::span<const double> own = k == 0 ? s_.x : s_.y, other = k == 0 ? s_.y : s_.x;
      least_squares line(n_ - 1, 3);
      double most = 0;
      for (std::size_t t = 0; t + 1 < n_; ++t) {
        line.at(t, 0) = 1;
        line.at(t, 1) = (own[t] + own[t + 1]) / 2 / mean_[k];
        line.at(t, 2) = (other[t] + other[t + 1]) / 2 / mean_[1 - k];
        line.at(t, 3) = detail::logarithm(own[t + 1] / own[t]) / (s_.times[t + 1] - s_.times[t]);
        most = own[t + 1] > most ? own[t + 1] : most;
      }
      double rate = 5 / span, bend = mean_[k] / most, aid = 0;
      if (line.factor() == line.target()) {
        const std::vector<double> c = line.coefficients();
        if (c[0] > 0 && c[1] < 0) {
          rate = c[0];
          bend = -c[1] / c[0];
          aid = c[2] / c[0];
        }
      }
      p[k] = detail::logarithm(rate);
      p[2 + k] = detail::logarithm(mean_[k] / bend);
      p[4 + k] = aid;
      p[6 + k] = detail::logarithm(own[0]);
    }
    // The aid of the other was in units of its mean; it counts in units of its capacity.
    p[4] *= std::exp(p[3]) / mean_[1];
    p[5] *= std::exp(p[2]) / mean_[0];
  }

  [[nodiscard]] static symbiosis_model model_of(const place& p) {
    return {std::exp(p[0]), std::exp(p[1]), std::exp(p[2]), std::exp(p[3]), p[4], p[5]};
  }

  /// The errors of a place into `wrong_`; their squares, or -1 where it has no path.
  double measure(const place& p) {
    const two_populations start{std::exp(p[6]), std::exp(p[7])};
    const symbiosis_model m = model_of(p);
    if (!check_symbiosis(m)) return -1;
    symbiosis_steps steps(m, {start.x / m.k1, start.y / m.k2}, 1e-11);
    path_[0] = start;
    for (std::size_t t = 1; t < n_; ++t) {
      if (!steps.walk(s_.times[t] - s_.times[t - 1], steps_left_)) return -1;
      path_[t] = {m.k1 * steps.at().x, m.k2 * steps.at().y};
    }
    double squares = 0;
    for (std::size_t t = 0; t < n_; ++t) {
      wrong_[2 * t] = (s_.x[t] - path_[t].x) / mean_[0];
      wrong_[2 * t + 1] = (s_.y[t] - path_[t].y) / mean_[1];
      squares += wrong_[2 * t] * wrong_[2 * t] + wrong_[2 * t + 1] * wrong_[2 * t + 1];
    }
    return squares;
  }

  /// Fills and factors the table of slopes at a place. False where a neighbour has no path, or the
  /// slopes do not tell the numbers apart.
  bool look_around(const place& p, double damping) {
    table_ = least_squares(2 * n_ + count, count);
    if (measure(p) < 0) return false;
    for (std::size_t i = 0; i < 2 * n_; ++i) table_.at(i, count) = wrong_[i];
    for (std::size_t c = 0; c < count; ++c) {
      place q;
      for (std::size_t k = 0; k < count; ++k) q[k] = p[k];
      for (const double side : {1.0, -1.0}) {
        q[c] = p[c] + side * near;
        if (measure(q) < 0) return false;
        for (std::size_t i = 0; i < 2 * n_; ++i) table_.at(i, c) -= side * wrong_[i] / (2 * near);
      }
      double length = 0;
      for (std::size_t i = 0; i < 2 * n_; ++i) length += table_.at(i, c) * table_.at(i, c);
      table_.at(2 * n_ + c, c) = std::sqrt(damping * length);
    }
    return table_.factor() == count;
  }

  /// Levenberg's and Marquardt's steps to the nearest least.
  bool settle(place& p, double& squares) {
    squares = measure(p);
    double damping = 1e-2;
    for (int round = 0; round < 300 && squares >= 0; ++round) {
      if (!look_around(p, damping)) return false;
      const std::vector<double> step = table_.coefficients();
      place next;
      double size = 0;
      for (std::size_t c = 0; c < count; ++c) {
        next[c] = p[c] + step[c];
        size = std::fmax(size, std::fabs(step[c]));
      }
      const double found = size < 3 ? measure(next) : -1;
      if (found >= 0 && found <= squares) {
        for (std::size_t c = 0; c < count; ++c) p[c] = next[c];
        squares = found;
        damping = std::fmax(damping / 8, 1e-14);
        if (size < 1e-9) return true;
      } else {
        if (size < 1e-9) return true;  // nothing lower within rounding
        damping *= 6;
        if (damping > 1e14) return false;
      }
    }
    return false;
  }

  [[nodiscard]] double variance(std::size_t c) const { return table_.variance(c); }

private:
  static constexpr double near = 1e-5;
  population_series s_;
  std::size_t n_;
  int steps_left_ = 4'000'000;  // a search that needs more has run away
  double mean_[2]{};
  std::vector<two_populations> path_;
  std::vector<double> wrong_;
  least_squares table_;
};

}  // namespace detail

/// Fits rates, capacities, symbiosis coefficients and both starts by least squares of the paths.
///
/// Each series counts in units of its mean. Eight numbers are estimated: series that do not come
/// near their capacities tell them badly, look at the standard errors. Errors: empty, shape,
/// missing_cell, not_finite (row; column 0 times), not_positive (row; column 1 x, 2 y),
/// out_of_range (row) where times do not rise, too_short below 5 times, no_convergence where no
/// least is found, singular where the series do not tell the numbers apart. O(rounds times steps).
[[nodiscard]] inline outcome<symbiosis_fit> fit_symbiosis(const population_series& s) {
  const std::size_t n = s.times.size();
  if (n == 0) return detail::fail(error_code::empty);
  if (s.x.size() != n || s.y.size() != n) return detail::fail(error_code::shape);
  const std::span<const double> columns[] = {s.times, s.x, s.y};
  for (std::size_t k = 0; k < 3; ++k)
    if (auto ok = detail::check_numbers(
            columns[k], k == 0 ? detail::wanted::finite : detail::wanted::positive, k);
        !ok)
      return failure<error>{ok.error()};
  for (std::size_t t = 1; t < n; ++t)
    if (!(s.times[t] > s.times[t - 1])) return detail::fail(error_code::out_of_range, t);
  if (n < 5) return detail::fail(error_code::too_short);
  detail::symbiosis_fitter fitter(s);
  detail::symbiosis_fitter::place p;
  fitter.begin(p);
  symbiosis_fit out;
  if (!fitter.settle(p, out.squares)) return detail::fail(error_code::no_convergence);
  if (!fitter.look_around(p, 0)) return detail::fail(error_code::singular);
  out.freedom = 2 * n - detail::symbiosis_fitter::count;
  out.model = fitter.model_of(p);
  out.start = {std::exp(p[6]), std::exp(p[7])};
  const double each = out.squares / static_cast<double>(out.freedom);
  const auto error = [&](std::size_t c) { return std::sqrt(each * fitter.variance(c)); };
  out.error = {out.model.r1 * error(0),
               out.model.r2 * error(1),
               out.model.k1 * error(2),
               out.model.k2 * error(3),
               error(4),
               error(5)};
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
