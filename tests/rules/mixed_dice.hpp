// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers at random, the same on every machine.

#include <cstdint>

namespace test::mixed {

class dice {
public:
  explicit dice(std::uint64_t seed) : state_(seed) { state_ = next() ^ (seed << 32); }

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
  int from_to(int low, int high) { return low + below(high - low + 1); }
  bool chance(int percent) { return below(100) < percent; }

private:
  std::uint64_t state_;
};

}  // namespace test::mixed
