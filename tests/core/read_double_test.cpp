// SPDX-License-Identifier: BSL-1.0
// Doubles read from text by whole numbers, as standard libraries without std::from_chars for doubles need it, against
// std::strtod and, where there is one, std::from_chars.
#include "support/catch.hpp"

#include <nqpf/write/read_double.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <string_view>

namespace read_double_test {

namespace {

struct found {
  double value = 7;
  std::size_t used = 0;
  std::errc error{};

  bool operator==(const found& other) const {
    return std::memcmp(&value, &other.value, sizeof value) == 0 && used == other.used &&
           error == other.error;
  }
};

constexpr found by_whole_numbers(std::string_view text) {
  found out;
  const auto [end, error] =
      nqpf::write::detail::read_by_whole_numbers(text.data(), text.data() + text.size(), out.value);
  out.used = static_cast<std::size_t>(end - text.data());
  out.error = error;
  return out;
}
found by_the_library(std::string_view text) {
  found out;
  const auto [end, error] =
      nqpf::write::read_double(text.data(), text.data() + text.size(), out.value);
  out.used = static_cast<std::size_t>(end - text.data());
  out.error = error;
  return out;
}

void check(const std::string& text) {
  INFO(text);
  const found here = by_whole_numbers(text);
  const found there = by_the_library(text);
  REQUIRE(here.used == there.used);
  REQUIRE(here.error == there.error);
  REQUIRE(here == there);
  if (here.error == std::errc{}) {
    const double other = std::strtod(text.c_str(), nullptr);
    REQUIRE(std::memcmp(&here.value, &other, sizeof other) == 0);
  }
}

}  // namespace

TEST_CASE("a double is read by whole numbers to its last bit") {
  STATIC_CHECK(by_whole_numbers("0.1").value == 0.1);
  STATIC_CHECK(by_whole_numbers("-12.5e-1").value == -1.25);
  STATIC_CHECK(by_whole_numbers("9007199254740993").value == 9007199254740992.0);
  STATIC_CHECK(by_whole_numbers("9007199254740993.0000000000000000000001").value ==
               9007199254740994.0);
  STATIC_CHECK(by_whole_numbers("9007199254740995").value == 9007199254740996.0);
  STATIC_CHECK(by_whole_numbers("4.9e-324").value == std::numeric_limits<double>::denorm_min());
  STATIC_CHECK(by_whole_numbers("1.7976931348623157e308").value ==
               std::numeric_limits<double>::max());
  STATIC_CHECK(by_whole_numbers("1.7976931348623159e308").error == std::errc::result_out_of_range);
}

TEST_CASE("texts at the edges are read as the standard library reads them") {
  for (const char* text : {"",
                           "-",
                           ".",
                           "-.",
                           "e5",
                           "1e",
                           "1e+",
                           "1e-x",
                           "1.",
                           ".5",
                           "-.5e1",
                           "1.2.3",
                           "+1",
                           " 1",

                           "-0",
                           "0e99999",
                           "1e-400",
                           "1e400",
                           "-1e400",
                           "1e-320",
                           "2e-324",
                           "2.5e-324",
                           "1E5",
                           "1e309",
                           "1e308",
                           "00012",
                           "0.000e-99",
                           "1,5",
                           "inf",
                           "-INF",
                           "infinity",
                           "infin",
                           "nan",
                           "-NaN",
                           "nan(",
                           "nan(a1)",
                           "nan(a b)",
                           "i",
                           "1e00005",
                           "2.2250738585072011e-308",
                           "2.2250738585072014e-308",
                           "1.7976931348623158e308",
                           "1.7976931348623158079e308",
                           "1e99999999999999999999999",
                           "0.0e-9999999999999999"})
    check(text);
  // Half the way between two doubles, and a hundred digits later a little more.
  const std::string half = "1.00000000000000011102230246251565404236316680908203125";
  check(half);
  check(half + std::string(100, '0') + "1");
  check(half + std::string(900, '0') + "1");
  check(half + std::string(900, '0'));
  check("0." + std::string(340, '0') + "1");
  check("1" + std::string(320, '0') + "e-320");
}

TEST_CASE("doubles of every size are read as the standard library reads them") {
  std::mt19937_64 draw(29);
  for (int i = 0; i < 1'500; ++i) {
    const std::uint64_t bits = draw();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!(value - value == 0)) continue;
    char text[64];
    // 17 digits name a double, fewer lie between two, more come from its exact value.
    std::snprintf(text, sizeof text, "%.*e", static_cast<int>(draw() % 30), value);
    check(text);
  }
  for (int i = 0; i < 500; ++i) {
    std::string text = std::to_string(draw()) + "." + std::to_string(draw());
    if (i % 2 == 0) text += "e" + std::to_string(static_cast<int>(draw() % 700) - 350);
    check(text);
  }
}

}  // namespace read_double_test
