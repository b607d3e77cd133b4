// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: rows of several units in order of time.

#include <nqpf/models/detail/sort.hpp>
#include <nqpf/models/error.hpp>
#include <nqpf/models/options.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// Where a row stands.
struct unit_time {
  std::size_t unit;
  double time;
  bool operator<(const unit_time& other) const {
    return unit != other.unit ? unit < other.unit : time < other.time;
  }
};

/// The rows by unit and time. Error: duplicate (row) for a unit twice at one time.
[[nodiscard]] inline outcome<std::vector<std::size_t>> order_in_time(
    const row_groups& units, std::span<const double> times) {
  const auto key = [&](std::size_t i) { return unit_time{units[i], times[i]}; };
  std::vector<std::size_t> order = sorted_rows(times.size(), key);
  for (std::size_t k = 1; k < order.size(); ++k)
    if (!(key(order[k - 1]) < key(order[k])))
      return fail(error_code::duplicate, order[k] > order[k - 1] ? order[k] : order[k - 1]);
  return order;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
