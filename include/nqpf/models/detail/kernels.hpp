// SPDX-License-Identifier: BSL-1.0
#pragma once

// Private: the inner loops for each instruction set, chosen when the program
// runs. A host compiles for the baseline; AVX2 and AVX-512 are used where the
// machine has them, unless NQPF_REPRODUCIBLE asks for what every machine has.

#include <nqpf/models/linear_scale.hpp>

#include <cstddef>
#include <limits>

namespace nqpf::inline NQPF_ABI::models::detail {

/// Least and most of the known values; `least > most` when nothing is known.
struct extent {
  double least = std::numeric_limits<double>::infinity();
  double most = -std::numeric_limits<double>::infinity();
};

/// The loops of kernel_bodies.hpp, which says what each does. All arrays are
/// contiguous. Results of different instruction sets differ by rounding only;
/// those of one do not depend on how a table is laid out or cut into threads.
struct kernel_table {
  void (*extent_in)(const double* x, std::size_t n, extent& seen);
  double (*sum_of)(const double* x, std::size_t n);
  double (*products_of)(const double* x, double cx, const double* y, double cy, std::size_t n);
  void (*entropy_sums)(const double* x, std::size_t n, double origin, double factor, double shift,
                       double& sum, double& sum_log);
  double (*divergence_sum)(const double* x, std::size_t n, double origin, double factor,
                           double shift);
  void (*scale_to)(const double* x, std::size_t n, const linear_scale& scale, double* z);
  void (*weighted_sum)(const double* const* x, std::size_t columns, std::size_t n,
                       const double* weights, double* out);
  bool (*closeness_of)(const double* const* x, std::size_t columns, std::size_t n,
                       const double* best, const double* worst, const double* factor, double tie,
                       double* out);
  bool (*closeness_of_known)(const double* const* x, std::size_t columns, std::size_t n,
                             const double* best, const double* worst, const double* factor,
                             double tie, double* out);
  bool (*couple_two)(const double* u, const double* v, std::size_t n, double weight_u,
                     double weight_v, double slack, double* c, double* t, double* d);
  void (*logs_of)(const double* x, std::size_t n, double* out);
  void (*exps_of)(const double* x, std::size_t n, double* out);
  void (*count_greater)(const double* x, std::size_t n, double* out);
};

}  // namespace nqpf::inline NQPF_ABI::models::detail

#define NQPF_INLINE [[gnu::always_inline]] inline NQPF_TARGET
#define NQPF_FUNCTION inline NQPF_TARGET

#if defined(__x86_64__) && !defined(NQPF_REPRODUCIBLE)

  #define NQPF_LANES 2
  #define NQPF_KERNELS sse2
  #define NQPF_TARGET
  #define NQPF_SQRT(v) __builtin_ia32_sqrtpd(v)
  #include <nqpf/models/detail/kernel_bodies.hpp>
  #undef NQPF_LANES
  #undef NQPF_KERNELS
  #undef NQPF_TARGET
  #undef NQPF_SQRT

  #define NQPF_LANES 4
  #define NQPF_KERNELS avx2
  #define NQPF_TARGET __attribute__((target("avx2,fma")))
  #define NQPF_SQRT(v) __builtin_ia32_sqrtpd256(v)
  #include <nqpf/models/detail/kernel_bodies.hpp>
  #undef NQPF_LANES
  #undef NQPF_KERNELS
  #undef NQPF_TARGET
  #undef NQPF_SQRT

  #define NQPF_LANES 8
  #define NQPF_KERNELS avx512
  #define NQPF_TARGET __attribute__((target("avx512f")))
  #if defined(__clang__)
    #define NQPF_SQRT(v) __builtin_ia32_sqrtpd512(v, 4)
  #else
    #define NQPF_SQRT(v) __builtin_ia32_sqrtpd512_mask(v, v, -1, 4)
  #endif
  #include <nqpf/models/detail/kernel_bodies.hpp>
  #undef NQPF_LANES
  #undef NQPF_KERNELS
  #undef NQPF_TARGET
  #undef NQPF_SQRT

#else

  #define NQPF_LANES 2
  #define NQPF_KERNELS portable
  #define NQPF_TARGET
  #define NQPF_SQRT(v) (real{__builtin_sqrt((v)[0]), __builtin_sqrt((v)[1])})
  #include <nqpf/models/detail/kernel_bodies.hpp>
  #undef NQPF_LANES
  #undef NQPF_KERNELS
  #undef NQPF_TARGET
  #undef NQPF_SQRT

#endif

#undef NQPF_INLINE
#undef NQPF_FUNCTION

namespace nqpf::inline NQPF_ABI::models::detail {

/// The loops for this machine.
inline const kernel_table& kernels() noexcept {
#if defined(__x86_64__) && !defined(NQPF_REPRODUCIBLE)
  if (__builtin_cpu_supports("avx512f")) return avx512::table;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2::table;
  return sse2::table;
#else
  return portable::table;
#endif
}

}  // namespace nqpf::inline NQPF_ABI::models::detail
