// SPDX-License-Identifier: BSL-1.0
#pragma once

// Kernel density 核密度估计: the shape of a distribution, and how it moves over the years.

#include <nqpf/models/detail/checks.hpp>
#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

/// The value at a share of ascending numbers, between neighbours (type 7 of Hyndman and Fan 1996).
inline double quantile_of(std::span<const double> ascending, double share) {
  const double place = share * static_cast<double>(ascending.size() - 1);
  const std::size_t below = static_cast<std::size_t>(place);
  if (below + 1 >= ascending.size()) return ascending[ascending.size() - 1];
  const double part = place - static_cast<double>(below);
  return ascending[below] * (1 - part) + ascending[below + 1] * part;
}

inline std::vector<double> ascending_copy(std::span<const double> values) {
  std::vector<double> out;
  for (const std::size_t i : sorted_rows(values.size(), [&](std::size_t k) { return values[k]; }))
    out.push_back(values[i]);
  return out;
}

/// Sum of Gaussian bells over `n` values that are finite; `width` is positive.
inline double density_at(std::span<const double> values, double point, double width) {
  constexpr double root_of_two_pi = 2.506628274631000502;
  double sum = 0;
  for (const double value : values) {
    const double u = point / width - value / width;
    sum += std::exp(-u * u / 2);
  }
  return sum / (static_cast<double>(values.size()) * root_of_two_pi) / width;
}

}  // namespace detail

/// The usual width of the bells (Silverman 1986; `nrd0` of R): \f$h =
/// 0.9\min(s,\mathrm{IQR}/1.34)\,n^{-1/5}\f$ with the sample standard deviation s.
///
/// Where the middle half of the values is one value, so that the IQR is 0, s alone counts, as in R.
/// Errors: empty, one_row; missing_cell, not_finite (row); nothing_varies, since h would be 0. O(n
/// log n); memory for 3 n numbers.
[[nodiscard]] inline outcome<double> kernel_width(std::span<const double> values) {
  if (values.empty()) return detail::fail(error_code::empty);
  if (auto ok = detail::check_numbers(values, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  if (values.size() == 1) return detail::fail(error_code::one_row);
  const std::vector<double> sorted = detail::ascending_copy(values);
  const double n = static_cast<double>(sorted.size());
  const double least = sorted.front(), most = sorted.back();
  if (about_equal(least, most)) return detail::fail(error_code::nothing_varies);
  const double range = most - least;
  if (!detail::finite(range)) return detail::fail(error_code::not_finite);
  double mean = 0, squares = 0;  // of the places in the range, from 0 to 1
  for (const double value : sorted) mean += (value - least) / range / n;
  for (const double value : sorted) {
    const double z = (value - least) / range - mean;
    squares += z * z;
  }
  const double spread = std::sqrt(squares / (n - 1));
  const double middle_half =
      (detail::quantile_of(sorted, 0.75) - detail::quantile_of(sorted, 0.25)) / range / 1.34;
  const double scale = middle_half > 0 && middle_half < spread ? middle_half : spread;
  const double width = 0.9 * scale * std::pow(n, -0.2) * range;
  if (detail::underflows(range, width)) return detail::fail(error_code::too_small);
  return width;
}

/// The density at each of some points (Rosenblatt 1956; Parzen 1962): \f$\hat f(t) =
/// \frac1{nh}\sum\varphi((t-x_i)/h)\f$ with the normal density \f$\varphi\f$.
///
/// `width` is h; missing asks for `kernel_width`. Returns h. Errors: shape; those of `kernel_width`,
/// one_row and nothing_varies only where it is asked for; bad_option unless h is finite and
/// positive; missing_cell, not_finite (row; column 1 for a point). O(n points).
[[nodiscard]] inline outcome<double> kernel_density(std::span<const double> values,
                                                    std::span<const double> points,
                                                    std::span<double> out, double width = missing) {
  if (points.size() != out.size()) return detail::fail(error_code::shape);
  if (values.empty()) return detail::fail(error_code::empty);
  if (auto ok = detail::check_numbers(values, detail::wanted::finite); !ok)
    return failure<error>{ok.error()};
  if (auto ok = detail::check_numbers(points, detail::wanted::finite, 1); !ok)
    return failure<error>{ok.error()};
  if (is_missing(width)) {
    const outcome<double> usual = kernel_width(values);
    if (!usual) return usual;
    width = *usual;
  }
  if (!(width > 0 && detail::finite(width))) return detail::fail(error_code::bad_option);
  for (std::size_t k = 0; k < points.size(); ++k) {
    out[k] = detail::density_at(values, points[k], width);
    if (!detail::finite(out[k])) return detail::fail(error_code::not_finite, k, 1);
  }
  return width;
}

/// The densities of several years: `x` is units x years, `out` points x years, `widths` has one
/// place a year and gets its h.
///
/// `width` is for every year; missing asks for `kernel_width` of each. With `skip` a year counts
/// the units it knows. Errors: shape; those of `kernel_density`, with the year as column;
/// nothing_known (column). O(cells points); memory for a column.
[[nodiscard]] inline outcome<> kernel_densities(matrix_view<const double> x,
                                                std::span<const double> points,
                                                matrix_view<double> out, std::span<double> widths,
                                                double width = missing,
                                                missing_cells unknown = missing_cells::refuse) {
  if (x.empty() || points.empty()) return detail::fail(error_code::empty);
  if (out.rows() != points.size() || out.columns() != x.columns() || widths.size() != x.columns())
    return detail::fail(error_code::shape);
  std::vector<double> values, density(points.size());
  for (std::size_t year = 0; year < x.columns(); ++year) {
    values.clear();
    for (std::size_t i = 0; i < x.rows(); ++i) {
      if (!is_missing(x(i, year))) values.push_back(x(i, year));
      else if (unknown == missing_cells::refuse)
        return detail::fail(error_code::missing_cell, i, year);
      if (detail::infinite(x(i, year))) return detail::fail(error_code::not_finite, i, year);
    }
    if (values.empty()) return detail::fail(error_code::nothing_known, nowhere, year);
    const outcome<double> used = kernel_density(values, points, density, width);
    if (!used)
      return detail::fail(used.error().code, used.error().row,
                          used.error().column == 1 ? nowhere : year);
    widths[year] = *used;
    for (std::size_t k = 0; k < points.size(); ++k) out(k, year) = density[k];
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
