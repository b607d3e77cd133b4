// SPDX-License-Identifier: BSL-1.0
// Integers of 128 bits made of two halves, as 32-bit targets count cells with, against the compiler's own.
#include "support/catch.hpp"

#include <nqpf/rules/proof/wide.hpp>

#include <cstdint>

namespace wide_test {

using nqpf::detail::two_words;

namespace {

// Numbers of every length, so that carries between the halves come about.
std::uint64_t next(std::uint64_t& state) {
  state = state * 6364136223846793005U + 1442695040888963407U;
  const std::uint64_t mixed = (state ^ (state >> 29U)) * 0xbf58476d1ce4e5b9U;
  return (mixed ^ (mixed >> 32U)) >> (state >> 58U);
}

constexpr two_words of(std::uint64_t high, std::uint64_t low) {
  two_words out{low};
  out.high = high;
  return out;
}

}  // namespace

TEST_CASE("two words count across the border of 64 bits") {
  constexpr std::uint64_t most = 0xFFFFFFFFFFFFFFFFU;
  constexpr auto sum = [](two_words a, two_words b) { return a += b; };
  constexpr auto product = [](two_words a, two_words b) { return a *= b; };
  STATIC_REQUIRE(sum(most, 1) == of(1, 0));
  STATIC_REQUIRE(sum(of(1, most), of(1, most)) == of(3, most - 1));
  STATIC_REQUIRE(product(most, most) == of(most - 1, 1));
  STATIC_REQUIRE(product(of(1, 0), 3) == of(3, 0));
  STATIC_REQUIRE(product(3, of(1, 0)) == of(3, 0));
  STATIC_REQUIRE((two_words{1} << 100U) == of(1ULL << 36U, 0));
  STATIC_REQUIRE((two_words{3} << 63U) == of(1, 1ULL << 63U));
  STATIC_REQUIRE((two_words{5} << 0U) == two_words{5});
  STATIC_REQUIRE((two_words{5} << 64U) == of(5, 0));
  STATIC_REQUIRE(of(1, 0) > of(0, most));
  STATIC_REQUIRE(of(1, 2) < of(1, 3));
  STATIC_REQUIRE_FALSE(of(1, 2) < of(1, 2));
}

#ifdef __SIZEOF_INT128__
TEST_CASE("two words agree with the compiler's integers of 128 bits") {
  using nqpf::detail::wide;
  std::uint64_t state = 11;
  const auto same = [](const two_words& a, wide b) {
    return a.low == static_cast<std::uint64_t>(b) && a.high == static_cast<std::uint64_t>(b >> 64U);
  };
  for (int i = 0; i < 20'000; ++i) {
    const two_words a = of(next(state), next(state)), b = of(next(state), next(state));
    const wide x = (wide{a.high} << 64U) | a.low, y = (wide{b.high} << 64U) | b.low;
    two_words sum = a, product = a;
    sum += b;
    product *= b;
    const unsigned by = static_cast<unsigned>(next(state) % 128);
    const bool agree = same(sum, x + y) && same(product, x * y) && same(a << by, x << by) &&
                       (a < b) == (x < y) && (a > b) == (x > y) && (a == b) == (x == y);
    INFO(a.high << ' ' << a.low << ", " << b.high << ' ' << b.low << ", " << by);
    REQUIRE(agree);
  }
}
#endif

}  // namespace wide_test
