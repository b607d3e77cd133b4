// SPDX-License-Identifier: BSL-1.0
#pragma once

// Disparity between units: Gini, Theil within and between groups.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

/// Complete, finite, not negative (or positive), of positive total. Returns the largest.
inline outcome<double> check_sizes(std::span<const double> x, bool positive) {
  if (x.empty()) return fail(error_code::empty);
  double most = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (is_missing(x[i])) return fail(error_code::missing_cell, i);
    if (infinite(x[i])) return fail(error_code::not_finite, i);
    if (x[i] < 0) return fail(error_code::negative, i);
    if (positive && x[i] == 0) return fail(error_code::not_positive, i);
    if (x[i] > most) most = x[i];
  }
  if (most == 0) return fail(error_code::zero_divisor);
  return most;
}

/// Whether groups have rows, and no value vanishes beside the largest: a group of such values would
/// have no disparity of its own.
inline outcome<> check_parts(std::span<const double> x, double most, const row_groups& groups) {
  if (groups.count == 0) return fail(error_code::shape);
  if (auto ok = check_groups(groups, x.size()); !ok) return ok;
  std::vector<bool> seen(groups.count <= x.size() ? groups.count : x.size() + 1);
  for (std::size_t i = 0; i < x.size(); ++i)
    if (groups[i] < seen.size()) seen[groups[i]] = true;
  for (std::size_t g = 0; g < seen.size(); ++g)
    if (!seen[g]) return fail(error_code::nothing_known, nowhere, g);
  for (std::size_t i = 0; i < x.size(); ++i)
    if (x[i] > 0 && underflows(1, x[i] / most)) return fail(error_code::too_small, i);
  return done{};
}

/// Gini of ascending values, not negative, that do not all vanish.
template <class Values>
inline double gini_of_sorted(const Values& ascending, std::size_t n) {
  double sum = 0, weighted = 0;
  for (std::size_t i = 0; i < n; ++i) {
    sum += ascending[i];
    weighted += (2 * static_cast<double>(i + 1) - static_cast<double>(n) - 1) * ascending[i];
  }
  const double gini = weighted / (static_cast<double>(n) * sum);
  return gini < 0 ? 0 : gini;
}

/// ln of the ratio of a positive value to the mean, `mean` being that of the values over the
/// largest: exact near 1, and finite however small the value is beside the others.
inline double log_ratio(double value, double most, double mean) {
  const double q = value / most / mean;
  return q > 0.5 ? detail::logarithm(q)
                 : detail::logarithm(value) - detail::logarithm(most) - detail::logarithm(mean);
}

/// q ln q - (q - 1) of the ratio q to the mean: terms of Theil's T that are all positive, as the
/// parts left out sum to zero.
inline double theil_term(double value, double most, double mean) {
  const double q = value / most / mean;
  return value > 0 ? q * log_ratio(value, most, mean) - (q - 1) : 1;
}

}  // namespace detail

/// The Gini coefficient (Gini 1912) \f$G = \sum_{ij}|x_i-x_j|/(2n^2\bar x)\f$, in [0, 1): 0 when
/// all are equal.
///
/// Not the estimator with n / (n-1). Errors: empty, missing_cell, not_finite, negative (row),
/// zero_divisor when all are 0. O(n log n); memory for a copy and 2 n numbers.
[[nodiscard]] inline outcome<double> gini(std::span<const double> x) {
  const outcome<double> most = detail::check_sizes(x, false);
  if (!most) return failure<error>{most.error()};
  const auto order = detail::sorted_rows(x.size(), [&](std::size_t i) { return x[i]; });
  std::vector<double> sorted(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) sorted[i] = x[order[i]] / *most;
  return detail::gini_of_sorted(sorted, sorted.size());
}

/// The Theil index (Theil 1967) \f$T = \frac1n\sum\frac{x_i}{\bar x}\ln\frac{x_i}{\bar x}\f$, 0 ln
/// 0 = 0, in [0, ln n]; finite however far apart the values are. Errors: as `gini`. O(n), no
/// memory.
[[nodiscard]] inline outcome<double> theil_t(std::span<const double> x) {
  const outcome<double> most = detail::check_sizes(x, false);
  if (!most) return failure<error>{most.error()};
  const double n = static_cast<double>(x.size());
  double sum = 0, logs = 0;
  for (const double value : x) sum += value / *most;
  for (const double value : x) logs += detail::theil_term(value, *most, sum / n);
  return logs / n;
}

/// Theil's second index (Theil 1967), the mean logarithmic deviation \f$L =
/// \frac1n\sum\ln\frac{\bar x}{x_i}\f$. Errors: as `gini`, and not_positive (row). O(n), no memory.
[[nodiscard]] inline outcome<double> theil_l(std::span<const double> x) {
  const outcome<double> most = detail::check_sizes(x, true);
  if (!most) return failure<error>{most.error()};
  const double n = static_cast<double>(x.size());
  double sum = 0, logs = 0;
  for (const double value : x) sum += value / *most;
  for (const double value : x)
    logs += value / *most / (sum / n) - 1 - detail::log_ratio(value, *most, sum / n);
  return logs / n;
}

/// Theil's T and its parts.
struct theil_parts {
  double total = 0;
  double between = 0;  ///< of the group means
  double within = 0;   ///< of the groups, each weighted by its share of the total
};

/// Theil decomposition (Theil 1967; Shorrocks 1980): \f$T = T_b + T_w\f$, \f$T_b =
/// \sum\frac{n_g}{n}\frac{m_g}{m}\ln\frac{m_g}{m}\f$, \f$T_w = \sum\frac{n_g m_g}{nm}T_g\f$. A
/// group whose values are all 0 adds nothing within.
///
/// `of_group`, unless empty, gets T_g, one a group. Errors: as `gini`, shape, out_of_range (row),
/// nothing_known (column) for a group without rows, too_small (row) for a value below 1e-307 of the
/// largest, which would vanish beside it. O(n); memory for a few numbers a group.
[[nodiscard]] inline outcome<theil_parts> theil_decomposition(std::span<const double> x,
                                                              row_groups groups,
                                                              std::span<double> of_group = {}) {
  const outcome<double> most = detail::check_sizes(x, false);
  if (!most) return failure<error>{most.error()};
  if (!of_group.empty() && of_group.size() != groups.count) return detail::fail(error_code::shape);
  if (auto ok = detail::check_parts(x, *most, groups); !ok) return failure<error>{ok.error()};
  struct group {
    double n = 0, mean = 0, theil = 0;
  };
  std::vector<group> all(groups.count);
  double n = 0, mean = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    group& g = all[groups[i]];
    const double value = x[i] / *most;
    g.n += 1;
    g.mean += (value - g.mean) / g.n;
    n += 1;
    mean += (value - mean) / n;
  }
  for (std::size_t g = 0; g < all.size(); ++g)
    if (all[g].n == 0) return detail::fail(error_code::nothing_known, nowhere, g);
  theil_parts out;
  for (std::size_t i = 0; i < x.size(); ++i) {
    group& g = all[groups[i]];
    if (g.mean > 0) g.theil += detail::theil_term(x[i], *most, g.mean) / g.n;
    out.total += detail::theil_term(x[i], *most, mean) / n;
  }
  for (std::size_t k = 0; k < all.size(); ++k) {
    const group& g = all[k];
    out.between += g.n / n * detail::theil_term(g.mean, 1, mean);
    out.within += g.n / n * g.mean / mean * g.theil;
    if (!of_group.empty()) of_group[k] = g.theil;
  }
  return out;
}

}  // namespace nqpf::inline NQPF_ABI::models
