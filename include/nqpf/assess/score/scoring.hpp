// SPDX-License-Identifier: BSL-1.0
#pragma once

// From raw columns to dimension scores, indices and coupling, a block of rows at a time: what is in between
// stays in the cache.

#include <nqpf/assess/options.hpp>
#include <nqpf/assess/plan/plan.hpp>
#include <nqpf/assess/score/closeness.hpp>
#include <nqpf/models/aggregate.hpp>
#include <nqpf/models/coupling.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// Keeps a score in [0, 1], where the rounding of a mean of numbers within it may leave it.
inline double inside(double score) noexcept { return score < 0 ? 0 : score > 1 ? 1 : score; }

/// One dimension: the weights of its columns, relative. Equal weights are all 1, so that shares of them
/// come out exactly.
struct dimension_weights {
  std::vector<double> of_scored_column;
  std::vector<std::size_t> scored_columns;
};

/// A side: the weights of its dimensions, relative, and which of its dimensions have columns.
struct side_weights {
  std::vector<double> of_dimension;
  std::vector<std::size_t> dimensions;
  double absent =
      0;  ///< weight of the dimensions that nothing stands for and that count as unknown
  double present = 1;  ///< the share of the weight that is not of these
};

/// Joins scaled columns (`block`, one array of `score_block` for each) into a dimension's score and coverage.
inline void score_dimension(const std::vector<double>& block, std::size_t rows,
                            const dimension_weights& weights, const assess_options& options,
                            double* score, double* coverage) {
  const auto x = scaled_columns(block.data(), rows, weights.of_scored_column.size(), score_block);
  models::aggregate_options how;
  how.rule = options.within;
  how.min_coverage = options.min_coverage;
  const auto ok = models::aggregate(x, weights.of_scored_column, std::span(score, rows), how,
                                    std::span(coverage, rows));
  NQPF_ASSERT(ok.ok());  // scales keep positive what has to be
  static_cast<void>(ok);
  for (std::size_t i = 0; i < rows; ++i) {
    if (!is_missing(score[i])) score[i] = inside(score[i]);
  }
}

/// Joins dimension scores into a side's index. Dimensions that nothing stands for count as unknown: an index
/// that lacks too many of its dimensions is missing.
inline double join_dimensions(const side_weights& weights, const double* scores,
                              const assess_options& options) {
  const std::size_t n = weights.of_dimension.size();
  double all = weights.absent;
  double known = 0;
  for (std::size_t i = 0; i < n; ++i) {
    all += weights.of_dimension[i];
    if (!is_missing(scores[i])) known += weights.of_dimension[i];
  }
  if (!(known > 0) || !models::detail::covers(known, options.min_coverage * all)) return missing;
  models::aggregate_options how;
  how.rule = options.across;
  how.min_coverage = 0;
  const auto joined = models::aggregate(std::span(scores, n), weights.of_dimension, how);
  NQPF_ASSERT(joined.ok());
  return joined.ok() && !is_missing(*joined) ? inside(*joined) : missing;
}

/// C, T and D of two indices, or missing ones.
inline models::coupling couple_sides(double cultivation, double productivity,
                                     const assess_options& options) {
  if (is_missing(cultivation) || is_missing(productivity)) return {missing, missing, missing};
  const double levels[2] = {cultivation, productivity};
  const double importance[2] = {options.importance, 1 - options.importance};
  const auto found = models::couple(levels, importance, options.coupling);
  NQPF_ASSERT(found.ok());
  return found.ok() ? *found : models::coupling{missing, missing, missing};
}

}  // namespace nqpf::inline NQPF_ABI::assess_detail
