// SPDX-License-Identifier: BSL-1.0
// The names of support/ mean the same under Catch2 2 and 3.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>

namespace support_test {

namespace {

constexpr int twice(int number) { return 2 * number; }

}  // namespace

TEST_CASE("matchers go by one name", "[support]") {
  CHECK_THAT(0.1 + 0.2, WithinAbs(0.3, 1e-12));
  CHECK_THAT(0.1 + 0.2, WithinRel(0.3, 1e-12));
  CHECK(0.1 + 0.2 == Approx(0.3));
  CHECK(0.1 + 0.2 != Approx(0.31));
  CHECK_THAT(std::string("rule set"), StartsWith("rule") && EndsWith("set"));
  CHECK_THAT(std::string("rule set"), ContainsSubstring("le s") && !ContainsSubstring("table"));
}

TEST_CASE("a constant expression is tested twice", "[support]") { NQPF_BOTH(twice(21) == 42); }

TEST_CASE("generators", "[support]") {
  const int number = GENERATE(range(1, 4));
  CHECK(number < 4);
}

TEST_CASE("a skipped test case ends there", "[support]") {
  NQPF_SKIP("to see that it ends here");
  FAIL("not reached");
}

TEST_CASE("files of the project are found", "[support]") {
  CHECK(std::filesystem::exists(test::source_path("include/nqpf/version.hpp")));
  CHECK_FALSE(test::shared_data("no-such-data-set/panel.csv"));
}

TEST_CASE("long runs are asked for in the environment", "[support]") {
  const char* value = std::getenv("NQPF_LONG");
  const bool asked = value != nullptr && std::string(value) == "1";
  CHECK(test::rounds(10, 1000) == (asked ? 1000 : 10));
}

}  // namespace support_test
