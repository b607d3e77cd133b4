// SPDX-License-Identifier: BSL-1.0
// What the proofs take the answers of a list to be: items that are not there, sums of very many, ends that are open; and
// questions that read alike and ask something else.

#include <nqpf/rules.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/equivalent_sets.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace lists_domains_test {

enum class verdict { bad, good };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::bad, verdict::good>; }

struct part {
  int size = 0;
  double share = 0.1;
};
struct box {
  std::vector<std::optional<part>> parts;
  std::vector<part> many;
};

using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "Manual", "the house", "2026"};
inline constexpr auto parts = list<&box::parts>("parts").item("part").at_most(5);
inline constexpr auto many = list<&box::many>("many").at_least(2000).at_most(2000);
inline constexpr auto size = indicator<&part::size>("size").in(0, 10);
inline constexpr auto share = indicator<&part::share>("share").in(0.1, 1);
inline constexpr auto rest = indicator<&part::share>("rest").in(nqpf::left_open(0, 1));

template <const auto& Set>
std::string told() {
  std::string all;
  for (const nqpf::diagnostic& d : nqpf::report_of<Set>)
    all += std::to_string(static_cast<int>(d.code)) + ": " + d.message.write().c_str() + "\n";
  return all;
}

inline constexpr auto small = named("small", any(parts, size < 5));
inline constexpr auto total = named("total", sum(parts, size));
inline constexpr auto sizes =
    table<hit::unique>("sizes", inputs(small),
                       {row(is(true)).then(verdict::bad), row(is(false)).then(verdict::good)})
        .cite(manual, "1");
inline constexpr auto always = sizes.complete();
inline constexpr auto when_known = sizes.complete_when_known();
inline constexpr auto totals =
    table<hit::unique>("totals", inputs(total),
                       {row(is < 5).then(verdict::bad), row(is >= 5).then(verdict::good)})
        .cite(manual, "1")
        .complete();
inline constexpr auto gone = ruleset<box>(
    {rule("gone").when(any(parts, !known(size))).then(verdict::bad).cite(manual, "2")});

TEST_CASE("an item that is not there leaves open what its type always knows") {
  const box one{{std::nullopt, part{7}}, {}};
  CHECK(told<always>().find("8: sizes has no answer for any(parts, size < 5) = missing") == 0);
  CHECK(told<totals>().find("8: totals has no answer for sum(parts, size) = missing") == 0);
  CHECK(nqpf::decide<when_known>(one).decided() == nqpf::truth::unknown);
  CHECK(told<gone>() == "");  // and a rule may ask for it
  CHECK(nqpf::evaluate<gone>(one).fired("gone"));
  CHECK_FALSE(nqpf::evaluate<gone>(box{{part{7}}, {}}).fired("gone"));
}

TEST_CASE("a file that is lent a list of items that may be absent knows it") {
  nqpf::rule_words words;
  words.add(parts, size).add(manual).add_conclusions<verdict>("verdict");
  nqpf::rules_read read = nqpf::read_rule_text(
      "table t: unique, complete\n"
      "  row when any(parts, size < 5) then bad cite manual 1\n"
      "  row when none(parts, size < 5) then good cite manual 1\n",
      words);
  REQUIRE(read.ok());
  std::string all;
  for (const nqpf::diagnostic& d : read.book.compile()) all += read.line(d) + "\n";
  CHECK(all.find("t has no answer for any(parts, size < 5) = missing") != std::string::npos);
}

inline constexpr auto below =
    ruleset<box>({rule("below").when(sum(many, share) < 200).then(verdict::bad).cite(manual, "3")});

TEST_CASE("a sum of very many numbers is where rounding takes it") {
  CHECK(told<below>() == "");  // 2,000 times 0.1 is less than 200 in doubles
  CHECK(nqpf::evaluate<below>(box{{}, std::vector<part>(2000)}).fired("below"));
}

inline constexpr auto none_left =
    ruleset<box>({rule("none").when(least(many, rest) <= 0).then(verdict::bad).cite(manual, "4")});

TEST_CASE("the least of a number stays inside its open domain") {
  CHECK(told<none_left>().find("4: rule none can never hold") == 0);
}

constexpr double above(double n) { return n + 1; }
constexpr double below_it(double n) { return n - 1; }
constexpr nqpf::shown_text euros(double cents) {
  return nqpf::shown_text() << static_cast<long long>(cents) / 100 << " EUR";
}
inline constexpr auto price =
    indicator<[](const part& p) { return p.size; }>("price").in(0, 9999).shown_as(euros);
