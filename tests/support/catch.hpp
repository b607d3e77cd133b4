// SPDX-License-Identifier: BSL-1.0
#pragma once

// Catch2 3 and 2.13 under the same names. Beside the macros that both have: Approx, WithinAbs,
// WithinRel, ContainsSubstring, StartsWith and EndsWith unqualified, STATIC_CHECK, NQPF_SKIP(text) in the
// body of a test case, and NQPF_BOTH(...), which tests a constant expression when it is compiled and again
// when it runs, where sanitizers and coverage see it.

#if __has_include(<catch2/catch_test_macros.hpp>)

  #include <catch2/catch_approx.hpp>
  #include <catch2/catch_template_test_macros.hpp>
  #include <catch2/catch_test_macros.hpp>
  #include <catch2/catch_tostring.hpp>
  #include <catch2/generators/catch_generators.hpp>
  #include <catch2/generators/catch_generators_adapters.hpp>
  #include <catch2/generators/catch_generators_random.hpp>
  #include <catch2/generators/catch_generators_range.hpp>
  #include <catch2/matchers/catch_matchers_floating_point.hpp>
  #include <catch2/matchers/catch_matchers_string.hpp>

using Catch::Approx;
using Catch::Matchers::ContainsSubstring;

  #define NQPF_SKIP(text) SKIP(text)

#else

  #include <string>

  #include <catch2/catch.hpp>

inline auto ContainsSubstring(const std::string& text) { return Catch::Matchers::Contains(text); }

  #define STATIC_CHECK(...) STATIC_REQUIRE(__VA_ARGS__)
  // Returns from the test case; the assertion keeps it from counting as an empty one.
  #define NQPF_SKIP(text)          \
    do {                           \
      WARN("skipped: " << (text)); \
      SUCCEED();                   \
      return;                      \
    } while (false)

#endif

using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

#define NQPF_BOTH(...)         \
  do {                         \
    STATIC_CHECK(__VA_ARGS__); \
    CHECK(__VA_ARGS__);        \
  } while (false)
