// SPDX-License-Identifier: BSL-1.0
#pragma once

// Symbiosis of two populations 共生模型: each grows towards a capacity of its own, which the other
// raises or lowers.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>

namespace nqpf::inline NQPF_ABI::models {

/// \f$\dot x=r_1x(1-x/K_1+s_{12}\,y/K_2),\quad\dot y=r_2y(1-y/K_2+s_{21}\,x/K_1)\f$
///
/// The symbiosis coefficients 共生系数 say what a full other population adds to the own capacity, as
/// a share of it. Some papers divide both terms of an equation by the own capacity: their s12 is
/// this one times K1 / K2, their s21 this one times K2 / K1.
struct symbiosis_model {
  double r1 = 0, r2 = 0;    ///< growth rates, positive
  double k1 = 1, k2 = 1;    ///< capacities alone, positive
  double s12 = 0, s21 = 0;  ///< effect of the second on the first, of the first on the second
};

/// How the two live together, by the signs of the coefficients.
enum class symbiosis_kind : unsigned char {
  independent,  ///< both 0
  mutualism,    ///< both positive 互惠
  commensal,    ///< one positive, one 0 偏利
  amensal,      ///< one negative, one 0
  parasitic,    ///< opposite signs 寄生
  competition,  ///< both negative
};

/// The kind. Coefficients no farther from 0 than `nothing` count as 0: estimated ones are never 0.
[[nodiscard]] constexpr symbiosis_kind kind_of(const symbiosis_model& m,
                                               double nothing = 0) noexcept {
  const auto sign = [&](double s) { return s > nothing ? 1 : s < -nothing ? -1 : 0; };
  const int one = sign(m.s12), two = sign(m.s21);
  if (one * two < 0) return symbiosis_kind::parasitic;
  if (one * two > 0) return one > 0 ? symbiosis_kind::mutualism : symbiosis_kind::competition;
  const int other = one + two;
  return other > 0   ? symbiosis_kind::commensal
         : other < 0 ? symbiosis_kind::amensal
                     : symbiosis_kind::independent;
}

/// Sizes of the two populations.
struct two_populations {
  double x = 0, y = 0;
};

/// What small moves from a point of rest do.
enum class rest_kind : unsigned char {
  absent,        ///< no such point among sizes of 0 and more
  stable_node,   ///< they die away
  stable_focus,  ///< they die away in circles
  saddle,        ///< they die away in one direction and grow in another
  unstable,      ///< they grow
  undecided,     ///< to first order they neither grow nor die away in one direction
};

struct symbiosis_rest {
  two_populations at{missing, missing};
  rest_kind kind = rest_kind::absent;
};

/// Where the populations end that both begin above 0.
enum class symbiosis_end : unsigned char {
  together,          ///< at the inner point of rest
  first_alone,       ///< the second dies out
  second_alone,      ///< the first dies out
  depends_on_start,  ///< one of them dies out; which, the start decides
  without_bound,     ///< s12 s21 >= 1: each carries the other beyond every bound
  along_a_line,      ///< s12 = s21 = -1: at one of many points of rest
};

struct symbiosis_phases {
  symbiosis_rest none;    ///< (0, 0)
  symbiosis_rest first;   ///< (K1, 0)
  symbiosis_rest second;  ///< (0, K2)
  symbiosis_rest inner;   ///< both above 0
  symbiosis_end end = symbiosis_end::together;
};

namespace detail {

inline outcome<> check_symbiosis(const symbiosis_model& m) {
  const double positive[] = {m.r1, m.r2, m.k1, m.k2};
  for (std::size_t k = 0; k < 4; ++k)
    if (!(positive[k] > 0) || !finite(positive[k])) return fail(error_code::bad_option, nowhere, k);
  if (!finite(m.s12)) return fail(error_code::bad_option, nowhere, 4);
  if (!finite(m.s21)) return fail(error_code::bad_option, nowhere, 5);
  return done{};
}

/// The slopes at sizes given as shares of the capacities.
inline two_populations slope_of(const symbiosis_model& m, const two_populations& u) {
  return {m.r1 * u.x * (1 - u.x + m.s12 * u.y), m.r2 * u.y * (1 - u.y + m.s21 * u.x)};
}

/// The kind of a point of rest, in shares of the capacities, by trace and determinant.
inline rest_kind kind_of_rest(const symbiosis_model& m, const two_populations& u) {
  const double xx = m.r1 * (1 - 2 * u.x + m.s12 * u.y), xy = m.r1 * u.x * m.s12;
  const double yy = m.r2 * (1 - 2 * u.y + m.s21 * u.x), yx = m.r2 * u.y * m.s21;
  const double trace = xx + yy, determinant = xx * yy - xy * yx;
  const double size = std::fabs(xx * yy) + std::fabs(xy * yx);
  const double most = std::fabs(xx) > std::fabs(yy) ? std::fabs(xx) : std::fabs(yy);
  if (std::fabs(determinant) <= rounding * size || size <= rounding * most * most)
    return rest_kind::undecided;
  if (determinant < 0) return rest_kind::saddle;
  if (trace > 0) return rest_kind::unstable;
  const double apart = (xx - yy) * (xx - yy) + 4 * xy * yx;  // trace^2 - 4 determinant
  return apart < 0 ? rest_kind::stable_focus : rest_kind::stable_node;
}

inline symbiosis_rest rest_at(const symbiosis_model& m, const two_populations& u) {
  return {{m.k1 * u.x, m.k2 * u.y}, kind_of_rest(m, u)};
}

inline symbiosis_end end_of(const symbiosis_model& m) {
  if (m.s12 == -1 && m.s21 == -1) return symbiosis_end::along_a_line;
  if (m.s12 > 0 && m.s21 > 0 && m.s12 * m.s21 >= 1) return symbiosis_end::without_bound;
  const bool first_lives = m.s12 > -1, second_lives = m.s21 > -1;  // beside a full other
  if (first_lives && second_lives) return symbiosis_end::together;
  if (first_lives) return symbiosis_end::first_alone;
  if (second_lives) return symbiosis_end::second_alone;
  if (m.s12 == -1) return symbiosis_end::first_alone;  // the second cannot come up, nor hold
  if (m.s21 == -1) return symbiosis_end::second_alone;
  return symbiosis_end::depends_on_start;
}

}  // namespace detail

/// Points of rest with their stability, and where the populations end.
///
/// The inner point is \f$x^*=K_1(1+s_{12})/(1-s_{12}s_{21})\f$, \f$y^*\f$ likewise. Errors:
/// bad_option (column r1, r2, K1, K2, s12, s21) for a rate or capacity that is not positive. O(1).
[[nodiscard]] inline outcome<symbiosis_phases> phases_of(const symbiosis_model& m) {
  if (auto ok = detail::check_symbiosis(m); !ok) return failure<error>{ok.error()};
  symbiosis_phases out;
  out.none = detail::rest_at(m, {0, 0});
  out.first = detail::rest_at(m, {1, 0});
  out.second = detail::rest_at(m, {0, 1});
  const double below = 1 - m.s12 * m.s21;
  const two_populations inner{(1 + m.s12) / below, (1 + m.s21) / below};
  if (below != 0 && inner.x > 0 && inner.y > 0) out.inner = detail::rest_at(m, inner);
  out.end = detail::end_of(m);
  return out;
}

namespace detail {

/// Runge-Kutta 5(4) of Dormand and Prince with steps that keep the error of each below `tolerance`.
class symbiosis_steps {
public:
  symbiosis_steps(const symbiosis_model& m, const two_populations& u, double tolerance)
      : m_(m), u_(u), slope_(slope_of(m, u)), tolerance_(tolerance), step_(0.01 / (m.r1 + m.r2)) {}

