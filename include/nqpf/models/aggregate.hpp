// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weighted means of the columns of a table, row by row, over what is known.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline v0::models {

/// The rule that joins several scores into one.
enum class mean_rule : unsigned char {
  arithmetic,  ///< sum w x; full compensation
  geometric,   ///< exp(sum w ln x), x > 0
  harmonic,    ///< 1 / sum(w / x), x > 0
  power,       ///< (sum w x^p)^(1/p), x > 0; p -> 0 is geometric, 1 arithmetic, -1 harmonic
  sum,         ///< sum w x without bringing the weights to one; needs every value with weight
};

/// How much of a row has to be known.
struct aggregate_options {
  mean_rule rule = mean_rule::arithmetic;
  double exponent = 1;  ///< of the power mean
  /// The least share of the weights whose values are known; below it the result is missing. With 1
  /// a single missing value makes the result missing.
  double min_coverage = 1;
};

namespace detail {

/// Whether enough is known; weights such as 0.7 and 0.1 reach 0.8 only up to rounding.
[[nodiscard]] constexpr bool covers(double known, double least) noexcept {
  return known >= least * (1 - 1e-12);
}

/// One row of an aggregation, over any indexable values. Writes the coverage it found.
template <class Values>
[[nodiscard]] inline outcome<double> mean_of(const Values& values, std::size_t count,
                                             const double* weights, double total,
                                             const aggregate_options& options, double& coverage,
                                             std::size_t row) {
  const double most = std::numeric_limits<double>::max();
  double known = 0, joined = 0;
  bool complete = true;
  const bool positive = options.rule != mean_rule::arithmetic && options.rule != mean_rule::sum;
  const bool log = options.rule == mean_rule::geometric ||
                   (options.rule == mean_rule::power && options.exponent == 0);
  for (std::size_t j = 0; j < count; ++j) {
    const double x = values[j];
    if (is_missing(x)) {
      complete = complete && weights[j] == 0;
      continue;
    }
    if (x > most || x < -most) return fail(error_code::not_finite, row, j);
    if (positive && x <= 0 && weights[j] > 0) return fail(error_code::not_positive, row, j);
    if (weights[j] == 0) continue;
    known += weights[j];
    if (!positive) joined += weights[j] * x;
    else if (log) joined += weights[j] * std::log(x);
    else if (options.rule == mean_rule::harmonic) joined += weights[j] / x;
    else joined += weights[j] * std::pow(x, options.exponent);
  }
  coverage = complete ? 1 : known / total;
  if (options.rule == mean_rule::sum) {
    if (!complete) return missing;
    if (!(joined >= -most && joined <= most)) return fail(error_code::not_finite, row);
    return joined;
  }
  if (!(known > 0) || !covers(coverage, options.min_coverage)) return missing;
  if (!positive && !(joined >= -most && joined <= most)) {  // the mean is a double, the sum none
    joined = 0;
    for (std::size_t j = 0; j < count; ++j)
      if (!is_missing(values[j]) && weights[j] > 0) joined += weights[j] / known * values[j];
    return joined;
  }
  joined /= known;
  if (!positive) return joined;
  const double score = log ? std::exp(joined)
                       : options.rule == mean_rule::harmonic
                           ? 1 / joined
                           : std::pow(joined, 1 / options.exponent);
  if (!(score <= most)) return fail(error_code::not_finite, row);
  return score;
}

[[nodiscard]] constexpr outcome<double> total_weight(std::span<const double> weights,
                                                     const aggregate_options& options) {
  if (!(options.min_coverage >= 0 && options.min_coverage <= 1) ||
      !(options.exponent >= -1e3 && options.exponent <= 1e3))
    return fail(error_code::bad_option);
  if (weights.empty()) return fail(error_code::empty);
  double total = 0;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (is_missing(weights[j])) return fail(error_code::missing_cell, nowhere, j);
    if (weights[j] < 0) return fail(error_code::weight_negative, nowhere, j);
    total += weights[j];
  }
  if (!(total <= std::numeric_limits<double>::max())) return fail(error_code::not_finite);
  if (total == 0) return fail(error_code::weight_zero);
  return total;
}

}  // namespace detail

