// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scales and weights of the columns of an assessment, one column at a time: no second table is made.

#include <nqpf/assess/plan/plan.hpp>
#include <nqpf/models/entropy.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/scale.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// The group of rows over which a row is scaled: its year, or all.
struct scale_groups {
  std::vector<std::uint32_t> of_row;  ///< empty when pooled
  std::size_t count = 1;

  [[nodiscard]] models::row_groups view() const noexcept { return {of_row, count}; }
  [[nodiscard]] std::size_t operator[](std::size_t row) const noexcept {
    return of_row.empty() ? 0 : of_row[row];
  }
};

inline scale_groups groups_of(const panel& from, scale_over over) {
  scale_groups made;
  if (over == scale_over::pooled) return made;
  const auto years = from.years();
  made.count = years.size();
  made.of_row.reserve(from.rows());
  const int first = years.empty() ? 0 : years.front();
  std::vector<std::uint32_t> place(
      years.empty() ? 0 : static_cast<std::size_t>(years.back() - first) + 1, 0);
  for (std::size_t y = 0; y < years.size(); ++y)
    place[static_cast<std::size_t>(years[y] - first)] = static_cast<std::uint32_t>(y);
  for (const int year : from.row_years())
    made.of_row.push_back(place[static_cast<std::size_t>(year - first)]);
  return made;
}

/// What became of a column's scales.
struct fitted {
  std::vector<assessed::column_scale>
      scales;                      ///< one a group; not fitted where the column does not vary
  std::size_t known_groups = 0;    ///< groups with some value
  std::size_t varying_groups = 0;  ///< groups with two values that are not equally good
  std::size_t winsorised = 0;      ///< values that count as the end of the scale
  bool overflow = false;
};

/// The values that are scored: those of the panel, or with the gaps filled.
inline std::span<const double> used_values(const panel& from, const imputed_columns& filled,
                                           std::size_t c) {
  return c < filled.size() && !filled[c].empty() ? std::span<const double>(filled[c])
                                                 : from.values(c);
}

/// Whether a year is one of those that scales and weights are fitted to.
inline bool in_base(const assess_options& choices, int year) noexcept {
  return choices.base_last == 0 || (year >= choices.base_first && year <= choices.base_last);
}

/// The scale between two given ends. The distance from a target counts as far as the farther end lies.
inline assessed::column_scale scale_between(double low, double high, const schema_column& column,
                                            double lowest) {
  models::min_max_options options;
  options.low = lowest;
  assessed::column_scale made;
  if (column.better == column_better::target) {
    made.best = best_values(column);
    const double below = made.best.distance(low);
    const double above = made.best.distance(high);
    made.scale =
        models::min_max_scale(0, below > above ? below : above, models::better::lower, options);
  } else {
    made.scale = models::min_max_scale(
        low, high,
        column.better == column_better::lower ? models::better::lower : models::better::higher,
        options);
  }
  made.scale.floor = lowest;
  made.scale.ceiling = 1;
  return made;
}

/// Whether a scale that keeps within its ends changes a value by that.
inline bool beyond_ends(const assessed::column_scale& scale, double x) {
  if (is_missing(x) || is_missing(scale.scale.origin)) return false;
  assessed::column_scale free = scale;
  free.scale.floor = -infinity;
  free.scale.ceiling = infinity;
  return std::fabs(free(x) - scale(x)) > 1e-12;
}

/// The scales of a column whose ends are given. A column with some value counts in a group even where it
/// does not vary: between fixed ends one value says something.
inline fitted fit_between(std::span<const double> values, const scale_groups& groups,
                          const assessed::column_scale& scale) {
  fitted made;
  made.scales.assign(groups.count, scale);
  std::vector<bool> known(groups.count, false);
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (is_missing(values[row])) continue;
    known[groups[row]] = true;
    made.winsorised += beyond_ends(scale, values[row]) ? 1U : 0U;
  }
  for (std::size_t g = 0; g < groups.count; ++g) made.known_groups += known[g] ? 1U : 0U;
  made.varying_groups = made.known_groups;
  return made;
}

/// The least distance of the values of each group from what is best in a column with a target; infinite where a
/// group has none, and for other columns nothing.
inline std::vector<double> least_distances(const schema_column& column, const scale_groups& groups,
                                           std::span<const double> values) {
  if (column.better != column_better::target) return {};
  const models::target_interval best = best_values(column);
  std::vector<double> least(groups.count, infinity);
  for (std::size_t row = 0; row < values.size(); ++row) {
    double& at = least[groups[row]];
    if (!is_missing(values[row])) at = std::fmin(at, best.distance(values[row]));
  }
  return least;
}

