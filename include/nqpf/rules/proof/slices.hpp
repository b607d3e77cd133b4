// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a proof is cut into constant evaluations: by what it does, and not by how many rules there are.

#include <nqpf/core/diagnostic.hpp>
#include <nqpf/rules/space/effort.hpp>
#include <nqpf/rules/space/literals.hpp>

#include <initializer_list>
#include <utility>

namespace nqpf::inline NQPF_ABI::detail {

constexpr diagnostics merged(std::initializer_list<const diagnostics*> parts) {
  diagnostics all;
  for (const diagnostics* d : parts) all.merge(*d);
  return all;
}

/// A run of a proof over some of the items that it asks of, such as rules: as many as one evaluation can take.
struct slice_result {
  diagnostics found{};  ///< of this run and those before it
  int begin = 0;
  int end = 0;
};
/// Calls `check(item)` from `first` on, until what is left of the evaluation is too little for another. An
/// item that was cut short is left to the next run, which has a whole evaluation for it: only one that
/// stands alone says that it cannot be decided; unless `goes_on` the proof ends there, since the set is refused.
/// Returns the first item that is left.
template <class Check>
constexpr int check_items(int first, int last, const int& left, diagnostics& found, Check&& check,
                          bool goes_on = false) {
  int at = first;
  for (; at < last && (at == first || left > evaluation_effort / 2); ++at) {
    const int before = found.count;
    check(at);
    if (left <= 0 && at > first) {
      found.count = before;
      return at;
    }
    if (left <= 0 && found.count > before && !goes_on) return last;
  }
  return at;
}

// What each atom says of its axis, in chunks.
inline constexpr int literal_chunk_size = 2000;
template <int N>
struct literal_storage {
  literal items[size_of(2 * N)]{};
};
template <int N>
using literal_chunks =
    std::make_integer_sequence<int, (N + literal_chunk_size - 1) / literal_chunk_size>;
template <int N>
constexpr auto joined_literals(const literal* const* chunks) {
  literal_storage<N> all;
  for (int i = 0; i < 2 * N; ++i)
    all.items[i] = chunks[i / (2 * literal_chunk_size)][i % (2 * literal_chunk_size)];
  return all;
}

}  // namespace nqpf::detail
