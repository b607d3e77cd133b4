// SPDX-License-Identifier: BSL-1.0
#pragma once

// Normalisation by rank: only the order of the values counts.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// How a rank becomes a score. The worst of n known values has rank 1; equal values share the mean.
enum class rank_score : unsigned char {
  rank,        ///< 1 .. n
  borda,       ///< rank - 1: how many are worse
  percentile,  ///< (rank - 1) / (n - 1), in [0, 1]
};

namespace detail {

/// The rank scores of one column in one group of rows; false for the percentile of a single value.
[[nodiscard]] inline bool score_group(strided_view<const double> x, better side,
                                      std::span<const std::size_t> rows, rank_score kind,
                                      strided_view<double> z) {
  std::vector<std::size_t> known;
  std::vector<double> value;
  for (const std::size_t i : rows) {
    if (is_missing(x[i])) {
      z[i] = missing;
      continue;
    }
    known.push_back(i);
    value.push_back(side == better::higher ? x[i] : -x[i]);
  }
  const std::size_t n = known.size();
  if (n == 1 && kind == rank_score::percentile) return false;
  const auto order = sorted_rows(n, [&](std::size_t k) { return value[k]; });
  for (std::size_t first = 0; first < n;) {
    std::size_t last = first + 1;
    while (last < n && about_equal(value[order[last]], value[order[first]])) ++last;
    double score = static_cast<double>(first + 1 + last) / 2;
    if (kind != rank_score::rank) score -= 1;
    if (kind == rank_score::percentile) score /= static_cast<double>(n - 1);
    for (; first < last; ++first) z[known[order[first]]] = score;
  }
  return true;
}

}  // namespace detail

/// Writes the rank score of every cell within its column, or within its column and group of rows
/// (OECD/JRC Handbook 2008, step 5; `rank_score` has the formulas).
///
/// Missing cells stay missing and do not count; values are equal as in `rank`, from the worst
/// upwards. `z` has the shape of `x` and may be the same memory. Errors: empty, shape, not_finite, out_of_range (group), one_row (column) for the
/// percentile of a single known value. O(cells log rows); memory for two numbers a row.
[[nodiscard]] inline outcome<> rank_scores(matrix_view<const double> x,
                                           std::span<const better> sides, matrix_view<double> z,
                                           rank_score kind = rank_score::rank,
                                           row_groups groups = {}) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (x.rows() != z.rows() || x.columns() != z.columns() || sides.size() != x.columns())
    return detail::fail(error_code::shape);
  if (auto ok = detail::check_groups(groups, x.rows()); !ok) return ok;
  std::vector<std::vector<std::size_t>> rows(detail::groups_used(groups));
  for (std::size_t i = 0; i < x.rows(); ++i) {
    for (std::size_t j = 0; j < x.columns(); ++j)
      if (detail::infinite(x(i, j))) return detail::fail(error_code::not_finite, i, j);
    rows[groups[i]].push_back(i);
  }
  for (std::size_t j = 0; j < x.columns(); ++j)
    for (const std::vector<std::size_t>& group : rows)
      if (!detail::score_group(x.column(j), sides[j], group, kind, z.column(j)))
        return detail::fail(error_code::one_row, nowhere, j);
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
