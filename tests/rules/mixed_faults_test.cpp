// SPDX-License-Identifier: BSL-1.0
// The smallest sets on which searches that mix features found something wrong.
#include "support/catch.hpp"

#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <string>

namespace mixed_faults_test {

namespace {

/// What a set is told, a line for each defect; `proven` where there is none.
std::string told(const char* text) {
  nqpf::rules_read read = nqpf::read_rule_text(text);
  std::string out;
  for (const nqpf::rule_file_error& e : read.errors) out.append(e.message).append("\n");
  if (!out.empty()) return out;
  for (const nqpf::diagnostic& d : read.book.compile()) {
    out.append(std::to_string(static_cast<int>(d.code))).append(" ");
    out.append(d.message.write().c_str()).append("\n");
  }
  if (out.empty()) out = "proven";
  return out;
}

}  // namespace

TEST_CASE("a search of many settings takes no more stack than one of few", "[settings]") {
  const std::string found = told(
      "document p\n"
      "integer x0 in [-1, 3] always known\n"
      "parameter p0 = 1 in [1, 1]\n"
      "parameter p2 = 1 in [0, 1]\n"
      "conclusions: dire, weak\n"
      "table t: first\n"
      " row when x0 + p2 < 1 then dire cite p 1\n"
      "rule r when x0 >= -1 && x0 >= p0 then dire cite p 1\n");
  CHECK(found.find("18 ") == std::string::npos);
}

TEST_CASE("no float need lie between two settings", "[settings]") {
  const std::string set =
      "document p\n"
      "number x in [0, 1] of floats\n"
      "parameter a = 0.2 in [0.1, 0.5]\n"
      "parameter b = 0.7 in [";
  const std::string rest =
      ", 0.9]\n"
      "order a < b\n"
      "conclusions: dire, weak\n"
      "rule r when x >= a && x < b then dire cite p 1\n";
  const std::string near = told((set + "0.1" + rest).c_str());
  CHECK(near.find("18 with a = ") == 0);
  CHECK(near.find("rule r can never hold") != std::string::npos);
  CHECK(told((set + "0.5" + rest).c_str()).find("18 with a = ") == 0);  // both beside one float
  CHECK(told((set + "0.51" + rest).c_str()) == "proven");
  std::string open = set + "0.51" + rest;
  open.replace(open.find(">="), 2, "> ");
  CHECK(told(open.c_str()) == "proven");
}

TEST_CASE("a complete record has what rules that never hold ask for", "[assumptions]") {
  // Of the second rule no record is left; what it reads has to be there all the same.
  CHECK(told("document p\n"
             "number x in [0, 2] always known\n"
             "integer y in [0, 4]\n"
             "conclusions: dire, weak\n"
             "given y == x\n"
             "given y == 2\n"
             "rule a when x + x == 3 then dire cite p 1\n"
             "rule b when y + 3 * x < 0.5 * y then weak cite p 1\n"
             "group complete when known: a, b\n")
            .find("y = missing") == std::string::npos);
  CHECK(told("document p\n"
             "number x in [0, 2]\n"
             "conclusions: dire, weak\n"
             "given x is missing\n"
             "rule a when x < 1 then dire cite p 1\n"
             "rule b when x >= 1 then weak cite p 1\n"
             "group complete when known: a, b\n")
            .find("leaves out") == std::string::npos);
}

TEST_CASE("what arithmetic reads is tied by assumptions, also where it is never missing",
          "[assumptions]") {
  CHECK(told("document p\n"
             "number x in [0, 2] always known\n"
             "number y in [0, 2]\n"
             "conclusions: dire, weak\n"
             "given y >= x && y <= 1\n"
             "rule a when x + x <= 2 then dire cite p 1\n"
             "rule b when x > 3 then weak cite p 1 allow 3 \"\" allow 4 \"\"\n"
             "group complete when known: a, b\n")
            .find("leaves out") == std::string::npos);
}

TEST_CASE("a part without which a rule fails changes something where others see that", "[terms]") {
  // Where a is known to be false and b is missing, the rule fails without the first part, and z concludes.
  const std::string set =
      "document p\nflag a\ninteger b in [0, 3]\nconclusions: dire, weak\n"
      "rule r when (a is known || b is known) && b >= 2 then dire cite p 1\n";
  CHECK(told((set + "rule z when r does not hold then weak cite p 1\n").c_str()) == "proven");
  CHECK(told((set + "rule z when b < 1 then weak cite p 1\ngroup in order: r, z\n").c_str()) ==
        "proven");
  CHECK(told(set.c_str()).find("21") != std::string::npos);
}

TEST_CASE("a part without which a row fails changes what its table decides", "[terms]") {
  // Where x is 1 and y is missing the sum is open; without the first part it would be 10.
  CHECK(told("document p\ninteger x in [0, 4] always known\ninteger y in [0, 4]\n"
             "conclusions v worst to best: a, b\nrule z when y > 2 then b cite p 1\n"
             "table t: collect sum\n  row when x < 3 then 10 cite p 1\n"
             "  row when (y <= 1 || x >= 2) && y is missing then 20 cite p 1\n") == "proven");
}

TEST_CASE("a row that goes before others is not superfluous for a rule beside its table",
          "[subsumed]") {
  const char* const first =
      "document p\n"
      "number x in [0, 2]\n"
      "number y in [0, 2]\n"
      "conclusions: dire, weak\n"
      "rule r when x >= 0.5 then dire cite p 1\n"
      "table t: first\n"
      " row when x >= 1 then dire cite p 1\n"
      " row when y > 1 then weak cite p 1\n";
  CHECK(told(first) == "proven");
  CHECK(told("document p\n"
             "number x in [0, 2]\n"
             "conclusions: dire, weak\n"
             "rule r when x >= 0.5 then dire cite p 1\n"
             "table t: unique\n"
             " row when x >= 1 then dire cite p 1\n"
             " otherwise weak\n") == "proven");
  CHECK(told("document p\n"
             "number x in [0, 2]\n"
             "conclusions: dire, weak\n"
             "rule r when x >= 0.5 then dire cite p 1\n"
             "table t: unique\n"
             " row when x >= 1 then dire cite p 1\n"
             " row when x < 0.5 then weak cite p 1\n")
            .find("6 t row 1 is superfluous") == 0);
}

TEST_CASE("a row that a table of dates lacks is written in dates", "[fill]") {
  CHECK(told("document p\n"
             "date d in [2024-01-01, 2024-12-31] always known\n"
             "conclusions: dire, weak\n"
             "table t: unique, complete\n"
             " row when d < 2024-02-01 then dire cite p 1\n") ==
        "8 t has no answer for d = 2024-02-01; add row when d >= 2024-02-01 then ... cite ...\n");
}

namespace {

struct read_set {
  nqpf::rules_read read;
  explicit read_set(const char* text) : read(nqpf::read_rule_text(text)) {
    static_cast<void>(read.book.compile());
  }
  [[nodiscard]] const nqpf::program& program() const { return read.book.program(); }
  /// The value at a place of the one type that the rules conclude.
  [[nodiscard]] nqpf::conclusion value(int place) const {
    return {program().conclusions[0].type, static_cast<short>(place)};
  }
};

constexpr const char* two_tables =
    "document p\n"
    "number x in [0, 2] always known\n"
    "conclusions: dire, weak, fair, good\n"
    "dire overrules weak\n"
    "dire overrules good\n"
    "table t: unique\n"
    " row when x < 1 then fair cite p 1\n"
    " otherwise weak\n"
    "table u: unique\n"
    " row when x < 0.5 then fair cite p 1\n"
    " otherwise good\n"
    "fact low when x <= 1.5\n"
    "rule r when x > 1.75 then dire cite p 1\n";

}  // namespace

TEST_CASE("the default of a table counts beside rules, facts and other tables", "[questions]") {
  const read_set s(two_tables);
  REQUIRE(s.program().conclusions[0].type->count == 4);
  const auto low = nqpf::holds("low");
  CHECK(nqpf::reachable(s.program(), s.value(1)).yes());
  CHECK(nqpf::reachable(s.program(), s.value(1), low).yes());
  CHECK(nqpf::reachable(s.program(), s.value(3), low).yes());
  CHECK(nqpf::reachable(s.program(), s.value(0), low).no());
}

TEST_CASE("what stands in a table may be overruled by a rule beside it", "[questions]") {
  const read_set s(two_tables);
  const auto high = nqpf::holds("r");
  CHECK(nqpf::reachable(s.program(), s.value(1), high).no());
  CHECK(nqpf::always(s.program(), high, s.value(1)).no());
  CHECK(nqpf::always(s.program(), high, s.value(0)).yes());
}

TEST_CASE("a record has values of all that assumptions tie to each other", "[questions]") {
  const read_set s(
      "document p\n"
      "number x in (0, 2]\n"
      "number y in (0, 2]\n"
      "integer n in [0, 4]\n"
      "parameter q = 0 in [0, 0.5]\n"
      "conclusions: dire, weak\n"
      "given !(y >= 2) || n > 2\n"
      "given x > 1\n"
      "rule r when x <= 1.5 then dire cite p 1\n"
      "fact a when y > q\n");
  const auto said = nqpf::always(s.program(), s.value(1));
  REQUIRE(said.no());
  const double n = said.values()[s.program().input("n")];
  CHECK((n >= 0 && n <= 4));
}

TEST_CASE("a record has values that fit the setting which is told with it", "[questions]") {
  const read_set s(
      "document p\n"
      "integer x in [0, 4] always known\n"
      "integer y in [0, 4] always known\n"
      "parameter q = 0.5 in [0.5, 1]\n"
      "conclusions: dire, weak\n"
      "rule r when x == q then dire cite p 1\n"
      "fact a when y > q\n"
      "fact b when y <= q\n");
  const int y = s.program().input("y");
  for (const char* const where : {"a", "b"}) {
    const auto said = nqpf::can_hold_together(s.program(), "r", nqpf::holds(where));
    INFO(said);
    REQUIRE(said.yes());
    CHECK(said.setting()[0] == 1);
    CHECK((said.values()[y] > 1) == (where[0] == 'a'));
  }
}

}  // namespace mixed_faults_test
