// SPDX-License-Identifier: BSL-1.0
#pragma once

// The coupling coordination degree (耦合协调度) of two or more systems, in its three published variants.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The formula of the coupling degree C of k systems U_1..U_k.
enum class coupling_model : unsigned char {
  /// \f$C = k(\prod U)^{1/k}/\sum U\f$; for two systems \f$2\sqrt{U_1U_2}/(U_1+U_2)\f$.
  standard,
  /// \f$C = \sqrt{\left[1-\frac{\sum_{i<j}|U_i-U_j|}{k(k-1)/2}\right]
  ///   \left[\prod U_i/\max U\right]^{1/(k-1)}}\f$
  /// (Wang Shujia et al., Journal of Natural Resources 2021 36(3) 793-810); spreads C over [0, 1].
  wang,
  /// \f$C = 1-2\,\mathrm{sd}(U)\f$ with the population sd (Fan, Ke and Cao, Statistics and Decision
  /// 2024 40(22) 41-46).
  fan,
};

/// What coupling says of one row.
struct coupling {
  double c = 0;  ///< coupling degree 耦合度: how alike the systems' levels are
  double t = 0;  ///< comprehensive coordination index 综合协调指数: the weighted mean of the levels
  double d = 0;  ///< coupling coordination degree 耦合协调度: sqrt(C T)

  friend constexpr bool operator==(const coupling&, const coupling&) = default;
};

namespace detail {

/// What rounding may add to a weighted mean of numbers in [0, 1]; more is an error of the data.
inline constexpr double unit_slack = 1e-12;

inline double clamp01(double value) noexcept { return value < 0 ? 0 : value > 1 ? 1 : value; }

/// The root of a product of numbers in [0, 1], also where the product underflows.
inline double root_of(double a, double b) noexcept {
  return a * b > 1e-300 ? std::sqrt(a * b) : std::sqrt(a) * std::sqrt(b);
}

/// Levels of k >= 2 systems, and what the degrees of coupling need of them.
template <class Values>
struct coupled_levels {
  const Values& levels;
  std::size_t k;
  double least = clamp01(levels[0]);
  double most = least;
  double sum = 0;

