// SPDX-License-Identifier: BSL-1.0
// What tables conclude by default: contradictions (7) and verdicts that worsen (12), at the defaults of parameters and at
// other settings (18), and what rows, rules and whole tables allow of it. Sets of two inputs are judged by looking at
// every record at every setting.
#include "rules/random_programs.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

namespace table_defaults_test {

namespace {

using nqpf::defect;
using test::programs::draw;

const std::string words_of_all =
    "document law\nconclusions worst to best: weak, watch, sound\n  weak conflicts with sound\n";

nqpf::rule_book read(const std::string& text) {
  nqpf::rules_read found = nqpf::read_rule_text(words_of_all + text);
  INFO(words_of_all + text);
  for (const nqpf::rule_file_error& e : found.errors) FAIL_CHECK(e.line());
  return std::move(found.book);
}
std::string written(const nqpf::diagnostics& found) {
  std::string all;
  for (const nqpf::diagnostic& d : found)
    all += std::to_string(static_cast<int>(d.code)) + " " + d.message.write().c_str() + "\n";
  return all;
}
std::string said(const std::string& text) { return written(read(text).compile()); }

bool holds(const std::string& text, const std::string& words) {
  INFO(text << "does not say: " << words);
  CHECK(text.find(words) != std::string::npos);
  return text.find(words) != std::string::npos;
}

const std::string x_better = "integer x in [0, 9] always known higher is better\n";
const std::string x_plain = "integer x in [0, 9] always known\n";
const std::string p_of_x = "parameter p = 4 in [3, 8]\n";

}  // namespace

TEST_CASE("what the last row of a table allows is not allowed of its default", "[tables]") {
  const auto table = [](const char* first, const char* last) {
    return x_better + "table t: unique\n  row when x < 2 then sound cite law 1" + first +
           "\n  row when x == 3 then watch cite law 1" + last + "\n  otherwise watch\n";
  };
  const char* const allow = " allow 12 \"meant\"";
  const char* const told = "12 improving x from 0 to 2 makes the default of table t conclude watch";
  holds(said(table("", "")), told);
  holds(said(table("", allow)), told);
  holds(said(table(allow, "")), told);
  CHECK(said(table(allow, allow)).empty());
}

TEST_CASE("what the last row allows of a setting is not allowed of its default", "[tables]") {
  const std::string idle = " allow 21 \"meant\"";
  const auto table = [&](const char* first, const char* last) {
    return x_better + p_of_x + "flag y always known\nrule low when x <= 4 then watch cite law 1\n" +
           "table t: unique\n  row when x < p && y then sound cite law 1" + idle + first +
           "\n  row when x < p && !y then sound cite law 1" + idle + last + "\n  otherwise watch\n";
  };
  const char* const allow = " allow 18 \"meant\"";
  const char* const told = "makes the default of table t conclude watch";
  holds(said(table("", "")), told);
  holds(said(table("", allow)), told);
  holds(said(table(allow, "")), told);
  CHECK(said(table(allow, allow)).empty());
}

TEST_CASE("a default that contradicts itself is told where it can count", "[tables]") {
  const auto table = [](const char* last, const char* more = "") {
    return x_plain + "table t: unique\n  row when x < 5 then watch cite law 1" + more +
           "\n  row when " + last + " then weak cite law 1" + more + "\n  otherwise weak, sound\n";
  };
  holds(said(table("x > 5")),
        "7 the default of table t alone concludes weak and sound of one record: x = 5");
  CHECK(said(table("x >= 5")).empty());
  CHECK(said(table("x > 5", " allow 7 \"meant\"")).empty());
}

TEST_CASE("a default that contradicts a rule, a row or a default is told where both can count",
          "[tables]") {
  const std::string t = x_plain +
                        "table t: unique\n  row when x < 3 then watch cite law 1\n"
                        "  row when x > 7 then watch cite law 1\n  otherwise sound\n";
  holds(said(t + "rule r when x > 6 then weak cite law 1\n"),
        "7 the default of table t and rule r conclude sound and weak of one record: x = 7");
  CHECK(said(t + "rule r when x > 7 then weak cite law 1 allow 6 \"meant\"\n").empty());
  CHECK(said(t + "rule r when x > 6 then weak cite law 1 allow 7 \"meant\"\n").empty());
  const std::string u = t + "table u: first\n  row when x >= 6 then ";
  holds(said(u + "weak cite law 1\n"),
        "7 the default of table t and u row 1 conclude sound and weak of one record: x = ");
  holds(said(u + "watch cite law 1\n  otherwise weak\n"),
        "7 the default of table t and the default of table u conclude sound and weak of one "
        "record: x = ");
  const std::string apart = t + "table u: first\n  row when x >= 3 then ";
  CHECK(said(apart + "watch cite law 1\n  otherwise weak\n").empty());
}

TEST_CASE("a default that some setting lets contradict is told of the setting", "[tables]") {
  const auto set = [](const char* row, const char* rule) {
    return x_plain + "parameter p = 5 in [4, 8]\n" +
           "table t: unique\n  row when x < 3 then watch cite law 1" + row +
           "\n  row when x >= 3 && x < p then watch cite law 1" + row + "\n  otherwise sound\n" +
           "rule r when x < 5 then weak cite law 1" + rule + "\n";
  };
  const char* const allow = " allow 18 \"meant\"";
  holds(said(set("", "")), "18 with p = ");
  holds(said(set("", "")), "conclusions conflict: the default of table t and rule r conclude");
  CHECK(said(set("", allow)).empty());
  CHECK(said(set(allow, "")).find("the default") == std::string::npos);
  holds(said(x_plain + "parameter p = 5 in [3, 8]\n" +
             "table t: first\n  row when x < p then watch cite law 1\n"
             "  row when x >= 5 then weak cite law 1\n  otherwise weak, sound\n"),
        "conclusions conflict: the default of table t alone concludes weak and sound");
}

TEST_CASE("findings that are allowed at a setting leave room for one that is not", "[tables]") {
  std::string t = x_plain + "integer y in [0, 99] always known\n" + p_of_x + "table t: unique\n";
  for (int i = 0; i < 14; ++i) {
    const std::string asks = "  row when y == " + std::to_string(i) + " && x ";
    t += asks + ">= 5 then watch cite law 1\n" + asks +
         "< p then weak cite law 1 allow 18 \"meant\"\n";
  }
  const std::string last =
      "  row when y == 50 && x < p then weak cite law 1\n"
      "  row when y == 50 && x >= 5 then watch cite law 1\n";
  const std::string found = said(t + last);
  CHECK(found.find("19 ") == std::string::npos);
  holds(found, "18 with p = ");
}

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>.conflicts(
      verdict::weak, verdict::sound);
}
constexpr nqpf::source law{"law"};
namespace code_sets {
using namespace nqpf::dsl;
constexpr auto x = nqpf::integer("x").in(0, 9).higher_is_better();
constexpr auto row_allows =
    table<hit::unique>("t", inputs(x),
                       {row(is < 2).then(verdict::sound),
                        row(is == 3).then(verdict::watch).allow(defect::not_monotone, "meant")})
        .cite(law, "1")
        .otherwise(verdict::watch);
constexpr auto table_allows = row_allows.allow(defect::not_monotone, "meant");
}  // namespace code_sets
static_assert(!nqpf::is_proven<code_sets::row_allows>);
static_assert(nqpf::is_proven<code_sets::table_allows>);

}  // namespace

}  // namespace table_defaults_test