  [[nodiscard]] const two_populations& at() const { return u_; }

  /// Walks on for a time. Errors: unbounded where the sizes run away, no_convergence after
  /// `most` steps, from which those made are taken off.
  outcome<> walk(double time, int& most) {
    double left = time;
    for (; left > 0; --most) {
      if (most <= 0) return fail(error_code::no_convergence);
      const bool last = step_ >= left;
      const double h = last ? left : step_;
      const double wrong = attempt(h);
      const double factor = wrong > 0 ? 0.9 * std::pow(wrong, -0.2) : 5;
      if (wrong <= 1) {
        left = last ? 0 : left - h;
        u_ = next_;
        slope_ = next_slope_;
        if (!(u_.x < 1e12 && u_.y < 1e12)) return fail(error_code::unbounded);
        if (!last || factor < 1) step_ = h * (factor < 5 ? factor : 5);
      } else {  // also where the attempt left the range of a double
        step_ = h * (factor > 0.2 ? factor : 0.2);
        if (!(step_ > 1e-15 * time)) return fail(error_code::unbounded);
      }
    }
    return done{};
  }

private:
  /// Tries a step; returns its error as a multiple of what is allowed.
  double attempt(double h) {
    static constexpr double a[6][6] = {
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}};
    static constexpr double e[7] = {71.0 / 57600,      0,          -71.0 / 16695, 71.0 / 1920,
                                    -17253.0 / 339200, 22.0 / 525, -1.0 / 40};
    two_populations k[7] = {slope_};
    for (int s = 0; s < 6; ++s) {
      next_ = u_;
      for (int j = 0; j <= s; ++j) {
        next_.x += h * a[s][j] * k[j].x;
        next_.y += h * a[s][j] * k[j].y;
      }
      k[s + 1] = slope_of(m_, next_);
    }
    next_slope_ = k[6];
    double x = 0, y = 0;
    for (int j = 0; j < 7; ++j) {
      x += h * e[j] * k[j].x;
      y += h * e[j] * k[j].y;
    }
    const auto share = [&](double wrong, double size) {
      return std::fabs(wrong) / (tolerance_ * std::fabs(size) + 1e-300);
    };
    const double first = share(x, next_.x), second = share(y, next_.y);
    if (!(next_.x >= 0 && next_.y >= 0) || !finite(first) || !finite(second)) return 1e9;
    return first > second ? first : second;
  }

