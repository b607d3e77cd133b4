// SPDX-License-Identifier: BSL-1.0
// A digest of all that is told of each of some thousand random sets, witnesses and settings included, beside the digest
// on record. Other tests judge whether it is right; this one notices that it is another.
#include "asked_maker.hpp"
#include "larger_texts.hpp"
#include "mixed_maker.hpp"
#include "mixed_sets.hpp"
#include "support/catch.hpp"
#include "support/on_record.hpp"
#include "told_lines.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace known_verdicts_test {

namespace {

std::string mixed(std::uint64_t seed, const test::mixed::recipe& how) {
  test::mixed::maker m(seed, how);
  return test::mixed::writer(m.make()).text();
}

std::string asked(std::uint64_t seed) {
  test::asked::maker m(seed);
  return test::asked::writer(m.make()).text();
}

struct kind {
  const char* name;
  std::uint64_t first;
  int count;
  std::string (*text)(std::uint64_t);
};

const kind kinds[] = {
    {"mixed", 21'000'000, 4000, [](std::uint64_t s) { return mixed(s, {}); }},
    {"arithmetic", 22'000'000, 1400,
     [](std::uint64_t s) { return mixed(s, {.parameters = 70, .arithmetic = 60}); }},
    {"settings", 23'000'000, 2000,
     [](std::uint64_t s) { return mixed(s, {.parameters = 100, .tables = 60, .most_rules = 4}); }},
    {"lists", 1, 10000,
     [](std::uint64_t s) {
       return mixed(
           s, {.parameters = 25, .arithmetic = 10, .assumptions = 25, .context = 0, .lists = 100});
     }},
    {"durations", 25'000'000, 1000,
     [](std::uint64_t s) { return mixed(s, {.arithmetic = 5, .context = 0, .durations = 60}); }},
    {"tables", 1, 8000, asked},
    {"large_tables", 27'000'000, 4000, test::larger::table_text},
    {"many_rules", 28'000'000, 4000, test::larger::rules_text},
    {"sums", 29'000'000, 1200, test::larger::sums_text},
};

constexpr int a_word = 20;  // sets of one digest

std::string told_of(const kind& k, int from) {
  std::string all;
  for (int j = from; j < from + a_word; ++j)
    all += test::told_lines(k.text(k.first + static_cast<std::uint64_t>(j))) + "\n";
  return all;
}

}  // namespace

TEST_CASE("what is told of random sets is what is on record", "[proof]") {
  std::vector<test::said_of> all;
  for (const kind& k : kinds)
    all.push_back({k.name, k.count / a_word, [&k](int i) { return told_of(k, i * a_word); }});
  test::compare_with_record(all, "tests/rules/", "known_verdicts");
}

}  // namespace known_verdicts_test
