// SPDX-License-Identifier: BSL-1.0
// Questions in the host's code: that the compiler answers them, what they say, and how they are asked.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace questions_test {

namespace {

enum class verdict { weak, watch, sound };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::weak, verdict::watch, verdict::sound>
      .conflicts(verdict::weak, verdict::sound)
      .resolves(verdict::weak, verdict::watch);
}
enum class level { diploma, bachelor, master };
constexpr auto describe(level) {
  return nqpf::worst_to_best<level::diploma, level::bachelor, level::master>;
}

struct programme {
  double practice = 0;
  std::optional<double> dual;
  int partners = 0;
  bool pilot = false;
  level leads_to = level::bachelor;
};

using namespace nqpf::dsl;

inline constexpr source policy{"policy", "", "", ""};
inline constexpr auto practice =
    indicator<&programme::practice>("practice").in(0, 1).higher_is_better();
inline constexpr auto dual = indicator<&programme::dual>("dual").in(0, 1).higher_is_better();
inline constexpr auto partners =
    indicator<&programme::partners>("partners").in(0, 999).higher_is_better();
inline constexpr auto pilot = indicator<&programme::pilot>("pilot");
inline constexpr auto leads_to = indicator<&programme::leads_to>("leads_to");
inline constexpr auto least_practice = parameter("least_practice", 0.25).in(0.2, 0.3);

inline constexpr auto rules = ruleset<programme>(
    {rule("thin").when(practice < least_practice).then(verdict::weak).cite(policy, "1"),
     rule("alone")
         .when(practice < 0.1 && partners < 3)
         .then(verdict::weak)
         .cite(policy, "1")
         .allow(defect::subsumed, "says why"),
     rule("few").when(dual < 0.6).then(verdict::watch).cite(policy, "3"),
     rule("good").when(practice >= 0.5 && dual >= 0.6).then(verdict::sound).cite(policy, "4")});

// Of rules in their order, at every setting, what compares with a parameter may be undecided.
inline constexpr auto bands =
    ruleset<programme>(
        {rule("low").when(practice < least_practice).then(verdict::weak).cite(policy, "1"),
         rule("rest").when(practice >= least_practice).then(verdict::sound).cite(policy, "4")})
        .in_order("low", "rest");
static_assert(nqpf::implies<bands>(practice < 0.2, "low"));
static_assert(!nqpf::implies<bands>(practice < 0.25, "low"));

static_assert(nqpf::implies<rules>("alone", "thin"));
static_assert(!nqpf::implies<rules>("thin", "alone"));
static_assert(nqpf::implies<rules>(practice < 0.2, "thin"));
static_assert(!nqpf::implies<rules>(practice < 0.25, "thin"));
static_assert(nqpf::implies<rules>(practice < 0.25, "thin", {.at_defaults = true}));
static_assert(nqpf::implies<rules>("thin", !holds("good")));
static_assert(!nqpf::can_hold_together<rules>("thin", "good"));
static_assert(nqpf::can_hold_together<rules>("thin", "few"));
static_assert(nqpf::can_hold_together<rules>("thin", practice > 0.28));
static_assert(!nqpf::can_hold_together<rules>("thin", practice > 0.28, {.at_defaults = true}));
static_assert(nqpf::always<rules>(practice < 0.2, verdict::weak));
static_assert(!nqpf::always<rules>(practice < 0.25, verdict::weak));
static_assert(nqpf::always<rules>(practice >= 0.5));
static_assert(!nqpf::always<rules>(practice >= 0.5, {.about = nqpf::records::all}));
static_assert(!nqpf::always<rules>(verdict::weak));
static_assert(nqpf::reachable<rules>(verdict::watch));
static_assert(!nqpf::reachable<rules>(verdict::watch, practice < 0.2));  // weak overrules it
static_assert(nqpf::equivalent<rules>("thin", practice < least_practice));
static_assert(!nqpf::equivalent<rules>("thin", practice < 0.25));
static_assert(nqpf::equivalent<rules>("alone", "thin", practice < 0.1 && partners == 0));

inline constexpr auto admission =
    table<hit::first>("admission", inputs(pilot, leads_to, practice),
                      {row(is(true), any, any).then(verdict::watch).named("pilots"),
                       row(any, is(level::diploma), is < 0.5).then(verdict::weak),
                       row(any, is(level::master), any).then(verdict::sound)})
        .otherwise(verdict::watch)
        .cite(policy, "5");

