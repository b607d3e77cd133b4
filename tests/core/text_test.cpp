// SPDX-License-Identifier: BSL-1.0
// Text that is built in constant expressions, the numbers in it, and messages in pieces.
#include "support/catch.hpp"

#include <nqpf/core/interval.hpp>
#include <nqpf/core/phrase.hpp>
#include <nqpf/core/text.hpp>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>

namespace text_test {

using namespace nqpf;

namespace {

constexpr text<60> of(double v) { return text<60>() << v; }
constexpr text<60> of(long long v) { return text<60>() << v; }

struct dice {
  std::uint64_t state = 11;
  std::uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
};

}  // namespace

TEST_CASE("text: words, cut at the capacity and marked") {
  NQPF_BOTH((text<20>("one ") << "two " << text<5>("three")) == "one two three");
  NQPF_BOTH(text<8>("12345678") == "12345678");
  NQPF_BOTH(text<8>("123456789") == "12345...");
  NQPF_BOTH((text<8>("1234567") << "8"
                                << "9") == "12345...");
  NQPF_BOTH(text<8>("123456789").size() == 8);
  NQPF_BOTH(text<8>().empty());
  NQPF_BOTH(text<8>() == "");
  NQPF_BOTH(text<8>("abc").contains("bc"));
  NQPF_BOTH(text<8>("abc").contains(""));
  NQPF_BOTH(!text<8>("abc").contains("abcd"));
  NQPF_BOTH(!text<8>("abc").contains("ac"));
  NQPF_BOTH((text<8>() << nqpf::detail::spelled{"name"}) == "name");
}

TEST_CASE("text: whole numbers") {
  NQPF_BOTH(of(0LL) == "0");
  NQPF_BOTH(of(-7LL) == "-7");
  NQPF_BOTH(of(9223372036854775807LL) == "9223372036854775807");
  NQPF_BOTH(of(-9223372036854775807LL - 1) == "-9223372036854775808");
  NQPF_BOTH((text<20>() << 42) == "42");
}

TEST_CASE("text: numbers read as the author wrote them") {
  NQPF_BOTH(of(0.0) == "0");
  NQPF_BOTH(of(0.1) == "0.1");
  NQPF_BOTH(of(0.25) == "0.25");
  NQPF_BOTH(of(-0.3) == "-0.3");
  NQPF_BOTH(of(1.0) == "1");
  NQPF_BOTH(of(100.0) == "100");
  NQPF_BOTH(of(10000.0) == "10000");
  NQPF_BOTH(of(123456.789) == "123456.789");
  NQPF_BOTH(of(0.00001) == "0.00001");
  NQPF_BOTH(of(1e-6) == "1e-6");
  NQPF_BOTH(of(2.5e-7) == "2.5e-7");
  NQPF_BOTH(of(1e15) == "1e15");
  NQPF_BOTH(of(1e22) == "1e22");
  NQPF_BOTH(of(-1e300) == "-1e300");
  NQPF_BOTH(of(999999999999999.0) == "999999999999999");
  NQPF_BOTH(of(missing) == "missing");
  NQPF_BOTH(of(infinity) == "inf");
  NQPF_BOTH(of(-infinity) == "-inf");
  NQPF_BOTH(of(0.1 + 0.2) == "0.30000000000000004");
  NQPF_BOTH(of(1.0 / 3) == "0.3333333333333333");
  NQPF_BOTH(of(5e-324) == "5e-324");
  NQPF_BOTH(of(2.2250738585072014e-308) == "2.2250738585072014e-308");
  NQPF_BOTH(of(1.7976931348623157e308) == "1.7976931348623157e308");
  NQPF_BOTH(of(9007199254740992.0) == "9007199254740992");
}

TEST_CASE("text: every decimal of up to 15 digits reads back as itself") {
  dice d;
  int different = 0;
  for (int i = 0; i < 200000; ++i) {
    const auto digits = 1 + d.next() % 15;
    const auto mantissa =
        d.next() % static_cast<std::uint64_t>(std::pow(10.0, static_cast<double>(digits)));
    const std::string decimal = std::to_string(mantissa) + "e-" + std::to_string(d.next() % 16);
    const double v = std::strtod(decimal.c_str(), nullptr);
    if (v != 0 && v < 1e-5) continue;
    if (std::strtod(of(v).c_str(), nullptr) != v) ++different;
  }
  CHECK(different == 0);
}

TEST_CASE("text: every number reads back as itself, with as few digits as that takes") {
  dice d;
  long different = 0;
  long longer = 0;
  const auto digits_of = [](const std::string& number) {
    std::string digits;
    for (const char c : number.substr(0, number.find('e')))
      if (c >= '0' && c <= '9' && (c != '0' || !digits.empty())) digits += c;
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    return digits.size();
  };
  for (int i = 0; i < 200000; ++i) {
    const double v = std::ldexp(static_cast<double>(d.next() >> 11),
                                i % 2 == 0 ? static_cast<int>(d.next() % 60) - 70
                                           : static_cast<int>(d.next() % 2000) - 1074);
    if (v == 0 || v > std::numeric_limits<double>::max()) continue;
    if (std::strtod(of(v).c_str(), nullptr) != v) ++different;
    char fewest[40];
    for (int n = 1; n <= 17; ++n) {  // the C library's rounding to n digits
      std::snprintf(fewest, sizeof fewest, "%.*e", n - 1, v);
      if (std::strtod(fewest, nullptr) == v) break;
    }
    if (digits_of(of(v).c_str()) > digits_of(fewest)) ++longer;
  }
  CHECK(different == 0);
  CHECK(longer == 0);
}

namespace {

constexpr phrase sentence() {
  phrase inner{};
  inner << "x"
        << " = " << 0.5;
  phrase m{};
  m << "rule "
    << "r"
    << ": " << inner << ", " << 3 << "" << nqpf::detail::spelled{"weak"};
  return m;
}

constexpr bool pieces_beyond_the_capacity_are_left_out() {
  phrase m{};
  for (int i = 0; i < 2 * phrase::capacity; ++i) m << "a";
  return m.count == phrase::capacity && m.write<100>().size() == phrase::capacity;
}

}  // namespace

TEST_CASE("phrase: pieces stay apart, and are written as one text") {
  NQPF_BOTH(sentence().write() == "rule r: x = 0.5, 3weak");
  NQPF_BOTH(sentence().count == 9);  // the empty piece is none
  NQPF_BOTH(sentence().pieces[5].is_number);
  NQPF_BOTH(sentence().pieces[5].number == 0.5);
  NQPF_BOTH(sentence().pieces[8].letter_by_letter);
  NQPF_BOTH(sentence().write<10>() == "rule r:...");
  NQPF_BOTH(pieces_beyond_the_capacity_are_left_out());
}

}  // namespace text_test
