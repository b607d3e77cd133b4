// SPDX-License-Identifier: BSL-1.0
#pragma once

// The six comparisons by number, as conditions and as what they say of two numbers.

#include <nqpf/rules.hpp>

#include <cmath>

namespace test {

/// The condition that compares two operands by one of the six relations, `!=` for any other number.
template <class A, class B>
constexpr nqpf::condition<nqpf::unbound> related(int relation, const A& a, const B& b) {
  switch (relation) {
    case 0: return a < b;
    case 1: return a <= b;
    case 2: return a > b;
    case 3: return a >= b;
    case 4: return a == b;
    default: return a != b;
  }
}

/// What the relation says of two numbers; unknown where one is missing.
inline nqpf::truth relation_of(int relation, double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return nqpf::truth::unknown;
  const bool all[] = {a<b, a <= b, a> b, a >= b, a == b, a != b};
  return all[relation] ? nqpf::truth::yes : nqpf::truth::no;
}

}  // namespace test
