// SPDX-License-Identifier: BSL-1.0
#pragma once

// Evaluates one block of rows after the other: numbers to masks, then rules as algebra on masks, in one
// plane where nothing is missing in the block and in two where something is.

#include <nqpf/rules/columns_kernels.hpp>
#include <nqpf/rules/columns_output.hpp>
#include <nqpf/rules/columns_plan.hpp>
#include <nqpf/rules/run.hpp>

namespace nqpf::inline v0 {
namespace detail {

using two_words __attribute__((may_alias)) = std::uint64_t __attribute__((vector_size(16)));

template <class F, int... I>
__attribute__((always_inline)) inline void unrolled(F f, std::integer_sequence<int, I...>) {
  (f(I), ...);
}

// Runs mask code in one plane over `2 * V` words of each slot.
template <int V>
void run_masks(const mask_instruction* code, std::size_t n, std::uint64_t* slots, std::size_t pitch,
               std::uint64_t* stack) {
  constexpr std::make_integer_sequence<int, V> each;
  two_words acc[V];
  for (const mask_instruction* in = code; in != code + n; ++in) {
    auto* m = reinterpret_cast<two_words*>(slots + static_cast<std::size_t>(in->yes) * pitch);
    auto* top = reinterpret_cast<two_words*>(stack);
    switch (in->code) {
      case mask_op::load: unrolled([&](int i) { acc[i] = m[i]; }, each); break;
      case mask_op::load_not: unrolled([&](int i) { acc[i] = ~m[i]; }, each); break;
      case mask_op::both: unrolled([&](int i) { acc[i] &= m[i]; }, each); break;
      case mask_op::both_not: unrolled([&](int i) { acc[i] &= ~m[i]; }, each); break;
      case mask_op::either: unrolled([&](int i) { acc[i] |= m[i]; }, each); break;
      case mask_op::either_not: unrolled([&](int i) { acc[i] |= ~m[i]; }, each); break;
      case mask_op::push:
        unrolled([&](int i) { top[i] = acc[i]; }, each);
        stack += 2 * V;
        break;
      case mask_op::pop_both:
        unrolled([&](int i) { acc[i] &= (top - V)[i]; }, each);
        stack -= 2 * V;
        break;
      case mask_op::pop_either:
        unrolled([&](int i) { acc[i] |= (top - V)[i]; }, each);
        stack -= 2 * V;
        break;
      case mask_op::store: unrolled([&](int i) { m[i] = acc[i]; }, each); break;
    }
  }
}

// The same in two planes: where the condition holds, and where it may hold.
template <int V>
void run_two_planes(const mask_instruction* code, std::size_t n, std::uint64_t* slots, std::size_t pitch,
                    std::uint64_t* stack) {
  constexpr std::make_integer_sequence<int, V> each;
  two_words yes[V];
  two_words maybe[V];
  for (const mask_instruction* in = code; in != code + n; ++in) {
    auto* y = reinterpret_cast<two_words*>(slots + static_cast<std::size_t>(in->yes) * pitch);
    auto* u = reinterpret_cast<two_words*>(slots + static_cast<std::size_t>(in->unknown) * pitch);
    auto* top = reinterpret_cast<two_words*>(stack);
    switch (in->code) {
      case mask_op::load:
        unrolled([&](int i) { yes[i] = y[i]; maybe[i] = y[i] | u[i]; }, each);
        break;
      case mask_op::load_not:
        unrolled([&](int i) { yes[i] = ~(y[i] | u[i]); maybe[i] = ~y[i]; }, each);
        break;
      case mask_op::both:
        unrolled([&](int i) { yes[i] &= y[i]; maybe[i] &= y[i] | u[i]; }, each);
        break;
      case mask_op::both_not:
        unrolled([&](int i) { yes[i] &= ~(y[i] | u[i]); maybe[i] &= ~y[i]; }, each);
        break;
      case mask_op::either:
        unrolled([&](int i) { yes[i] |= y[i]; maybe[i] |= y[i] | u[i]; }, each);
        break;
      case mask_op::either_not:
        unrolled([&](int i) { yes[i] |= ~(y[i] | u[i]); maybe[i] |= ~y[i]; }, each);
        break;
      case mask_op::push:
        unrolled([&](int i) { top[i] = yes[i]; top[V + i] = maybe[i]; }, each);
        stack += 4 * V;
        break;
      case mask_op::pop_both:
        top -= 2 * V;
        unrolled([&](int i) { yes[i] &= top[i]; maybe[i] &= top[V + i]; }, each);
        stack -= 4 * V;
        break;
      case mask_op::pop_either:
        top -= 2 * V;
        unrolled([&](int i) { yes[i] |= top[i]; maybe[i] |= top[V + i]; }, each);
        stack -= 4 * V;
        break;
      case mask_op::store:
        unrolled([&](int i) { y[i] = yes[i]; u[i] = maybe[i] & ~yes[i]; }, each);
        break;
    }
  }
}

}  // namespace detail
}  // namespace nqpf
