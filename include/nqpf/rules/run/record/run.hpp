// SPDX-License-Identifier: BSL-1.0
#pragma once

// Runs the plan of a program on one record, with the vector instructions that the processor has: each
// input is compared with all its thresholds at once, and no branch depends on an outcome.

#include <nqpf/rules/run/columns/level.hpp>
#include <nqpf/rules/run/record/plan.hpp>

namespace nqpf::inline NQPF_ABI::detail::single {

// What becomes of the masks of a block: a byte for each bit. Bit 0 says that it holds, and where two planes are kept bit 1
// that it may hold: conjunction is `and`, whatever is unknown.
using marks_of_block = unsigned char[rule_mask::bits];

// The masks of a selector: of yes and of maybe. They differ where the value is missing.
struct picked {
  const rule_mask* yes;
  const rule_mask* maybe;
};

template <bool Two>
inline picked pick(const rank_selector& s, double x, int rank) noexcept {
  if constexpr (!Two) return {s.masks + rank, nullptr};
  // NaN reaches no threshold: its rank is 0. No branch: where data are missing here and there, none would
  // be foreseen.
  const int absent = __builtin_isnan(x) ? -1 : 0;
  const int first = s.count + s.strict + 1;
  return {s.masks + rank + (absent & first), s.masks + rank + (absent & (first + 1))};
}

// Thresholds next to zero, which only `more than` reaches.
inline int reach_strict(const rank_selector& s, double x) noexcept {
  const double* t = s.thresholds + (s.count > 0 ? (s.count + 7) / 8 * 8 : 8);
  int n = 0;
  for (int i = 0; i < s.strict; ++i) n += x > t[i] ? 1 : 0;
  return n;
}

// How many thresholds x reaches; NaN reaches none. They ascend, so those reached come first.
struct portable_reach {
  static int eight(double x, const double* t) noexcept {
    int n = 0;
    for (int i = 0; i < 8; ++i) n += x >= t[i] ? 1 : 0;
    return n;
  }
};

#if defined(__x86_64__) && defined(__GNUC__) && (defined(__clang__) || __GNUC__ >= 12)

struct sse2_reach {
  using pair = double __attribute__((vector_size(16)));
  using loaded_pair __attribute__((may_alias)) = pair;
  using floats = float __attribute__((vector_size(16)));
  using ints = int __attribute__((vector_size(16)));
  using bytes = char __attribute__((vector_size(16)));

  static ints reached(pair x, const double* t) noexcept {
    const auto* at = reinterpret_cast<const loaded_pair*>(t);
    return reinterpret_cast<ints>(__builtin_shufflevector(
        reinterpret_cast<floats>(at[0] <= x), reinterpret_cast<floats>(at[1] <= x), 0, 2, 4, 6));
  }
  static int eight(double one, const double* t) noexcept {
    const pair x = {one, one};
    const auto words = __builtin_ia32_packssdw128(reached(x, t), reached(x, t + 4));
    const auto flat = __builtin_bit_cast(bytes, __builtin_ia32_packsswb128(words, words));
    return __builtin_ctz(~static_cast<unsigned>(__builtin_ia32_pmovmskb128(flat) & 0xFF));
  }
};

#endif

// A bit to a byte, eight at a time, the lowest first.
inline std::uint64_t spread(std::uint64_t bits) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  const std::uint64_t apart = ((bits & 0xFFU) * ones) & 0x8040201008040201U;
  return ((apart + 0x7F * ones) >> 7U) & ones;
}

