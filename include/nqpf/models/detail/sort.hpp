// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: a stable merge sort of row numbers by their values, without <algorithm>.

#include <nqpf/core/abi.hpp>

#include <cstddef>
#include <vector>

namespace nqpf::inline NQPF_ABI::models::detail {

/// The row numbers 0..n-1 in ascending order of `key(row)`; equal keys keep the order of the rows.
/// O(n log n) time, 2 n numbers of memory.
template <class Key>
[[nodiscard]] std::vector<std::size_t> sorted_rows(std::size_t n, const Key& key) {
  std::vector<std::size_t> order(n), other(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = i;
  const std::size_t run = 16;
  for (std::size_t first = 0; first < n; first += run) {
    const std::size_t last = first + run < n ? first + run : n;
    for (std::size_t i = first + 1; i < last; ++i) {
      const std::size_t row = order[i];
      std::size_t place = i;
      for (; place > first && key(row) < key(order[place - 1]); --place)
        order[place] = order[place - 1];
      order[place] = row;
    }
  }
  for (std::size_t width = run; width < n; width *= 2) {
    for (std::size_t first = 0; first < n; first += 2 * width) {
      const std::size_t middle = first + width < n ? first + width : n;
      const std::size_t last = middle + width < n ? middle + width : n;
      std::size_t left = first, right = middle, out = first;
      while (left < middle && right < last)
        other[out++] = key(order[right]) < key(order[left]) ? order[right++] : order[left++];
      while (left < middle) other[out++] = order[left++];
      while (right < last) other[out++] = order[right++];
    }
    order.swap(other);
  }
  return order;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
