// SPDX-License-Identifier: BSL-1.0
#pragma once

// Raw numbers made comparable before they are scaled: denominators, constant prices, missing cells
// filled by a rule that is said aloud.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/in_time.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// Divides every column by a size of the row (population, area, gross product): x / d. OECD/JRC
/// Handbook 2008, on scale effects.
///
/// Missing where either is missing. `out` may be the same memory. Errors: shape, not_positive (row)
/// for a denominator of zero or less, not_finite (row, column; row alone for a denominator),
/// too_small (row, column) where the quotient underflows. O(cells).
[[nodiscard]] inline outcome<> denominate(matrix_view<const double> x,
                                          std::span<const double> denominators,
                                          matrix_view<double> out) {
  if (x.rows() != out.rows() || x.columns() != out.columns() || denominators.size() != x.rows())
    return detail::fail(error_code::shape);
  for (std::size_t i = 0; i < x.rows(); ++i) {
    if (detail::infinite(denominators[i])) return detail::fail(error_code::not_finite, i);
    if (denominators[i] <= 0) return detail::fail(error_code::not_positive, i);
  }
  for (std::size_t j = 0; j < x.columns(); ++j)
    for (std::size_t i = 0; i < x.rows(); ++i) {
      const double share = x(i, j) / denominators[i];
      if (detail::infinite(share)) return detail::fail(error_code::not_finite, i, j);
      if (detail::underflows(x(i, j), share)) return detail::fail(error_code::too_small, i, j);
      out(i, j) = share;
    }
  return done{};
}

/// Money at constant prices: \f$x \cdot P_{base} / P_t\f$ with the price index of each row's year.
///
/// Missing where either is missing. `out` may be the same memory. Errors: as `denominate`;
/// bad_option unless `base_index > 0`. O(cells).
[[nodiscard]] inline outcome<> deflate(matrix_view<const double> x,
                                       std::span<const double> price_index, matrix_view<double> out,
                                       double base_index = 100) {
  if (!(base_index > 0) || detail::infinite(base_index))
    return detail::fail(error_code::bad_option);
  if (auto ok = denominate(x, price_index, out); !ok) return ok;
  for (std::size_t j = 0; j < out.columns(); ++j)
    for (std::size_t i = 0; i < out.rows(); ++i) {
      const double real = out(i, j) * base_index;
      if (detail::infinite(real)) return detail::fail(error_code::not_finite, i, j);
      if (detail::underflows(out(i, j), real)) return detail::fail(error_code::too_small, i, j);
      out(i, j) = real;
    }
  return done{};
}

/// What the numbers of a column are, as far as prices go.
enum class price_basis : unsigned char { not_money, constant_prices, current_prices };

/// How many columns hold money at current prices although rows of several years are compared: their
/// differences over time are partly inflation. `flagged[j]` tells which. A warning, not an error:
/// the host deflates, or says why not. Errors: shape, out_of_range (row). O(rows + columns).
[[nodiscard]] inline outcome<std::size_t> current_price_columns(
    std::span<const price_basis> columns, row_groups years, std::span<bool> flagged) {
  if (columns.size() != flagged.size()) return detail::fail(error_code::shape);
  bool several = false;
  for (std::size_t i = 0; i < years.of_row.size(); ++i) {
    if (years.of_row[i] >= years.count) return detail::fail(error_code::out_of_range, i);
    several = several || years.of_row[i] != years.of_row[0];
  }
  std::size_t count = 0;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    flagged[j] = several && columns[j] == price_basis::current_prices;
    count += flagged[j] ? std::size_t{1} : std::size_t{0};
  }
  return count;
}

/// What a missing cell is filled with.
enum class impute_with : unsigned char { mean, median };

/// Fills missing cells with the mean or the median of the known cells of their column, or of their
/// column and group of rows (say, region or year). What has nothing known stays missing.
///
/// Returns how many cells were filled. `out` may be the same memory as `x`. Errors: empty, shape,
/// not_finite, out_of_range (group). Source: OECD/JRC Handbook 2008, step 3. O(cells), the median
/// O(cells log rows); memory for one column.
[[nodiscard]] inline outcome<std::size_t> impute(matrix_view<const double> x,
                                                 matrix_view<double> out, impute_with rule,
                                                 row_groups groups = {}) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (x.rows() != out.rows() || x.columns() != out.columns())
    return detail::fail(error_code::shape);
  if (auto ok = detail::check_groups(groups, x.rows()); !ok) return failure<error>{ok.error()};
  std::vector<std::vector<double>> known(detail::groups_used(groups));
  std::vector<double> value(known.size());
  std::size_t filled = 0;
  for (std::size_t j = 0; j < x.columns(); ++j) {
    for (auto& list : known) list.clear();
    for (std::size_t i = 0; i < x.rows(); ++i) {
      if (detail::infinite(x(i, j))) return detail::fail(error_code::not_finite, i, j);
      if (!is_missing(x(i, j))) known[groups[i]].push_back(x(i, j));
    }
    for (std::size_t g = 0; g < known.size(); ++g) {
      const std::vector<double>& list = known[g];
      const std::size_t n = list.size();
      value[g] = missing;
      if (n == 0) continue;
      if (rule == impute_with::mean) {
        value[g] = detail::mean_of_all(list, n);
      } else {
        const auto order = detail::sorted_rows(n, [&](std::size_t k) { return list[k]; });
        const double low = list[order[(n - 1) / 2]], high = list[order[n / 2]];
        // Halves of a range that overflows, and the range itself where halves would underflow.
        value[g] = detail::finite(high - low) ? low + (high - low) / 2 : low / 2 + high / 2;
      }
    }
    for (std::size_t i = 0; i < x.rows(); ++i) {
      const double cell = x(i, j);
      const bool fills = is_missing(cell) && !is_missing(value[groups[i]]);
      out(i, j) = fills ? value[groups[i]] : cell;
      filled += fills ? std::size_t{1} : std::size_t{0};
    }
  }
  return filled;
}