inline void put_eight(unsigned char* to, std::uint64_t bytes) noexcept {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap64(bytes);
#endif
  __builtin_memcpy(to, &bytes, 8);
}
inline std::uint64_t get_eight(const unsigned char* from) noexcept {
  std::uint64_t bytes = 0;
  __builtin_memcpy(&bytes, from, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  bytes = __builtin_bswap64(bytes);
#endif
  return bytes;
}

// In vectors of 16 bytes.
template <class Reach>
struct plain_level {
  using part = std::uint64_t __attribute__((vector_size(16)));
  using loaded __attribute__((may_alias)) = part;

  template <bool Two>
  static void run(const block& b, const block_rows& start, const double* values,
                  marks_of_block& marks) noexcept {
    const auto* yes = reinterpret_cast<const loaded*>(&start.yes);
    const auto* maybe = reinterpret_cast<const loaded*>(&start.maybe);
    part y0 = yes[0], y1 = yes[1], y2 = yes[2], y3 = yes[3];
    part m0{}, m1{}, m2{}, m3{};
    if constexpr (Two) m0 = maybe[0], m1 = maybe[1], m2 = maybe[2], m3 = maybe[3];
    for (int i = 0; i < b.count; ++i) {
      const rank_selector& s = b.ranks[i];
      const double x = values[s.input];
      int rank = Reach::eight(x, s.thresholds);
      if (i >= b.one) {
        for (int k = 8; k < s.count; k += 8) rank += Reach::eight(x, s.thresholds + k);
        if (s.strict > 0) rank += reach_strict(s, x);
      }
      const picked masks = pick<Two>(s, x, rank);
      yes = reinterpret_cast<const loaded*>(masks.yes);
      y0 &= yes[0];
      y1 &= yes[1];
      y2 &= yes[2];
      y3 &= yes[3];
      if constexpr (Two) {
        maybe = reinterpret_cast<const loaded*>(masks.maybe);
        m0 &= maybe[0];
        m1 &= maybe[1];
        m2 &= maybe[2];
        m3 &= maybe[3];
      }
    }
    const part holds = y0 & ~(Two ? m1 | m2 | m3 : y1 | y2 | y3);
    const part may = m0 & ~(y1 | y2 | y3);
    for (int k = 0; k < b.eights; ++k) {
      const std::uint64_t bytes = spread(holds[k / 8] >> 8 * (k % 8));
      put_eight(marks + 8 * k, Two ? bytes | spread(may[k / 8] >> 8 * (k % 8)) << 1U : bytes);
    }
  }
  static bool some_missing(const double* values, int n) noexcept {
    bool some = false;
    for (int i = 0; i < n; ++i) some |= __builtin_isnan(values[i]);
    return some;
  }
};

#if defined(__x86_64__) && defined(__GNUC__) && (defined(__clang__) || __GNUC__ >= 12)

struct avx2_level {
  using part = std::uint64_t __attribute__((vector_size(32)));
  using loaded __attribute__((may_alias)) = part;
  using half = std::uint64_t __attribute__((vector_size(16)));
  using four = double __attribute__((vector_size(32)));
  using loaded_four __attribute__((aligned(8), may_alias)) = four;
  using longs = long long __attribute__((vector_size(32)));
  using ints = unsigned __attribute__((vector_size(32)));
  using bytes = char __attribute__((vector_size(32)));
  using stored __attribute__((aligned(1), may_alias)) = bytes;

  __attribute__((target("avx2,popcnt"), always_inline)) static inline int eight(
      double one, const double* t) noexcept {
    const four x = {one, one, one, one};
    const auto low = reinterpret_cast<four>(*reinterpret_cast<const loaded_four*>(t) <= x);
    const auto high = reinterpret_cast<four>(*reinterpret_cast<const loaded_four*>(t + 4) <= x);
    return __builtin_popcount(static_cast<unsigned>(__builtin_ia32_movmskpd256(low))) +
           __builtin_popcount(static_cast<unsigned>(__builtin_ia32_movmskpd256(high)));
  }
  // 32 bits to bytes, each 0 or `mark`.
  __attribute__((target("avx2"), always_inline)) static inline bytes spread_32(std::uint32_t bits,
                                                                               char mark) noexcept {
    constexpr bytes source = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1,
                              2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3};
    constexpr longs which = {-9205322385119247871, -9205322385119247871, -9205322385119247871,
                             -9205322385119247871};  // 0x80, 0x40 down to 1 in each eight
    const ints all = {bits, bits, bits, bits, bits, bits, bits, bits};
    const auto here =
        reinterpret_cast<longs>(__builtin_ia32_pshufb256(reinterpret_cast<bytes>(all), source));
    const auto set = reinterpret_cast<bytes>(here & which) == reinterpret_cast<bytes>(which);
    return reinterpret_cast<bytes>(set) & (bytes{} + mark);
  }

  template <bool Two>
  __attribute__((target("avx2,popcnt"))) static void run(const block& b, const block_rows& start,
                                                         const double* values,
                                                         marks_of_block& marks) noexcept {
    const auto* yes = reinterpret_cast<const loaded*>(&start.yes);
    const auto* maybe = reinterpret_cast<const loaded*>(&start.maybe);
    part y0 = yes[0], y1 = yes[1];
    part m0{}, m1{};
    if constexpr (Two) m0 = maybe[0], m1 = maybe[1];
    for (int i = 0; i < b.count; ++i) {
      const rank_selector& s = b.ranks[i];
      const double x = values[s.input];
      int rank = eight(x, s.thresholds);
      if (i >= b.one) {
        for (int k = 8; k < s.count; k += 8) rank += eight(x, s.thresholds + k);
        if (s.strict > 0) rank += reach_strict(s, x);
      }
      const picked masks = pick<Two>(s, x, rank);
      y0 &= reinterpret_cast<const loaded*>(masks.yes)[0];
      y1 &= reinterpret_cast<const loaded*>(masks.yes)[1];
      if constexpr (Two) {
        m0 &= reinterpret_cast<const loaded*>(masks.maybe)[0];
        m1 &= reinterpret_cast<const loaded*>(masks.maybe)[1];
      }
    }
    // Planes: the first half of 0 and 1, then the second.
    const half y_first = {y0[0], y0[1]}, y_second = {y0[2], y0[3]}, y_third = {y1[0], y1[1]},
               y_fourth = {y1[2], y1[3]};
    half holds = y_first & ~(y_second | y_third | y_fourth);
    half may{};
    if constexpr (Two) {
      const half m_first = {m0[0], m0[1]}, m_second = {m0[2], m0[3]}, m_third = {m1[0], m1[1]},
                 m_fourth = {m1[2], m1[3]};
      holds = y_first & ~(m_second | m_third | m_fourth);
      may = m_first & ~(y_second | y_third | y_fourth);
    }
    for (int k = 0; k < 4; ++k) {
      bytes out = spread_32(static_cast<std::uint32_t>(holds[k / 2] >> 32 * (k % 2)), 1);
      if constexpr (Two)
        out |= spread_32(static_cast<std::uint32_t>(may[k / 2] >> 32 * (k % 2)), 2);
      *reinterpret_cast<stored*>(marks + 32 * k) = out;
    }
  }
  __attribute__((target("avx2"))) static bool some_missing(const double* values, int n) noexcept {
    longs some{};
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      const four x = *reinterpret_cast<const loaded_four*>(values + i);
      some |= x != x;
    }
    bool rest = __builtin_ia32_movmskpd256(reinterpret_cast<four>(some)) != 0;
    for (; i < n; ++i) rest |= __builtin_isnan(values[i]);
    return rest;
  }
};

