// SPDX-License-Identifier: BSL-1.0
#pragma once

// The computed numbers of a set as code, in place of the interpreter: the same arithmetic, in the same order.

#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/program/run.hpp>

namespace nqpf::inline NQPF_ABI::detail::single {

// A number that is rounded before more is computed with it, also where g++ has a multiplication and addition in one.
__attribute__((always_inline)) inline double rounded(double x) noexcept {
#if defined(__FP_FAST_FMA) && !defined(__clang__)
  #if defined(__x86_64__)
  __asm__("" : "+x"(x));
  #else
  __asm__("" : "+m"(x));
  #endif
#endif
  return x;
}

// The number of which the step at `At` is the last. Missing where an operand is, and where the arithmetic has no
// answer: sums and products without one are NaN of themselves.
template <const auto& Set, int At>
__attribute__((always_inline)) inline double number(const double* values,
                                                    const double* parameters) {
  constexpr const number_step& s = program_ref<Set>.steps[At];
  if constexpr (s.code == op::constant) {
    return s.value;
  } else if constexpr (s.code == op::parameter) {
    return parameters[s.index];
  } else if constexpr (s.code == op::indicator) {
    return values[s.index];
  } else if constexpr (s.code == op::negate) {
    return -number<Set, At - 1>(values, parameters);
  } else if constexpr (s.code == op::apply) {
    const double x = number<Set, At - 1>(values, parameters);
    return __builtin_isnan(x) ? x : s.function(x);
  } else {
    constexpr int left = number_begin(program_ref<Set>, At - 1) - 1;
    const double a = number<Set, left>(values, parameters);
    const double b = number<Set, At - 1>(values, parameters);
    if constexpr (s.code == op::add) return a + b;
    else if constexpr (s.code == op::subtract) return a - b;
    else if constexpr (s.code == op::multiply) return rounded(a * b);
    else return b == 0 ? missing : a / b;
  }
}

// The greatest size of a number whose operands are whole numbers of a host's types, which are always there; infinite
// where one is not, or where it is not known to be finite.
constexpr double bound_of_number(const program& p, int at, bool (*is_sure)(int input)) {
  constexpr double whole = 18446744073709551616.0;
  const number_step& s = p.steps[at];
  const auto size = [](double x) { return x < 0 ? -x : x; };
  switch (s.code) {
    case op::constant: return is_missing(s.value) ? infinity : size(s.value);
    case op::parameter:
    case op::apply: return infinity;
    case op::indicator: return is_sure(s.index) ? whole : infinity;
    case op::negate: return bound_of_number(p, at - 1, is_sure);
    default: break;
  }
  const double a = bound_of_number(p, number_begin(p, at - 1) - 1, is_sure);
  const double b = bound_of_number(p, at - 1, is_sure);
  constexpr double most = 1e150;  // neither a sum nor a product of two leaves the doubles
  if (!(a < most && b < most)) return infinity;
  if (s.code == op::add || s.code == op::subtract) return a + b;
  if (s.code == op::multiply) return a * b;
  const bool is_constant = p.steps[at - 1].code == op::constant;
  return is_constant && b >= 1e-100 ? a / b : infinity;
}

}  // namespace nqpf::detail::single
