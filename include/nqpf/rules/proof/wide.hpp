// SPDX-License-Identifier: BSL-1.0
#pragma once

// Integers of 128 bits: how many cells a table has. 64-bit targets have them; others take two halves.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// An unsigned integer of 128 bits for targets without one, with what proofs do with it. It wraps around.
struct two_words {
  unsigned long long low = 0;
  unsigned long long high = 0;

  constexpr two_words() noexcept = default;
  constexpr two_words(unsigned long long value) noexcept  // NOLINT: counts convert as numbers do
      : low(value) {}

  friend constexpr bool operator==(const two_words&, const two_words&) noexcept = default;
  friend constexpr bool operator<(const two_words& a, const two_words& b) noexcept {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
  }
  friend constexpr bool operator>(const two_words& a, const two_words& b) noexcept { return b < a; }
  /// `by` below 128.
  friend constexpr two_words operator<<(const two_words& a, unsigned by) noexcept {
    two_words out;
    if (by >= 64) out.high = a.low << (by - 64);
    else out.high = by == 0 ? a.high : (a.high << by) | (a.low >> (64 - by));
    out.low = by >= 64 ? 0 : a.low << by;
    return out;
  }

  constexpr two_words& operator+=(const two_words& b) noexcept {
    low += b.low;
    high += b.high + (low < b.low ? 1ULL : 0ULL);
    return *this;
  }
  /// O(1): four products of half words.
  constexpr two_words& operator*=(const two_words& b) noexcept {
    constexpr unsigned long long half = 0xFFFFFFFFULL;
    const unsigned long long al = low & half, ah = low >> 32U;
    const unsigned long long bl = b.low & half, bh = b.low >> 32U;
    const unsigned long long lower = al * bl;
    const unsigned long long first = ah * bl + (lower >> 32U);
    const unsigned long long second = al * bh + (first & half);
    high = high * b.low + low * b.high + ah * bh + (first >> 32U) + (second >> 32U);
    low = (second << 32U) | (lower & half);
    return *this;
  }
};

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 wide;
#else
using wide = two_words;
#endif

}  // namespace nqpf::inline NQPF_ABI::detail
