// SPDX-License-Identifier: BSL-1.0
#pragma once

// Scores by TOPSIS: of a dimension over its columns, of a side over the columns of all its dimensions.

#include <nqpf/core/interval.hpp>
#include <nqpf/models/topsis.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// Rows scored at once.
inline constexpr std::size_t score_block = 1024;

/// Scaled columns, one after the other with `pitch` between their starts.
inline models::matrix_view<const double> scaled_columns(const double* first, std::size_t rows,
                                                        std::size_t columns, std::size_t pitch) {
  return {first, rows, columns, 1, static_cast<std::ptrdiff_t>(pitch)};
}

/// TOPSIS on scaled columns, whose best is 1 and whose worst is 0, over what is known of a row; missing
/// where nothing is. `weights` sum to one.
inline void measure_closeness(models::matrix_view<const double> x, std::span<const double> weights,
                              std::span<double> out) {
  const std::vector<models::linear_scale> as_they_are(weights.size());
  models::topsis_options how;
  how.unknown = models::missing_cells::skip;
  const auto ok = models::topsis(models::scaled_view{x, as_they_are}, weights, out, how);
  NQPF_ASSERT(ok.ok());
  static_cast<void>(ok);
}

/// The closeness of a side, a block of rows at a time.
class side_closeness {
public:
  /// A column of the side, with its weight in it; in the order in which they are added to blocks.
  void expect(double weight) { weights_.push_back(weight); }

  /// Adds the columns of a dimension to a block, `score_block` between their starts. Rows in which the dimension
  /// has no score are at no distance.
  void add(const double* columns, std::size_t count, std::span<const double> dimension_score) {
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t k = 0; k < dimension_score.size(); ++k)
        columns_.push_back(is_missing(dimension_score[k]) ? missing : columns[i * score_block + k]);
    }
  }

  /// Measures the rows of a block.
  void finish(std::size_t rows) {
    closeness_.resize(rows);
    if (!weights_.empty())
      measure_closeness(scaled_columns(columns_.data(), rows, weights_.size(), rows), weights_,
                        closeness_);
    columns_.clear();
  }
  /// Of a row of the block.
  [[nodiscard]] double operator[](std::size_t row) const { return closeness_[row]; }

private:
  std::vector<double> weights_, columns_, closeness_;
};

}  // namespace nqpf::inline NQPF_ABI::assess_detail
