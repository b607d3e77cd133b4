// SPDX-License-Identifier: BSL-1.0
#pragma once

// Weighted means of the columns of a table, row by row, over what is known.

#include <nqpf/models/detail/column.hpp>
#include <nqpf/models/detail/logarithm.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/matrix_view.hpp>
#include <nqpf/models/options.hpp>
#include <nqpf/models/weights.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// The rule that joins several scores into one.
enum class mean_rule : unsigned char {
  arithmetic,  ///< sum w x; full compensation
  geometric,   ///< exp(sum w ln x), x > 0
  harmonic,    ///< 1 / sum(w / x), x > 0
  power,       ///< (sum w x^p)^(1/p), x > 0; p = 0 is geometric, 1 arithmetic, -1 harmonic
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

/// The known values of one row that have weight: their extent, and the sum of the weights.
struct row_facts {
  extent seen;
  double known = 0;
  bool complete = true;  ///< nothing with weight is missing
};

/// Looks through a row. Errors: not_finite, not_positive (column).
template <class Values>
[[nodiscard]] inline outcome<row_facts> look_through(const Values& values, std::size_t count,
                                                     const double* weights, bool positive,
                                                     std::size_t row) {
  row_facts facts;
  for (std::size_t j = 0; j < count; ++j) {
    const double x = values[j];
    if (is_missing(x)) {
      facts.complete = facts.complete && weights[j] == 0;
      continue;
    }
    if (infinite(x)) return fail(error_code::not_finite, row, j);
    if (weights[j] == 0) continue;
    if (positive && x <= 0) return fail(error_code::not_positive, row, j);
    facts.known += weights[j];
    if (x < facts.seen.least) facts.seen.least = x;
    if (x > facts.seen.most) facts.seen.most = x;
  }
  return facts;
}

/// Calls `use(value, weight)` for the known values of a row that have weight.
template <class Values, class Use>
inline void each_weighed(const Values& values, std::size_t count, const double* weights,
                         const Use& use) {
  for (std::size_t j = 0; j < count; ++j)
    if (weights[j] > 0 && !is_missing(values[j])) use(values[j], weights[j]);
}

template <class Values>
[[nodiscard]] inline outcome<double> plain_sum(const Values& values, std::size_t count,
                                               const double* weights, std::size_t row) {
  double sum = 0, largest = 0;
  bool any = false;
  each_weighed(values, count, weights, [&](double x, double w) {
    any = any || x != 0;
    sum += w * x;
    largest = std::fmax(largest, std::fabs(w * x));
  });
  if (!finite(sum)) return fail(error_code::not_finite, row);
  if (any && std::fmax(largest, std::fabs(sum)) < std::numeric_limits<double>::min())
    return fail(error_code::too_small, row);
  return sum;
}

template <class Values>
[[nodiscard]] inline double arithmetic_mean(const Values& values, std::size_t count,
                                            const double* weights, const row_facts& facts) {
  double sum = 0;
  each_weighed(values, count, weights, [&](double x, double w) { sum += w * x; });
  if (finite(sum) && std::fabs(sum) >= std::numeric_limits<double>::min()) return sum / facts.known;
  sum = 0;  // the mean is a double, the sum may be none
  each_weighed(values, count, weights, [&](double x, double w) { sum += w / facts.known * x; });
  return sum < facts.seen.least ? facts.seen.least : sum > facts.seen.most ? facts.seen.most : sum;
}

/// Harmonic mean relative to the least value, so that no quotient overflows.
template <class Values>
[[nodiscard]] inline double harmonic_mean(const Values& values, std::size_t count,
                                          const double* weights, const row_facts& facts) {
  const double least = facts.seen.least;
  double sum = 0;
  each_weighed(values, count, weights,
               [&](double x, double w) { sum += w / facts.known * (least / x); });
  return least / sum;
}

/// ln(x / y) of positive numbers, also where the quotient is no normal double.
inline double log_of_quotient(double x, double y) noexcept {
  const double q = x / y;
  const bool exact = q >= std::numeric_limits<double>::min() && finite(q);
  return exact ? detail::logarithm(q) : detail::logarithm(x) - detail::logarithm(y);
}

/// Power mean of order p, in logarithms relative to the value that weighs most, the largest or for
/// p < 0 the least. Where powers differ from one by little only expm1 keeps their digits.
template <class Values>
[[nodiscard]] inline double power_mean(const Values& values, std::size_t count,
                                       const double* weights, const row_facts& facts, double p) {
  const double anchor = p < 0 ? facts.seen.least : facts.seen.most;
  const double other = p < 0 ? facts.seen.most : facts.seen.least;
  const bool near = std::fabs(p * log_of_quotient(other, anchor)) <= 1;
  double log_mean = 0, sum = 0;
  each_weighed(values, count, weights, [&](double x, double w) {
    const double share = w / facts.known, log = log_of_quotient(x, anchor);
    log_mean += share * log;
    sum += share * (near ? std::expm1(p * log) : std::exp(p * log));
  });
  // Below 1e-100 p makes no difference to the geometric mean that a double could tell.
  if (std::fabs(p) >= 1e-100) log_mean = (near ? std::log1p(sum) : detail::logarithm(sum)) / p;
  if (log_mean > -700 && log_mean < 700) return anchor * std::exp(log_mean);
  return anchor * std::exp(log_mean / 2) * std::exp(log_mean / 2);  // neither half overflows
}

/// One row of an aggregation, over any indexable values. Writes the coverage it found.
template <class Values>
[[nodiscard]] inline outcome<double> mean_of(const Values& values, std::size_t count,
                                             const double* weights, double total,
                                             const aggregate_options& options, double& coverage,
                                             std::size_t row) {
  const bool positive = options.rule != mean_rule::arithmetic && options.rule != mean_rule::sum;
  const outcome<row_facts> facts = look_through(values, count, weights, positive, row);
  if (!facts) return failure<error>{facts.error()};
  coverage = facts->complete ? 1 : facts->known / total;
  if (options.rule == mean_rule::sum) {
    if (!facts->complete) return missing;
    return plain_sum(values, count, weights, row);
  }
  if (!(facts->known > 0) || !covers(coverage, options.min_coverage)) return missing;
  if (!positive) return arithmetic_mean(values, count, weights, *facts);
  double lightest = facts->known;
  each_weighed(values, count, weights,
               [&](double, double w) { lightest = std::fmin(lightest, w); });
  if (underflows(1, lightest / facts->known)) return fail(error_code::too_small, row);
  const double p = options.rule == mean_rule::geometric  ? 0
                   : options.rule == mean_rule::harmonic ? -1
                                                         : options.exponent;
  const double mean = p == 1    ? arithmetic_mean(values, count, weights, *facts)
                      : p == -1 ? harmonic_mean(values, count, weights, *facts)
                                : power_mean(values, count, weights, *facts, p);
  const extent& seen = facts->seen;  // rounding does not lead beyond the values
  return mean < seen.least ? seen.least : mean > seen.most ? seen.most : mean;
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
/// nothing is. A mean lies within its values, however large or small they are; geometric, harmonic
/// and power means take positive values only and are formed in logarithms or relative to one of the
/// values. Exponents lie within -1000 and 1000. A value of weight zero has no say and may be
/// missing, but not infinite. Errors: empty, shape, missing_cell, weight_negative, weight_zero
/// (weights), not_finite, not_positive (column; a sum that overflows has none), too_small for a sum
/// that underflows and for weights of positive means more than 1e307 apart, bad_option. Source:
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

/// Scores of several parents from the columns of a table, which is read once.
class family_scorer {
public:
  family_scorer(matrix_view<const double> x, const std::vector<family>& families,
                const aggregate_options& options, matrix_view<double> out,
                matrix_view<double> coverage)
      : x_(x), families_(families), options_(options), out_(out), coverage_(coverage) {}

  outcome<> score() {
    if (options_.rule == mean_rule::arithmetic || options_.rule == mean_rule::sum) add_columns();
    else take_rows();
    if (!ok_) return failure<error>{found_};
    return done{};
  }

private:
  struct values_of {
    const matrix_view<const double>& x;
    const std::vector<std::size_t>& children;
    std::size_t row;
    double operator[](std::size_t k) const { return x(row, children[k]); }
  };

  // One row of one parent.
  void take(std::size_t i, std::size_t p) {
    const family& f = families_[p];
    double covered = 0;
    const outcome<double> score = mean_of(values_of{x_, f.children, i}, f.children.size(),
                                          f.weights.data(), f.total, options_, covered, i);
    if (!score) {
      found_ = score.error();
      if (found_.column != nowhere) found_.column = f.children[found_.column];
      ok_ = false;
      return;
    }
    out_(i, p) = *score;
    if (!coverage_.empty()) coverage_(i, p) = covered;
  }

  void take_rows() {
    for (std::size_t i = 0; i < x_.rows() && ok_; ++i)
      for (std::size_t p = 0; p < families_.size() && ok_; ++p) take(i, p);
  }

  // Sums of whole columns; rows where something is missing, infinite or tiny are looked at one by
  // one.
  void add_columns() {
    std::vector<const double*> picked(x_.columns());
    row_blocks blocks(x_);
    blocks.each([&](const double* const* columns, std::size_t first, std::size_t n) {
      for (std::size_t p = 0; p < families_.size() && ok_; ++p) {
        const family& f = families_[p];
        for (std::size_t k = 0; k < f.children.size(); ++k) picked[k] = columns[f.children[k]];
        kernels().weighted_sum(picked.data(), f.children.size(), n, f.shares.data(), sums_);
        keep_sums(p, first, n);
      }
      return ok_;
    });
  }

  void keep_sums(std::size_t p, std::size_t first, std::size_t n) {
    for (std::size_t i = 0; i < n && ok_; ++i) {
      if (!finite(sums_[i]) || std::fabs(sums_[i]) < std::numeric_limits<double>::min()) {
        take(first + i, p);
        continue;
      }
      out_(first + i, p) = sums_[i];
      if (!coverage_.empty()) coverage_(first + i, p) = 1;
    }
  }

  matrix_view<const double> x_;
  const std::vector<family>& families_;
  const aggregate_options& options_;
  matrix_view<double> out_;
  matrix_view<double> coverage_;
  double sums_[block_rows];
  error found_{};
  bool ok_ = true;
};

/// Scores of several parents from the columns of a table. `out` and `coverage` (unless empty) have
/// one column a parent. Errors name row and column.
inline outcome<> aggregate_families(matrix_view<const double> x,
                                    const std::vector<family>& families,
                                    const aggregate_options& options, matrix_view<double> out,
                                    matrix_view<double> coverage) {
  return family_scorer(x, families, options, out, coverage).score();
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

}  // namespace nqpf::inline NQPF_ABI::models
