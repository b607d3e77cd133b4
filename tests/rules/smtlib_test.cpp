// SPDX-License-Identifier: BSL-1.0
// The claims of a set as an SMT-LIB file: a solver gives every claim of a proven set the answer it needs,
// and another one where the set is broken.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>
#include <nqpf/rules/smtlib.hpp>

#include <cstdio>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

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

namespace {

nqpf::rule_book read(const std::string& text) {
  nqpf::rules_read found = nqpf::read_rule_text(text);
  INFO(text);
  for (const nqpf::rule_file_error& e : found.errors) FAIL_CHECK(e.line());
  return std::move(found.book);
}

const std::string words_of_all =
    "document policy\nconclusions worst to best: weak, watch, sound\n"
    "  weak conflicts with sound\n";

// The claims of a set whose proof finds nothing, or only what a test is about.
std::string claims_of(const std::string& text, bool proven = true) {
  nqpf::rule_book book = read(words_of_all + text);
  CHECK(book.compile().ok() == proven);
  return nqpf::to_smtlib(book.program());
}

bool confirms_all(const std::string& claims, const char* name) {
  const auto found = solve(claims, name);
  return !found || (found->claims > 0 && found->confirmed == found->claims);
}

}  // namespace

TEST_CASE("a rule that takes records from others is not claimed to lie outside of one") {
  // Without a, c would count below 2.
  const std::string claims = claims_of(
      "integer x in [0, 10] always known\n"
      "rule a when x < 2 then weak cite policy 1\n"
      "rule c when x < 5 then sound cite policy 1\n"
      "rule b when x < 3 then weak cite policy 1 allow 7 \"meant\"\n"
      "group in order: a, c\n");
  CHECK(claims.find("a is not contained in b") == std::string::npos);
  CHECK(claims.find("b is not contained in a: sat") != std::string::npos);
  CHECK(confirms_all(claims, "takes_records"));
}

TEST_CASE("what rows of a table conclude is claimed as far as they count") {
  for (const char* hit_policy : {"first", "priority"}) {
    const std::string claims =
        claims_of(std::string("integer x in [0, 10] always known\ntable t: ") + hit_policy +
                  "\n  row when x < 5 then weak cite policy 1\n"
                  "  row when x < 7 then sound cite policy 1\n");
    CHECK(claims.find("t row 1 and t row 2 do not conflict") == std::string::npos);
    CHECK(claims.find("t row 2 is reached: sat") != std::string::npos);
    CHECK(confirms_all(claims, "rows_count"));
  }
  // The second row and the rule hold of one record, but there the first row counts.
  const std::string beside = claims_of(
      "integer x in [0, 10] always known\ntable t: first\n"
      "  row when x < 5 then watch cite policy 1\n  row when x < 7 then sound cite policy 1\n"
      "rule low when x < 3 then weak cite policy 1\n");
  CHECK(beside.find("t row 2 and low do not conflict: unsat") != std::string::npos);
  CHECK(confirms_all(beside, "row_beside_rule"));
}

TEST_CASE("a table is claimed to be complete where rows count, not where they hold") {
  // At y = 0 the first row is undecided: neither row counts, although the second holds.
  for (const char* hit_policy : {"first", "priority"}) {
    const auto found = solve(
        claims_of(std::string("integer x in [0, 3] always known\n"
                              "integer y in [0, 3] always known\ntable t: ") +
                      hit_policy +
                      ", complete\n  row when x / y >= 2 then weak cite policy 1\n"
                      "  row when x >= 2 || x <= 1 then sound cite policy 1 allow 21 \"meant\"\n",
                  false),
        "undecided_row");
    if (found) CHECK(found->refuted == 1);
  }
}

TEST_CASE("nothing is claimed that an allowance leaves open") {
  const std::string claims = claims_of(
      "integer x in [0, 10] always known\nparameter p = 3 in [1, 9]\n"
      "rule never when x < 2 && x > 4 then watch cite policy 1 allow 4 \"meant\"\n"
      "rule wide when x < 6 then watch cite policy 1 allow 6 \"meant\"\n"
      "rule inner when x < 4 then watch cite policy 1\n"
      "rule low when x < p then weak cite policy 1 allow 18 \"meant\"\n"
      "rule high when x > 5 then sound cite policy 1\n"
      "rule over when x > 7 then watch cite policy 1\n"
      "rule last when x > 8 then sound cite policy 1 allow 10 \"meant\" allow 6 \"meant\"\n"
      "group in order: over, last\n"
      "group complete: low, high, wide\n");
  CHECK(claims.find("never can hold") == std::string::npos);
  CHECK(claims.find("last is reached") == std::string::npos);
  CHECK(claims.find("inner is not contained in wide") == std::string::npos);
  CHECK(claims.find("low and high do not conflict: unsat") != std::string::npos);
  CHECK(confirms_all(claims, "allowed"));
}