  symbiosis_model m_;
  two_populations u_, slope_, next_{}, next_slope_{};
  double tolerance_, step_;
};

}  // namespace detail

/// The sizes at each of the times, from `start` at the first of them.
///
/// Dormand and Prince's Runge-Kutta method 5(4); `tolerance` is the relative error allowed a step.
/// Errors: empty, shape, missing_cell, not_finite (row) for times, out_of_range (row) where times
/// do not rise, negative (column) for a start below 0, bad_option as `phases_of` or for a tolerance
/// outside [1e-14, 0.1], unbounded (row) where the sizes run away before that time. O(steps), no
/// memory.
[[nodiscard]] inline outcome<> live_together(const symbiosis_model& model,
                                             const two_populations& start,
                                             std::span<const double> times,
                                             std::span<two_populations> out,
                                             double tolerance = 1e-10) {
  if (times.empty()) return detail::fail(error_code::empty);
  if (out.size() != times.size()) return detail::fail(error_code::shape);
  if (auto ok = detail::check_symbiosis(model); !ok) return ok;
  if (!(tolerance >= 1e-14 && tolerance <= 0.1)) return detail::fail(error_code::bad_option);
  if (auto ok = detail::check_numbers(times, detail::wanted::finite); !ok) return ok;
  const double sizes[] = {start.x, start.y};
  for (std::size_t k = 0; k < 2; ++k)
    if (const error_code code = detail::fault_of(sizes[k], detail::wanted::not_negative);
        code != error_code::bad_option)
      return detail::fail(code, nowhere, k);
  detail::symbiosis_steps steps(model, {start.x / model.k1, start.y / model.k2}, tolerance);
  out[0] = start;
  int most = 100'000'000;
  for (std::size_t t = 1; t < times.size(); ++t) {
    if (!(times[t] > times[t - 1])) return detail::fail(error_code::out_of_range, t);
    if (auto ok = steps.walk(times[t] - times[t - 1], most); !ok)
      return detail::fail(ok.error().code, t);
    out[t] = {model.k1 * steps.at().x, model.k2 * steps.at().y};
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
