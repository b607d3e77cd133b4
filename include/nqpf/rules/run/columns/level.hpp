// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which vector instructions the evaluation of columns uses. They are chosen when the program runs, so
// that a host needs no compiler flag; the results are the same bit for bit. g++ before its version 12 has
// no shuffle for the kernels, and compiles the portable ones.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::simd {

/// Sets of vector instructions, each including those before it.
enum class level : unsigned char {
  portable,  ///< plain C++, on any processor
  sse2,      ///< every x86-64 processor
  avx2,
  avx512,     ///< with AVX-512 F, BW, DQ and VL
  automatic,  ///< the best that this processor has
};

}  // namespace nqpf::inline NQPF_ABI::simd

namespace nqpf::inline NQPF_ABI::detail {

// What a processor has, where it is not 0; every x86-64 processor has SSE2.
struct instruction_sets {
  int avx2;
  int avx512f;
  int avx512bw;
  int avx512dq;
  int avx512vl;
};
constexpr simd::level best_level(const instruction_sets& has) noexcept {
  if (has.avx512f != 0 && has.avx512bw != 0 && has.avx512dq != 0 && has.avx512vl != 0)
    return simd::level::avx512;
  return has.avx2 != 0 ? simd::level::avx2 : simd::level::sse2;
}

}  // namespace nqpf::inline NQPF_ABI::detail

namespace nqpf::inline NQPF_ABI::simd {

/// The best level of this processor.
[[nodiscard]] inline level best() noexcept {
#if defined(__x86_64__) && defined(__GNUC__) && (defined(__clang__) || __GNUC__ >= 12)
  static const level found = [] {
    __builtin_cpu_init();
    return detail::best_level({__builtin_cpu_supports("avx2"), __builtin_cpu_supports("avx512f"),
                               __builtin_cpu_supports("avx512bw"),
                               __builtin_cpu_supports("avx512dq"),
                               __builtin_cpu_supports("avx512vl")});
  }();
  return found;
#else
  return level::portable;
#endif
}

/// The level asked for, or the best where the processor does not have it.
[[nodiscard]] inline level available(level wanted) noexcept {
  const level most = best();
  return wanted < most ? wanted : most;
}

/// The word for a level.
[[nodiscard]] constexpr const char* name_of(level l) noexcept {
  constexpr const char* names[] = {"portable", "sse2", "avx2", "avx512", "automatic"};
  return names[static_cast<int>(l)];
}

}  // namespace nqpf::inline NQPF_ABI::simd
