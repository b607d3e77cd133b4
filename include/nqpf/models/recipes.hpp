// SPDX-License-Identifier: BSL-1.0
#pragma once

// One raw table prepared in every way that is considered: the tables of an uncertainty study.

#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/normalise.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/outliers.hpp>
#include <nqpf/models/prepare.hpp>
#include <nqpf/models/rank_scores.hpp>
#include <nqpf/models/scale.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// How missing cells are filled.
enum class imputation : unsigned char {
  none,          ///< not at all: a missing cell is an error
  mean,          ///< of the column
  median,        ///< of the column
  group_mean,    ///< of the column within the group of the row
  group_median,  ///< of the column within the group of the row
  along_time,    ///< on the line between known years of the unit
};

/// How columns are brought to one scale.
struct normalisation {
  enum class kind : unsigned char {
    min_max,
    z_score,
    rank,
    percentile,
    fraction_of_max
  } how = kind::min_max;
  /// min_max: the ends of the range. z_score: mean and deviation. percentile: the ends of the
  /// range.
  double first = 0;
  double second = 1;
  constant_column constant = constant_column::as_middle;  ///< min_max and z_score
};

/// The ways to combine. An empty list stands for its first word: no imputation, no clamping,
/// min-max.
struct recipe_lists {
  std::span<const imputation> imputations{};
  std::span<const std::size_t> winsorised{};  ///< outliers winsorised at most, each; 0 leaves them
  std::span<const normalisation> normalisations{};
  row_groups groups{};              ///< of group_mean and group_median
  row_groups units{};               ///< of along_time
  std::span<const double> times{};  ///< of along_time

  /// The alternatives of the three steps: the `table_factors` of an uncertainty design.
  [[nodiscard]] constexpr std::size_t alternatives(std::size_t step) const noexcept {
    const std::size_t n = step == 0   ? imputations.size()
                          : step == 1 ? winsorised.size()
                                      : normalisations.size();
    return n == 0 ? 1 : n;
  }
  /// The product of the alternatives, or the largest number where that does not fit.
  [[nodiscard]] constexpr std::size_t tables() const noexcept {
    std::size_t product = 1;
    for (std::size_t step = 0; step < 3; ++step)
      if (__builtin_mul_overflow(product, alternatives(step), &product))
        return static_cast<std::size_t>(-1);
    return product;
  }
};

namespace detail {

inline outcome<> impute_by(imputation rule, matrix_view<const double> x, const recipe_lists& lists,
                           matrix_view<double> out) {
  outcome<std::size_t> filled = std::size_t{0};
  switch (rule) {
    case imputation::none:
      for (std::size_t j = 0; j < x.columns(); ++j)
        for (std::size_t i = 0; i < x.rows(); ++i) out(i, j) = x(i, j);
      break;
    case imputation::mean: filled = impute(x, out, impute_with::mean); break;
    case imputation::median: filled = impute(x, out, impute_with::median); break;
    case imputation::group_mean: filled = impute(x, out, impute_with::mean, lists.groups); break;
    case imputation::group_median:
      filled = impute(x, out, impute_with::median, lists.groups);
      break;
    case imputation::along_time: filled = interpolate(x, lists.units, lists.times, out); break;
  }
  if (!filled) return failure<error>{filled.error()};
  for (std::size_t i = 0; i < out.rows(); ++i)
    for (std::size_t j = 0; j < out.columns(); ++j)
      if (is_missing(out(i, j))) return fail(error_code::missing_cell, i, j);
  return done{};
}

inline outcome<> normalise_by(const normalisation& rule, std::span<const better> sides,
                              std::vector<linear_scale>& scales, matrix_view<double> z) {
  using kind = normalisation::kind;
  switch (rule.how) {
    case kind::min_max: return min_max(z, sides, z, {rule.first, rule.second, rule.constant});
    case kind::z_score:
      if (auto ok = fit_z_score(z, sides, scales, {rule.first, rule.second, rule.constant}); !ok)
        return ok;
      return apply_scales(z, scales, z);
    case kind::fraction_of_max:
      for (std::size_t j = 0; j < sides.size(); ++j)
        if (sides[j] == better::lower) return fail(error_code::bad_option, nowhere, j);
      if (auto ok = fit_fraction_of_max(z, scales); !ok) return ok;
      return apply_scales(z, scales, z);
    case kind::rank: return rank_scores(z, sides, z);
    case kind::percentile:
      if (!(rule.first < rule.second) || !finite(rule.second - rule.first))
        return fail(error_code::bad_option);
      if (auto ok = rank_scores(z, sides, z, rank_score::percentile); !ok) return ok;
      for (std::size_t j = 0; j < z.columns(); ++j)
        for (std::size_t i = 0; i < z.rows(); ++i)
          z(i, j) = rule.first + (rule.second - rule.first) * z(i, j);
      return done{};
  }
  return done{};
}

}  // namespace detail

/// Prepares `x` in every combination of the lists, pooled over all rows: imputation, then outliers,
/// then normalisation, the last varying fastest. `out` holds `lists.tables()` tables one after the
/// other, each column by column; `tables`, unless empty, gets the views of them.
///
/// Errors: shape; those of the methods; missing_cell (row, column) for a cell that an imputation
/// leaves missing; bad_option (column) for fraction_of_max where lower is better. O(tables cells
/// log rows); memory for two tables.
[[nodiscard]] inline outcome<> prepare_tables(matrix_view<const double> x,
                                              std::span<const better> sides,
                                              const recipe_lists& lists, std::span<double> out,
                                              std::span<matrix_view<const double>> tables = {}) {
  if (x.empty()) return detail::fail(error_code::empty);
  const std::size_t n = x.rows(), m = x.columns(), size = n * m;
  if (sides.size() != m || !detail::is_product(out.size(), lists.tables(), size) ||
      (!tables.empty() && tables.size() != lists.tables()))
    return detail::fail(error_code::shape);
  std::vector<double> filled(size), winsorised(size);
  const matrix_view<double> complete = column_major(filled, n, m),
                            tamed = column_major(winsorised, n, m);
  std::vector<linear_scale> scales(m);
  std::size_t made = 0;
  for (std::size_t a = 0; a < lists.alternatives(0); ++a) {
    const imputation rule = lists.imputations.empty() ? imputation::none : lists.imputations[a];
    if (auto ok = detail::impute_by(rule, x, lists, complete); !ok) return ok;
    for (std::size_t b = 0; b < lists.alternatives(1); ++b) {
      outlier_options limit;
      limit.most = lists.winsorised.empty() ? 0 : lists.winsorised[b];
      if (auto ok = winsorise(complete, tamed, {}, limit); !ok) return ok;
      for (std::size_t c = 0; c < lists.alternatives(2); ++c) {
        const std::span<double> place = out.subspan(made * size, size);
        for (std::size_t k = 0; k < size; ++k) place[k] = winsorised[k];
        const normalisation how =
            lists.normalisations.empty() ? normalisation{} : lists.normalisations[c];
        const matrix_view<double> z = column_major(place, n, m);
        if (auto ok = detail::normalise_by(how, sides, scales, z); !ok) return ok;
        if (!tables.empty()) tables[made] = z;
        ++made;
      }
    }
  }
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
