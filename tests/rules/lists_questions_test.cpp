// SPDX-License-Identifier: BSL-1.0
// Questions whose conditions ask the items of lists.

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace lists_questions_test {

enum class verdict { bad, good };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::bad, verdict::good>; }

struct part {
  int size = 0;
};
struct box {
  int age = 0;
  std::vector<part> parts;
};

using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "Manual", "the house", "2026"};
inline constexpr auto age = indicator<&box::age>("age").in(0, 99);
inline constexpr auto parts = list<&box::parts>("parts").item("part").at_most(5);
inline constexpr auto size = indicator<&part::size>("size").in(0, 10);
inline constexpr auto number = named("number", count(parts));
inline constexpr auto small = named("small", any(parts, size < 5));

inline constexpr auto rules = ruleset<box>(
    {derived("tiny").when(any(parts, size < 3)), derived("one").when(count(parts) >= 1),
     rule("low").when(any(parts, size < 5) && age < 50).then(verdict::bad).cite(manual, "1"),
     rule("high").when(all(parts, size >= 5) && age < 50).then(verdict::good).cite(manual, "2")});

TEST_CASE("questions ask of lists what the rules ask") {
  CHECK(nqpf::implies<rules>("low", any(parts, size < 5)).yes());
  CHECK(nqpf::implies<rules>(any(parts, size < 3), none(parts, size < 5)).no());
  CHECK(nqpf::implies<rules>(any(parts, size < 3) && age == 1, "low").yes());
  CHECK(nqpf::implies<rules>("high", small).no());
  CHECK(nqpf::implies<rules>("high", !small).yes());
  CHECK(nqpf::implies<rules>(small, number >= 1).yes());
  CHECK(nqpf::can_hold_together<rules>(count(parts) < 1, "low").no());
  CHECK(nqpf::equivalent<rules>("one", !(count(parts) < 1)).yes());
  CHECK(nqpf::always<rules>(none(parts, size < 5) && age < 50, verdict::good).yes());
  CHECK(std::string(nqpf::implies<rules>(any(parts, size < 5), "tiny").record().c_str()) ==
        "any(parts, size < 3) = false, any(parts, size < 5) = true, if some list of parts has "
        "these answers");
}

TEST_CASE("a question that asks of a list what no rule asks is refused") {
  const auto other = nqpf::implies<rules>(any(parts, size < 4), "low");
  CHECK(other.refused());
  std::ostringstream words;
  words << other;
  CHECK(words.str() ==
        "the condition asks of parts what no rule of the set asks: make it a derived fact of the "
        "set");
  CHECK(nqpf::implies<rules>("low", sum(parts, size) > 3).refused());
}

TEST_CASE("questions about books ask their lists") {
  nqpf::rule_book book;
  const auto& value = book.add(integer("value").in(0, 9));
  const auto& items = book.add(list("items").at_most(3));
  const auto& doc = book.add(manual);
  const auto& verdicts = book.add_conclusions({"bad", "good"}, true);
  book.add(rule("low").when(any(items, value < 5)).cite(doc, "1"), verdicts, 0);
  book.add(rule("many").when(count(items) > 1).cite(doc, "1"), verdicts, 1);
  static_cast<void>(book.compile());
  const nqpf::program& p = book.program();
  CHECK(nqpf::implies(p, any(items, value < 5), "low").yes());
  CHECK(nqpf::implies(p, any(items, value < 5), none(items, value < 5)).no());
  CHECK(nqpf::implies(p, "low", count(items) >= 1).yes());
  CHECK(nqpf::implies(p, any(items, value < 3), none(items, value < 5)).refused());
}

TEST_CASE("a complete record that no list may give is told as such") {
  // In a complete record the least of some numbers is known, so that there are some: `any` is no then of no list.
  nqpf::rules_read read = nqpf::read_rule_text(
      "document d\nlist items at most 3 always known\ninteger v of items in [0, 2] always known\n"
      "conclusions: dire, weak\n"
      "rule r when any(items, v >= 1) then weak cite d 1\n"
      "fact q when none(items, v >= 1) && least(items, v, v >= 1) >= 1\n");
  REQUIRE(read.errors.empty());
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  const auto answer = nqpf::always(p, nqpf::holds("q"), nqpf::conclusion{p.conclusions[0].type, 0});
  CHECK(std::string(answer.line().c_str()).find("if some list of items has these answers") !=
        std::string::npos);
}

}  // namespace lists_questions_test
