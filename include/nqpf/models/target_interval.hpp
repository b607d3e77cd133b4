// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators that are best within an interval 区间型指标: a ratio that should lie between 0.9 and 1.1, a
// share that can be too small and too large.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/scale.hpp>

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The values that are best: all from `from` to `to`, or a single one where both are equal.
struct target_interval {
  double from = 0;
  double to = 0;

  /// How far a value lies outside, in its own unit; 0 inside, missing for a missing value.
  [[nodiscard]] constexpr double distance(double x) const noexcept {
    return x >= from && x <= to ? 0 : x < from ? from - x : x - to;
  }
  /// Whether both ends are finite and in order.
  [[nodiscard]] constexpr bool valid() const noexcept {
    return detail::finite(from) && detail::finite(to) && from <= to;
  }

  friend constexpr bool operator==(const target_interval&, const target_interval&) = default;
};

/// `high` within the interval; outside, a straight line that reaches `low` at the distance `below`
/// under it or `above` over it, and goes on unless `floor` stops it. An infinite distance: no value
/// on that side loses anything. A scale fitted to nothing is missing itself.
struct interval_scale {
  target_interval best;
  double below = 1;
  double above = 1;
  double low = 0;
  double high = 1;
  double floor = -std::numeric_limits<double>::infinity();

  [[nodiscard]] constexpr bool fitted() const noexcept { return !is_missing(best.from); }

  /// The scaled value; a missing value stays missing.
  [[nodiscard]] constexpr double operator()(double x) const noexcept {
    const double away = best.distance(x);
    const double z = high - (high - low) * (away / (x < best.from ? below : above));
    return z < floor ? floor : z;
  }

  friend constexpr bool operator==(const interval_scale&, const interval_scale&) = default;
};

/// At which distance a scale reaches its low end.
enum class interval_fall : unsigned char {
  alike,      ///< at the farthest known value of either side: a step away costs the same on both
  each_side,  ///< on each side at the farthest known value there
};

struct interval_options {
  double low = 0;
  double high = 1;
  interval_fall fall = interval_fall::alike;
  /// For a column whose known values are all equal and lie outside. One whose values all lie inside
  /// is at `high` throughout.
  constant_column constant = constant_column::refuse;
};

/// A scale with bounds of the host's own: 0 at `worst_low` and below, rising to 1 at `best.from`, 1 up
/// to `best.to`, falling to 0 at `worst_high` and above; times `top`.
///
/// Errors: bad_option unless `worst_low < best.from <= best.to < worst_high` and `top > 0`, all
/// finite. O(1).
[[nodiscard]] constexpr outcome<interval_scale> interval_goalposts(double worst_low,
                                                                   target_interval best,
                                                                   double worst_high,
                                                                   double top = 1) {
  const double below = best.from - worst_low, above = worst_high - best.to;
  if (!best.valid() || !(below > 0) || !(above > 0) || !(top > 0) || !detail::finite(below) ||
      !detail::finite(above) || !detail::finite(top))
    return detail::fail(error_code::bad_option);
  return interval_scale{best, below, above, 0, top, 0};
}

namespace detail {

/// The scale of known values in `seen`. Errors: as `fit_interval`, without places.
constexpr outcome<interval_scale> interval_scale_of(extent seen, target_interval best,
                                                    const interval_options& options) {
  const double infinity = std::numeric_limits<double>::infinity();
  interval_scale out{best, infinity, infinity, options.low, options.high, -infinity};
  if (seen.least > seen.most) {
    out.best.from = missing;
    return out;
  }
  const double below = best.from - seen.least, above = seen.most - best.to;
  if (!finite(below) || !finite(above)) return fail(error_code::not_finite);
  if (seen.least == seen.most && (below > 0 || above > 0)) {
    if (options.constant == constant_column::refuse) return fail(error_code::column_constant);
    // A straight line that gives the constant at the distance of the only value.
    const double away = below > above ? below : above;
    out.below = out.above = options.constant == constant_column::as_highest  ? infinity
                            : options.constant == constant_column::as_middle ? 2 * away
                                                                             : away;
    return out;
  }
  if (below > 0) out.below = below;
  if (above > 0) out.above = above;
  if (options.fall == interval_fall::alike && (below > 0 || above > 0))
    out.below = out.above = below > above ? below : above;
  return out;
}

}  // namespace detail

/// Fits a scale to every column, or to every column in every group of rows: `high` within the
/// interval of the column, `low` at the farthest known value.
///
/// \f$z = b - (b-a)\,d/\max d\f$, d the distance to the interval. `best` has an interval a column, and
/// `scales` `groups.count * x.columns()` places, group by group. Missing cells are passed over; a
/// column with nothing known gets a scale that is not fitted. Errors: empty, shape, not_finite (row,
/// column; column alone where a distance overflows), out_of_range (column) for an interval whose
/// ends are not finite or not in order, (row) for a group; constant_column (column; only under
/// `constant_column::refuse`), bad_option unless `low < high`, both and their distance finite.
/// O(cells); memory for two numbers a column and group.
[[nodiscard]] inline outcome<> fit_interval(matrix_view<const double> x,
                                            std::span<const target_interval> best,
                                            std::span<interval_scale> scales,
                                            const interval_options& options = {},
                                            row_groups groups = {}) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (best.size() != x.columns() || !detail::is_product(scales.size(), groups.count, x.columns()))
    return detail::fail(error_code::shape);
  if (!(options.low < options.high) || !detail::finite(options.low) ||
      !detail::finite(options.high - options.low))
    return detail::fail(error_code::bad_option);
  if (auto ok = detail::check_groups(groups, x.rows()); !ok) return ok;
  std::vector<detail::extent> seen(scales.size());
  for (std::size_t j = 0; j < x.columns(); ++j) {
    if (!best[j].valid()) return detail::fail(error_code::out_of_range, nowhere, j);
    for (std::size_t i = 0; i < x.rows(); ++i) {
      const double value = x(i, j);
      if (is_missing(value)) continue;
      if (detail::infinite(value)) return detail::fail(error_code::not_finite, i, j);
      detail::extent& own = seen[groups[i] * x.columns() + j];
      if (value < own.least) own.least = value;
      if (value > own.most) own.most = value;
    }
  }
  for (std::size_t k = 0; k < scales.size(); ++k) {
    const std::size_t j = k % x.columns();
    const auto made = detail::interval_scale_of(seen[k], best[j], options);
    if (!made) return detail::fail(made.error().code, nowhere, j);
    scales[k] = *made;
  }
  return done{};
}

/// Applies fitted scales. `z` has the shape of `x` and may be the same memory; missing cells stay
/// missing. Errors: empty (no groups), shape, out_of_range (row) for a group, not_finite (row,
/// column) for an infinite cell or a scaled value that overflows, nothing_known (row, column) for a
/// known cell whose scale was fitted to nothing. O(cells), no memory.
[[nodiscard]] inline outcome<> apply_scales(matrix_view<const double> x,
                                            std::span<const interval_scale> scales,
                                            matrix_view<double> z, row_groups groups = {}) {
  if (auto ok = detail::check_scaling(x, scales.size(), z, groups); !ok) return ok;
  return detail::apply_by_cell(x, scales, z, groups);
}

}  // namespace nqpf::inline NQPF_ABI::models