struct avx512_level {
  using part = std::uint64_t __attribute__((vector_size(64)));
  using loaded __attribute__((may_alias)) = part;
  using half = std::uint64_t __attribute__((vector_size(16)));
  using eight_doubles = double __attribute__((vector_size(64)));
  using loaded_eight __attribute__((aligned(8), may_alias)) = eight_doubles;
  using bytes = char __attribute__((vector_size(64)));
  using stored __attribute__((aligned(1), may_alias)) = bytes;

  __attribute__((target("avx512f,avx512bw,avx512dq,popcnt"), always_inline)) static inline int
  eight(double one, const double* t) noexcept {
    const eight_doubles x = {one, one, one, one, one, one, one, one};
    return __builtin_popcount(__builtin_ia32_cmppd512_mask(
        *reinterpret_cast<const loaded_eight*>(t), x, 18, static_cast<unsigned char>(-1), 4));
  }
  __attribute__((target("avx512f,avx512bw,avx512dq,popcnt"), always_inline)) static inline bytes
  spread_64(std::uint64_t bits, char mark) noexcept {
    const bytes all = bytes{} + mark;
    bytes out;
    __asm__("{vmovdqu8 %2, %0%{%1%}%{z%}|vmovdqu8 %0%{%1%}%{z%}, %2}"
            : "=v"(out)
            : "Yk"(bits), "v"(all));
    return out;
  }

