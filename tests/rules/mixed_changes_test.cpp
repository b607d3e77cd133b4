// SPDX-License-Identifier: BSL-1.0
// What would have to change, and the boundary records, of small random sets that mix all features:
// each answer against enumeration of all records that comparisons can tell apart, at the settings
// as written and at others.
#include "mixed_boundary_judge.hpp"
#include "mixed_change_judge.hpp"
#include "mixed_maker.hpp"
#include "random_sets.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <string>

namespace mixed_changes_test {

namespace {

using namespace test::mixed;

/// Calls `judge(set, what is said of it, points, dice)` for the sets of so many seeds; a test ends
/// with the third that fails.
template <class Judge>
void for_each_set(std::uint64_t from, std::size_t count, const recipe& how, Judge&& judge) {
  int failures = 0;
  for (std::uint64_t seed = from + 1; seed <= from + count && failures < 3; ++seed) {
    maker m(seed, how);
    const rules s = m.make();
    const engine said(writer(s).text());
    REQUIRE(said.errors.empty());
    if (!is_usable(said)) continue;
    const stand_ins points(s, some_setting(s, m.throws()));
    const std::string problem = judge(s, said, points, m.throws());
    if (problem.empty()) continue;
    ++failures;
    FAIL_CHECK("seed " << seed << ": " << problem << "\n" << writer(s).text());
  }
}

void ask_changes(const char* name, std::uint64_t from, std::size_t count, const recipe& how) {
  change_tally all;
  for_each_set(from, count, how,
               [&](const rules& s, const engine& said, const stand_ins& points, dice& d) {
                 ++all.sets;
                 change_judge judge(s, said, points, all);
                 std::string problem;
                 for (int i = 0; i < 5 && problem.empty(); ++i) problem = judge.ask(d);
                 return problem;
               });
  std::printf(
      "%s: %ld sets, %ld cases: %ld changes (%ld of several inputs), %ld need nothing, %ld "
      "impossible, %ld undecided (%ld of sums)\n",
      name, all.sets, all.cases, all.changed, all.several, all.unchanged, all.impossible,
      all.undecided, all.of_sums);
  CHECK(all.cases > 2 * all.sets);
  CHECK(all.changed > all.cases / 10);
  CHECK((all.several > all.changed / 40 || test::is_sanitized));  // of few sets none may be
  CHECK(all.unchanged > all.cases / 20);
  CHECK(all.impossible > all.cases / 20);
  CHECK(all.undecided < all.cases / 20 + 5);
}

void try_boundaries(const char* name, std::uint64_t from, std::size_t count, const recipe& how,
                    long& masking) {
  boundary_tally all;
  for_each_set(from, count, how,
               [&](const rules& s, const engine& said, const stand_ins& points, dice& d) {
                 return boundary_judge(s, said, points, all).run(d.chance(60));
               });
  std::printf(
      "%s: %ld sets, %ld conditions: %ld unique cause, %ld masking, %ld impossible, %ld not found; "
      "%ld records\n",
      name, all.sets, all.conditions, all.unique, all.masking, all.impossible, all.undecided,
      all.records);
  CHECK(all.unique > all.conditions / 4);
  CHECK(all.impossible > all.conditions / 10);
  CHECK(all.undecided < all.conditions / 4);
  masking += all.masking;
}

constexpr recipe plain{.arithmetic = 0};
constexpr recipe computed{.parameters = 45, .arithmetic = 100};
constexpr recipe of_durations{.arithmetic = 10, .durations = 60};

}  // namespace

TEST_CASE("what would have to change in sets that mix all features is as enumeration finds it",
          "[mixed]") {
  ask_changes("plain", 21000000, test::sets(1000, 40000), plain);
  ask_changes("computed", 22000000, test::sets(400, 20000), computed);
  ask_changes("durations", 23000000, test::sets(200, 10000), of_durations);
}
TEST_CASE("boundary records of sets that mix all features are as enumeration finds them",
          "[mixed]") {
  long masking = 0;
  try_boundaries("plain", 24000000, test::sets(600, 30000), plain, masking);
  try_boundaries("computed", 25000000, test::sets(300, 15000), computed, masking);
  try_boundaries("durations", 26000000, test::sets(150, 10000), of_durations, masking);
  CHECK((masking > 0 || test::is_sanitized));
}

}  // namespace mixed_changes_test
