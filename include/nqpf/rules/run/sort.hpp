// SPDX-License-Identifier: BSL-1.0
#pragma once

// A sort in place for what is made ready once: it needs no header of the standard library and no memory.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Sorts by Shell's method. `before(a, b)`: whether a stands before b. Items of which neither stands before the other
/// may change places.
template <class T, class Before>
void shell_sort(T* items, unsigned long n, Before before) {
  for (unsigned long gap = n / 2; gap > 0; gap /= 2) {
    for (unsigned long i = gap; i < n; ++i) {
      const T moved = items[i];
      unsigned long k = i;
      for (; k >= gap && before(moved, items[k - gap]); k -= gap) items[k] = items[k - gap];
      items[k] = moved;
    }
  }
}

}  // namespace nqpf::inline NQPF_ABI::detail
