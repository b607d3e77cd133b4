// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: scans along a row of costs in blocks of columns whose least values are kept, so that the place
// of the least is found without a second pass over all.

#include <nqpf/core/abi.hpp>

#include <cstddef>
#include <limits>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

inline constexpr std::size_t scan_block = 16;  ///< columns; rows are padded to a multiple

inline constexpr std::size_t padded(std::size_t columns) {
  return (columns + scan_block - 1) / scan_block * scan_block;
}

using two = double __attribute__((vector_size(16)));

inline two load_two(const double* from) {
  two out;
  __builtin_memcpy(&out, from, sizeof out);
  return out;
}

/// The least and the second least of cost - price along a row, and the place of the least.
struct two_least {
  std::size_t first = 0;
  double least = 0, next = 0;
};

inline two_least least_of_row(const double* cost, const double* price, std::size_t size) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  two least{infinity, infinity}, next = least;
  std::size_t block_of[2] = {0, 0};
  for (std::size_t first = 0; first < size; first += scan_block) {
    two here{infinity, infinity};
    for (std::size_t j = first; j < first + scan_block; j += 2) {
      const two left = load_two(cost + j) - load_two(price + j);
      const two larger = here > left ? here : left;
      next = larger < next ? larger : next;
      here = left < here ? left : here;
    }
    const two larger = here > least ? here : least;
    next = larger < next ? larger : next;
    if (here[0] < least[0]) block_of[0] = first;
    if (here[1] < least[1]) block_of[1] = first;
    least = here < least ? here : least;
  }
  const std::size_t lane = least[1] < least[0] ? 1 : 0;
  two_least out;
  out.least = least[lane];
  const double across = next[0] < next[1] ? next[0] : next[1];
  out.next = least[1 - lane] < across ? least[1 - lane] : across;
  for (out.first = block_of[lane] + lane; out.first + 2 < block_of[lane] + scan_block;
       out.first += 2)
    if (cost[out.first] - price[out.first] == out.least) break;
  return out;
}

/// What the loop over shortest paths works on. All arrays have the padded size but `least`, which has
/// one number a block. `from` holds row numbers, which a double holds exactly.
struct scan_arrays {
  double* length;
  const double* price;
  double* from;
  double* least;
  std::size_t size;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail

#define NQPF_LANES 2
#define NQPF_SCANS two_lanes
#define NQPF_TARGET
#include <nqpf/models/matching/scan_bodies.hpp>
#undef NQPF_LANES
#undef NQPF_SCANS
#undef NQPF_TARGET

#if defined(__x86_64__)
  #define NQPF_LANES 4
  #define NQPF_SCANS four_lanes
  #define NQPF_TARGET __attribute__((target("avx2")))
  #include <nqpf/models/matching/scan_bodies.hpp>
  #undef NQPF_LANES
  #undef NQPF_SCANS
  #undef NQPF_TARGET
#endif

namespace nqpf::inline NQPF_ABI::models::detail {

/// Shortest paths to the columns while a tree of them grows.
class path_lengths {
public:
  explicit path_lengths(std::size_t columns)
      : length_(padded(columns)),
        open_price_(length_.size()),
        from_(length_.size()),
        least_(length_.size() / scan_block) {}

  /// No column is reached; `price` has the padded size.
  void clear(const std::vector<double>& price) {
    open_price_ = price;
    for (double& length : length_) length = infinity;
  }

  /// A column is in the tree: no path to it can be shorter.
  void settle(std::size_t column) {
    length_[column] = infinity;
    open_price_[column] = -infinity;
  }

  [[nodiscard]] std::size_t from(std::size_t column) const {
    return static_cast<std::size_t>(from_[column]);
  }

  /// Shortens paths by way of `row`: base + cost - price. Returns the length of the shortest.
  double relax(const double* cost, double base, std::size_t row) {
    const scan_arrays at{length_.data(), open_price_.data(), from_.data(), least_.data(),
                         length_.size()};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2"))
      return four_lanes::relax(at, cost, base, static_cast<double>(row));
#endif
    return two_lanes::relax(at, cost, base, static_cast<double>(row));
  }

  /// A column at that length, a free one where several are.
  [[nodiscard]] std::size_t find(double length, const std::vector<std::size_t>& row_of,
                                 std::size_t free) const {
    std::size_t found = length_.size();
    for (std::size_t b = 0; b < least_.size(); ++b) {
      if (least_[b] != length) continue;
      for (std::size_t j = b * scan_block; j < (b + 1) * scan_block && j < row_of.size(); ++j) {
        if (length_[j] != length) continue;
        if (row_of[j] == free) return j;
        if (found == length_.size()) found = j;
      }
    }
    return found;
  }

private:
  static constexpr double infinity = std::numeric_limits<double>::infinity();
  std::vector<double> length_, open_price_, from_, least_;
};

}  // namespace nqpf::inline NQPF_ABI::models::detail