TEST_CASE("what a rule concludes, and what a table does by default, is claimed not to conflict") {
  const std::string x = "integer x in [0, 9] always known\n";
  const std::string t = x +
                        "table t: unique\n  row when x < 3 then watch cite policy 1\n"
                        "  row when x > 7 then watch, sound cite policy 1\n";
  const std::string all = claims_of(
      t + "  otherwise sound, weak\ntable u: first\n  row when x > 5 then watch cite policy 1\n"
          "  otherwise weak\nrule r when x > 6 then weak, sound cite policy 1\n"
          "rule s when x > 7 then weak cite policy 1 allow 7 \"meant\"\n",
      false);
  const char* const conflicts[] = {"r does not conflict with itself: unsat",
                                   "t row 2 and r do not conflict: unsat",
                                   "the default of t does not conflict with itself: unsat",
                                   "the default of t and the default of u do not conflict: unsat",
                                   "the default of u and r do not conflict: unsat",
                                   "the default of t and r do not conflict: unsat"};
  for (const char* words : conflicts) CHECK(all.find(words) != std::string::npos);
  CHECK(all.find("and s do not conflict") == std::string::npos);
  CHECK(all.find("row 2 does not conflict with itself") == std::string::npos);  // watch and sound
  // All but one: where x > 6 the default of u does not count.
  if (const auto found = solve(all, "defaults_conflict")) CHECK(found->refuted == 5);
  const std::string apart =
      claims_of(t +
                "  otherwise sound\nrule low when x < 3 then weak cite policy 1\n"
                "table u: first\n  row when x >= 3 then watch cite policy 1\n  otherwise weak\n");
  CHECK(apart.find("the default of t and low do not conflict: unsat") != std::string::npos);
  CHECK(apart.find("the default of t and the default of u do not conflict") != std::string::npos);
  CHECK(confirms_all(apart, "defaults_apart"));
  const std::string silent =
      claims_of(x + "table t: unique\n  row when x < 3 then watch cite policy 1\n"
                    "  row when x > 7 then weak, sound cite policy 1 allow 7 \"meant\"\n"
                    "  otherwise sound, weak\n",
                false);
  CHECK(silent.find("t row 2 does not") == std::string::npos);
  CHECK(silent.find("the default of t does not conflict with itself") != std::string::npos);
}

namespace {

/// Writes random sets: rules, groups of them and tables over integers, with arithmetic and missing inputs.
class random_sets {
public:
  explicit random_sets(unsigned seed) : dice_(seed) {}

  std::string make() {
    out_ = "document policy\nconclusions worst to best: weak, watch, sound\n";
    if (chance(70)) out_ += "  weak conflicts with sound\n";
    for (const char* name : {"x", "y"})
      out_ +=
          std::string("integer ") + name + " in [0, 3]" + (chance(60) ? " always known\n" : "\n");
    has_parameter_ = false;  // nothing is assumed of parameters
    if (chance(15)) out_ += "given " + comparison() + " || " + comparison() + "\n";
    has_parameter_ = chance(25);
    if (has_parameter_) out_ += "parameter p = 2 in [1, 2]\n";
    const int n = chance(50) ? 2 + below(3) : 0;
    for (int i = 0; i < n; ++i) {
      out_ += "rule r" + std::to_string(i) + " when " + condition();
      says(chance(5) ? "weak, sound" : value());
    }
    if (n > 1 && chance(60)) group(n, " in order");
    if (n > 1 && chance(15)) group(n, " exclusive");
    if (n > 1 && chance(15)) group(n, chance(50) ? " complete" : " complete when known");
    for (int i = n == 0 || chance(60) ? 1 + (chance(20) ? 1 : 0) : 0; i > 0; --i) table(i);
    return out_;
  }

private:
  int below(int n) { return static_cast<int>(dice_() % static_cast<unsigned>(n)); }
  bool chance(int percent) { return below(100) < percent; }

