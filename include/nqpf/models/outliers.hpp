// SPDX-License-Identifier: BSL-1.0
#pragma once

// Outliers that would decide a scale alone: found by skewness and kurtosis, winsorised to their
// neighbours.

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

/// Skewness and excess kurtosis with the usual small-sample correction.
struct shape_of_values {
  double skewness = missing;  ///< G1 = g1 sqrt(n (n-1)) / (n-2); missing below 3 values
  double kurtosis = missing;  ///< G2 = (n-1) ((n+1) g2 + 6) / ((n-2)(n-3)); missing below 4 values
};

/// G1 and G2 of the known values, from central moments relative to the largest distance from the
/// mean, so that nothing overflows (the formulas stand at the members; Joanes and Gill 1998). A
/// constant column has 0 for both. Errors: not_finite (row). O(values) in three passes, no memory.
[[nodiscard]] inline outcome<shape_of_values> shape_of(strided_view<const double> values) {
  double n = 0, mean = 0, top = 0, unit = 1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_missing(values[i])) continue;
    if (detail::infinite(values[i])) return detail::fail(error_code::not_finite, i);
    if (std::fabs(values[i]) > 1e300) unit = 0x1p-8;  // exact, and no difference overflows
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!is_missing(values[i])) {
      n += 1;
      mean += (unit * values[i] - mean) / n;
    }
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!is_missing(values[i])) top = std::fmax(top, std::fabs(unit * values[i] - mean));
  double m2 = 0, m3 = 0, m4 = 0;
  if (top > 0)
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (is_missing(values[i])) continue;
      const double r = (unit * values[i] - mean) / top;
      m2 += r * r;
      m3 += r * r * r;
      m4 += r * r * r * r;
    }
  shape_of_values out;
  if (n >= 3)
    out.skewness = m2 == 0 ? 0 : m3 / n / std::pow(m2 / n, 1.5) * std::sqrt(n * (n - 1)) / (n - 2);
  if (n >= 4)
    out.kurtosis = m2 == 0 ? 0
                           : (n - 1) / ((n - 2) * (n - 3)) *
                                 ((n + 1) * (m4 / n / (m2 / n * (m2 / n)) - 3) + 6);
  return out;
}

/// When a column has outliers, and how many values may be winsorised.
struct outlier_options {
  double skewness = 2;    ///< |G1| above this, and
  double kurtosis = 3.5;  ///< G2 above this
  std::size_t most = 5;   ///< values winsorised at most
};

/// What was done to a column.
struct outlier_report {
  std::size_t winsorised = 0;  ///< how many values
  bool high = false;           ///< at the upper end; else at the lower
  bool settled = true;         ///< the shape is within the limits now
  shape_of_values before, after;
};

namespace detail {

/// Winsorises the values of one column as far as the options allow; the report has their shape before.
inline void winsorise_values(std::vector<double>& values, const outlier_options& options,
                             outlier_report& report) {
  const auto skewed = [&](const shape_of_values& s) {
    return std::fabs(s.skewness) > options.skewness && s.kurtosis > options.kurtosis;
  };
  report.settled = !skewed(report.after);
  if (report.settled || !(options.most > 0)) return;
  report.high = report.before.skewness > 0;
  const double sign = report.high ? -1 : 1;
  const auto order = sorted_rows(values.size(), [&](std::size_t k) { return sign * values[k]; });
  while (skewed(report.after) && report.winsorised < options.most &&
         report.winsorised + 1 < values.size()) {
    if (about_equal(values[order[report.winsorised + 1]], values[order.back()])) break;
    ++report.winsorised;
    for (std::size_t k = 0; k < report.winsorised; ++k)
      values[order[k]] = values[order[report.winsorised]];
    report.after = *shape_of({values.data(), values.size()});
  }
  report.settled = !skewed(report.after);
}

}  // namespace detail

/// Winsorises outliers column by column: while |G1| and G2 are both above their limits, the k most
/// extreme values on the skewed side become the (k+1)-th, k = 1, 2, ... up to `most` (OECD/JRC
/// Handbook 2008, step 4; winsorisation as in COINr).
///
/// It ends before a step that would make all values equal: where a column is 0 but for a few rows,
/// those rows are what it tells. Missing cells stay missing. A column that has not settled after
/// `most`, or there, is left winsorised that far and says so. `reports` is empty or has one place a
/// column; `out` may be the same memory as `x`. Errors: empty, shape, not_finite (row, column),
/// bad_option. O(cells log rows); memory for one column.
[[nodiscard]] inline outcome<> winsorise(matrix_view<const double> x, matrix_view<double> out,
                                         std::span<outlier_report> reports = {},
                                         const outlier_options& options = {}) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (x.rows() != out.rows() || x.columns() != out.columns() ||
      (!reports.empty() && reports.size() != x.columns()))
    return detail::fail(error_code::shape);
  if (!(options.skewness > 0) || !(options.kurtosis == options.kurtosis))
    return detail::fail(error_code::bad_option);
  std::vector<double> values;
  std::vector<std::size_t> rows;
  for (std::size_t j = 0; j < x.columns(); ++j) {
    values.clear();
    rows.clear();
    for (std::size_t i = 0; i < x.rows(); ++i) {
      if (!is_missing(x(i, j))) {
        values.push_back(x(i, j));
        rows.push_back(i);
      } else {
        out(i, j) = missing;
      }
    }
    outlier_report report;
    const outcome<shape_of_values> first = shape_of({values.data(), values.size()});
    if (!first) return detail::fail(error_code::not_finite, rows[first.error().row], j);
    report.before = report.after = *first;
    detail::winsorise_values(values, options, report);
    for (std::size_t k = 0; k < rows.size(); ++k) out(rows[k], j) = values[k];
    if (!reports.empty()) reports[j] = report;
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
