// SPDX-License-Identifier: BSL-1.0
#pragma once

// Linear scales of columns and their application. A fitted scale is plain data: a host that keeps
// it (frozen bounds) can add a year without rewriting the years before.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/linear_scale.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// What becomes of a column whose known values are all equal: it carries no information, so its
/// scaled value is a convention.
enum class constant_column : unsigned char {
  refuse,      ///< `error_code::column_constant` with the column
  as_lowest,   ///< the lower end of the range
  as_middle,   ///< the middle of the range
  as_highest,  ///< the upper end of the range
};

/// The range of the scaled values and the rule for constant columns.
struct min_max_options {
  double low = 0;
  double high = 1;
  constant_column constant = constant_column::refuse;
};

/// The min-max scale of values known to lie in `[least, most]`.
///
/// \f$z = a + (b-a)(x-\min)/(\max-\min)\f$, and \f$(\max-x)/(\max-\min)\f$ where lower is better
/// (OECD/JRC Handbook 2008, step 5). `least == most` gives the constant of the options;
/// `as_lowest` if they say refuse. `least > most` gives a scale that is not fitted, as do bounds or a
/// range that are infinite or too far apart for a double. O(1).
[[nodiscard]] constexpr linear_scale min_max_scale(double least, double most, better side,
                                                   const min_max_options& options = {}) {
  linear_scale scale;
  scale.base = options.low;
  scale.gain = options.high - options.low;
  if (!(least <= most) || !detail::finite(most - least) || !detail::finite(scale.gain) ||
      !detail::finite(options.low)) {
    scale.origin = missing;
  } else if (least == most) {
    scale.origin = least;
    scale.width = std::numeric_limits<double>::infinity();
    if (options.constant == constant_column::as_highest) scale.base = options.high;
    if (options.constant == constant_column::as_middle)
      scale.base = options.low + 0.5 * (options.high - options.low);
  } else {
    scale.origin = side == better::higher ? least : most;
    scale.width = side == better::higher ? most - least : least - most;
  }
  return scale;
}

namespace detail {

/// The least and the most of every column in every group, as origin and width of a scale.
inline void extents_of(matrix_view<const double> x, const row_groups& groups,
                       std::span<linear_scale> scales) {
  const double infinity = std::numeric_limits<double>::infinity();
  for (linear_scale& bounds : scales) {
    bounds.origin = infinity;  // least and most seen, until the scale is known
    bounds.width = -infinity;
  }
  if (groups.pooled()) {
    each_column_block(x, missing_cells::refuse,
                      [&](std::size_t j, std::size_t, const double* values, std::size_t n) {
                        extent seen{scales[j].origin, scales[j].width};
                        kernels().extent_in(values, n, seen);
                        scales[j].origin = seen.least;
                        scales[j].width = seen.most;
                      });
  } else {
    for (std::size_t j = 0; j < x.columns(); ++j)
      for (std::size_t i = 0; i < x.rows(); ++i) {
        linear_scale& bounds = scales[groups[i] * x.columns() + j];
        const double value = x(i, j);  // missing is neither less nor more
        bounds.origin = value < bounds.origin ? value : bounds.origin;
        bounds.width = value > bounds.width ? value : bounds.width;
      }
  }
}

}  // namespace detail

/// Fits the min-max scale of every column, or of every column in every group of rows.
///
/// Formula and source: `min_max_scale`. Pooled over all rows by default, which years need to be
/// comparable; with `groups` (say, the year of each row) per group. Missing cells are passed over;
/// a column with nothing known gets a scale that is not fitted and stays missing. `scales` has
/// `groups.count * x.columns()` places, group by group. Errors: empty, shape, not_finite (row,
/// column; column alone when the range of the column overflows), constant_column (column; only
/// under `constant_column::refuse`), bad_option unless `low < high`, both and their distance finite,
/// out_of_range (row) for a group number beyond the count. O(cells); no memory but a block of rows when columns are not
/// contiguous.
[[nodiscard]] inline outcome<> fit_min_max(matrix_view<const double> x,
                                           std::span<const better> sides,
                                           std::span<linear_scale> scales,
                                           const min_max_options& options = {},
                                           row_groups groups = {}) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (sides.size() != x.columns() || !detail::is_product(scales.size(), groups.count, x.columns()))
    return detail::fail(error_code::shape);
  if (auto ok = detail::check_groups(groups, x.rows()); !ok) return ok;
  if (!(options.low < options.high) || !detail::finite(options.high - options.low))
    return detail::fail(error_code::bad_option);
  const double infinity = std::numeric_limits<double>::infinity();
  detail::extents_of(x, groups, scales);
  for (std::size_t g = 0; g < groups.count; ++g)
    for (std::size_t j = 0; j < x.columns(); ++j) {
      linear_scale& scale = scales[g * x.columns() + j];
      const detail::extent seen{scale.origin, scale.width};
      const double most = std::numeric_limits<double>::max();
      if (seen.least == -infinity || seen.most == infinity)
        return detail::fail(error_code::not_finite, detail::first_infinite(x.column(j)), j);
      if (seen.most - seen.least > most) return detail::fail(error_code::not_finite, nowhere, j);
      if (seen.least == seen.most && options.constant == constant_column::refuse)
        return detail::fail(error_code::column_constant, nowhere, j);
      scale = min_max_scale(seen.least, seen.most, sides[j], options);
    }
  return done{};
}

