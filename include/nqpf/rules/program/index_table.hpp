// SPDX-License-Identifier: BSL-1.0
#pragma once

// A table of indices by hash, in constant evaluation too.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr unsigned table_size(int n) noexcept {
  unsigned size = 16;
  while (size < 2 * static_cast<unsigned>(n)) size *= 2;
  return size;
}

// Finds what was seen before without comparing all pairs: open addressing over caller's slots, which
// hold index + 1.
struct index_table {
  int* slots = nullptr;
  unsigned mask = 0;

  template <class Same>
  constexpr int& find(unsigned long long hash, Same same) const {
    unsigned i = static_cast<unsigned>(hash ^ (hash >> 29)) & mask;
    while (slots[i] != 0 && !same(slots[i] - 1)) i = (i + 1) & mask;
    return slots[i];
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