  template <bool Two>
  __attribute__((target("avx512f,avx512bw,avx512dq,popcnt"))) static void run(
      const block& b, const block_rows& start, const double* values,
      marks_of_block& marks) noexcept {
    part yes = *reinterpret_cast<const loaded*>(&start.yes);
    part maybe{};
    if constexpr (Two) maybe = *reinterpret_cast<const loaded*>(&start.maybe);
    int i = 0;
    for (; i < b.one; ++i) {
      const rank_selector& s = b.ranks[i];
      const double x = values[s.input];
      const picked masks = pick<Two>(s, x, eight(x, s.thresholds));
      yes &= *reinterpret_cast<const loaded*>(masks.yes);
      if constexpr (Two) maybe &= *reinterpret_cast<const loaded*>(masks.maybe);
    }
    for (; i < b.two; ++i) {
      const rank_selector& s = b.ranks[i];
      const double x = values[s.input];
      const picked masks = pick<Two>(s, x, eight(x, s.thresholds) + eight(x, s.thresholds + 8));
      yes &= *reinterpret_cast<const loaded*>(masks.yes);
      if constexpr (Two) maybe &= *reinterpret_cast<const loaded*>(masks.maybe);
    }
    for (; i < b.count; ++i) {
      const rank_selector& s = b.ranks[i];
      const double x = values[s.input];
      int rank = reach_strict(s, x);
      for (int k = 0; k < s.count; k += 8) rank += eight(x, s.thresholds + k);
      const picked masks = pick<Two>(s, x, rank);
      yes &= *reinterpret_cast<const loaded*>(masks.yes);
      if constexpr (Two) maybe &= *reinterpret_cast<const loaded*>(masks.maybe);
    }
    const half y_rest = __builtin_shufflevector(yes, yes, 2, 3) |
                        __builtin_shufflevector(yes, yes, 4, 5) |
                        __builtin_shufflevector(yes, yes, 6, 7);
    half holds = __builtin_shufflevector(yes, yes, 0, 1) & ~y_rest;
    if constexpr (Two) {
      const half m_rest = __builtin_shufflevector(maybe, maybe, 2, 3) |
                          __builtin_shufflevector(maybe, maybe, 4, 5) |
                          __builtin_shufflevector(maybe, maybe, 6, 7);
      holds = __builtin_shufflevector(yes, yes, 0, 1) & ~m_rest;
      const half may = __builtin_shufflevector(maybe, maybe, 0, 1) & ~y_rest;
      *reinterpret_cast<stored*>(marks) = spread_64(holds[0], 1) | spread_64(may[0], 2);
      *reinterpret_cast<stored*>(marks + 64) = spread_64(holds[1], 1) | spread_64(may[1], 2);
    } else {
      *reinterpret_cast<stored*>(marks) = spread_64(holds[0], 1);
      *reinterpret_cast<stored*>(marks + 64) = spread_64(holds[1], 1);
    }
  }
  __attribute__((target("avx512f,avx512dq"))) static bool some_missing(const double* values,
                                                                       int n) noexcept {
    unsigned some = 0;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
      const eight_doubles x = *reinterpret_cast<const loaded_eight*>(values + i);
      some |= __builtin_ia32_cmppd512_mask(x, x, 3, static_cast<unsigned char>(-1), 4);
    }
    bool rest = some != 0;
    for (; i < n; ++i) rest |= __builtin_isnan(values[i]);
    return rest;
  }
};

#endif

// Where the level is the best of the processor, on this one it is never the portable one.
template <bool Two, bool AnyLevel>
inline void run_ranks(const block& b, const block_rows& start, const double* values,
                      marks_of_block& marks, simd::level level) noexcept {
#if defined(__x86_64__) && defined(__GNUC__) && (defined(__clang__) || __GNUC__ >= 12)
  if (level == simd::level::avx512) return avx512_level::run<Two>(b, start, values, marks);
  if (level == simd::level::avx2) return avx2_level::run<Two>(b, start, values, marks);
  if (!AnyLevel || level == simd::level::sse2)
    return plain_level<sse2_reach>::run<Two>(b, start, values, marks);
  if constexpr (AnyLevel) plain_level<portable_reach>::run<Two>(b, start, values, marks);
#else
  static_cast<void>(level);
  plain_level<portable_reach>::run<Two>(b, start, values, marks);
#endif
}

