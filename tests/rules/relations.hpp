// SPDX-License-Identifier: BSL-1.0
#pragma once

// The six comparisons by number, as conditions and as what they say of two numbers.

#include "support/compared.hpp"

#include <nqpf/rules.hpp>

#include <cmath>

namespace test {

/// The condition that compares two operands by one of the six relations.
template <class A, class B>
constexpr nqpf::condition<nqpf::unbound> related(int relation, const A& a, const B& b) {
  return compared(relation, a, b);
}

/// What the relation says of two numbers; unknown where one is missing.
inline nqpf::truth relation_of(int relation, double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return nqpf::truth::unknown;
  return compared(relation, a, b) ? nqpf::truth::yes : nqpf::truth::no;
}

}  // namespace test
