// SPDX-License-Identifier: BSL-1.0
#pragma once

// The inner loops over columns, once for each set of vector instructions: numbers are compared with
// thresholds, 64 rows to a word. <immintrin.h> would cost more to include than the rest of the library;
// vector extensions and the compare builtins need no include.

#include <nqpf/rules/run/columns/level.hpp>

#include <cstddef>
#include <cstdint>

namespace nqpf::inline NQPF_ABI::detail::columnar {

// Some cuts of one input, all with the same relation, and where their masks go.
struct cut_job {
  const double* numbers;  // 64 * groups of them
  int groups;
  int count;
  const double* thresholds;
  std::uint64_t* out;  // a slot for each cut, `pitch` words apart
  std::size_t pitch;
};

enum class cut_kind { less, less_equal, equal };

// `cut_words` writes a mask per cut and returns whether some number is NaN; `nan_words` writes which.
struct portable {
  template <class Compare>
  static std::uint64_t word_of(const double* x, Compare yes) {
    std::uint64_t word = 0;
    for (int i = 0; i < 64; ++i) word |= static_cast<std::uint64_t>(yes(x[i])) << i;
    return word;
  }
  template <cut_kind Kind>
  static bool cut_words(const cut_job& job) {
    std::uint64_t some_nan = 0;
    for (int g = 0; g < job.groups; ++g) {
      const double* x = job.numbers + 64 * g;
      some_nan |= word_of(x, [](double v) { return __builtin_isnan(v); });
      std::uint64_t* out = job.out + g;
      for (int i = 0; i < job.count; ++i, out += job.pitch) {
        const double t = job.thresholds[i];
        *out = word_of(x, [t](double v) {
          return Kind == cut_kind::less ? v < t : Kind == cut_kind::less_equal ? v <= t : v == t;
        });
      }
    }
    return some_nan != 0;
  }
  static void nan_words(const double* x, int groups, std::uint64_t* out) {
    for (int g = 0; g < groups; ++g)
      out[g] = word_of(x + 64 * g, [](double v) { return __builtin_isnan(v); });
  }
};

#if defined(__x86_64__) && defined(__GNUC__) && (defined(__clang__) || __GNUC__ >= 12)

struct sse2 {
  using doubles = double __attribute__((vector_size(16)));
  using loose __attribute__((aligned(8), may_alias)) = doubles;
  using longs = long long __attribute__((vector_size(16)));
  using ints = int __attribute__((vector_size(16)));
  using floats =
      float __attribute__((vector_size(16)));  // for the shuffle that takes one instruction
  using shorts = short __attribute__((vector_size(16)));
  using bytes = char __attribute__((vector_size(16)));
  using word = std::uint16_t __attribute__((may_alias));

  doubles a, b, c, d, e, f, g, h;

  static doubles load(const double* x) { return *reinterpret_cast<const loose*>(x); }
  explicit sse2(const double* x)
      : a(load(x)),
        b(load(x + 2)),
        c(load(x + 4)),
        d(load(x + 6)),
        e(load(x + 8)),
        f(load(x + 10)),
        g(load(x + 12)),
        h(load(x + 14)) {}

  // Of each long one half: they are all ones or all zeros.
  static ints join(longs x, longs y) {
    return reinterpret_cast<ints>(__builtin_shufflevector(reinterpret_cast<floats>(x),
                                                          reinterpret_cast<floats>(y), 0, 2, 4, 6));
  }
  static void store(ints p, ints q, ints r, ints s, void* out) {
    const bytes packed =
        __builtin_bit_cast(bytes, __builtin_ia32_packsswb128(__builtin_ia32_packssdw128(p, q),
                                                             __builtin_ia32_packssdw128(r, s)));
    *static_cast<word*>(out) = static_cast<std::uint16_t>(__builtin_ia32_pmovmskb128(packed));
  }
  template <cut_kind Kind>
  static ints compare(doubles x, doubles y, doubles t) {
    if constexpr (Kind == cut_kind::less) return join(x < t, y < t);
    else if constexpr (Kind == cut_kind::less_equal) return join(x <= t, y <= t);
    else return join(x == t, y == t);
  }
  template <cut_kind Kind>
  void cut(double threshold, void* out) const {
    const doubles t = {threshold, threshold};
    store(compare<Kind>(a, b, t), compare<Kind>(c, d, t), compare<Kind>(e, f, t),
          compare<Kind>(g, h, t), out);
  }
  void nan(void* out) const {
    store(join(a != a, b != b), join(c != c, d != d), join(e != e, f != f), join(g != g, h != h),
          out);
  }
  [[nodiscard]] bool has_nan() const {
    const doubles some =
        reinterpret_cast<doubles>(reinterpret_cast<longs>(__builtin_ia32_cmpunordpd(a, b)) |
                                  reinterpret_cast<longs>(__builtin_ia32_cmpunordpd(c, d)) |
                                  reinterpret_cast<longs>(__builtin_ia32_cmpunordpd(e, f)) |
                                  reinterpret_cast<longs>(__builtin_ia32_cmpunordpd(g, h)));
    return __builtin_ia32_movmskpd(some) != 0;
  }