inline bool some_missing(const double* values, int n, simd::level level) noexcept {
#if defined(__x86_64__) && defined(__GNUC__) && (defined(__clang__) || __GNUC__ >= 12)
  if (level == simd::level::avx512) return avx512_level::some_missing(values, n);
  if (level == simd::level::avx2) return avx2_level::some_missing(values, n);
#else
  static_cast<void>(level);
#endif
  return plain_level<portable_reach>::some_missing(values, n);
}

// The atoms that have a mask for each truth. False where one is unknown and only one plane is kept.
template <bool Two>
inline bool run_truths(const plan& pl, const block& b, const double* values,
                       const double* parameters, block_rows& out) {
  for (int i = b.truths_begin; i < b.truths_end; ++i) {
    const truth_selector& s = pl.truths[i];
    const truth t = evaluate_atom(pl.p, pl.p.atoms[s.atom], values, parameters);
    if (!Two && t == truth::unknown) return false;
    const rule_mask& yes = pl.masks[s.first_mask + static_cast<int>(t)];
    const rule_mask& maybe =
        pl.masks[s.first_mask + static_cast<int>(t) + (t == truth::unknown ? 1 : 0)];
    for (int plane = 0; plane < rule_mask::planes; ++plane) {
      for (int w = 0; w < 2; ++w) {
        out.yes.words[plane][w] &= yes.words[plane][w];
        if constexpr (Two) out.maybe.words[plane][w] &= maybe.words[plane][w];
      }
    }
  }
  return true;
}

// Fills the marks of all blocks. False where something is unknown and only one plane is kept. `Truths`: some
// atoms may have a mask for each truth.
template <bool Two, bool Truths, bool AnyLevel>
inline bool run_planes(const plan& pl, const double* values, const double* parameters,
                       unsigned char* marks, simd::level level) {
  static_cast<void>(parameters);
  for (int i = 0; i < pl.block_count; ++i) {
    const block& b = pl.blocks[i];
    auto& own = *reinterpret_cast<marks_of_block*>(marks + rule_mask::bits * i);
    if (!Truths || b.truths_begin == b.truths_end) {
      run_ranks<Two, AnyLevel>(b, b.start, values, own, level);
      continue;
    }
    if constexpr (Truths) {
      block_rows start = b.start;
      if (!run_truths<Two>(pl, b, values, parameters, start)) return false;
      run_ranks<Two, AnyLevel>(b, start, values, own, level);
    }
  }
  // The complement of (holds, may hold) is (may not hold, does not hold).
  constexpr unsigned char complement[2][4] = {{0, 1, 2, 3}, {3, 1, 2, 0}};
  for (int i = 0; i < pl.step_count; ++i) {
    const bit_step& s = pl.steps[i];
    unsigned v = marks[s.bit];
    for (int k = s.begin; k < s.end; ++k) {
      const bit_operand& o = pl.operands[k];
      const unsigned other = marks[o.bit];
      v &= Two ? complement[o.negated ? 1 : 0][other] : other ^ (o.negated ? 1U : 0U);
    }
    marks[s.bit] = static_cast<unsigned char>(Two ? complement[s.negated ? 1 : 0][v]
                                                  : v ^ (s.negated ? 1U : 0U));
  }
  return true;
}

// (holds, may hold) to truths: (1, 1) is yes, (0, 1) unknown.
inline void to_truths(const unsigned char* marks, std::size_t n, truth* out) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  auto* to = reinterpret_cast<unsigned char*>(out);
  std::size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    const std::uint64_t v = get_eight(marks + i);
    put_eight(to + i, v ^ ((v & ones) << 1U));
  }
  for (; i < n; ++i) to[i] = static_cast<unsigned char>(marks[i] ^ ((marks[i] & 1U) << 1U));
}

// Evaluates all rules on one record: the same outcomes as `nqpf::run`. `marks` has a byte for each bit of
// each block.
inline void run(const plan& pl, const double* values, const double* parameters, truth* out,
                unsigned char* marks, simd::level level) {
  const auto n = static_cast<std::size_t>(pl.p.count.rules);
  if (!some_missing(values, pl.p.count.inputs, level) &&
      run_planes<false, true, true>(pl, values, parameters, marks, level)) {
    __builtin_memcpy(static_cast<void*>(out), marks, n);
    return;
  }
  run_planes<true, true, true>(pl, values, parameters, marks, level);
  to_truths(marks, n, out);
}

}  // namespace nqpf::detail::single
