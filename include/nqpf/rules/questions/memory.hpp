// SPDX-License-Identifier: BSL-1.0
#pragma once

// Memory of one question, given back at its end: the same code asks in constant evaluation and at run time.

#include <nqpf/rules/program/owned_array.hpp>
#include <nqpf/rules/proof/plain.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A list that grows.
template <class T>
struct owned_list {
  T* items = new T[16];
  int capacity = 16;
  int count = 0;

  constexpr owned_list() = default;
  owned_list(const owned_list&) = delete;
  owned_list& operator=(const owned_list&) = delete;
  constexpr ~owned_list() { delete[] items; }

  constexpr T& push(const T& value) {
    if (count == capacity) grow();
    return items[count++] = value;
  }

private:
  constexpr void grow() {
    T* wider = new T[2 * size_of(capacity)];
    for (int i = 0; i < count; ++i) wider[i] = items[i];
    delete[] items;
    items = wider;
    capacity *= 2;
  }
};

/// Boxes that a search collects.
struct collected_boxes {
  owned_list<constraint> constraints;
  owned_list<box_row> rows;
  bool whole = true;

  /// The words of `verdict_list`, so that one piece of code fills either.
  constexpr void add(const box_view& b, int, bool) {
    rows.push({constraints.count, b.count, 0});
    for (int i = 0; i < b.count; ++i) constraints.push(b.items[i]);
  }
  [[nodiscard]] constexpr box_view box_at(int i) const noexcept {
    return {constraints.items + rows.items[i].begin, rows.items[i].count};
  }
};

}  // namespace nqpf::detail