  template <cut_kind Kind>
  static bool cut_words(const cut_job& job) {
    bool some_nan = false;
    for (int i = 0; i < 4 * job.groups; ++i) {
      const sse2 x(job.numbers + 16 * i);
      some_nan |= x.has_nan();
      word* out = reinterpret_cast<word*>(job.out) + i;
      for (int k = 0; k < job.count; ++k, out += 4 * job.pitch)
        x.template cut<Kind>(job.thresholds[k], out);
    }
    return some_nan;
  }
  static void nan_words(const double* x, int groups, std::uint64_t* out) {
    for (int i = 0; i < 4 * groups; ++i) sse2(x + 16 * i).nan(reinterpret_cast<word*>(out) + i);
  }
};

// Packing works within halves of a vector, so the low halves hold the first 16 of 32 rows.
struct avx2 {
  using doubles = double __attribute__((vector_size(32)));
  using half_doubles = double __attribute__((vector_size(16)));
  using half __attribute__((aligned(8), may_alias)) = half_doubles;
  using longs = long long __attribute__((vector_size(32)));
  using ints = int __attribute__((vector_size(32)));
  using floats =
      float __attribute__((vector_size(32)));  // for the shuffle that takes one instruction
  using bytes = char __attribute__((vector_size(32)));
  using word = std::uint32_t __attribute__((may_alias));

  doubles a, b, c, d, e, f, g, h;

  __attribute__((target("avx2"), always_inline)) static inline doubles load(const double* x) {
    const half_doubles low = *reinterpret_cast<const half*>(x);
    const half_doubles high = *reinterpret_cast<const half*>(x + 16);
    return __builtin_shufflevector(low, high, 0, 1, 2, 3);
  }
  __attribute__((target("avx2"), always_inline)) inline explicit avx2(const double* x)
      : a(load(x)),
        b(load(x + 2)),
        c(load(x + 4)),
        d(load(x + 6)),
        e(load(x + 8)),
        f(load(x + 10)),
        g(load(x + 12)),
        h(load(x + 14)) {}

  __attribute__((target("avx2"), always_inline)) static inline ints join(longs x, longs y) {
    return reinterpret_cast<ints>(__builtin_shufflevector(
        reinterpret_cast<floats>(x), reinterpret_cast<floats>(y), 0, 2, 8, 10, 4, 6, 12, 14));
  }
  __attribute__((target("avx2"), always_inline)) static inline void store(ints p, ints q, ints r,
                                                                          ints s, void* out) {
    const bytes packed =
        __builtin_bit_cast(bytes, __builtin_ia32_packsswb256(__builtin_ia32_packssdw256(p, q),
                                                             __builtin_ia32_packssdw256(r, s)));
    *static_cast<word*>(out) = static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(packed));
  }
  template <cut_kind Kind>
  __attribute__((target("avx2"), always_inline)) static inline ints compare(doubles x, doubles y,
                                                                            doubles t) {
    if constexpr (Kind == cut_kind::less) return join(x < t, y < t);
    else if constexpr (Kind == cut_kind::less_equal) return join(x <= t, y <= t);
    else return join(x == t, y == t);
  }
  template <cut_kind Kind>
  __attribute__((target("avx2"), always_inline)) inline void cut(double threshold,
                                                                 void* out) const {
    const doubles t = {threshold, threshold, threshold, threshold};
    store(compare<Kind>(a, b, t), compare<Kind>(c, d, t), compare<Kind>(e, f, t),
          compare<Kind>(g, h, t), out);
  }
  __attribute__((target("avx2"), always_inline)) inline void nan(void* out) const {
    store(join(a != a, b != b), join(c != c, d != d), join(e != e, f != f), join(g != g, h != h),
          out);
  }
  __attribute__((target("avx2"), always_inline)) inline bool has_nan() const {
    const doubles some =
        reinterpret_cast<doubles>(reinterpret_cast<longs>(__builtin_ia32_cmppd256(a, b, 3)) |
                                  reinterpret_cast<longs>(__builtin_ia32_cmppd256(c, d, 3)) |
                                  reinterpret_cast<longs>(__builtin_ia32_cmppd256(e, f, 3)) |
                                  reinterpret_cast<longs>(__builtin_ia32_cmppd256(g, h, 3)));
    return __builtin_ia32_movmskpd256(some) != 0;
  }

