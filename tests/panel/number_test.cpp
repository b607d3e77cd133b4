// SPDX-License-Identifier: BSL-1.0

#include <nqpf/panel/number.hpp>

#include "support/base.hpp"
#include "support/catch.hpp"

#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

namespace number_test {

using nqpf::number_status;
using nqpf::parse_number;

TEST_CASE("a whole cell is a number or it is none", "[number]") {
  struct accepted {
    const char* text;
    double value;
  };
  const auto good = GENERATE(
      accepted{"0", 0}, accepted{"12", 12}, accepted{"-0.5", -0.5}, accepted{"+3", 3},
      accepted{".5", 0.5}, accepted{"5.", 5}, accepted{"+.25", 0.25}, accepted{"1.5e-3", 0.0015},
      accepted{"1E5", 1e5}, accepted{"1e+5", 1e5}, accepted{"007", 7},
      accepted{"9007199254740993", 9007199254740992.0}, accepted{"0.1", 0.1},
      accepted{"123456789012345678901234567890", 123456789012345678901234567890.0},
      accepted{"1.7976931348623157e308", 1.7976931348623157e308}, accepted{"4.9e-324", 4.9e-324});
  const auto number = parse_number(good.text);
  CAPTURE(good.text);
  CHECK(number.status == number_status::ok);
  CHECK(number.value == good.value);
  CHECK(std::string(reason(number.status)).empty());
}

TEST_CASE("what is no number is refused for what it is", "[number]") {
  struct refused {
    const char* text;
    number_status why;
  };
  const auto bad = GENERATE(
      refused{"", number_status::not_a_number}, refused{"abc", number_status::not_a_number},
      refused{"-", number_status::not_a_number}, refused{".", number_status::not_a_number},
      refused{"+-5", number_status::not_a_number}, refused{"1.2.3", number_status::not_a_number},
      refused{"12 apples", number_status::not_a_number},
      refused{"2010-01-01", number_status::not_a_number},
      refused{"1e", number_status::not_a_number}, refused{"1,abc", number_status::not_a_number},
      refused{"1,234", number_status::thousands_separator},
      refused{"-1,234.5", number_status::thousands_separator},
      refused{"1.234,5", number_status::thousands_separator},
      refused{"1,5", number_status::thousands_separator},
      refused{"1 234", number_status::thousands_separator},
      refused{"1'234", number_status::thousands_separator},
      refused{"1_234", number_status::thousands_separator},
      refused{"1\xc2\xa0"
              "234",
              number_status::thousands_separator},
      refused{"1\xe2\x80\xaf"
              "234",
              number_status::thousands_separator},
      refused{"1e999", number_status::out_of_range}, refused{"-1e999", number_status::out_of_range},
      refused{"1e-999", number_status::out_of_range},
      refused{" 1e999", number_status::out_of_range}, refused{"inf", number_status::not_finite},
      refused{"-Infinity", number_status::not_finite}, refused{"NaN", number_status::not_finite},
      refused{"+nan", number_status::not_finite}, refused{"0x1f", number_status::hexadecimal},
      refused{"-0X1F", number_status::hexadecimal}, refused{"0xyz", number_status::not_a_number},
      refused{"12%", number_status::percent_sign}, refused{"%", number_status::not_a_number},
      refused{" 3", number_status::surrounding_blanks},
      refused{"3\t", number_status::surrounding_blanks},
      refused{"  ", number_status::surrounding_blanks},
      refused{" 1,234 ", number_status::thousands_separator});
  CAPTURE(bad.text);
  const auto number = parse_number(bad.text);
  CHECK(static_cast<int>(number.status) == static_cast<int>(bad.why));
  CHECK(nqpf::is_missing(number.value));
  CHECK_FALSE(std::string(reason(number.status)).empty());
}

TEST_CASE("a cell ends where its view ends", "[number]") {
  const std::string text = "12345";
  CHECK(parse_number(std::string_view(text).substr(0, 3)).value == 123);
}

TEST_CASE("plain decimals are rounded as the C library rounds them", "[number]") {
  std::mt19937_64 random(20240131);
  const std::size_t rounds = test::rounds(200'000, 20'000'000);
  std::size_t direct = 0;
  for (std::size_t i = 0; i < rounds; ++i) {
    char text[64];
    const auto digits = static_cast<int>(random() % 19);
    switch (random() % 4) {
      case 0:
        std::snprintf(text, sizeof text, "%.*f", digits,
                      static_cast<double>(random() % 1'000'000) / 997.0);
        break;
      case 1:
        std::snprintf(text, sizeof text, "-%.*f", digits % 5,
                      static_cast<double>(random() >> (20 + random() % 40)) / 3.0);
        break;
      case 2:
        std::snprintf(text, sizeof text, "%.17g", static_cast<double>(random() % 1000) / 7.0 + 0.1);
        break;
      default:
        std::snprintf(text, sizeof text, "%llu.%llu",
                      static_cast<unsigned long long>(random() % 100'000),
                      static_cast<unsigned long long>(random() >> (random() % 64)));
    }
    const std::string line = std::string(text) + ",";
    double value = 0;
    const char* const end = nqpf::panel_detail::plain_decimal(line.c_str(), value);
    const double expected = std::strtod(text, nullptr);
    if (end != nullptr) {
      ++direct;
      if (*end != ',' ||
          std::bit_cast<std::uint64_t>(value) != std::bit_cast<std::uint64_t>(expected)) {
        FAIL(text << " read as " << value);
      }
    }
    const auto whole = parse_number(text);
    if (whole.status != number_status::ok ||
        std::bit_cast<std::uint64_t>(whole.value) != std::bit_cast<std::uint64_t>(expected)) {
      FAIL(text << " parsed as " << whole.value);
    }
  }
  // The short way must be taken often, else it would not be tested here.
  CHECK(direct > rounds / 3);
}

TEST_CASE("plain decimals leave what they cannot round", "[number]") {
  double value = 0;
  for (const char* text :
       {"-,", ".,", ",", "abc,", "12345678901234567890,", "9007199254740993,", "+1,", "\n"}) {
    CAPTURE(text);
    CHECK(nqpf::panel_detail::plain_decimal(text, value) == nullptr);
  }
  const char* const exponent = "1e5,";
  CHECK(nqpf::panel_detail::plain_decimal(exponent, value) == exponent + 1);
  const char* const negative_zero = "-0,";
  REQUIRE(nqpf::panel_detail::plain_decimal(negative_zero, value) == negative_zero + 2);
  CHECK(std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(-0.0));
}

}  // namespace number_test