  const char* value() {
    static constexpr const char* said[] = {"weak", "watch", "sound"};
    return said[below(3)];
  }
  void says(const char* values) {
    out_ += std::string(" then ") + values + " cite policy 1";
    static constexpr const char* codes[] = {"4", "6", "7", "8", "9", "10", "12", "18", "19"};
    if (chance(20)) out_ += std::string(" allow ") + codes[below(9)] + " \"meant\"";
    out_ += "\n";
  }
  void group(int count, const char* claim) {
    out_ += std::string("group") + claim + ": r0";
    for (int i = 1; i < count; ++i)
      if (i == 1 || chance(70)) out_ += ", r" + std::to_string(i);
    out_ += "\n";
  }
  void table(int number) {
    static constexpr const char* policies[] = {"first", "priority", "unique", "any"};
    static constexpr const char* claims[] = {"", ", complete when known", ", complete"};
    out_ +=
        "table t" + std::to_string(number) + ": " + policies[below(4)] + claims[below(3)] + "\n";
    // Two rows that meet nowhere make a table that is unique, and often complete.
    const bool is_cut = chance(50);
    const std::string cut = comparison();
    for (int i = 0, n = 2 + below(2); i < n; ++i) {
      out_ += "  row when " + (is_cut && i < 2 ? (i == 0 ? cut : "!(" + cut + ")") : condition());
      says(value());
    }
    if (chance(40))
      out_ += std::string("  otherwise ") + (chance(10) ? "weak, sound" : value()) + "\n";
  }
  std::string condition() {
    if (chance(15)) return std::string(chance(50) ? "x" : "y") + " is missing || " + comparison();
    return chance(60) ? comparison() : comparison() + (chance(70) ? " && " : " || ") + comparison();
  }
  std::string comparison() {
    static constexpr const char* relations[] = {" < ", " <= ", " > ", " >= ", " == "};
    static constexpr const char* numbers[] = {"x", "y", "x / y", "y / x", "x + y", "x * y"};
    std::string out = numbers[chance(65) ? below(2) : 2 + below(4)];
    out += relations[below(5)];
    return out + (has_parameter_ && chance(40) ? "p" : std::to_string(1 + below(3)));
  }

  std::mt19937 dice_;
  std::string out_;
  bool has_parameter_ = false;
};

// Has the claims of many sets confirmed by one run of the solver.
void confirm(const std::vector<std::pair<std::string, std::string>>& sets) {
  std::ofstream file("random.smt2");
  for (std::size_t i = 0; i < sets.size(); ++i)
    file << "(echo \"set " << i << "\")\n" << sets[i].second << "(reset)\n";
  file.close();
  FILE* const out = ::popen(NQPF_Z3 " -t:1000 random.smt2", "r");
  REQUIRE(out != nullptr);
  int claims = 0;
  int open = 0;
  std::size_t set = 0;
  std::string claim;
  char line[512];
  while (std::fgets(line, sizeof line, out) != nullptr) {
    std::string words = line;
    while (!words.empty() && words.back() == '\n') words.pop_back();
    if (words.rfind("set ", 0) == 0) {
      set = std::stoul(words.substr(4));
    } else if (words != "sat" && words != "unsat" && words != "unknown") {
      claim = words;
      ++claims;
    } else if (words == "unknown") {
      ++open;
    } else if (claim.substr(claim.rfind(": ") + 2) != words) {
      FAIL_CHECK(claim << ", but the solver says " << words << " of\n" << sets[set].first);
    }
  }
  ::pclose(out);
  CHECK(claims > 1000);
  CHECK(open * 100 < claims);
}

}  // namespace

TEST_CASE("a solver confirms every claim of random sets that are proven") {
  if (std::string(NQPF_Z3).empty()) return;
  std::vector<std::pair<std::string, std::string>> sets;
  constexpr std::size_t wanted = 600;
  random_sets all(7);
  int ranked = 0;
  for (int tried = 0; tried < 80'000 && sets.size() < wanted; ++tried) {
    const std::string text = all.make();
    nqpf::rule_book book = read(text);
    if (!book.compile().ok()) continue;
    sets.push_back({text, nqpf::to_smtlib(book.program())});
    ranked += sets.back().second.find("|counts ") != std::string::npos ? 1 : 0;
  }
  CHECK(sets.size() == wanted);
  CHECK(ranked > 50);
  confirm(sets);
}

}  // namespace smtlib_test
