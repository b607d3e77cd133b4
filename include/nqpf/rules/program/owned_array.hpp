// SPDX-License-Identifier: BSL-1.0
#pragma once

// Memory that its block gives back, in constant evaluation and at run time.

#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// An array that its block owns.
template <class T>
struct owned_array {
  T* items;

  constexpr explicit owned_array(int n) : items(new T[size_of(n)]{}) {}
  owned_array(const owned_array&) = delete;
  owned_array& operator=(const owned_array&) = delete;
  constexpr ~owned_array() { delete[] items; }

  constexpr T& operator[](int i) const noexcept { return items[i]; }
  template <class U>
  constexpr void copy(const U* from, int n) const {
    for (int i = 0; i < n; ++i) items[i] = from[i];
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
