// SPDX-License-Identifier: BSL-1.0
#pragma once

// The linear normalisations beside min-max, each fitted to scales that apply_scales applies:
// z-score, goalposts, distance to a target, fraction of the largest, vector length.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/linear_scale.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/scale.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

namespace detail {

/// What the normalisations need to know of the known cells of a column in one group of rows.
struct column_facts {
  extent seen;
  std::size_t known = 0;
  double mean = 0;
  double deviation = 0;  ///< sample (n - 1); 0 for a single value
  double length = 0;     ///< Euclidean
};

/// The facts of every column in every group, group by group. Two passes over each column;
/// everything relative to the largest value, so that nothing overflows.
inline outcome<> facts_of(matrix_view<const double> x, row_groups groups,
                          std::vector<column_facts>& facts) {
  if (x.empty()) return fail(error_code::empty);
  if (auto ok = check_groups(groups, x.rows()); !ok) return ok;
  facts.assign(groups.count * x.columns(), column_facts{});
  for (std::size_t j = 0; j < x.columns(); ++j) {
    const strided_view<const double> column = x.column(j);
    const auto at = [&](std::size_t i) -> column_facts& {
      return facts[groups[i] * x.columns() + j];
    };
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (is_missing(column[i])) continue;
      if (infinite(column[i])) return fail(error_code::not_finite, i, j);
      column_facts& f = at(i);
      if (column[i] < f.seen.least) f.seen.least = column[i];
      if (column[i] > f.seen.most) f.seen.most = column[i];
      ++f.known;
      f.mean += (column[i] - f.mean) / static_cast<double>(f.known);
    }
    for (std::size_t i = 0; i < column.size(); ++i) {
      if (is_missing(column[i])) continue;
      column_facts& f = at(i);
      const double top = std::fmax(std::fabs(f.seen.least), std::fabs(f.seen.most));
      if (top == 0) continue;
      const double apart = (column[i] - f.mean) / top, along = column[i] / top;
      f.deviation += apart * apart;
      f.length += along * along;
    }
    for (std::size_t g = 0; g < groups.count; ++g) {
      column_facts& f = facts[g * x.columns() + j];
      const double top = std::fmax(std::fabs(f.seen.least), std::fabs(f.seen.most));
      const bool varies = f.known > 1 && f.seen.least < f.seen.most;
      f.deviation = varies ? top * std::sqrt(f.deviation / static_cast<double>(f.known - 1)) : 0;
      f.length = f.known > 0 ? top * std::sqrt(f.length) : 0;
      if (!finite(f.mean) || !finite(f.deviation) || !finite(f.length))
        return fail(error_code::not_finite, nowhere, j);
      if (varies && f.deviation == 0) return fail(error_code::too_small, nowhere, j);
    }
  }
  return done{};
}

[[nodiscard]] constexpr linear_scale nothing_known() {
  linear_scale scale;
  scale.origin = missing;
  return scale;
}

[[nodiscard]] constexpr linear_scale always(double x, double z) {
  linear_scale scale;
  scale.origin = x;
  scale.width = std::numeric_limits<double>::infinity();
  scale.base = z;
  return scale;
}

/// Fits `make(facts, column)` to every column of every group.
template <class Make>
inline outcome<> fit_each(matrix_view<const double> x, std::span<linear_scale> scales,
                          row_groups groups, const Make& make) {
  if (!is_product(scales.size(), groups.count, x.columns())) return fail(error_code::shape);
  std::vector<column_facts> facts;
  if (auto ok = facts_of(x, groups, facts); !ok) return ok;
  for (std::size_t k = 0; k < facts.size(); ++k) {
    if (facts[k].known == 0) {
      scales[k] = nothing_known();
      continue;
    }
    const outcome<linear_scale> made = make(facts[k], k % x.columns());
    if (!made) return failure<error>{{made.error().code, nowhere, k % x.columns()}};
    scales[k] = *made;
  }
  return done{};
}

}  // namespace detail

/// Mean and standard deviation of the scaled values, and the rule for constant columns, which
/// become the mean unless they are refused.
struct z_score_options {
  double mean = 0;
  double deviation = 1;
  constant_column constant = constant_column::refuse;
};

