// SPDX-License-Identifier: BSL-1.0
// Small rule files in the folder known_defects/, each beside all that is found of it, worked out by hand from the
// guide. What stands in front of the first of them is declared for all of a file; a line `->` says what is told.
#include "support/base.hpp"
#include "support/catch.hpp"
#include "told_lines.hpp"

#include <fstream>
#include <sstream>
#include <string>

namespace known_defects_test {

namespace {

bool begins(const std::string& line, const char* with) { return line.rfind(with, 0) == 0; }

// Compares all sets of a file with what is said of them, and returns how many there are.
int check_file(const std::string& name) {
  std::ifstream in(test::source_path("tests/rules/known_defects/" + name + ".txt"));
  std::string declared;
  std::string title;
  std::string rules;
  std::string expected;
  int count = 0;
  const auto check = [&] {
    if (title.empty()) return;
    INFO(name << ": " << title);
    CHECK(test::told_lines(declared + rules) == expected);
    ++count;
    rules.clear();
    expected.clear();
  };
  for (std::string line; std::getline(in, line);) {
    if (begins(line, "== ")) {
      check();
      title = line;
    } else if (begins(line, "-> ")) {
      expected += line + "\n";
    } else {
      (title.empty() ? declared : rules) += line + "\n";
    }
  }
  check();
  return count;
}

// A table of which the first row that holds counts, of so many rows: nothing is wrong with it.
std::string large_table(int rows, const char* known, const char* also) {
  const std::string last = std::to_string(rows - 1);
  std::string text = "document law\nconclusions: admit, defer\ninteger k in [0, " + last + "]" +
                     known + "\ninteger m in [0, 10]\ntable t: first, complete when known\n";
  for (int i = 0; i < rows; ++i)
    text += "  row when k == " + std::to_string(i) + also + " then " +
            (i % 2 == 0 ? "admit" : "defer") + " cite law 1\n";
  return text;
}

// Rules that each add up 50 of so many parameters.
std::string sums_of_parameters(int parameters) {
  std::string text = "document law\nconclusions advice: v0";
  for (int r = 1; r <= (parameters - 1) / 50; ++r) text += ", v" + std::to_string(r);
  text += "\nnumber x in [0, 1000] always known\n";
  for (int q = 0; q < parameters; ++q)
    text += "parameter q" + std::to_string(q) + " = 1 in [0, 2]\n";
  for (int q = 0; q < parameters; ++q) {
    const std::string r = std::to_string(q / 50);
    text += q % 50 == 0 ? "rule r" + r + " when x < " : " + ";
    text += "q" + std::to_string(q);
    if (q % 50 == 49 || q + 1 == parameters) text += " then v" + r + " cite law 1\n";
  }
  return text;
}

}  // namespace

TEST_CASE("what is found of small rule files is known by hand", "[proof]") {
  CHECK(check_file("directions") > 5);
  CHECK(check_file("monotone") > 110);
  CHECK(check_file("monotone_settings") > 20);
  CHECK(check_file("overruled") > 15);
  CHECK(check_file("lists") > 100);
  CHECK(check_file("gaps") > 30);
  CHECK(check_file("searches") > 80);
  CHECK(check_file("settings") > 90);
}

TEST_CASE("nothing is claimed of tables of more rows than a search has room for", "[proof]") {
  for (const char* also : {"", " && m >= 0 && m <= 10"})
    for (const bool is_known : {true, false}) {
      const int rows =
          is_known ? 1025 : 700;  // of a number that may be missing a row is two entries
      INFO(rows << " rows" << also);
      std::istringstream lines(
          test::told_lines(large_table(rows, is_known ? " always known" : "", also)));
      for (std::string line; std::getline(lines, line);) CHECK(begins(line, "-> 19: "));
    }
}

TEST_CASE("settings of 512 parameters are proven, of one more nothing is", "[proof]") {
  const std::string most = test::told_lines(sums_of_parameters(512));
  CHECK(begins(most, "-> 18: with q0 = 0, q1 = 0,"));
  CHECK(most.find("512") == std::string::npos);
  CHECK(test::told_lines(sums_of_parameters(513)) ==
        "-> 19: the rule set has more than 512 parameters: split it\n");
}

}  // namespace known_defects_test
