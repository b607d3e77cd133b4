// SPDX-License-Identifier: BSL-1.0
#pragma once

// Ranks with one documented rule for ties.

#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models {

/// What equal values get.
enum class ties : unsigned char {
  competition,  ///< 1, 2, 2, 4: the best rank among them
  average,      ///< 1, 2.5, 2.5, 4: the mean of their ranks
  dense,        ///< 1, 2, 2, 3: the number of distinct better values, plus one
};

/// The value that gets rank 1.
enum class rank_one : unsigned char { highest, lowest };

struct rank_options {
  ties rule = ties::competition;
  rank_one best = rank_one::highest;
  /// With `skip`, missing values have no rank (missing) and do not count.
  missing_cells unknown = missing_cells::refuse;
};

/// The rank of every value, from 1. Values are equal when they are so but for rounding: those that
/// `about_equal` finds equal to the first of them, from the best downwards.
///
/// Errors: empty, shape, missing_cell, not_finite (row). O(n log n) time, 2 n numbers of memory.
[[nodiscard]] inline outcome<> rank(std::span<const double> values, std::span<double> ranks,
                                    const rank_options& options = {}) {
  if (values.empty()) return detail::fail(error_code::empty);
  if (values.size() != ranks.size()) return detail::fail(error_code::shape);
  const double most = std::numeric_limits<double>::max();
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] > most || values[i] < -most) return detail::fail(error_code::not_finite, i);
    if (!is_missing(values[i])) continue;
    if (options.unknown == missing_cells::refuse) return detail::fail(error_code::missing_cell, i);
    ++unknown;
  }
  const double sign = options.best == rank_one::highest ? -1 : 1;
  const auto key = [&](std::size_t i) {  // missing values go to the end
    return is_missing(values[i]) ? std::numeric_limits<double>::infinity() : sign * values[i];
  };
  const std::vector<std::size_t> order = detail::sorted_rows(values.size(), key);
  const std::size_t known = values.size() - unknown;
  std::size_t distinct = 0;
  for (std::size_t first = 0; first < known;) {
    std::size_t last = first + 1;
    while (last < known && about_equal(values[order[last]], values[order[first]])) ++last;
    ++distinct;
    const double place = options.rule == ties::competition ? static_cast<double>(first + 1)
                         : options.rule == ties::dense     ? static_cast<double>(distinct)
                                                       : static_cast<double>(first + 1 + last) / 2;
    for (; first < last; ++first) ranks[order[first]] = place;
  }
  for (std::size_t i = known; i < order.size(); ++i) ranks[order[i]] = missing;
  return done{};
}

}  // namespace nqpf::inline NQPF_ABI::models
