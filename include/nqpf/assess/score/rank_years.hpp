// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows of a panel year by year: how many are known, and their ranks.

#include <nqpf/core/interval.hpp>
#include <nqpf/models/rank.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::assess_detail {

/// Rows by the place of their year.
class rows_by_year {
public:
  rows_by_year(const std::vector<std::size_t>& place_of, std::size_t years)
      : start_(years + 1, 0), rows_(place_of.size()) {
    for (const std::size_t place : place_of) ++start_[place + 1];
    for (std::size_t y = 0; y < years; ++y) start_[y + 1] += start_[y];
    std::vector<std::size_t> next(start_);
    for (std::size_t row = 0; row < place_of.size(); ++row)
      rows_[next[place_of[row]]++] = static_cast<std::uint32_t>(row);
  }

  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t y) const {
    return std::span(rows_).subspan(start_[y], start_[y + 1] - start_[y]);
  }
  /// How many values of a year are known.
  [[nodiscard]] std::size_t known(std::span<const double> values, std::size_t y) const {
    std::size_t n = 0;
    for (const std::uint32_t row : of(y)) n += is_missing(values[row]) ? 0U : 1U;
    return n;
  }
  /// Ranks the values of a year; rows without one keep what `ranks` has.
  void rank(std::span<const double> values, std::size_t y, std::span<std::uint32_t> ranks) const {
    std::vector<double> those;
    for (const std::uint32_t row : of(y)) those.push_back(values[row]);
    if (those.empty()) return;
    std::vector<double> found(those.size());
    models::rank_options how;
    how.unknown = models::missing_cells::skip;
    const auto ok = models::rank(those, found, how);
    NQPF_ASSERT(ok.ok());
    static_cast<void>(ok);
    for (std::size_t i = 0; i < those.size(); ++i) {
      if (!is_missing(found[i])) ranks[of(y)[i]] = static_cast<std::uint32_t>(found[i]);
    }
  }

private:
  std::vector<std::size_t> start_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace nqpf::inline NQPF_ABI::assess_detail
