// SPDX-License-Identifier: BSL-1.0
// Tables of the DMN Technology Compatibility Kit, compliance level 3, transcribed by hand with their expected results:
// 0020-vacation-days and the tables of numbers, booleans and strings of 0036-dt-variable-input.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>

#include <string>

namespace conformance_tables_test {

namespace {

using namespace nqpf::dsl;

namespace vacation {

struct Employee {
  int age;
  int service;
};
inline constexpr source tck{"tck", "DMN Technology Compatibility Kit", "", ""};
inline constexpr auto age = indicator<&Employee::age>("age").in(0, 150);
inline constexpr auto service = indicator<&Employee::service>("service").in(0, 150);

inline constexpr auto case_1 =
    table<hit::collect, aggregate::max>("case_1", inputs(age, service),
                                        {
                                            row(is < 18 || is >= 60, any).value(5),
                                            row(any, is >= 30).value(5),
                                        })
        .cite(tck, "0020")
        .otherwise_value(0);
inline constexpr auto case_2 = table<hit::collect, aggregate::max>("case_2", inputs(age, service),
                                                                   {
                                                                       row(any, is >= 30).value(3),
                                                                       row(is >= 60, any).value(3),
                                                                   })
                                   .cite(tck, "0020")
                                   .otherwise_value(0);
inline constexpr auto case_3 =
    table<hit::collect, aggregate::max>("case_3", inputs(age, service),
                                        {
                                            row(any, in(nqpf::right_open(15, 30))).value(2),
                                            row(is >= 45, any).value(2),
                                        })
        .cite(tck, "0020")
        .otherwise_value(0);

// 22 + max(case 1, case 3) + case 2, the decision's literal expression.
constexpr double days(int years, int served) {
  const Employee e{years, served};
  const double first = nqpf::decide<case_1>(e).value();
  const double third = nqpf::decide<case_3>(e).value();
  return 22 + (first > third ? first : third) + nqpf::decide<case_2>(e).value();
}
static_assert(days(16, 1) == 27);
static_assert(days(25, 5) == 22);
static_assert(days(25, 20) == 24);
static_assert(days(44, 30) == 30);
static_assert(days(50, 20) == 24);
static_assert(days(50, 30) == 30);
static_assert(days(60, 20) == 30);

}  // namespace vacation

namespace variable {

struct Compared {
  bool flag, own_flag;
  double number, own_number;
  const char* word;
  const char* own_word;
};
inline constexpr source tck{"tck", "DMN Technology Compatibility Kit", "", ""};
inline constexpr auto flag = indicator<&Compared::flag>("another_boolean");
inline constexpr auto own_flag = indicator<&Compared::own_flag>("boolean");
inline constexpr auto number = indicator<&Compared::number>("another_number").in(-1e6, 1e6);
inline constexpr auto own_number = indicator<&Compared::own_number>("number").in(-1e6, 1e6);
inline constexpr auto word = category<&Compared::word>("another_string", "Hi", "Hello");
inline constexpr auto own_word = category<&Compared::own_word>("string", "Hi", "Hello");

inline constexpr auto flags =
    table<hit::unique>("flags", inputs(flag),
                       {
                           row(is == own_flag).text("Same boolean"),
                           row(not_(is == own_flag)).text("Not same boolean"),
                       })
        .cite(tck, "0036")
        .complete_when_known();
inline constexpr auto words =
    table<hit::unique>("words", inputs(word),
                       {
                           row(is == own_word).text("Same String"),
                           row(not_(is == own_word)).text("Different String"),
                       })
        .cite(tck, "0036")
        .complete_when_known();
inline constexpr auto numbers = table<hit::unique>("numbers", inputs(number),
                                                   {
                                                       row(is == own_number).text("Equals"),
                                                       row(is > own_number).text("Bigger"),
                                                       row(is < own_number).text("Smaller"),
                                                   })
                                    .cite(tck, "0036")
                                    .complete_when_known();

}  // namespace variable

}  // namespace

TEST_CASE("cells compare with other inputs as the conformance tables say", "[tables]") {
  using variable::Compared;
  const auto said = [](const auto& decided) { return std::string(decided.words()); };
  for (const bool a : {false, true})
    for (const bool b : {false, true})
      CHECK(said(nqpf::decide<variable::flags>(Compared{a, b, 0, 0, "Hi", "Hi"})) ==
            (a == b ? "Same boolean" : "Not same boolean"));
  CHECK(said(nqpf::decide<variable::words>(Compared{true, true, 0, 0, "Hello", "Hi"})) ==
        "Different String");
  CHECK(said(nqpf::decide<variable::words>(Compared{true, true, 0, 0, "Hi", "Hi"})) ==
        "Same String");
  CHECK(said(nqpf::decide<variable::numbers>(Compared{true, true, 15, 10, "Hi", "Hi"})) ==
        "Bigger");
  CHECK(said(nqpf::decide<variable::numbers>(Compared{true, true, 10, 10, "Hi", "Hi"})) ==
        "Equals");
  CHECK(said(nqpf::decide<variable::numbers>(Compared{true, true, 5, 10, "Hi", "Hi"})) ==
        "Smaller");
}

}  // namespace conformance_tables_test
