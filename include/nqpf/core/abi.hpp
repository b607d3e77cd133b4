// SPDX-License-Identifier: BSL-1.0
#pragma once

// NQPF_ABI, the inline namespace of all that this library defines: its version, and what the compiler's flags let
// the machine code of inline functions use. Two units of one program with different flags thus never share the
// machine code of a function: each computes as its own flags say, and none runs instructions of the other's.
// Values of this library's types do not pass between such units; the linker says so ('undefined reference').

#define NQPF_ABI_VERSION v0

// The widest vector instructions that the compiler may use.
#if defined __AVX512F__
  #define NQPF_ABI_VECTORS _avx512
#elif defined __AVX2__
  #define NQPF_ABI_VECTORS _avx2
#elif defined __AVX__
  #define NQPF_ABI_VECTORS _avx
#elif defined __SSE4_2__
  #define NQPF_ABI_VECTORS _sse42
#elif defined __SSE4_1__
  #define NQPF_ABI_VECTORS _sse41
#elif defined __SSSE3__
  #define NQPF_ABI_VECTORS _ssse3
#elif defined __SSE3__
  #define NQPF_ABI_VECTORS _sse3
#elif defined __ARM_FEATURE_SVE
  #define NQPF_ABI_VECTORS _sve
#elif defined __riscv_vector
  #define NQPF_ABI_VECTORS _rvv
#else
  #define NQPF_ABI_VECTORS
#endif

// How a double is rounded: a fused multiplication and addition rounds once, x87 keeps more digits in between.
#if defined __FLT_EVAL_METHOD__ && __FLT_EVAL_METHOD__ != 0
  #define NQPF_ABI_ROUNDING _wide
#elif (defined __x86_64__ || defined __i386__) && (defined __FMA__ || defined __FMA4__)
  #define NQPF_ABI_ROUNDING _fma
#else
  #define NQPF_ABI_ROUNDING
#endif

// Instructions on bits that a processor may lack.
#if defined __BMI2__
  #define NQPF_ABI_BITS _bmi2
#elif defined __BMI__ || defined __LZCNT__
  #define NQPF_ABI_BITS _bmi
#elif (defined __x86_64__ || defined __i386__) && defined __POPCNT__
  #define NQPF_ABI_BITS _popcnt
#else
  #define NQPF_ABI_BITS
#endif

// NQPF_REPRODUCIBLE, defined for all units of a program: the models keep to instructions that every processor has, and
// give the same numbers on each to the last bit (README.md says which flags that needs besides).
#ifdef NQPF_REPRODUCIBLE
  #define NQPF_ABI_MODELS _same
#else
  #define NQPF_ABI_MODELS
#endif

#define NQPF_ABI_PASTE(version, vectors, rounding, bits, models) \
  version##vectors##rounding##bits##models
#define NQPF_ABI_JOIN(version, vectors, rounding, bits, models) \
  NQPF_ABI_PASTE(version, vectors, rounding, bits, models)
#define NQPF_ABI                                                                      \
  NQPF_ABI_JOIN(NQPF_ABI_VERSION, NQPF_ABI_VECTORS, NQPF_ABI_ROUNDING, NQPF_ABI_BITS, \
                NQPF_ABI_MODELS)