  template <cut_kind Kind>
  __attribute__((target("avx2"))) static bool cut_words(const cut_job& job) {
    bool some_nan = false;
    for (int i = 0; i < 2 * job.groups; ++i) {
      const avx2 x(job.numbers + 32 * i);
      some_nan |= x.has_nan();
      word* out = reinterpret_cast<word*>(job.out) + i;
      for (int k = 0; k < job.count; ++k, out += 2 * job.pitch)
        x.template cut<Kind>(job.thresholds[k], out);
    }
    return some_nan;
  }
  __attribute__((target("avx2"))) static void nan_words(const double* x, int groups,
                                                        std::uint64_t* out) {
    for (int i = 0; i < 2 * groups; ++i) avx2(x + 32 * i).nan(reinterpret_cast<word*>(out) + i);
  }
};

// Plain variables rather than members: g++ would keep those in memory.
struct avx512 {
  using doubles = double __attribute__((vector_size(64)));
  using loose __attribute__((aligned(8), may_alias)) = doubles;

  __attribute__((target("avx512f,avx512dq"), always_inline)) static inline doubles load(
      const double* x) {
    return *reinterpret_cast<const loose*>(x);
  }
  // The predicate is a constant of the instruction.
  template <int Predicate>
  __attribute__((target("avx512f,avx512dq"), always_inline)) static inline unsigned char compare(
      doubles x, doubles y) {
    return __builtin_ia32_cmppd512_mask(x, y, Predicate, static_cast<unsigned char>(-1), 4);
  }
  // Written out, because g++ otherwise collects eight masks in a general register, at twice the time.
  template <int Predicate>
  __attribute__((target("avx512f,avx512dq"), always_inline)) static inline void store(
      doubles x, doubles y, unsigned char* out) {
    __asm__("kmovb %1, %0" : "=m"(*out) : "k"(compare<Predicate>(x, y)));
  }

  template <cut_kind Kind>
  __attribute__((target("avx512f,avx512dq"))) static bool cut_words(const cut_job& job) {
    constexpr int p = Kind == cut_kind::less ? 17 : Kind == cut_kind::less_equal ? 18 : 0;
    const double* const thresholds = job.thresholds;
    const int count = job.count;
    const std::size_t pitch = 8 * job.pitch;
    bool some_nan = false;
    for (int i = 0; i < job.groups; ++i) {
      const double* x = job.numbers + 64 * i;
      const doubles a = load(x), b = load(x + 8), c = load(x + 16), d = load(x + 24);
      const doubles e = load(x + 32), f = load(x + 40), g = load(x + 48), h = load(x + 56);
      some_nan |= (compare<3>(a, b) | compare<3>(c, d) | compare<3>(e, f) | compare<3>(g, h)) != 0;
      auto* out = reinterpret_cast<unsigned char*>(job.out + i);
      for (int k = 0; k < count; ++k, out += pitch) {
        const double one = thresholds[k];
        const doubles t = {one, one, one, one, one, one, one, one};
        store<p>(a, t, out);
        store<p>(b, t, out + 1);
        store<p>(c, t, out + 2);
        store<p>(d, t, out + 3);
        store<p>(e, t, out + 4);
        store<p>(f, t, out + 5);
        store<p>(g, t, out + 6);
        store<p>(h, t, out + 7);
      }
    }
    return some_nan;
  }
  __attribute__((target("avx512f,avx512dq"))) static void nan_words(const double* x, int groups,
                                                                    std::uint64_t* out) {
    auto* to = reinterpret_cast<unsigned char*>(out);
    for (int i = 0; i < 8 * groups; ++i) {
      const doubles v = load(x + 8 * i);
      store<3>(v, v, to + i);
    }
  }
};

#endif

// The kernels of a level.
struct kernels {
  bool (*less)(const cut_job&);
  bool (*less_equal)(const cut_job&);
  bool (*equal)(const cut_job&);
  void (*nan_words)(const double* numbers, int groups, std::uint64_t* out);

  template <class Level>
  static kernels of() noexcept {
    return {&Level::template cut_words<cut_kind::less>,
            &Level::template cut_words<cut_kind::less_equal>,
            &Level::template cut_words<cut_kind::equal>, &Level::nan_words};
  }
};

inline kernels kernels_of(simd::level level) noexcept {
#if defined(__x86_64__) && defined(__GNUC__) && (defined(__clang__) || __GNUC__ >= 12)
  switch (simd::available(level)) {
    case simd::level::avx512: return kernels::of<avx512>();
    case simd::level::avx2: return kernels::of<avx2>();
    case simd::level::sse2: return kernels::of<sse2>();
    default: break;
  }
#else
  static_cast<void>(level);
#endif
  return kernels::of<portable>();
}

}  // namespace nqpf::detail::columnar