/// The weighted mean of one row of values, over those that are known.
///
/// Weights are relative: they are brought to one over the present values (methods that take weights
/// of sum one refuse others instead; here the sum over what is present decides anyway). The result
/// is missing when less than `min_coverage` of the weight is known (up to rounding, 1e-12), or
/// nothing is. Geometric, harmonic and power means take positive values only; a value of weight
/// zero has no say and may be missing, but not infinite. Errors: empty, shape, missing_cell,
/// weight_negative, weight_zero (weights), not_finite, not_positive (column), bad_option. Source:
/// OECD/JRC Handbook 2008, step 6. O(values).
[[nodiscard]] inline outcome<double> aggregate(std::span<const double> values,
                                               std::span<const double> weights,
                                               const aggregate_options& options = {}) {
  if (values.size() != weights.size()) return detail::fail(error_code::shape);
  const outcome<double> total = detail::total_weight(weights, options);
  if (!total) return total;
  double coverage = 0;
  return detail::mean_of(values, values.size(), weights.data(), *total, options, coverage, nowhere);
}

namespace detail {

/// Children of one parent among the columns of a table, with their weights.
struct family {
  std::vector<std::size_t> children;
  std::vector<double> weights;  ///< as given
  std::vector<double> shares;   ///< brought to one for means, as given for sums
  double total = 0;
};

/// Scores of several parents from the columns of a table. `out` and `coverage` (unless empty) have
/// one column a parent. Errors name row and column; `x` is read once.
inline outcome<> aggregate_families(matrix_view<const double> x,
                                    const std::vector<family>& families,
                                    const aggregate_options& options, matrix_view<double> out,
                                    matrix_view<double> coverage) {
  struct values_of {
    const matrix_view<const double>& x;
    const std::vector<std::size_t>& children;
    std::size_t row;
    double operator[](std::size_t k) const { return x(row, children[k]); }
  };
  error found;
  bool ok = true;
  const auto exact = [&](const family& f, std::size_t i, std::size_t p) {
    double covered = 0;
    const outcome<double> score = mean_of(values_of{x, f.children, i}, f.children.size(),
                                          f.weights.data(), f.total, options, covered, i);
    if (!score) {
      found = score.error();
      if (found.column != nowhere) found.column = f.children[found.column];
      ok = false;
      return;
    }
    out(i, p) = *score;
    if (!coverage.empty()) coverage(i, p) = covered;
  };
  if (options.rule != mean_rule::arithmetic && options.rule != mean_rule::sum) {
    for (std::size_t i = 0; i < x.rows(); ++i)
      for (std::size_t p = 0; p < families.size(); ++p) {
        exact(families[p], i, p);
        if (!ok) return failure<error>{found};
      }
    return done{};
  }
  // Sums of whole columns; rows where something is missing or infinite are looked at one by one.
  std::vector<const double*> picked(x.columns());
  double sums[block_rows];
  row_blocks blocks(x);
  blocks.each([&](const double* const* columns, std::size_t first, std::size_t n) {
    for (std::size_t p = 0; p < families.size() && ok; ++p) {
      const family& f = families[p];
      for (std::size_t k = 0; k < f.children.size(); ++k) picked[k] = columns[f.children[k]];
      kernels().weighted_sum(picked.data(), f.children.size(), n, f.shares.data(), sums);
      for (std::size_t i = 0; i < n && ok; ++i) {
        if (!finite(sums[i])) {
          exact(f, first + i, p);
          continue;
        }
        out(first + i, p) = sums[i];
        if (!coverage.empty()) coverage(first + i, p) = 1;
      }
    }
    return ok;
  });
  if (!ok) return failure<error>{found};
  return done{};
}

inline void settle(family& f, const aggregate_options& options) {
  f.shares = f.weights;
  if (options.rule != mean_rule::sum)
    for (double& share : f.shares) share /= f.total;
}

}  // namespace detail

/// The same for every row of a table. `scores` gets one value a row; `coverage`, unless empty, the
/// share of the weight that was known in that row. Errors: as above, with the row; shape. Source as
/// above. O(cells); memory for the weights, and a block of rows when columns are not contiguous.
[[nodiscard]] inline outcome<> aggregate(matrix_view<const double> x,
                                         std::span<const double> weights, std::span<double> scores,
                                         const aggregate_options& options = {},
                                         std::span<double> coverage = {}) {
  if (x.empty()) return detail::fail(error_code::empty);
  if (weights.size() != x.columns() || scores.size() != x.rows() ||
      (!coverage.empty() && coverage.size() != x.rows()))
    return detail::fail(error_code::shape);
  const outcome<double> total = detail::total_weight(weights, options);
  if (!total) return failure<error>{total.error()};
  std::vector<detail::family> all(1);
  all[0].weights.assign(weights.begin(), weights.end());
  all[0].total = *total;
  for (std::size_t j = 0; j < x.columns(); ++j) all[0].children.push_back(j);
  detail::settle(all[0], options);
  return detail::aggregate_families(
      x, all, options, column_major(scores, x.rows(), 1),
      coverage.empty() ? matrix_view<double>{} : column_major(coverage, x.rows(), 1));
}

}  // namespace nqpf::inline v0::models
