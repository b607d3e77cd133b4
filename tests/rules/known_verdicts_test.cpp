// SPDX-License-Identifier: BSL-1.0
// A digest of all that is told of each of some thousand random sets, witnesses and settings included, beside the digest
// on record. Other tests judge whether it is right; this one notices that it is another. Where a message was meant to
// change, the file that the test writes beside its program takes the place of known_verdicts.txt.
#include "asked_maker.hpp"
#include "larger_texts.hpp"
#include "mixed_maker.hpp"
#include "mixed_sets.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"
#include "told_lines.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace known_verdicts_test {

namespace {

// FNV-1a, folded to 24 bits.
std::string digest(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  char out[8];
  std::snprintf(out, sizeof out, "%06x", static_cast<unsigned>((hash ^ (hash >> 32)) & 0xffffff));
  return out;
}

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
    {"large tables", 27'000'000, 4000, test::larger::table_text},
    {"many rules", 28'000'000, 4000, test::larger::rules_text},
    {"sums", 29'000'000, 1200, test::larger::sums_text},
};

constexpr int a_word = 20;  // sets of one digest
constexpr int a_line = 200;

std::string line_of(const kind& k, int from) {
  std::string line = k.name;
  for (int i = from; i < from + a_line; i += a_word) {
    std::string all;
    for (int j = i; j < i + a_word; ++j)
      all += test::told_lines(k.text(k.first + static_cast<std::uint64_t>(j))) + "\n";
    line += " " + digest(all);
  }
  return line;
}

}  // namespace

TEST_CASE("what is told of random sets is what is on record", "[proof]") {
  std::ifstream on_record(test::source_path("tests/rules/known_verdicts.txt"));
  std::string now;
  int others = 0;
  for (const kind& k : kinds)
    for (int from = 0; from < k.count; from += a_line) {
      std::string expected;
      std::getline(on_record, expected);
      if (test::is_sanitized && from > 0) continue;
      const std::string found = line_of(k, from);
      now += found + "\n";
      if (found == expected) continue;
      FAIL_CHECK("sets from " << from << ": " << found << "\non record: " << expected);
      ++others;
      if (std::getenv("NQPF_SHORT") != nullptr) return;
    }
  CHECK(others == 0);
  if (others > 0 && !test::is_sanitized) std::ofstream("known_verdicts.txt") << now;
}

}  // namespace known_verdicts_test