namespace detail {

/// The number at `part` in [0, 1] of the way from `a` to `b`, never beyond them.
inline double between(double a, double b, double part) noexcept {
  const double found = a * (1 - part) + b * part;
  const double low = a < b ? a : b, high = a < b ? b : a;
  return found < low ? low : found > high ? high : found;
}

}  // namespace detail

namespace detail {

/// Errors of rows to be put in order of unit and time: out_of_range, missing_cell, not_finite (row),
/// not_finite (row, column).
[[nodiscard]] inline outcome<> check_times(matrix_view<const double> x, const row_groups& units,
                                           std::span<const double> times) {
  for (std::size_t i = 0; i < x.rows(); ++i) {
    if (units[i] >= units.count) return fail(error_code::out_of_range, i);
    if (is_missing(times[i])) return fail(error_code::missing_cell, i);
    if (infinite(times[i])) return fail(error_code::not_finite, i);
    for (std::size_t j = 0; j < x.columns(); ++j)
      if (infinite(x(i, j))) return fail(error_code::not_finite, i, j);
  }
  return done{};
}

/// Fills one column of one unit, whose rows are given in order of time; how many cells were filled.
inline std::size_t fill_along(strided_view<const double> x, std::span<const std::size_t> rows,
                              std::span<const double> times, strided_view<double> out) {
  std::size_t filled = 0, before = rows.size();  // the known place before, or none
  for (std::size_t k = 0; k < rows.size();) {
    const double cell = x[rows[k]];
    if (!is_missing(cell)) {
      out[rows[k]] = cell;
      before = k++;
      continue;
    }
    std::size_t after = k;
    while (after < rows.size() && is_missing(x[rows[after]])) ++after;
    const bool left = before < rows.size(), right = after < rows.size();
    for (; k < after; ++k) {
      double value = left ? out[rows[before]] : right ? x[rows[after]] : missing;
      if (left && right) {
        const double t0 = times[rows[before]], t1 = times[rows[after]];
        const double unit = finite(t1 - t0) ? 1 : 0.25;  // so that it is finite
        const double part = (unit * times[rows[k]] - unit * t0) / (unit * t1 - unit * t0);
        value = between(out[rows[before]], x[rows[after]], part);
      }
      out[rows[k]] = value;
      filled += left || right ? std::size_t{1} : std::size_t{0};
    }
  }
  return filled;
}

}  // namespace detail

/// Fills missing cells of each unit along time: on the straight line between the known neighbours,
/// and with the nearest known value before the first and after the last. A single known value fills
/// all; none leaves all missing.
///
/// `units` says which unit a row belongs to, `times` its year; rows may stand in any order. Returns
/// how many cells were filled. `out` may be the same memory as `x`. Errors: empty, shape,
/// not_finite (row, column; row alone for a time), missing_cell (row) for a time, out_of_range
/// (unit), duplicate (row) for a unit twice at one time. Source as above. O(cells + rows log rows);
/// memory for two numbers a row.
[[nodiscard]] inline outcome<std::size_t> interpolate(matrix_view<const double> x, row_groups units,
                                                      std::span<const double> times,
                                                      matrix_view<double> out) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (x.rows() != out.rows() || x.columns() != out.columns() || times.size() != x.rows() ||
      (!units.pooled() && units.of_row.size() != x.rows()))
    return detail::fail(error_code::shape);
  if (auto ok = detail::check_times(x, units, times); !ok) return failure<error>{ok.error()};
  const auto order = detail::order_in_time(units, times);
  if (!order) return failure<error>{order.error()};
  std::size_t filled = 0;
  for (std::size_t first = 0; first < order->size();) {
    std::size_t last = first;
    while (last < order->size() && units[(*order)[last]] == units[(*order)[first]]) ++last;
    const auto rows = std::span(*order).subspan(first, last - first);
    for (std::size_t j = 0; j < x.columns(); ++j)
      filled += detail::fill_along(x.column(j), rows, times, out.column(j));
    first = last;
  }
  return filled;
}

}  // namespace nqpf::inline NQPF_ABI::models
