// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: points that fill a cube evenly, each computed from its number alone: Sobol's sequence
// under Owen's nested scrambling.

#include <nqpf/core/abi.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace nqpf::inline NQPF_ABI::models::detail {

/// Coordinates that belong to one net. Beyond them the next net takes the points in another order,
/// so that any number of coordinates is possible and neighbours in a net are spread best.
inline constexpr std::size_t net_size = 20;

using direction_numbers = std::array<std::array<std::uint32_t, 32>, net_size>;

/// The direction numbers of the first coordinates: primitive polynomials over two elements and the
/// initial numbers of Joe and Kuo (Constructing Sobol sequences with better two-dimensional
/// projections, SIAM J. Sci. Comput. 30, 2008).
[[nodiscard]] constexpr direction_numbers make_directions() noexcept {
  struct start {
    unsigned polynomial;
    std::uint32_t initial[7];
  };
  // clang-format off
  constexpr start starts[net_size] = {
      {1, {1}}, {3, {1}}, {7, {1, 3}}, {11, {1, 3, 1}}, {13, {1, 1, 1}}, {19, {1, 1, 3, 3}},
      {25, {1, 3, 5, 13}}, {37, {1, 1, 5, 5, 17}}, {41, {1, 1, 5, 5, 5}}, {47, {1, 1, 7, 11, 19}},
      {55, {1, 1, 5, 1, 1}}, {59, {1, 1, 1, 3, 11}}, {61, {1, 3, 5, 5, 31}},
      {67, {1, 3, 3, 9, 7, 49}}, {91, {1, 1, 1, 15, 21, 21}}, {97, {1, 3, 1, 13, 27, 49}},
      {103, {1, 1, 1, 15, 7, 5}}, {109, {1, 3, 1, 15, 13, 25}}, {115, {1, 1, 5, 5, 19, 61}},
      {131, {1, 3, 7, 11, 23, 15, 103}}};
  // clang-format on
  direction_numbers out{};
  for (std::size_t k = 0; k < net_size; ++k) {
    unsigned degree = 0;
    while ((starts[k].polynomial >> degree) > 1) ++degree;
    for (unsigned bit = 0; bit < 32; ++bit) {
      std::uint32_t& v = out[k][bit];
      if (degree == 0) {
        v = std::uint32_t{1} << (31 - bit);
      } else if (bit < degree) {
        v = starts[k].initial[bit] << (31 - bit);
      } else {
        v = out[k][bit - degree] ^ (out[k][bit - degree] >> degree);
        for (unsigned i = 1; i < degree; ++i)
          v ^= ((starts[k].polynomial >> (degree - i)) & 1) * out[k][bit - i];
      }
    }
  }
  return out;
}

inline constexpr direction_numbers directions = make_directions();

/// A hash of 64 bits in which every bit of the input counts (the finaliser of splitmix64).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t z) noexcept {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// Owen's scrambling of 32 bits: each bit is turned or not by a hash of the bits above it.
[[nodiscard]] constexpr std::uint32_t scrambled(std::uint32_t value, std::uint64_t key) noexcept {
  std::uint32_t out = 0;
  for (unsigned bit = 32; bit-- > 0;) {
    const std::uint64_t above = bit == 31 ? 0 : value >> (bit + 1);
    const std::uint64_t hash = mixed(key + (above << 6 | bit) * 0x9E3779B97F4A7C15u);
    out |= ((value >> bit ^ static_cast<std::uint32_t>(hash >> 60)) & 1) << bit;
  }
  return out;
}

/// Coordinate `dimension` of point `index < 2^32` under `seed`: in [0, 1), a multiple of 2^-53. Any
/// 2^m points that begin at a multiple of 2^m are stratified in every coordinate. O(1).
[[nodiscard]] constexpr double even_point(std::uint64_t seed, std::uint32_t index,
                                          std::size_t dimension) noexcept {
  const std::size_t net = dimension / net_size;
  const std::uint64_t key = mixed(seed + 0x9E3779B97F4A7C15u);
  // Scrambled, the numbers of a block of 2^m are those of another such block in another order.
  if (net > 0) index = scrambled(index, mixed(key ^ ~std::uint64_t{net}));
  std::uint32_t point = 0;
  for (unsigned bit = 0; bit < 32; ++bit)
    if ((index >> bit) & 1) point ^= directions[dimension % net_size][bit];
  const std::uint64_t own = mixed(key + dimension + 1);
  const std::uint64_t high = scrambled(point, own);
  const std::uint64_t low = mixed(own ^ (std::uint64_t{point} << 20 | 0xFFFFF)) >> 43;
  return static_cast<double>(high << 21 | low) * 0x1p-53;
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