inline constexpr auto of_functions = ruleset<box>(
    {rule("first").when(any(many, apply(above, size) > 3)).then(verdict::bad).cite(manual, "5"),
     rule("second").when(any(many, apply(below_it, size) > 3)).then(verdict::bad).cite(manual, "5"),
     rule("more").when(sum(many, apply(above, size)) > 3).then(verdict::bad).cite(manual, "5"),
     rule("less").when(sum(many, apply(below_it, size)) > 3).then(verdict::bad).cite(manual, "5")});
inline constexpr auto of_amounts = ruleset<box>(
    {rule("ten").when(any(many, price < 1010)).then(verdict::bad).cite(manual, "6"),
     rule("more").when(any(many, price < 1020)).then(verdict::good).cite(manual, "6")});

TEST_CASE("questions that read alike are told apart") {
  CHECK(told<of_functions>() == "");
  const auto found = nqpf::evaluate<of_functions>(box{{}, {part{3}}});
  CHECK(found.fired("first"));
  CHECK_FALSE(found.fired("second"));
  CHECK(found.fired("more"));
  CHECK_FALSE(found.fired("less"));
  CHECK(told<of_amounts>() == "");
  const auto amounts = nqpf::evaluate<of_amounts>(box{{}, {part{1015}}});
  CHECK_FALSE(amounts.fired("ten"));
  CHECK(amounts.fired("more"));
}

inline constexpr auto one_function = ruleset<box>(
    {rule("first").when(any(many, apply(above, size) > 3)).then(verdict::bad).cite(manual, "5")});
inline constexpr auto another = ruleset<box>({rule("first")
                                                  .when(any(many, apply(below_it, size) > 3))
                                                  .then(verdict::bad)
                                                  .cite(manual, "5")});

TEST_CASE("two sets whose items are asked by different functions are not taken for alike") {
  const auto said = nqpf::equivalent<one_function, another>();
  CHECK(said.refused());
  CHECK(std::string(said.line().c_str()) ==
        "any(many, f(size) > 3) calls different functions in the two sets: they can be compared "
        "only where both call the same");
  CHECK_FALSE(nqpf::changes_between<one_function, another>.none());
  CHECK(nqpf::equivalent<one_function, one_function>().yes());
}

inline constexpr auto from = parameter("from", 0.2).in(0.1, 0.5);
inline constexpr auto middle = parameter("middle", 0.5).in(0.2, 0.8);
inline constexpr auto to = parameter("to", 0.8).in(0.4, 0.9);
inline constexpr auto banded = ruleset<box>(
    {rule("band").when(any(many, rest >= from && rest < to)).then(verdict::bad).cite(manual, "7"),
     rule("beyond").when(any(many, rest > middle)).then(verdict::bad).cite(manual, "7")});
inline constexpr auto ordered = banded.ordered(from, middle).ordered(middle, to);

TEST_CASE("what is asked of items keeps the orders of parameters") {
  // Of the ordered parameters the items are asked for one alone; that it stays above 0 is due to the other.
  nqpf::rules_read one = nqpf::read_rule_text(
      "document d\nlist items at most 3\ninteger v of items in [0, 2]\n"
      "parameter above = 1 in [0, 2]\nparameter below = 0 in [0, 2]\norder below < above\n"
      "conclusions: a\nrule r when any(items, v < above) then a cite d 1\n");
  REQUIRE(one.errors.empty());
  CHECK(one.book.compile().ok());
  CHECK(told<banded>().find("18: with ") == 0);
  CHECK(told<ordered>() == "");
  const nqpf::rules_written out = nqpf::write_rule_text<ordered>();
  nqpf::rules_read read = nqpf::read_rule_text(out.text);
  REQUIRE(read.ok());
  CHECK(read.book.compile().ok());
  CHECK(nqpf::digest(read.book.program()) == nqpf::digest_of<ordered>);
}

