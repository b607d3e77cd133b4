// SPDX-License-Identifier: BSL-1.0
#pragma once

// A rule small enough to try the harness on: numbers stay below ten.

template <int N>
struct limited {
  static_assert(N < 10, "the number must be below the limit");
  static constexpr int value = N;
};
