// SPDX-License-Identifier: BSL-1.0
#pragma once

// The six comparisons by number, of whatever compares: numbers, or operands of conditions. Nothing of the library is included.

namespace test {

/// What two operands give that are compared by one of the six relations, `!=` for any other number.
template <class A, class B>
constexpr auto compared(int relation, const A& a, const B& b) {
  switch (relation) {
    case 0: return a < b;
    case 1: return a <= b;
    case 2: return a > b;
    case 3: return a >= b;
    case 4: return a == b;
    default: return a != b;
  }
}

}  // namespace test
