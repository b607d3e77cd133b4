// SPDX-License-Identifier: BSL-1.0
// Questions about small random sets that mix all features: each answer against enumeration at several settings, and against
// an SMT solver at all of them; each record that is told is one, inside its domains, and keeps the assumptions.
#include "mixed_question_judge.hpp"
#include "mixed_z3.hpp"
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace mixed_questions_test {

#ifndef NQPF_Z3
  #define NQPF_Z3 ""
#endif

namespace {

using namespace test::mixed;

void ask_z3(const std::string& text, const std::vector<answered_question>& asked,
            question_tally& all) {
  if (std::string(NQPF_Z3).empty()) return;
  const std::vector<std::string> answers = ask_solver(NQPF_Z3, text, "judged_questions");
  REQUIRE(answers.size() == asked.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] != "sat" && answers[i] != "unsat") continue;
    ++all.judged;
    if ((answers[i] == "sat") == asked[i].has_example) continue;
    // Evaluation rounds, and the search knows; the solver's numbers are real.
    if (asked[i].computes) ++all.rounded;
    else FAIL_CHECK("the solver says " << answers[i] << " of " << asked[i].words);
  }
}

}  // namespace

TEST_CASE("answers about sets that mix all features are those of enumeration and of a solver",
          "[mixed]") {
  question_tally all;
  std::string text;
  std::vector<answered_question> asked;
  const std::size_t count = test::sets(400, 30000);
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    maker m(seed, {.parameters = 40, .arithmetic = 25, .context = 0});
    const rules plain = m.make();
    question_judge judge(seed, m, plain);
    if (judge.can_ask()) {
      ++all.sets;
      judge.ask(all, text, asked);
    }
    if (asked.size() < 1000 && seed < count) continue;
    ask_z3(text, asked, all);
    text.clear();
    asked.clear();
  }
  std::printf(
      "%ld sets, %ld yes, %ld no, %ld undecided; the solver judged %ld, %ld differ in rounding\n",
      all.sets, all.yes, all.no, all.undecided, all.judged, all.rounded);
  CHECK(all.yes > all.no / 10);
  CHECK(all.no > all.yes / 10);
  CHECK(all.undecided < (all.yes + all.no) / 20 + 5);
  CHECK(all.rounded <= 1 + all.judged / 500);
}

}  // namespace mixed_questions_test
