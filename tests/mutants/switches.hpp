// SPDX-License-Identifier: BSL-1.0
#pragma once

// What switches.py writes into a copy of the headers: every operator that can be broken asks whether it is
// the broken one. In constant evaluation nothing is broken.

namespace nqpf_mutants {

inline constexpr int capacity = 1 << 16;
/// The broken place; 0 for none; -1 to note which places are reached.
inline int active = 0;
/// 1: reached; 2: cannot be broken, since the change has no meaning for these types.
inline unsigned char seen[capacity];

enum class with { less, most, more, least, same, other, plus, minus, times, over };

template <with How, class A, class B>
__attribute__((always_inline)) constexpr decltype(auto) apply(const A& a, const B& b) {
  if constexpr (How == with::less) return a < b;
  if constexpr (How == with::most) return a <= b;
  if constexpr (How == with::more) return a > b;
  if constexpr (How == with::least) return a >= b;
  if constexpr (How == with::same) return a == b;
  if constexpr (How == with::other) return a != b;
  if constexpr (How == with::plus) return a + b;
  if constexpr (How == with::minus) return a - b;
  if constexpr (How == with::times) return a * b;
  if constexpr (How == with::over) return a / b;
}

template <with How, class A, class B>
concept has_meaning =
    (How == with::minus                        ? requires(const A& a, const B& b) { a - b; }
     : How == with::plus                       ? requires(const A& a, const B& b) { a + b; }
     : How == with::times                      ? requires(const A& a, const B& b) { a* b; }
     : How == with::over                       ? requires(const A& a, const B& b) { a / b; }
     : How == with::same || How == with::other ? requires(const A& a, const B& b) { a == b; }
                                               : requires(const A& a, const B& b) { a <= b; });

template <with Right, with Wrong, class A, class B>
inline constexpr bool can_break = false;
template <with Right, with Wrong, class A, class B>
  requires has_meaning<Wrong, A, B>
inline constexpr bool can_break<Right, Wrong, A, B> = requires(const A& a, const B& b) {
  static_cast<decltype(apply<Right>(a, b))>(apply<Wrong>(a, b));
};

template <int Id, with Right, with Wrong, class A>
struct half {
  const A& a;

  template <class B>
  __attribute__((always_inline)) constexpr auto with_other(const B& b) const {
    using result = decltype(apply<Right>(a, b));
    if (!__builtin_is_constant_evaluated()) {
      if constexpr (can_break<Right, Wrong, A, B>) {
        if (active == Id) return static_cast<result>(apply<Wrong>(a, b));
        if (active < 0) seen[Id] = 1;
      } else if (active < 0) {
        seen[Id] = 2;
      }
    }
    return apply<Right>(a, b);
  }
};
template <int Id, with Right, with Wrong>
struct place {};
template <int Id, with Right, with Wrong>
inline constexpr place<Id, Right, Wrong> at{};

#define NQPF_MUTANT_PAIR(op)                                                              \
  template <class A, int I, with R, with W>                                               \
  __attribute__((always_inline)) constexpr half<I, R, W, A> operator op(const A& a,       \
                                                                        place<I, R, W>) { \
    return {a};                                                                           \
  }                                                                                       \
  template <class B, int I, with R, with W, class A>                                      \
  __attribute__((always_inline)) constexpr auto operator op(const half<I, R, W, A>& h,    \
                                                            const B& b) {                 \
    return h.with_other(b);                                                               \
  }
NQPF_MUTANT_PAIR(<)
NQPF_MUTANT_PAIR(+)
NQPF_MUTANT_PAIR(*)
#undef NQPF_MUTANT_PAIR
template <class A, int I, with R, with W>
__attribute__((always_inline)) constexpr half<I, R, W, A> operator==(const A& a, place<I, R, W>) {
  return {a};
}
template <class B, int I, with R, with W, class A>
__attribute__((always_inline)) constexpr auto operator==(const half<I, R, W, A>& h, const B& b) {
  return h.with_other(b);
}

template <int Id>
__attribute__((always_inline)) constexpr bool broken() {
  if (__builtin_is_constant_evaluated()) return false;
  if (active < 0) seen[Id] = 1;
  return active == Id;
}
/// A condition, or always the same.
template <int Id, bool Answer, class A>
__attribute__((always_inline)) constexpr bool gate(const A& a) {
  const bool right = static_cast<bool>(a);
  return broken<Id>() ? Answer : right;
}
template <int Id>
__attribute__((always_inline)) constexpr bool flipped(bool a) {
  return broken<Id>() != a;
}
template <class A>
struct bare_of {
  using type = A;
};
template <class A>
struct bare_of<A&> {
  using type = A;
};
template <class A>
struct bare_of<const A> {
  using type = A;
};
template <class A>
struct bare_of<const A&> {
  using type = A;
};
template <class A>
using bare = typename bare_of<A>::type;
/// A summand, or its opposite; of a bool that is counted, minus one.
template <int Id, class A>
__attribute__((always_inline)) constexpr decltype(auto) turned(A&& a) {
  if constexpr (__is_same(bare<A>, bool)) {
    return broken<Id>() ? -static_cast<int>(a) : static_cast<int>(a);
  } else if constexpr (requires { static_cast<bare<A>>(-a); }) {
    return broken<Id>() ? static_cast<bare<A>>(-a) : static_cast<bare<A>>(a);
  } else {
    if (!__builtin_is_constant_evaluated() && active < 0) seen[Id] = 2;
    return static_cast<A&&>(a);
  }
}
/// One of two ends.
template <int Id, class A>
__attribute__((always_inline)) constexpr A& either(A& a, A& b) {
  return broken<Id>() ? b : a;
}
template <int Id>
__attribute__((always_inline)) constexpr double fmax_of(double a, double b) {
  return broken<Id>() ? __builtin_fmin(a, b) : __builtin_fmax(a, b);
}
template <int Id>
__attribute__((always_inline)) constexpr double fmin_of(double a, double b) {
  return broken<Id>() ? __builtin_fmax(a, b) : __builtin_fmin(a, b);
}

}  // namespace nqpf_mutants

// Operators that keep the precedence of what they stand for. `<` and `>` bind alike, as do `==` and `!=`,
// `+` and `-`, `*` and `/`.
#define NQPF_M_ORDER(id, right, wrong) \
  < nqpf_mutants::at<id, nqpf_mutants::with::right, nqpf_mutants::with::wrong> <
#define NQPF_M_EQUAL(id, right, wrong) \
  == nqpf_mutants::at<id, nqpf_mutants::with::right, nqpf_mutants::with::wrong> ==
#define NQPF_M_SUM(id, right, wrong) \
  +nqpf_mutants::at<id, nqpf_mutants::with::right, nqpf_mutants::with::wrong> +
#define NQPF_M_PRODUCT(id, right, wrong) \
  *nqpf_mutants::at<id, nqpf_mutants::with::right, nqpf_mutants::with::wrong>*