TEST_CASE("list questions say ages as their author does, and lists where they can be asked") {
  const char* const head =
      "document doc\nconclusions: bad\nlist people\ndate born of people in [2000-01-01, "
      "2020-12-31]\n"
      "date seen of people in [2000-01-01, 2020-12-31]\nlist marks of people\nflag sure of marks\n";
  nqpf::rules_read read = nqpf::read_rule_text(
      std::string(head) +
      "rule r when any(people, completed_years(born, seen) >= 3) then bad cite doc 1\n");
  REQUIRE(read.ok());
  REQUIRE(read.book.compile().ok());
  CHECK(std::string(read.book.program().inputs[0]->id) ==
        "any(people, completed_years(born, seen) >= 3)");
  const nqpf::rules_read inner = nqpf::read_rule_text(
      std::string(head) + "rule r when any(marks, sure) then bad cite doc 1\n");
  REQUIRE(inner.errors.size() == 1);
  CHECK(
      inner.errors[0].line() ==
      "line 8, column 17: marks is a list of the items of people: ask it in a question of people, "
      "for example any(people, any(marks, ...))");
  const nqpf::rules_read outer = nqpf::read_rule_text(
      std::string(head) +
      "rule r when any(people, any(people, born > seen)) then bad cite doc 1\n");
  REQUIRE(outer.errors.size() == 1);
  CHECK(outer.errors[0].line() ==
        "line 8, column 29: people is a list of the record, not of an item: move it outside the "
        "list question");
}

inline constexpr auto sizes_and_shares =
    ruleset<box>({rule("size").when(any(parts, size < 5)).then(verdict::bad).cite(manual, "8"),
                  rule("share").when(sum(parts, share) > 2).then(verdict::bad).cite(manual, "8")});

TEST_CASE("what leaves an answer open names what the question reads") {
  const auto found = nqpf::evaluate<sizes_and_shares>(box{{std::nullopt}, {}});
  std::ostringstream words;
  for (const auto& open : found.undecided()) words << open << '\n';
  CHECK(words.str() ==
        "size: undecided, missing any(parts, size < 5) (part 1 lacks size) [manual 8]\n"
        "share: undecided, missing sum(parts, share) (part 1 lacks share) [manual 8]\n");
}

TEST_CASE("a set whose items may be absent is written so that its host reads it again") {
  const nqpf::rules_written out = nqpf::write_rule_text<sizes_and_shares>();
  nqpf::rule_words words;
  words.add(parts, size, share);
  nqpf::rules_read read = nqpf::read_rule_text(out.text, words);
  REQUIRE(read.ok());
  CHECK(read.book.compile().ok());
  CHECK(nqpf::digest(read.book.program()) == nqpf::digest_of<sizes_and_shares>);
}

struct shelf {
  std::vector<box> boxes;
};
inline constexpr auto boxes = list<&shelf::boxes>("boxes").at_most(3);
inline constexpr auto low = named("low", any(parts, size < 1));
inline constexpr auto tiny = named("tiny", count(many, size < 2));
inline constexpr auto read_alike = ruleset<shelf>(
    {rule("all").when(any(boxes, all(many, size > 3))).then(verdict::bad).cite(manual, "9"),
     rule("none")
         .when(count(boxes, none(many, size <= 3)) > 1)
         .then(verdict::good)
         .cite(manual, "9"),
     rule("low").when(any(boxes, !low && tiny < 9)).then(verdict::bad).cite(manual, "9"),
     rule("known").when(any(boxes, !known(low))).then(verdict::good).cite(manual, "9")});

TEST_CASE("inner questions that ask the same are one, under whatever words and names") {
  CHECK(told<read_alike>() == "");
  const nqpf::program& p = nqpf::program_of<read_alike>;
  CHECK(std::string(p.inputs[0]->id) == "any(boxes, none(many, size <= 3))");
  CHECK(p.inputs[0]->items->condition == p.inputs[1]->items->condition);
  const nqpf::rules_written out = nqpf::write_rule_text<read_alike>();
  REQUIRE(out.ok());
  nqpf::rules_read read = nqpf::read_rule_text(out.text);
  REQUIRE(read.ok());
  CHECK(read.book.compile().ok());
  CHECK(nqpf::digest(read.book.program()) == nqpf::digest_of<read_alike>);
}

TEST_CASE("where a number of items is some or missing, of some item the condition does not fail") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document doc\nconclusions: good\nlist ls\nnumber x of ls in [0, 10]\n"
      "number y of ls in [0, 100]\n"
      "rule few when count(ls, y > 50 && x < 5) < 1 || least(ls, x) > 3 then good cite doc 1\n"
      "rule none when none(ls, y > 50) then good cite doc 1\n");
  REQUIRE(read.ok());
  std::string all;
  for (const nqpf::diagnostic& d : read.book.compile()) all += read.line(d) + "\n";
  CHECK(
      all ==
      "line 7, column 6: defect 6, rule is subsumed: rule none is superfluous: whenever it holds, "
      "rule few holds and concludes the same\n");
}

}  // namespace lists_domains_test
