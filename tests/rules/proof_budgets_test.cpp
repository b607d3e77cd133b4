// SPDX-License-Identifier: BSL-1.0
// A search that ends before it is through says so. Random sets are proven with hardly any budget: where the whole search
// finds a defect, the short one finds it too or leaves the question undecided, and it claims nothing that the whole
// search does not find.
#include "random_sets.hpp"
#include "random_text.hpp"
#include "run_time_proof.hpp"
#include "support/catch.hpp"

#include <cstdio>
#include <string>
#include <vector>

namespace proof_budgets_test {

namespace {

using namespace test;
using nqpf::defect;
using nqpf::diagnostic;

bool is_open(const answer& all) {
  for (const diagnostic& d : all)
    if (d.code == defect::undecided) return true;
  return false;
}
bool claims(const answer& all, defect code) {
  for (const diagnostic& d : all)
    if (d.code == code) return true;
  return false;
}
bool is_open(const std::vector<answer>& questions) {
  for (const answer& all : questions)
    if (is_open(all)) return true;
  return false;
}

// Of two rules that make each other superfluous the whole search names the later one.
bool is_said_elsewhere(const std::vector<answer>& questions, defect code) {
  if (code != defect::subsumed) return false;
  for (const answer& all : questions)
    if (claims(all, code)) return true;
  return false;
}

struct tally {
  long questions = 0;
  long defects = 0;
  long open = 0;
};

// What is wrong with the answers of a search that ended early.
std::string compare(const std::vector<answer>& whole, const std::vector<answer>& cut,
                    tally& count) {
  for (std::size_t q = 0; q < whole.size(); ++q) {
    ++count.questions;
    if (!whole[q].empty() && !is_open(whole[q])) ++count.defects;
    if (is_open(cut[q])) ++count.open;
    if (!whole[q].empty() && cut[q].empty())
      return std::string("says nothing where there is: ") + whole[q][0].message.write().c_str();
    for (const diagnostic& d : cut[q])
      if (d.code != defect::undecided && !claims(whole[q], d.code) && !is_open(whole[q]) &&
          !is_said_elsewhere(whole, d.code))
        return std::string("claims what is not so: ") + d.message.write().c_str();
  }
  return {};
}

std::string compare(const verdicts& whole, const verdicts& cut, bool rules_only, tally& count) {
  if (rules_only) return compare(whole.single, cut.single, count);
  const std::vector<answer> verdicts::*const questions[] = {
      &verdicts::subsumed, &verdicts::conflicts, &verdicts::overruled,
      &verdicts::order,    &verdicts::defaults,  &verdicts::overlaps,
      &verdicts::shadows,  &verdicts::gaps,      &verdicts::columns};
  for (const auto each : questions)
    if (const std::string problem = compare(whole.*each, cut.*each, count); !problem.empty())
      return problem;
  return {};
}

void search(const char* name, const recipe& how, std::size_t sets) {
  constexpr search_limits all_limits[] = {
      {1, 0},       {2, 0},       {5, 0},          {20, 0},          {4000, 1},        {4000, 400},
      {4000, 3000}, {1, 0, true}, {4000, 1, true}, {4000, 60, true}, {4000, 400, true}};
  tally count;
  int failures = 0;
  for (std::uint64_t seed = 1; seed <= sets && failures < 3; ++seed) {
    const auto set = set_maker(seed, how).make();
    const auto data = set->data();
    const auto groups = set->group_data();
    const run_time_proof whole(data, groups, set->assumed());
    if (!whole.said().packing.empty() || is_open(whole.said().single)) continue;
    for (const search_limits& limits : all_limits) {
      const run_time_proof cut(data, groups, set->assumed(), limits);
      const std::string problem = compare(whole.said(), cut.said(), limits.rules_only, count);
      if (problem.empty()) continue;
      ++failures;
      FAIL_CHECK("seed " << seed << ", " << limits.splits << " splits, effort " << limits.effort
                         << ": " << problem << "\n"
                         << describe_set(*set));
      break;
    }
  }
  std::printf("%s: %ld questions, %ld defects, %ld left open\n", name, count.questions,
              count.defects, count.open);
  CHECK(count.defects > 100);
  CHECK(count.open > 100);
}

}  // namespace

TEST_CASE("a short search of rules says where it ends", "[proof]") {
  search("single indicators", {}, test::sets(400, 20000));
  search("ordered groups", {.ordered_groups = true}, test::sets(400, 20000));
}

TEST_CASE("a short search of tables says where it ends", "[proof]") {
  search("tables", {.table = true}, test::sets(400, 20000));
}

TEST_CASE("a short search of arithmetic says where it ends", "[proof]") {
  search("arithmetic", {.computed = true}, test::sets(200, 10000));
  search("shared sums in ordered groups",
         {.computed = true, .shared_sums = true, .ordered_groups = true}, test::sets(200, 10000));
}

TEST_CASE("a short search under assumptions says where it ends", "[proof]") {
  search("assumptions", {.assumptions = true}, test::sets(200, 10000));
}

}  // namespace proof_budgets_test
