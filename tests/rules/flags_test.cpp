// SPDX-License-Identifier: BSL-1.0
// Two units of one program with different -march flags say the same of a record: nothing that rules compute is
// contracted into a fused multiplication and addition.
#include "rules/flags.hpp"

#include "support/catch.hpp"

namespace flags_test {

TEST_CASE("units with different instruction sets agree, and with plain arithmetic", "[flags]") {
  using namespace test::flags;
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) {
    WARN("the processor lacks AVX2 or FMA: not compared");
    return;
  }
#endif
  const std::vector<record> all = records();
  const std::vector<int> own = outcomes(all);
  const std::vector<int> other = outcomes_of_the_other_unit(all);
  CHECK(own == other);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const volatile double product = all[i].a * all[i].b;
    const volatile double square = all[i].c * all[i].c;
    const bool expected[] = {product + all[i].c == 0, product - square > 0,
                             (product + all[i].c) / 3 < 0};
    for (std::size_t r = 0; r < 3; ++r) {
      REQUIRE(own[i * 6 + 2 * r] == static_cast<int>(nqpf::detail::truth_of(expected[r])));
      REQUIRE(own[i * 6 + 2 * r + 1] == static_cast<int>(nqpf::detail::truth_of(expected[r])));
    }
  }
}

TEST_CASE("units with different instruction sets share no machine code", "[flags]") {
#if defined(__x86_64__) && !defined(__AVX2__)
  CHECK(test::flags::function_of_this_unit() != test::flags::function_of_the_other_unit());
#else
  WARN("both units are compiled with the same instruction sets: not compared");
#endif
}

}  // namespace flags_test
