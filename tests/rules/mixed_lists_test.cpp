// SPDX-License-Identifier: BSL-1.0
// Small random sets that ask a list beside ordinary inputs, and that have days and durations, with parameters, assumptions,
// groups and tables: proofs and answers against enumeration of all records, lists of up to three items among them.
#include "mixed_comparison.hpp"
#include "mixed_maker.hpp"
#include "mixed_question_judge.hpp"
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace mixed_lists_test {

namespace {

using namespace test::mixed;

void prove_sets(const char* name, std::size_t count, std::uint64_t from, const recipe& how) {
  tally all;
  compare_sets(1 + from, count, how, all);
  std::printf(
      "%s: %ld sets, %ld accepted at %ld settings, %ld refused, %ld skipped, %ld with a part left "
      "open "
      "(%.1f %%), %ld told of lists that there are not\n",
      name, all.sets, all.accepted, all.settings, all.refused, all.skipped, all.undecided,
      100.0 * static_cast<double>(all.undecided) / static_cast<double>(all.sets), all.perhaps);
  CHECK(all.accepted > all.sets / 40);
  CHECK(all.refused > all.sets / 4);
  CHECK(all.skipped < all.sets / 2 + 5);
  CHECK(all.undecided < all.sets / 8 + 5);
  CHECK(all.perhaps < all.sets / 8 + 5);
}

void ask_sets(const char* name, std::size_t count, std::uint64_t from, const recipe& how) {
  question_tally all;
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    maker m(seed + from, how);
    const rules plain = m.make();
    question_judge judge(seed, m, plain);
    if (!judge.can_ask()) continue;
    ++all.sets;
    std::string text;
    std::vector<answered_question> asked;
    judge.ask(all, text, asked);
  }
  std::printf(
      "%s: %ld sets, %ld yes, %ld no, %ld undecided (%.1f %%), %ld records of lists that there are "
      "not\n",
      name, all.sets, all.yes, all.no, all.undecided,
      100.0 * static_cast<double>(all.undecided) /
          static_cast<double>(all.yes + all.no + all.undecided),
      all.perhaps);
  CHECK(all.yes > all.no / 10);
  CHECK(all.no > all.yes / 10);
  CHECK(all.undecided < (all.yes + all.no) / 10 + 5);
  CHECK(all.perhaps < (all.yes + all.no) / 10 + 5);
}

constexpr recipe of_lists{
    .parameters = 25, .arithmetic = 10, .assumptions = 25, .context = 0, .lists = 100};
constexpr recipe of_durations{.arithmetic = 5, .context = 0, .durations = 60};

}  // namespace

TEST_CASE("sets that ask lists beside other inputs are as enumeration finds them", "[mixed]") {
  prove_sets("lists", test::sets(250, 20000), 11000000, of_lists);
}
TEST_CASE("answers about sets that ask lists are those of enumeration", "[mixed]") {
  ask_sets("lists", test::sets(300, 10000), 12000000, of_lists);
}
TEST_CASE("sets of days and durations are as enumeration finds them", "[mixed]") {
  prove_sets("durations", test::sets(300, 30000), 13000000, of_durations);
}
TEST_CASE("answers about sets of days and durations are those of enumeration", "[mixed]") {
  ask_sets("durations", test::sets(150, 15000), 14000000, of_durations);
}

}  // namespace mixed_lists_test
