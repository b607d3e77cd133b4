// SPDX-License-Identifier: BSL-1.0
#pragma once

// A stable sort without std::stable_sort: clang 19 warns of the temporary buffer that libstdc++ 12 takes for it, in
// every program that includes a header that sorts.

#include <nqpf/core/abi.hpp>

#include <algorithm>
#include <iterator>
#include <vector>

namespace nqpf::inline NQPF_ABI::detail {

/// Sorts a range; what neither comes before the other keeps its order. n log n, with room for as many.
template <class Iterator, class Before>
void stable_sort(Iterator first, Iterator last, Before before) {
  using place = std::iter_difference_t<Iterator>;
  const place n = last - first;
  std::vector<std::iter_value_t<Iterator>> merged;
  merged.reserve(static_cast<std::size_t>(n));
  const auto at = [&](place i) { return std::make_move_iterator(first + std::min(i, n)); };
  for (place width = 1; width < n; width *= 2) {
    merged.clear();
    for (place i = 0; i < n; i += 2 * width)
      std::merge(at(i), at(i + width), at(i + width), at(i + 2 * width), std::back_inserter(merged),
                 before);
    std::move(merged.begin(), merged.end(), first);
  }
}

}  // namespace nqpf::inline NQPF_ABI::detail