namespace detail {

/// Why a column with its scale cannot be used: not_finite, nothing_known (row, column).
[[nodiscard]] inline outcome<> why_unusable(matrix_view<const double> x, std::size_t column,
                                            const linear_scale& scale) {
  for (std::size_t i = 0; i < x.rows(); ++i) {
    const double value = x(i, column);
    if (infinite(value)) return fail(error_code::not_finite, i, column);
    if (is_missing(value)) continue;
    if (!scale.fitted()) return fail(error_code::nothing_known, i, column);
    if (!finite(scale(value))) return fail(error_code::not_finite, i, column);
  }
  return fail(error_code::not_finite, nowhere, column);
}

/// Whether a table can be scaled into another: shape, out_of_range (row) for a group.
[[nodiscard]] inline outcome<> check_scaling(matrix_view<const double> x, std::size_t scales,
                                             matrix_view<double> z, const row_groups& groups) {
  if (x.rows() != z.rows() || x.columns() != z.columns() ||
      !is_product(scales, groups.count, x.columns()))
    return fail(error_code::shape);
  return check_groups(groups, x.rows());
}

/// Scales cell by cell, each by the scale of its column and group. Errors: not_finite, nothing_known (row, column).
template <class Scale>
[[nodiscard]] outcome<> apply_by_cell(matrix_view<const double> x, std::span<const Scale> scales,
                                      matrix_view<double> z, const row_groups& groups) {
  for (std::size_t j = 0; j < x.columns(); ++j)
    for (std::size_t i = 0; i < x.rows(); ++i) {
      const Scale& scale = scales[groups[i] * x.columns() + j];
      const double value = x(i, j);
      z(i, j) = value;
      if (is_missing(value)) continue;
      if (infinite(value)) return fail(error_code::not_finite, i, j);
      if (!scale.fitted()) return fail(error_code::nothing_known, i, j);
      z(i, j) = scale(value);
      if (!finite(z(i, j))) return fail(error_code::not_finite, i, j);
    }
  return done{};
}

/// One scale a column, over all rows.
[[nodiscard]] inline outcome<> apply_pooled(matrix_view<const double> x,
                                            std::span<const linear_scale> scales,
                                            matrix_view<double> z) {
  const double most = std::numeric_limits<double>::max();
  std::size_t unusable = nowhere;  // the first column with an infinite cell or without a scale
  double block[block_rows];
  each_column_block(
      x, missing_cells::refuse,
      [&](std::size_t j, std::size_t first, const double* values, std::size_t n) {
        if (unusable <= j) return;
        extent seen;
        kernels().extent_in(values, n, seen);
        // A scale is monotone: what it makes of both ends tells of overflow in between.
        if (seen.least < -most || seen.most > most ||
            (seen.least <= seen.most && (!scales[j].fitted() || !finite(scales[j](seen.least)) ||
                                         !finite(scales[j](seen.most))))) {
          unusable = j;
          return;
        }
        const strided_view<double> to = z.column(j);
        if (to.contiguous()) {
          kernels().scale_to(values, n, scales[j], to.first() + first);
        } else {
          kernels().scale_to(values, n, scales[j], block);
          for (std::size_t i = 0; i < n; ++i) to[first + i] = block[i];
        }
      });
  return unusable == nowhere ? outcome<>{done{}} : why_unusable(x, unusable, scales[unusable]);
}

}  // namespace detail

/// Applies fitted scales. `z` has the shape of `x` and may be the same memory.
///
/// Missing cells stay missing. On an error `z` may be written in part. Errors: empty (no groups),
/// shape, out_of_range (row) for a group, not_finite (row, column) for an infinite cell or a scaled
/// value that overflows, nothing_known (row, column) for a known cell whose scale was fitted to
/// nothing. O(cells); memory as above.
[[nodiscard]] inline outcome<> apply_scales(matrix_view<const double> x,
                                            std::span<const linear_scale> scales,
                                            matrix_view<double> z, row_groups groups = {}) {
  if (auto ok = detail::check_scaling(x, scales.size(), z, groups); !ok) return ok;
  return groups.pooled() ? detail::apply_pooled(x, scales, z)
                         : detail::apply_by_cell(x, scales, z, groups);
}

/// Min-max over all rows in one step: `fit_min_max` and `apply_scales`, pooled, with their edges
/// and errors. O(cells) in two passes; memory for the scales.
[[nodiscard]] inline outcome<> min_max(matrix_view<const double> x, std::span<const better> sides,
                                       matrix_view<double> z, const min_max_options& options = {}) {
  if (x.rows() != z.rows() || x.columns() != z.columns()) return detail::fail(error_code::shape);
  std::vector<linear_scale> scales(x.columns());
  if (auto ok = fit_min_max(x, sides, scales, options); !ok) return ok;
  return apply_scales(x, scales, z);
}

}  // namespace nqpf::inline NQPF_ABI::models