/// z-scores: \f$z = m + s\,(x - \bar x)/\mathrm{sd}\f$ with the sample sd, turned round where lower
/// is better.
///
/// Missing cells are passed over; a column with nothing known gets a scale that is not fitted.
/// `scales` has `groups.count * x.columns()` places. Errors: empty, shape, not_finite (row, column;
/// column alone where the range of a column overflows), too_small (column) where its deviation
/// underflows, out_of_range (group), one_row (column) where a single value is known,
/// column_constant (column), bad_option (`deviation <= 0`). Source: OECD/JRC Handbook 2008, step 5. O(cells) in two passes; memory for a
/// few numbers a column and group.
[[nodiscard]] inline outcome<> fit_z_score(matrix_view<const double> x,
                                           std::span<const better> sides,
                                           std::span<linear_scale> scales,
                                           const z_score_options& options = {},
                                           row_groups groups = {}) {
  if (sides.size() != x.columns()) return detail::fail(error_code::shape);
  if (!(options.deviation > 0) || !detail::finite(options.deviation) ||
      !detail::finite(options.mean))
    return detail::fail(error_code::bad_option);
  return detail::fit_each(
      x, scales, groups,
      [&](const detail::column_facts& facts, std::size_t j) -> outcome<linear_scale> {
        if (facts.known == 1) return detail::fail(error_code::one_row);
        if (facts.deviation == 0) {
          if (options.constant == constant_column::refuse)
            return detail::fail(error_code::column_constant);
          return detail::always(facts.mean, options.mean);
        }
        linear_scale scale;
        scale.origin = facts.mean;
        scale.width = sides[j] == better::higher ? facts.deviation : -facts.deviation;
        scale.base = options.mean;
        scale.gain = options.deviation;
        return scale;
      });
}

/// Goalposts: `clamp((x - low) / (high - low), 0, 1) * top`, and `top` less that where lower is
/// better. Fixed bounds of the host's own, as in the Human Development Index of UNDP; values beyond
/// them count as the bound, a missing one stays missing. Errors: bad_option unless `low < high` and
/// `top > 0`, all of them and `high - low` being finite. O(1).
[[nodiscard]] constexpr outcome<linear_scale> goalposts(double low, double high, better side,
                                                        double top = 1) {
  if (!(low < high) || !(top > 0) || !detail::finite(high - low) || !detail::finite(top))
    return detail::fail(error_code::bad_option);
  linear_scale scale;
  scale.origin = side == better::higher ? low : high;
  scale.width = side == better::higher ? high - low : low - high;
  scale.gain = top;
  scale.floor = 0;
  scale.ceiling = top;
  return scale;
}

/// Whether values past a target count as having reached it.
enum class target_cap : unsigned char { none, at_target };

/// Distance to a target: \f$(x-\min)/(t-\min)\f$, and \f$(\max-x)/(\max-t)\f$ where lower is
/// better: 0 for the worst, 1 at the target, above 1 past it unless capped.
///
/// With the value of a reference unit as target it is the distance to the reference. Errors: as
/// `fit_z_score`; out_of_range (column) when the target is no better than the worst value,
/// not_finite (column) when their distance overflows; a constant column is no error when its target
/// is better. Source and cost as `fit_z_score`.
[[nodiscard]] inline outcome<> fit_target(
    matrix_view<const double> x, std::span<const better> sides, std::span<const double> targets,
    std::span<linear_scale> scales, target_cap cap = target_cap::none, row_groups groups = {}) {
  if (sides.size() != x.columns() || targets.size() != x.columns())
    return detail::fail(error_code::shape);
  for (std::size_t j = 0; j < targets.size(); ++j)
    if (!detail::finite(targets[j])) return detail::fail(error_code::not_finite, nowhere, j);
  return detail::fit_each(
      x, scales, groups,
      [&](const detail::column_facts& facts, std::size_t j) -> outcome<linear_scale> {
        const bool up = sides[j] == better::higher;
        linear_scale scale;
        scale.origin = up ? facts.seen.least : facts.seen.most;
        scale.width = targets[j] - scale.origin;
        if (up ? !(scale.width > 0) : !(scale.width < 0))
          return detail::fail(error_code::out_of_range);
        if (!detail::finite(scale.width)) return detail::fail(error_code::not_finite);
        if (cap == target_cap::at_target) scale.ceiling = 1;
        return scale;
      });
}

/// Fraction of the largest value, \f$x/\max x\f$. It knows no direction: where lower is better,
/// turn the indicator round first. A constant column is 1 throughout, a negative value stays
/// negative. Errors: as `fit_z_score`; not_positive (column) unless max > 0. Cost as there.
[[nodiscard]] inline outcome<> fit_fraction_of_max(matrix_view<const double> x,
                                                   std::span<linear_scale> scales,
                                                   row_groups groups = {}) {
  return detail::fit_each(
      x, scales, groups,
      [](const detail::column_facts& facts, std::size_t) -> outcome<linear_scale> {
        if (!(facts.seen.most > 0)) return detail::fail(error_code::not_positive);
        linear_scale scale;
        scale.width = facts.seen.most;
        return scale;
      });
}

/// Vector normalisation \f$x/\|x\|\f$ (Hwang and Yoon 1981), which keeps ratios and knows no
/// direction; `topsis` does it by itself. A column of zeros stays zero. Errors: as `fit_z_score`.
/// Cost as there.
[[nodiscard]] inline outcome<> fit_vector(matrix_view<const double> x,
                                          std::span<linear_scale> scales, row_groups groups = {}) {
  return detail::fit_each(
      x, scales, groups,
      [](const detail::column_facts& facts, std::size_t) -> outcome<linear_scale> {
        if (facts.length == 0) return detail::always(0, 0);
        linear_scale scale;
        scale.width = facts.length;
        return scale;
      });
}

}  // namespace nqpf::inline NQPF_ABI::models
