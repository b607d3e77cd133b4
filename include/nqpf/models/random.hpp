// SPDX-License-Identifier: BSL-1.0
#pragma once

// Random numbers by counter: the number at a place depends on the seed and the place alone, so runs
// may be done in any order and by any number of threads.

#include <nqpf/core/abi.hpp>

#include <cstdint>

namespace nqpf::inline NQPF_ABI::models {

/// Four random words: Philox4x32-10 (Salmon et al., Parallel random numbers: as easy as 1, 2, 3, SC
/// 2011).
struct philox_block {
  std::uint32_t word[4];
};

/// The block at a 128-bit counter under a 64-bit key. Ten rounds, no state, no errors.
[[nodiscard]] constexpr philox_block philox(std::uint64_t key, std::uint64_t high,
                                            std::uint64_t low) noexcept {
  std::uint32_t c0 = static_cast<std::uint32_t>(low), c1 = static_cast<std::uint32_t>(low >> 32);
  std::uint32_t c2 = static_cast<std::uint32_t>(high), c3 = static_cast<std::uint32_t>(high >> 32);
  std::uint32_t k0 = static_cast<std::uint32_t>(key), k1 = static_cast<std::uint32_t>(key >> 32);
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t p0 = std::uint64_t{0xD2511F53u} * c0;
    const std::uint64_t p1 = std::uint64_t{0xCD9E8D57u} * c2;
    const std::uint32_t n0 = static_cast<std::uint32_t>(p1 >> 32) ^ c1 ^ k0;
    const std::uint32_t n2 = static_cast<std::uint32_t>(p0 >> 32) ^ c3 ^ k1;
    c1 = static_cast<std::uint32_t>(p1);
    c3 = static_cast<std::uint32_t>(p0);
    c0 = n0;
    c2 = n2;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  return {{c0, c1, c2, c3}};
}

namespace detail {

constexpr double uniform_of(const philox_block& block, unsigned half) noexcept {
  const std::uint64_t bits = (std::uint64_t{block.word[2 * half + 1]} << 32) | block.word[2 * half];
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

}  // namespace detail

/// The number at one place of a stream: uniform in [0, 1), a multiple of 2^-53. O(1).
[[nodiscard]] constexpr double random_at(std::uint64_t seed, std::uint64_t stream,
                                         std::uint64_t place) noexcept {
  return detail::uniform_of(philox(seed, stream, place / 2), static_cast<unsigned>(place % 2));
}

/// The numbers of one stream of one seed, one after the other.
class random_stream {
public:
  constexpr random_stream(std::uint64_t seed, std::uint64_t stream) noexcept
      : seed_(seed), stream_(stream) {}

  constexpr double next() noexcept {
    const unsigned half = static_cast<unsigned>(place_ % 2);
    if (half == 0) block_ = philox(seed_, stream_, place_ / 2);
    ++place_;
    return detail::uniform_of(block_, half);
  }

  /// An integer in [0, count), count being far below 2^53 and of any unsigned type.
  template <class Count>
  constexpr Count below(Count count) noexcept {
    static_assert(static_cast<Count>(-1) > Count{}, "the count is of an unsigned type");
    return static_cast<Count>(next() * static_cast<double>(count));
  }

private:
  std::uint64_t seed_, stream_, place_ = 0;
  philox_block block_{};
};

}  // namespace nqpf::inline NQPF_ABI::models