/// The scale of one group of a column, from that of its values; unfitted where they tell nothing. `nearest` is the
/// least distance from what is best, of a column with a target. Counts the groups with values, and those in which
/// they vary.
inline assessed::column_scale scale_of_group(const models::linear_scale& scale,
                                             const schema_column& column, double nearest,
                                             const models::min_max_options& options,
                                             fitted& counts) {
  assessed::column_scale own{scale};
  if (!scale.fitted()) return own;
  ++counts.known_groups;
  bool varies = scale.width < infinity && scale.width > -infinity;
  if (varies && column.better == column_better::target) {
    own.best = best_values(column);
    const double farthest =
        std::fmax(own.best.distance(scale.origin), own.best.distance(scale.origin + scale.width));
    own.scale = models::min_max_scale(0, farthest, models::better::lower, options);
    // Where all values are equally good the column says nothing; a distance is as exact as its ends.
    const double size = std::fmax(std::fabs(scale.origin), std::fabs(scale.origin + scale.width));
    varies = farthest - nearest > models::rounding * std::fmax(farthest, size);
  }
  if (varies) ++counts.varying_groups;
  else own.scale.origin = missing;
  return own;
}

/// What the scales of all columns are fitted by; `scratch` is memory for one column.
struct fitting {
  const panel& from;
  const scale_groups& groups;
  const assess_options& choices;
  double lowest = 0;
  std::vector<double>& scratch;

  /// Whether scales are fitted to fewer values than they are applied to.
  [[nodiscard]] bool narrows() const noexcept {
    return choices.outliers == outlier_rule::winsorise || choices.base_last != 0;
  }
};

/// Copies values into the scratch, without the years outside the base and with outliers drawn in; false
/// where their range overflows.
inline bool narrow(const fitting& by, std::span<const double> values) {
  std::vector<double>& own = by.scratch;
  own.assign(values.begin(), values.end());
  for (std::size_t row = 0; by.choices.base_last != 0 && row < own.size(); ++row) {
    if (!in_base(by.choices, by.from.row_year(row))) own[row] = missing;
  }
  if (by.choices.outliers != outlier_rule::winsorise) return true;
  const models::matrix_view<double> one(own.data(), own.size(), 1, 1, 0);
  return models::winsorise(one, one).ok();
}

/// Fits the min-max scale of one column to each group. A column that is constant in a group says
/// nothing there: its scale stays unfitted, and its values there count as missing.
inline fitted fit(const fitting& by, std::size_t c, std::span<const double> values) {
  const schema_column& column = by.from.column(c);
  fitted made;
  made.overflow = by.narrows() && !narrow(by, values);
  if (made.overflow) return made;
  const double* fitted_to = by.narrows() ? by.scratch.data() : values.data();
  const models::matrix_view<const double> one(fitted_to, values.size(), 1, 1, 0);
  const models::better side[1] = {column.better == column_better::lower ? models::better::lower
                                                                        : models::better::higher};
  models::min_max_options options;
  options.low = by.lowest;
  options.constant = models::constant_column::as_lowest;
  std::vector<models::linear_scale> scales(by.groups.count);
  made.overflow = !models::fit_min_max(one, side, scales, options, by.groups.view());
  if (made.overflow) return made;
  const std::vector<double> nearest =
      least_distances(column, by.groups, std::span(fitted_to, values.size()));
  for (std::size_t g = 0; g < scales.size(); ++g) {
    assessed::column_scale own =
        scale_of_group(scales[g], column, nearest.empty() ? 0 : nearest[g], options, made);
    if (by.narrows()) {
      own.scale.floor = by.lowest;
      own.scale.ceiling = 1;
      for (const double x : values) made.winsorised += beyond_ends(own, x) ? 1U : 0U;
    }
    made.scales.push_back(own);
  }
  return made;
}

/// The divergence of a column, by which entropy weighs it.
inline models::outcome<double> divergence(const panel& from, std::span<const double> values,
                                          const assess_options& choices,
                                          const std::vector<assessed::column_scale>& scales,
                                          const scale_groups& groups,
                                          std::vector<double>& scratch) {
  models::matrix_view<const double> one(values.data(), values.size(), 1, 1, 0);
  const bool scaled = choices.weights == weighting::entropy;
  if (scaled || choices.base_last != 0) {
    scratch.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      const bool counts = in_base(choices, from.row_year(i));
      scratch[i] = !counts ? missing : scaled ? scales[groups[i]](values[i]) : values[i];
    }
    one = {scratch.data(), scratch.size(), 1, 1, 0};
  }
  double entropy[1] = {1};
  models::entropy_options options;
  options.unknown = models::missing_cells::skip;
  if (auto ok = models::entropies(one, entropy, options); !ok) {
    // One known value has no spread: it weighs nothing.
    if (ok.error().code == models::error_code::one_row) return 0.0;
    return failure<models::error>{ok.error()};
  }
  return 1 - entropy[0];
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
