// SPDX-License-Identifier: BSL-1.0
// Rules in which nothing is wrong are known by few steps. The search that all other rules go through finds the same of
// them: no defect, and the same boxes. The two sides of a comparison that are made together are those made one by one.
#include "mixed_dice.hpp"
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace plain_rules_test {

namespace {

using namespace nqpf::detail;
using test::mixed::dice;

constexpr int inputs = 8;

std::string comparison(dice& d, int input) {
  const std::string x = "x" + std::to_string(input);
  const int what = d.below(20);
  if (what == 0) return x + " is known";
  const char* const relations[] = {" < ", " <= ", " > ", " >= ", " == ", " != "};
  const auto compared = [&] {
    const std::string by = relations[d.below(what == 1 ? 6 : 4)];
    return x + by + std::to_string(d.chance(5) ? d.from_to(-1, 5) : d.from_to(1, 3));
  };
  const std::string first = compared();
  return what > 2 ? first : first + " && " + compared();
}

// Alternatives of a few comparisons each, some of which ask for the same indicators.
std::string rule_text_of(std::uint64_t seed) {
  dice d(seed);
  std::string text = "document p\nconclusions verdict: good, poor\n";
  for (int i = 0; i < inputs; ++i) {
    text += d.chance(30) ? "integer x" : "number x";
    text += std::to_string(i) + " in [0, 4]" + (d.chance(60) ? " always known" : "") + "\n";
  }
  text += "rule r when ";
  const int alternatives = d.from_to(1, 4);
  for (int k = 0; k < alternatives; ++k) {
    text += k > 0 ? " || (" : "(";
    const int parts = d.from_to(1, 3);
    const int first = d.below(inputs);
    for (int i = 0; i < parts; ++i) {
      const int input = d.chance(10) ? d.below(inputs) : (first + i) % inputs;
      text += (i > 0 ? " && " : "") + comparison(d, input);
    }
    text += ")";
  }
  return text + " then good cite p 1\n";
}

struct boxes_of_a_rule {
  std::vector<constraint> constraints = std::vector<constraint>(2048);
  std::vector<box_row> rows = std::vector<box_row>(256);
  box_counts used;

  [[nodiscard]] std::string text() const {
    std::string all;
    for (int b = 0; b < used.boxes; ++b) {
      const box_row& row = rows[static_cast<std::size_t>(b)];
      all += std::to_string(row.axes) + ":";
      for (int i = row.begin; i < row.begin + row.count; ++i) {
        const constraint& c = constraints[static_cast<std::size_t>(i)];
        all += " " + std::to_string(c.axis) + (c.is_set ? "s" : "") + " " + std::to_string(c.low) +
               " " + std::to_string(c.high);
      }
      all += "\n";
    }
    return all;
  }
};

bool same(const literal& a, const literal& b) {
  bool is_same = a.count == b.count && a.everywhere == b.everywhere;
  for (int i = 0; i < a.count && is_same; ++i)
    is_same = a.parts[i].axis == b.parts[i].axis && a.parts[i].is_set == b.parts[i].is_set &&
              a.parts[i].low == b.parts[i].low && a.parts[i].high == b.parts[i].high;
  return is_same;
}

// Whether alternatives ask for some indicator in common.
bool some_in_common(const box_table& boxes, int count) {
  unsigned long long once = 0, twice = 0;
  for (int b = 0; b < count; ++b) {
    twice |= once & boxes.boxes[b].axes;
    once |= boxes.boxes[b].axes;
  }
  return twice != 0;
}

struct counted {
  int plain = 0, in_common = 0, searched = 0;
};

void check_set(std::uint64_t seed, counted& seen) {
  const std::string text = rule_text_of(seed);
  INFO(text);
  nqpf::rules_read read = nqpf::read_rule_text(text, {});
  REQUIRE(read.errors.empty());
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  if (p.count.rules != 1 || p.rules[0].begin == p.rules[0].end) return;
  std::vector<literal> literals(static_cast<std::size_t>(2 * p.count.atoms));
  space s{&p, nullptr};
  fill_literals(s, 0, p.count.atoms, literals.data());
  for (int i = 0; i < 2 * p.count.atoms; ++i)
    REQUIRE(same(literals[static_cast<std::size_t>(i)], s.make_literal(i / 2, i % 2 != 0)));
  s.literals = literals.data();
  s.has_literals = true;
  const box_counts plain = plain_boxes(s, 0, false);
  if (plain.boxes == 0) {
    ++seen.searched;
    return;
  }
  nqpf::diagnostics found;
  box_counts searched;
  REQUIRE(check_searched(s, 0, {}, found, searched));
  REQUIRE(found.ok());
  REQUIRE(searched.boxes == plain.boxes);
  REQUIRE(searched.constraints == plain.constraints);
  boxes_of_a_rule fast, slow;
  store_plain_boxes(s, 0, plain.boxes == 1, fast.constraints.data(), fast.rows.data(), fast.used);
  store_searched(s, 0, {}, slow.constraints.data(), slow.rows.data(), slow.used);
  REQUIRE(fast.text() == slow.text());
  ++seen.plain;
  if (some_in_common({fast.constraints.data(), fast.rows.data(), nullptr}, plain.boxes))
    ++seen.in_common;
}

}  // namespace

TEST_CASE("what is known of a rule in few steps is what a search finds", "[proof]") {
  counted seen;
  const std::size_t rounds = test::rounds(20'000, 300'000);
  for (std::size_t i = 0; i < rounds; ++i) check_set(i + 1, seen);
  CAPTURE(seen.plain, seen.in_common, seen.searched);
  CHECK(seen.plain > static_cast<int>(rounds / 20));
  CHECK(seen.in_common > static_cast<int>(rounds / 100));
  CHECK(seen.searched > static_cast<int>(rounds / 10));
}

}  // namespace plain_rules_test