  coupled_levels(const Values& values, std::size_t count) noexcept : levels(values), k(count) {
    for (std::size_t i = 0; i < k; ++i) {
      const double u = (*this)[i];
      if (u < least) least = u;
      if (u > most) most = u;
      sum += u;
    }
  }
  double operator[](std::size_t i) const noexcept {
    return clamp01(levels[i]);
  }  // rounding beyond 0 or 1
  [[nodiscard]] double count() const noexcept { return static_cast<double>(k); }
};

template <class Values>
[[nodiscard]] inline double standard_degree(const coupled_levels<Values>& u) noexcept {
  if (u.least == 0) return 0;
  if (u.k == 2) return clamp01(2 * std::sqrt(u.least / u.most) / (1 + u.least / u.most));
  double logs = 0;  // relative to the largest: no underflow for many systems
  for (std::size_t i = 0; i < u.k; ++i) logs += detail::logarithm(u[i] / u.most);
  return clamp01(u.count() * std::exp(logs / u.count()) / (u.sum / u.most));
}

template <class Values>
[[nodiscard]] inline double wang_degree(const coupled_levels<Values>& u) noexcept {
  if (u.least == 0) return 0;
  // 1 - |U1 - U2| as (1 - max) + min, which keeps the digits of a small level.
  if (u.k == 2) return clamp01(root_of((1 - u.most) + u.least, u.least / u.most));
  double gaps = 0, logs = 0;
  for (std::size_t i = 0; i < u.k; ++i) {
    for (std::size_t j = i + 1; j < u.k; ++j) gaps += std::fabs(u[i] - u[j]);
    logs += detail::logarithm(u[i] / u.most);
  }
  const double alike = 1 - gaps / (u.count() * (u.count() - 1) / 2);
  return clamp01(std::sqrt((alike < 0 ? 0 : alike) * std::exp(logs / (u.count() - 1))));
}

template <class Values>
[[nodiscard]] inline double fan_degree(const coupled_levels<Values>& u) noexcept {
  const double mean = u.sum / u.count();
  double squares = 0;
  for (std::size_t i = 0; i < u.k; ++i) squares += (u[i] - mean) * (u[i] - mean);
  return clamp01(1 - 2 * std::sqrt(squares / u.count()));
}

/// C of k >= 2 levels that are known to lie in [0, 1].
template <class Values>
[[nodiscard]] inline double coupling_degree(const Values& levels, std::size_t k,
                                            coupling_model model) noexcept {
  const coupled_levels<Values> u(levels, k);
  if (u.most == 0) return 0;
  if (u.least == u.most) return 1;
  switch (model) {
    case coupling_model::standard: return standard_degree(u);
    case coupling_model::wang: return wang_degree(u);
    case coupling_model::fan: return fan_degree(u);
  }
  return 0;
}

template <class Values>
[[nodiscard]] inline outcome<> check_levels(const Values& u, std::size_t k, std::size_t row) {
  for (std::size_t i = 0; i < k; ++i) {
    if (is_missing(u[i])) return fail(error_code::missing_cell, row, i);
    if (!(u[i] >= -unit_slack && u[i] <= 1 + unit_slack))
      return fail(error_code::out_of_range, row, i);
  }
  return done{};
}

template <class Values>
[[nodiscard]] inline coupling couple_row(const Values& u, std::size_t k, const double* importance,
                                         coupling_model model) noexcept {
  coupling out;
  if (k == 2 &&
      model == coupling_model::standard) {  // the loop that tables use, for the same digits
    const double first = u[0], second = u[1];
    kernels().couple_two(&first, &second, 1, importance != nullptr ? importance[0] : 0.5,
                         importance != nullptr ? importance[1] : 0.5, unit_slack, &out.c, &out.t,
                         &out.d);
    return out;
  }
  out.c = coupling_degree(u, k, model);
  double least = 1;
  for (std::size_t i = 0; i < k; ++i) {
    const double level = clamp01(u[i]);
    if (level < least) least = level;
    out.t += (importance != nullptr ? importance[i] : 1 / static_cast<double>(k)) * level;
  }
  out.t = clamp01(out.t < least ? least : out.t);
  out.d = root_of(out.c, out.t);
  return out;
}

/// Two systems, standard model, in blocks.
inline outcome<> couple_pairs(matrix_view<const double> levels, const double* importance,
                              std::span<double> c, std::span<double> t, std::span<double> d) {
  double spare[3][block_rows];
  row_blocks blocks(levels);
  const bool ok = blocks.each([&](const double* const* u, std::size_t first, std::size_t n) {
    return kernels().couple_two(u[0], u[1], n, importance != nullptr ? importance[0] : 0.5,
                                importance != nullptr ? importance[1] : 0.5, unit_slack,
                                c.empty() ? spare[0] : c.data() + first,
                                t.empty() ? spare[1] : t.data() + first,
                                d.empty() ? spare[2] : d.data() + first);
  });
  if (ok) return done{};
  for (std::size_t i = 0; i < levels.rows(); ++i)
    if (auto found = check_levels(row_of{levels, i}, 2, i); !found) return found;
  return done{};
}

}  // namespace detail

