// SPDX-License-Identifier: BSL-1.0
#pragma once

// A hash of texts that nobody can foresee: texts made to collide in one process do not in another.

#include <nqpf/core/abi.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <string_view>

namespace nqpf::inline NQPF_ABI::panel_detail {

struct hash_key {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};

/// The key of this process, made of the clock and of where the system put code, data and stack. Only the
/// order of search depends on it, never a result.
inline const hash_key& process_hash_key() noexcept {
  static const hash_key key = [] {
    std::timespec now{};
    static_cast<void>(std::timespec_get(&now, TIME_UTC));
    const auto mix = [](std::uint64_t x) {
      x = (x ^ (x >> 30)) * 0xbf58'476d'1ce4'e5b9U;
      x = (x ^ (x >> 27)) * 0x94d0'49bb'1331'11ebU;
      return x ^ (x >> 31);
    };
    static const char data = 0;
    const auto place = [](const void* p) {
      return std::uint64_t{std::bit_cast<std::uintptr_t>(p)};
    };
    const std::uint64_t time = static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'007U +
                               static_cast<std::uint64_t>(now.tv_nsec);
    const std::uint64_t one = mix(time ^ mix(place(&now)));
    return hash_key{one, mix(one ^ place(&data) ^ static_cast<std::uint64_t>(std::clock()))};
  }();
  return key;
}

/// SipHash-1-3 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012).
class sip_hash {
public:
  explicit constexpr sip_hash(hash_key key) noexcept
      : state_{key.first ^ 0x736f'6d65'7073'6575U, key.second ^ 0x646f'7261'6e64'6f6dU,
               key.first ^ 0x6c79'6765'6e65'7261U, key.second ^ 0x7465'6462'7974'6573U} {}

  [[nodiscard]] std::uint64_t operator()(std::string_view text) noexcept {
    const char* p = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, p += 8) take(p, 8, 0);
    take(p, left, std::uint64_t{text.size()} << 56);
    state_[2] ^= 0xff;
    for (int round = 0; round < 3; ++round) stir();
    return state_[0] ^ state_[1] ^ state_[2] ^ state_[3];
  }

private:
  void take(const char* p, std::size_t bytes, std::uint64_t word) noexcept {
    std::uint64_t read = 0;
    if (bytes != 0) std::memcpy(&read, p, bytes);
    if constexpr (std::endian::native == std::endian::big) read = __builtin_bswap64(read);
    word |= read;
    state_[3] ^= word;
    stir();
    state_[0] ^= word;
  }
  void stir() noexcept {
    auto& [a, b, c, d] = state_;
    a += b;
    c += d;
    b = std::rotl(b, 13) ^ a;
    d = std::rotl(d, 16) ^ c;
    a = std::rotl(a, 32) + d;
    c += b;
    d = std::rotl(d, 21) ^ a;
    b = std::rotl(b, 17) ^ c;
    c = std::rotl(c, 32);
  }

  std::uint64_t state_[4];
};

// Not std::uint64_t, which is the type of sizes on some targets: there a cast to it would be one too many.
[[nodiscard]] inline unsigned long long keyed_hash(std::string_view text) noexcept {
  return sip_hash(process_hash_key())(text);
}

}  // namespace nqpf::inline NQPF_ABI::panel_detail
