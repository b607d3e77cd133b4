// SPDX-License-Identifier: BSL-1.0
// The claims of a set as an SMT-LIB file: a solver gives every claim of a proven set the answer it needs,
// and another one where the set is broken.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/smtlib.hpp>

#include <cstdio>
#include <fstream>
#include <optional>
#include <string>

namespace smtlib_test {

#ifndef NQPF_Z3
  #define NQPF_Z3 ""
#endif

namespace {

using namespace nqpf::dsl;

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return worst_to_best<verdict::weak, verdict::watch, verdict::sound>.conflicts(verdict::weak,
                                                                                verdict::sound);
}
enum class field { arts, crafts, science };
constexpr auto describe(field) { return nqpf::values<field::arts, field::crafts, field::science>; }

struct college {
  std::optional<double> practice;
  double dual;
  int partners;
  field of;
};

constexpr nqpf::source policy{"policy", "Quality policy", "", "2026"};
constexpr auto practice =
    indicator<&college::practice>("practice | share").in(0, 1).higher_is_better();
constexpr auto dual = indicator<&college::dual>("dual").in(0, 1).higher_is_better();
constexpr auto partners = indicator<&college::partners>("partners").in(0, 99).higher_is_better();
constexpr auto of = indicator<&college::of>("field");
constexpr auto least = parameter("least", 0.3).in(0.2, 0.4);

constexpr auto rules = ruleset<college>(
    {rule("thin").when(practice < least).then(verdict::weak).cite(policy, "1"),
     rule("alone").when(partners == 0 && practice < 0.45).then(verdict::weak).cite(policy, "2"),
     rule("strong")
         .when(practice + dual > 1.5 && practice >= 0.5)
         .then(verdict::sound)
         .cite(policy, "3"),
     derived("is_craft").when(of == field::crafts).cite(policy, "4"),
     rule("craft").when(fired("is_craft") && dual * 2 < 0.4).then(verdict::watch).cite(policy, "4"),
     rule("poor").when(partners < 3).then(verdict::watch).cite(policy, "5"),
     rule("fair").when(partners >= 2).then(verdict::watch).cite(policy, "6")});

struct answers {
  int claims = 0;
  int confirmed = 0;
  int refuted = 0;
};

// Runs the solver over a file: each claim is a line that ends in the answer it needs, and below it stands
// the solver's.
std::optional<answers> solve(const std::string& text, const char* name) {
  if (std::string(NQPF_Z3).empty()) return std::nullopt;
  const std::string path = std::string(name) + ".smt2";
  std::ofstream(path) << text;
  const std::string command = std::string(NQPF_Z3) + " " + path;
  FILE* out = ::popen(command.c_str(), "r");
  if (out == nullptr) return std::nullopt;
  answers found;
  char line[512];
  std::string needed;
  while (std::fgets(line, sizeof line, out) != nullptr) {
    std::string words = line;
    while (!words.empty() && words.back() == '\n') words.pop_back();
    INFO(words);
    CHECK(words.find("error") == std::string::npos);
    if (words == "sat" || words == "unsat") {
      ++(words == needed ? found.confirmed : found.refuted);
    } else if (const std::size_t at = words.rfind(": "); at != std::string::npos) {
      needed = words.substr(at + 2);
      ++found.claims;
    }
  }
  ::pclose(out);
  return found;
}

}  // namespace

TEST_CASE("a solver confirms every claim of a proven set") {
  const std::string text = nqpf::to_smtlib<rules>();
  CHECK(text.find("thin and strong do not conflict: unsat") != std::string::npos);
  CHECK(text.find("practice | share") == std::string::npos);  // a bar would end the name
  const auto found = solve(text, "proven");
  if (!found) {
    WARN("no z3 on this machine: the claims are not checked");
    return;
  }
  CHECK(found->claims > 15);
  CHECK(found->confirmed == found->claims);
}

TEST_CASE("a solver confirms claims that hold under assumptions alone") {
  constexpr auto claims = [](bool assumes) {
    nqpf::rule_book book;
    const auto& x = book.add(indicator("x").in(0, 1));
    const auto& y = book.add(indicator("y").in(0, 1));
    const auto& document = book.add(policy);
    auto& types = book.add_conclusions({"bad", "good"}, true);
    types.conflicting[types.conflict_count++] = {0, 1};
    book.add(rule("low").when(x < 0.3).cite(document, "1"), types, 0);
    book.add(rule("high").when(y > 0.6).cite(document, "1"), types, 1);
    if (assumes) book.given(y <= x, x < 0.9 || known(y));
    CHECK(book.compile().ok() == assumes);
    return nqpf::to_smtlib(book.program());
  };
  const auto kept = solve(claims(true), "assumed");
  const auto bare = solve(claims(false), "not_assumed");
  if (!kept || !bare) return;
  CHECK(kept->claims == bare->claims + 1);  // some record keeps the assumptions
  CHECK(kept->confirmed == kept->claims);
  CHECK(bare->refuted == 1);
}

TEST_CASE("a solver is told what the questions of one list have to do with each other") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::integer("x").in(0, 9));
  const auto& l = book.add(nqpf::list("l").at_most(4));
  const auto& document = book.add(policy);
  auto& types = book.add_conclusions({"bad", "good", "fair"}, true);
  types.conflicting[types.conflict_count++] = {0, 1};
  book.add(rule("high").when(any(l, x > 6)).cite(document, "1"), types, 0);
  book.add(rule("low").when(all(l, x < 5)).cite(document, "1"), types, 1);
  book.add(rule("few").when(count(l, x > 2) >= 1 && most(l, x) <= 4).cite(document, "1"), types, 2);
  book.add(rule("empty").when(count(l) == 0).cite(document, "1"), types, 2);
  REQUIRE(book.compile().ok());
  const auto found = solve(nqpf::to_smtlib(book.program()), "lists");
  if (!found) return;
  CHECK(found->claims > 5);
  CHECK(found->confirmed == found->claims);
}

TEST_CASE("a solver refutes the claims of a broken set") {
  nqpf::rule_book book;
  const auto& x = book.add(indicator("x").in(0, 1));
  const auto& document = book.add(policy);
  auto& types = book.add_conclusions({"bad", "good"}, true);
  types.conflicting[types.conflict_count++] = {0, 1};
  book.add(rule("low").when(x < 0.5).cite(document, "1"), types, 0);
  book.add(rule("high").when(x > 0.4).cite(document, "1"), types, 1);
  book.add(rule("never").when(x < 0.2 && x > 0.3).cite(document, "1"), types, 1);
  CHECK_FALSE(book.compile().ok());
  const auto found = solve(nqpf::to_smtlib(book.program()), "broken");
  if (!found) return;
  CHECK(found->refuted == 3);  // low and high conflict; never cannot hold, nor be outside of high
}

}  // namespace smtlib_test