static_assert(nqpf::always<admission>(pilot, verdict::watch));
static_assert(nqpf::always<admission>(!pilot && leads_to == level::master, verdict::sound));
static_assert(nqpf::always<admission>(leads_to == level::bachelor, verdict::watch));
static_assert(!nqpf::always<admission>(leads_to == level::master, verdict::sound));
static_assert(nqpf::always<admission>(practice < 0.5));
static_assert(!nqpf::reachable<admission>(verdict::sound, pilot));
static_assert(nqpf::implies<admission>(pilot && practice > 0.5, "pilots"));

inline constexpr auto in_turn =
    ruleset<programme>({rule("first").when(practice < 0.5).then(verdict::weak).cite(policy, "1"),
                        rule("second").when(dual < 0.5).then(verdict::watch).cite(policy, "1")})
        .in_order("first", "second");
static_assert(!nqpf::can_hold_together<in_turn>("first", "second"));
static_assert(nqpf::implies<in_turn>("second", dual < 0.5));
static_assert(!nqpf::implies<in_turn>(dual < 0.5, "second"));
static_assert(nqpf::equivalent<in_turn>("second", dual < 0.5 && practice >= 0.5));

// Passes all things on, as loggers do.
struct logger {
  std::ostringstream& to;
  template <class Thing>
  logger& operator<<(const Thing& thing) {
    to << thing;
    return *this;
  }
};

template <class Answer>
std::string said(const Answer& a) {
  std::ostringstream out;
  std::ostringstream passed_on;
  out << a;
  logger log{passed_on};
  log << a;
  CHECK(passed_on.str() == out.str());
  return out.str();
}

}  // namespace

TEST_CASE("a question says its answer and the record", "[questions]") {
  CHECK(said(nqpf::implies<rules>("alone", "thin")) ==
        "rule alone holds only where rule thin holds");
  const auto no = nqpf::implies<rules>("thin", "alone");
  CHECK(said(no) ==
        "rule thin does not imply rule alone: rule thin holds and rule alone does not at practice "
        "= 0.2");
  CHECK(no.no());
  CHECK(no.has_record());
  CHECK(std::string(no.record().c_str()) == "practice = 0.2");
  CHECK(said(nqpf::can_hold_together<rules>("thin", "good")) ==
        "rule thin and rule good never hold together");
  CHECK(said(nqpf::always<rules>(practice < 0.25, verdict::weak)) ==
        "weak is not always concluded where the condition holds: not at practice = 0.2, "
        "least_practice = 0.2");
  CHECK(said(nqpf::reachable<rules>(verdict::watch, practice < 0.2)) ==
        "watch is concluded of no record on which the condition holds");
  CHECK(said(nqpf::equivalent<rules>("few", dual < 0.6)) ==
        "rule few and the condition hold of the same records");
}

TEST_CASE("the record of an answer can be evaluated", "[questions]") {
  const auto no = nqpf::always<rules>(practice >= 0.25 && partners > 4, verdict::sound);
  REQUIRE(no.no());
  nqpf::settings<rules> with;
  REQUIRE(with.set("least_practice", no.setting()[0]));
  const nqpf::findings<rules> found(nqpf::input_values{no.values()}, with);
  CHECK_FALSE(found.concludes(verdict::sound));
}

TEST_CASE("an input may be missing only where the condition asks for it", "[questions]") {
  CHECK(said(nqpf::always<rules>(!known(dual), verdict::watch)) ==
        "watch is not always concluded where the condition holds: not at dual = missing");
  CHECK(nqpf::always<rules>(known(dual) && dual < 0.6 && practice >= 0.3, verdict::watch).yes());
  CHECK(nqpf::always<rules>(practice >= 0.5).yes());
  const auto all = nqpf::always<rules>(practice >= 0.5, {.about = nqpf::records::all});
  CHECK(said(all) ==
        "something is not always concluded where the condition holds: not at practice = 1, dual "
        "= missing");
}

TEST_CASE("a question that cannot be asked is refused in words", "[questions]") {
  const auto outside = nqpf::always<rules>(practice > 7, verdict::weak);
  CHECK(outside.refused());
  CHECK(outside.undecided());
  CHECK_FALSE(outside.yes());
  CHECK_FALSE(outside.no());
  CHECK(said(outside) == "the condition: practice > 7, but practice is in [0, 1]");
  CHECK(said(nqpf::implies<rules>(holds("nothing"), "thin")) ==
        "a condition reads nothing, which is not a rule or derived fact of this set");
  CHECK(said(nqpf::implies(nqpf::program_of<rules>, "nothing", "thin")) ==
        "the set has no rule called nothing");
  CHECK(said(nqpf::implies(nqpf::program{}, "a", "b")) == "the set has no rules that can run");
}