/// The coupling degree C alone, of the levels of `k >= 2` systems in [0, 1].
///
/// Levels beyond 0 or 1 by rounding (1e-12) are clamped. All levels 0 -> C = 0; one level 0 -> C =
/// 0 (standard, Wang); all equal and positive -> C = 1. No weights enter C and no exponent is
/// applied to it. The enumerators of `coupling_model` have the formulas and their sources. Errors:
/// one_system, missing_cell, out_of_range (system as column). O(k), Wang O(k^2); no memory.
[[nodiscard]] inline outcome<double> coupling_degree(
    std::span<const double> levels, coupling_model model = coupling_model::standard) {
  if (levels.size() < 2) return detail::fail(error_code::one_system);
  if (auto ok = detail::check_levels(levels, levels.size(), nowhere); !ok)
    return failure<error>{ok.error()};
  return detail::coupling_degree(levels, levels.size(), model);
}

/// C, T and D of the levels of two or more systems: \f$T = \sum a_i U_i\f$, \f$D = \sqrt{CT}\f$.
///
/// `importance` are the weights a_i of sum one; empty means equal. All levels 0 -> all three are 0.
/// Formulas, sources and edges: as `coupling_degree`. Errors: as there, shape, and those of
/// `check_weights`. O(k), Wang O(k^2); no memory.
[[nodiscard]] inline outcome<coupling> couple(std::span<const double> levels,
                                              std::span<const double> importance = {},
                                              coupling_model model = coupling_model::standard) {
  if (levels.size() < 2) return detail::fail(error_code::one_system);
  if (!importance.empty()) {
    if (importance.size() != levels.size()) return detail::fail(error_code::shape);
    if (auto ok = check_weights(importance); !ok) return failure<error>{ok.error()};
  }
  if (auto ok = detail::check_levels(levels, levels.size(), nowhere); !ok)
    return failure<error>{ok.error()};
  return detail::couple_row(levels, levels.size(), importance.empty() ? nullptr : importance.data(),
                            model);
}

/// \f$D = \sqrt{CT}\f$ with a comprehensive index T of the host's own, in [0, 1]. Errors: as
/// `coupling_degree`; missing_cell, out_of_range without a place for T. Cost as there.
[[nodiscard]] inline outcome<coupling> couple_with_index(
    std::span<const double> levels, double t, coupling_model model = coupling_model::standard) {
  if (is_missing(t)) return detail::fail(error_code::missing_cell);
  if (!(t >= 0 && t <= 1)) return detail::fail(error_code::out_of_range);
  const outcome<double> c = coupling_degree(levels, model);
  if (!c) return failure<error>{c.error()};
  return coupling{*c, t, detail::root_of(*c, t)};
}

/// C, T and D of every row; the columns of `levels` are the systems. An output that is empty is
/// left out. Formulas, sources and edges: as above, row by row, to the same digits. Errors: as
/// above, with the row; empty. O(cells), Wang O(cells systems); no memory but blocks of rows that
/// are not contiguous.
[[nodiscard]] inline outcome<> couple(matrix_view<const double> levels,
                                      std::span<const double> importance, coupling_model model,
                                      std::span<double> c, std::span<double> t,
                                      std::span<double> d) {
  const std::size_t k = levels.columns();
  if (levels.rows() == 0) return detail::fail(error_code::empty);
  if (k < 2) return detail::fail(error_code::one_system);
  const auto fits = [&](std::span<double> out) {
    return out.empty() || out.size() == levels.rows();
  };
  if (!fits(c) || !fits(t) || !fits(d) || (!importance.empty() && importance.size() != k))
    return detail::fail(error_code::shape);
  if (!importance.empty())
    if (auto ok = check_weights(importance); !ok) return ok;
  const double* const shares = importance.empty() ? nullptr : importance.data();
  if (k == 2 && model == coupling_model::standard)
    return detail::couple_pairs(levels, shares, c, t, d);
  for (std::size_t i = 0; i < levels.rows(); ++i) {
    const detail::row_of row{levels, i};
    if (auto ok = detail::check_levels(row, k, i); !ok) return ok;
    const coupling found = detail::couple_row(row, k, shares, model);
    if (!c.empty()) c[i] = found.c;
    if (!t.empty()) t[i] = found.t;
    if (!d.empty()) d[i] = found.d;
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
