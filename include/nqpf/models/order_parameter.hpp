// SPDX-License-Identifier: BSL-1.0
#pragma once

// Haken's model 哈肯模型 of two systems: which of them is the slow variable, the order parameter
// 序参量, that the other follows.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/regression/least_squares.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// \f$q_1(t+1)=(1-g_1)q_1-a\,q_1q_2,\quad q_2(t+1)=(1-g_2)q_2+b\,q_1^2\f$
///
/// Reading: a < 0: q2 promotes q1, a > 0: it restrains q1; b > 0: q1 drives q2; a negative g: the
/// system reinforces itself.
struct haken_model {
  double g1 = 0, a = 0, g2 = 0, b = 0;

  [[nodiscard]] double next_q1(double q1, double q2) const { return (1 - g1) * q1 - a * q1 * q2; }
  [[nodiscard]] double next_q2(double q1, double q2) const { return (1 - g2) * q2 + b * q1 * q1; }
  /// q1 is the order parameter: q2 settles and does so faster than q1 moves (adiabatic condition).
  [[nodiscard]] bool q1_leads() const { return std::fabs(g2) > std::fabs(g1) && g2 > 0; }
};

/// The reduced motion \f$dq/dt=-g_1q-\frac{ab}{g_2}q^3\f$ of the order parameter.
struct haken_rest {
  double q1 = missing;          ///< the positive point of rest; missing where there is none
  double q2 = missing;          ///< \f$b\,q_1^2/g_2\f$ there
  bool stable = false;          ///< small moves from the positive point die away
  bool zero_is_stable = false;  ///< small moves from zero die away
};

/// Points of rest: 0, and \f$\sqrt{-g_1g_2/(ab)}\f$ where that is real. With g2 = 0 the motion does
/// not reduce: both stay missing and nothing is stable. O(1).
[[nodiscard]] inline haken_rest points_of_rest(const haken_model& m) {
  haken_rest out;
  if (m.g2 == 0) return out;
  const double cubic = m.a * m.b / m.g2;
  out.zero_is_stable = m.g1 > 0 || (m.g1 == 0 && cubic > 0);
  const double square = -m.g1 / cubic;
  if (!(square > 0) || !detail::finite(square)) return out;
  out.q1 = std::sqrt(square);
  out.q2 = m.b * square / m.g2;
  out.stable = m.g1 < 0;  // the slope of the motion there is 2 g1
  return out;
}

/// The model with the standard errors of its coefficients, for one choice of roles.
struct haken_fit {
  haken_model model;
  haken_model error;       ///< standard errors in the same places
  double explained_1 = 0;  ///< share of the squares of q1(t+1) that the first equation tells
  double explained_2 = 0;  ///< the same of q2(t+1)
  bool leads = false;      ///< the adiabatic condition holds for the series as q1
  haken_rest rest;
};

/// Which system the adiabatic condition names.
enum class order_parameter : unsigned char { none, first, second, both };

struct haken_result {
  haken_fit first_as_q1;
  haken_fit second_as_q1;
  order_parameter found = order_parameter::none;
  /// The means differ by no more than ten times; otherwise bring the series to one scale.
  bool comparable = false;
};

namespace detail {

/// Least squares of a later value on two regressors, without a constant.
struct two_coefficients {
  double first = 0, second = 0, error_first = 0, error_second = 0, explained = 0;
};

template <class Row>
inline outcome<two_coefficients> fit_two(std::size_t rows, const Row& row) {
  least_squares table(rows, 2);
  double total = 0;
  for (std::size_t t = 0; t < rows; ++t) {
    double values[3];
    row(t, values);
    for (std::size_t c = 0; c < 3; ++c) table.at(t, c) = values[c];
    total += values[2] * values[2];
  }
  if (table.factor() != table.target()) return fail(error_code::singular);
  const std::vector<double> found = table.coefficients();
  const double variance = table.left() / static_cast<double>(rows - 2);
  return two_coefficients{found[0], found[1], std::sqrt(variance * table.variance(0)),
                          std::sqrt(variance * table.variance(1)), 1 - table.left() / total};
}

/// One choice of roles; `size1` and `size2` are the greatest values, in whose units it is fitted.
inline outcome<haken_fit> fit_roles(std::span<const double> q1, std::span<const double> q2,
                                    double size1, double size2) {
  const std::size_t rows = q1.size() - 1;
  const auto first = fit_two(rows, [&](std::size_t t, double(&row)[3]) {
    row[0] = q1[t] / size1;
    row[1] = row[0] * (q2[t] / size2);
    row[2] = q1[t + 1] / size1;
  });
  const auto second = fit_two(rows, [&](std::size_t t, double(&row)[3]) {
    row[0] = q2[t] / size2;
    row[1] = (q1[t] / size1) * (q1[t] / size1);
    row[2] = q2[t + 1] / size2;
  });
  if (!first) return failure<error>{first.error()};
  if (!second) return failure<error>{second.error()};
  const double back = size2 / size1 / size1;
  haken_fit out;
  out.model = {1 - first->first, -first->second / size2, 1 - second->first, second->second * back};
  out.error = {first->error_first, first->error_second / size2, second->error_first,
               second->error_second * back};
  out.explained_1 = first->explained;
  out.explained_2 = second->explained;
  out.leads = out.model.q1_leads();
  out.rest = points_of_rest(out.model);
  return out;
}

}  // namespace detail

/// Fits the model to two series in steps of equal length, with either system as q1, by least
/// squares without a constant (Haken 1983).
///
/// Exact on series without noise. A short series leaves large standard errors: where |g1| and |g2|
/// lie within them, the order parameter is a guess. Errors: empty, shape, too_short below 4 values,
/// missing_cell, not_finite, not_positive (row; column 0 first, 1 second), singular (column of the
/// q1) where the regressors are collinear, as they are where one series is constant. O(values);
/// memory for three numbers a value.
[[nodiscard]] inline outcome<haken_result> fit_haken(std::span<const double> first,
                                                     std::span<const double> second) {
  if (first.empty()) return detail::fail(error_code::empty);
  if (second.size() != first.size()) return detail::fail(error_code::shape);
  double size[2] = {0, 0}, mean[2] = {0, 0};
  for (std::size_t k = 0; k < 2; ++k) {
    const std::span<const double> series = k == 0 ? first : second;
    if (auto ok = detail::check_numbers(series, detail::wanted::positive, k); !ok)
      return failure<error>{ok.error()};
    for (const double value : series) size[k] = value > size[k] ? value : size[k];
    for (const double value : series) mean[k] += value / static_cast<double>(series.size());
  }
  if (first.size() < 4) return detail::fail(error_code::too_short);
  const auto one = detail::fit_roles(first, second, size[0], size[1]);
  if (!one) return detail::fail(one.error().code, nowhere, 0);
  const auto two = detail::fit_roles(second, first, size[1], size[0]);
  if (!two) return detail::fail(two.error().code, nowhere, 1);
  haken_result out;
  out.first_as_q1 = *one;
  out.second_as_q1 = *two;
  out.comparable = mean[0] <= 10 * mean[1] && mean[1] <= 10 * mean[0];
  out.found = one->leads && two->leads ? order_parameter::both
              : one->leads             ? order_parameter::first
              : two->leads             ? order_parameter::second
                                       : order_parameter::none;
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