TEST_CASE("books are asked as sets in code are", "[questions]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x").in(0, 10));
  const auto& cut = book.add(nqpf::parameter("cut", 5).in(4, 6));
  const auto& type = book.add_conclusions({"bad", "good"}, true);
  const auto& doc = book.add(nqpf::source{"doc", "", "", ""});
  book.add(rule("low").when(x < cut).cite(doc, "1"), type, 0);
  book.add(rule("high").when(x > 8).cite(doc, "1"), type, 1);
  REQUIRE(book.compile().ok());
  const nqpf::program& p = book.program();
  CHECK(nqpf::implies(p, x < 4, "low"));
  CHECK(said(nqpf::implies(p, x < 5, "low")) ==
        "the condition does not imply rule low: the condition holds and rule low does not at x = "
        "4.8, cut = 4.5");
  CHECK(nqpf::implies(p, x < 5, "low", {.at_defaults = true}));
  CHECK(!nqpf::can_hold_together(p, "low", "high"));
  const nqpf::conclusion good{&type, 1};
  CHECK(nqpf::always(p, x > 8, good));
  CHECK(said(nqpf::always(p, x > 7, good)) ==
        "good is not always concluded where the condition holds: not at x = 8");
  CHECK(nqpf::reachable(p, good));
  CHECK(!nqpf::reachable(p, good, x < 8));
  CHECK(nqpf::equivalent(p, "low", x < cut));
}

// The rows are asked in their order, and one of them may be undecided: the comparison of a computed number has no input
// of its own to look that up in.
TEST_CASE("rows of a table may compute, in their order", "[questions]") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document doc\n"
      "integer x in [0, 4]\ninteger y in [0, 4]\n"
      "conclusions worst to best: bad, good\n"
      "rule low when x < 1 then bad cite doc 1\n"
      "table grade: first\n"
      "  row when x + y > 3 then good cite doc 2\n"
      "  row when x + y > 2 then bad cite doc 2\n"
      "  otherwise good\n");
  REQUIRE(read.errors.empty());
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  const nqpf::conclusion good{p.conclusions[0].type, 1};
  const auto x = nqpf::integer("x").in(0, 4);
  const auto y = nqpf::integer("y").in(0, 4);
  CHECK(nqpf::always(p, x + y > 3, good));
  CHECK(!nqpf::always(p, x + y > 2, good));
  CHECK(!nqpf::always(p, x + y > 3 || !known(x), good));
  CHECK(!nqpf::always(p, x > 3, good, {.about = nqpf::records::all}));
}

// An earlier rule of so many parts left no room for the later one in the list of what holds, and the search took the
// list for whole: it told a record on which the later rule holds.
TEST_CASE("a question about a rule behind one of many parts is told a record that shows it",
          "[questions]") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document doc\n"
      "integer a in [0, 4]\nflag f\ndate d in [2024-01-01, 2024-01-05]\n"
      "series wage of d\n  since 2023-06-01: 1\n  since 2024-01-02: 2\n  since 2024-01-04: 3\n"
      "conclusions: weak\n"
      "fact k0 when a + a > 3 && (f is false || a is missing) || a <= 2 && a > wage || a + a == 1 "
      "|| "
      "wage != a - a\n"
      "rule r0 when !(wage > a) && d > 2024-01-03 && k0 does not hold && f is missing\n"
      "  then weak cite doc 1\n"
      "rule r1 when f is known then weak cite doc 1\n"
      "group in order: r0, r1\n"
      "fact qa when a > wage\n");
  REQUIRE(read.errors.empty());
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  const auto answer = nqpf::implies(p, "qa", "r1");
  REQUIRE(!answer);
  std::vector<nqpf::truth> outcomes(static_cast<std::size_t>(p.count.rules));
  nqpf::run(p, answer.values(), nullptr, outcomes.data());
  CHECK(outcomes[static_cast<std::size_t>(p.rule("qa"))] == nqpf::truth::yes);
  CHECK(outcomes[static_cast<std::size_t>(p.rule("r1"))] != nqpf::truth::yes);
}

}  // namespace questions_test
