// SPDX-License-Identifier: BSL-1.0
// Regions and advice word by word: dates, other texts, lists, arithmetic, parameters, books, lists that are cut, and what is
// asked of the compiler.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/advice.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/regions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <optional>
#include <string>
#include <vector>

namespace advice_test {

namespace {

using namespace nqpf::dsl;
using nqpf::advised;

struct claim {
  std::optional<double> cost;
  double hours;
  int parts;
  const char* country;
  bool urgent;
};
enum class verdict { refuse, ask, pay };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::refuse, verdict::ask, verdict::pay>.resolves(verdict::refuse,
                                                                                   verdict::pay);
}

inline constexpr source law{"law", "Law", "", ""};
inline constexpr auto cost = indicator<&claim::cost>("cost").in(0, 1000);
inline constexpr auto hours = indicator<&claim::hours>("hours").in(0, 100);
inline constexpr auto parts = indicator<&claim::parts>("parts").in(0, 20);
inline constexpr auto country = category<&claim::country>("country", "DE", "AT", "CH").or_other();
inline constexpr auto urgent = indicator<&claim::urgent>("urgent");
inline constexpr auto most = parameter("most", 10).in(5, 15);

inline constexpr auto claims = ruleset<claim>({
    rule("dear").when(cost > 2 * hours).then(verdict::refuse).cite(law, "1"),
    rule("many").when(parts >= most && urgent).then(verdict::ask).cite(law, "2"),
    rule("abroad").when(!one_of(country, "DE", "AT")).then(verdict::ask).cite(law, "3"),
    rule("small").when(parts == 1).then(verdict::pay).cite(law, "4"),
});

inline constexpr auto fees =
    table<hit::priority>(
        "fees", inputs(parts, urgent),
        {row(is < most, is(true)).then(verdict::refuse), row(is < 3, any).then(verdict::pay),
         row(in(3, 5), any).then(verdict::pay), row(is > 12, is(false)).then(verdict::ask)})
        .cite(law, "5");
inline constexpr auto plain = table<hit::first>("plain", inputs(parts, urgent),
                                                {row(is < 3, is(true)).then(verdict::refuse),
                                                 row(is >= 3, is(true)).then(verdict::pay),
                                                 row(any, is(false)).then(verdict::ask)})
                                  .cite(law, "6")
                                  .complete();

// A comparison of numbers that are always there has an answer on every record.
struct pair_of {
  int first;
  std::optional<int> second;
};
inline constexpr auto first = indicator<&pair_of::first>("first").in(0, 3);
inline constexpr auto second = indicator<&pair_of::second>("second").in(0, 3);
inline constexpr auto sums = ruleset<pair_of>({
    rule("few").when(first < 2).then(verdict::pay).cite(law, "7"),
    rule("near").when(second - first < 1).then(verdict::refuse).cite(law, "8"),
});

template <class List>
std::vector<std::string> lines(const List& list) {
  std::vector<std::string> out;
  for (const auto& item : list) {
    nqpf::text<1200> t;
    t << item;
    out.push_back(t.c_str());
  }
  return out;
}

}  // namespace

TEST_CASE("regions are conditions in the author's words", "[regions]") {
  CHECK(lines(nqpf::reached_from<claims>(verdict::refuse)) ==
        std::vector<std::string>{"cost > 2 * hours"});
  CHECK(lines(nqpf::reached_from<claims>(verdict::ask)) ==
        std::vector<std::string>{"parts >= most && urgent", "!one_of(country, \"DE\", \"AT\")"});
  const auto paid = nqpf::reached_from<claims>(verdict::pay);
  // It is undecided where cost or hours is missing: those two regions would say nothing new.
  CHECK(lines(paid) == std::vector<std::string>{"parts == 1 && (cost <= 2 * hours || "
                                                "!known(cost) || !known(hours))"});
  CHECK(paid.whole());
  CHECK(std::string(paid.line().c_str()) == "pay is concluded in 1 region");
  for (const nqpf::region& r : paid) {
    const nqpf::replies::region_part& one = std::string(r[0].id) == "parts" ? r[0] : r[1];
    CHECK(one.least == 1);
    CHECK(one.greatest == 1);
    CHECK_FALSE(one.admits_missing);
    CHECK(r.computed() + r.size() == 2);
  }
  CHECK(lines(nqpf::reached_from<sums>(verdict::pay)) ==
        std::vector<std::string>{"first < 2 && (second - first >= 1 || !known(second))"});
  CHECK(lines(nqpf::reached_from<sums>(verdict::pay, known(second))) ==
        std::vector<std::string>{"first < 2 && known(second) && second - first >= 1"});
  const auto none = nqpf::reached_from<claims>(verdict::refuse, cost < 10 && hours > 20);
  CHECK(none.empty());
  CHECK(none.whole());
  CHECK(std::string(none.line().c_str()) ==
        "refuse is concluded of no record where the condition holds");
}

// Of an input that has to be known and of a comparison that then has an answer one is said: where each stood for the other,
// neither was.
TEST_CASE("a region says that an input is known, and says it once", "[regions]") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document policy\n"
      "number v in [0, 1]\n"
      "date g in [2023-12-30, 2024-01-03]\n"
      "parameter floor = 0.3 in [0.2, 0.6]\n"
      "parameter last = 2024-01-02 in [2024-01-01, 2024-01-04]\n"
      "conclusions worst to best: weak, watch, sound\n"
      "rule r0 when g <= last && v >= floor || v > floor then sound cite policy 1\n"
      "rule r1 when g is known then sound cite policy 1\n"
      "rule r2 when v > 0.25 then sound cite policy 1\n"
      "group in order: r0, r1, r2\n"
      "table days: rule order\n"
      "  row when g <= last then weak cite policy 3\n");
  REQUIRE(read.errors.empty());
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  CHECK(lines(nqpf::reached_from(p, nqpf::conclusion{p.conclusions[0].type, 2})) ==
        std::vector<std::string>{"known(g) && known(v)", "v > floor", "v > 0.25 && v != floor"});
}

TEST_CASE("a region does not say that an input may be missing that it compares", "[regions]") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document policy\n"
      "number v in [0, 1]\n"
      "integer g in [0, 4]\n"
      "parameter floor = 0.3 in [0.2, 0.6]\n"
      "conclusions worst to best: weak, sound\n"
      "rule r0 when v >= floor && v > 0.25 then sound cite policy 1\n"
      "rule r1 when g is known then sound cite policy 1\n"
      "group in order: r0, r1\n");
  REQUIRE(read.errors.empty());
  static_cast<void>(read.book.compile());
  const nqpf::program& p = read.book.program();
  const auto sound = nqpf::reached_from(p, nqpf::conclusion{p.conclusions[0].type, 1});
  CHECK(lines(sound) == std::vector<std::string>{"v > 0.25 && v >= floor", "known(g) && known(v)"});
  for (const nqpf::region& r : sound)
    for (const nqpf::replies::region_part& part : r) CHECK_FALSE(part.admits_missing);
}

TEST_CASE("the compiler gives regions and advice", "[regions][advice]") {
  STATIC_CHECK(nqpf::reached_from<claims>(verdict::ask).size() == 2);
  STATIC_CHECK(nqpf::reached_from<claims>(verdict::refuse).whole());
  STATIC_CHECK(nqpf::advice_of<plain>({.policy = false}).empty());
  STATIC_CHECK(nqpf::advice_of<plain>().count(advised::can_be_unique) == 1);
  STATIC_CHECK(nqpf::require_no_advice<plain, nqpf::advice_about{.policy = false}>());
}

TEST_CASE("advice speaks in the notation of the table, at every setting", "[advice]") {
  CHECK(
      lines(nqpf::advice_of<fees>()) ==
      std::vector<std::string>{"table fees: rows 2 and 3 can be one: row(is < 6, any)",
                               "table fees: row 2 is misleading: row 1, whose output goes first, "
                               "answers in its place at "
                               "row(is < 3, is(true))",
                               "table fees: row 3 is misleading: row 1, whose output goes first, "
                               "answers in its place at "
                               "row(in(3, 5) && is < most, is(true))",
                               "table fees has no answer for row(is >= 6 && is >= most, is(true))",
                               "table fees has no answer for row(in(6, 12), is(false))"});
}

TEST_CASE("a list of regions is cut, and says so", "[regions]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x").in(0, 1000));
  const auto& policy = book.add(nqpf::source{"policy", "Policy", "", ""});
  const auto& verdicts = book.add_conclusions({"weak", "sound"}, true);
  for (int i = 0; i < 70; ++i)
    book.add(nqpf::rule(book.keep("r" + std::to_string(i)))
                 .when(x >= 10 * i && x < 10 * i + 5)
                 .cite(policy, "1"),
             verdicts, 0);
  REQUIRE(book.compile().ok());
  const auto all = nqpf::reached_from(book.program(), nqpf::conclusion{&verdicts, 0});
  CHECK(all.cut());
  CHECK_FALSE(all.whole());
  CHECK(all.size() == 64);
  CHECK(std::string(all.line().c_str()) == "weak is concluded in more than 64 regions");
  const auto some = nqpf::reached_from(book.program(), nqpf::conclusion{&verdicts, 0}, x < 312);
  CHECK(some.whole());
  CHECK(some.size() == 32);
  CHECK(std::string(some[0].condition().c_str()) == "x < 5");
  const auto refused = nqpf::reached_from(book.program(), nqpf::conclusion{&verdicts, 0}, x > 2000);
  CHECK(refused.refused());
  CHECK_FALSE(refused.whole());
}

TEST_CASE("regions and gaps write dates as dates", "[regions][advice]") {
  nqpf::rule_book book;
  const auto& born =
      book.add(nqpf::dsl::dated("born").in(nqpf::date(1950, 1, 1), nqpf::date(2026, 1, 1)));
  const auto& policy = book.add(nqpf::source{"policy", "Policy", "", ""});
  const auto& groups = book.add_conclusions({"old", "young"}, true);
  nqpf::dynamic_table t("age", nqpf::hit::unique);
  t.input(born);
  t.row({is < nqpf::date(1990, 1, 1)}).then(groups, 0);
  t.row({is >= nqpf::date(2000, 1, 1)}).then(groups, 1);
  t.cite(policy, "1");
  book.add(t);
  REQUIRE(book.compile().ok());
  const auto young = nqpf::reached_from(book.program(), nqpf::conclusion{&groups, 1});
  CHECK(lines(young) == std::vector<std::string>{"born >= 2000-01-01"});
  CHECK(
      lines(nqpf::advice_of(book.program())) ==
      std::vector<std::string>{"table age has no answer for row(in(1990-01-01, 1999-12-31)) where "
                               "all is known"});
}

TEST_CASE("advice looks at sets that are refused", "[advice]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::dsl::integer("x").in(0, 10));
  const auto& policy = book.add(nqpf::source{"policy", "Policy", "", ""});
  const auto& verdicts = book.add_conclusions({"weak", "sound"}, true);
  nqpf::dynamic_table t("t", nqpf::hit::first);
  t.input(x);
  t.row({is < 5}).then(verdicts, 0);
  t.row({is < 3}).then(verdicts, 1);
  t.cite(policy, "1");
  book.add(t);
  CHECK_FALSE(book.compile().ok());
  const nqpf::advice all = nqpf::advice_of(book.program());
  REQUIRE(all.count(advised::masked) == 1);
  CHECK(all[0][0] == 2);
  CHECK_FALSE(nqpf::advice_of(nqpf::program{}).empty());
}

TEST_CASE("a gap behind a row that has no answer is told", "[advice]") {
  for (const char* claim : {"", ", complete", ", complete when known"}) {
    auto read =
        nqpf::read_rule_text(std::string("document law\ninteger x in [0, 3] always known\n"
                                         "integer y in [0, 3] always known\n"
                                         "conclusions worst to best: refuse, pay\ntable t: first") +
                             claim +
                             "\n  row when x / y >= 2 then refuse cite law 1\n"
                             "  row when x >= 2 || x <= 1 then pay cite law 1\n");
    REQUIRE(read.errors.empty());
    static_cast<void>(read.book.compile());
    const nqpf::program& p = read.book.program();
    const nqpf::advice all = nqpf::advice_of(p, {.rows = false, .order = false, .policy = false});
    INFO(claim);
    REQUIRE(all.count(advised::gap) == 1);
    CHECK(std::string(all[0].line().c_str()) ==
          "table t has no answer for x / y >= 2 is undecided; a row for it has to stand before t "
          "row 1");

    // Nothing is missing there: the decision says which row is open.
    const double values[] = {3, 0};
    nqpf::truth outcomes[2];
    nqpf::run(p, values, nullptr, outcomes);
    const nqpf::replies::decision_view decided{{&p, values, nullptr, outcomes}, 0};
    CHECK(std::string(decided.line().c_str()) ==
          "t: undecided, since the arithmetic of row 1 has no answer");
  }
}

TEST_CASE("a gap that rests on several answers of a list says so") {
  auto read = nqpf::read_rule_text(
      "document law\nlist ls at most 4\nnumber x of ls in [0, 10]\n"
      "conclusions worst to best: refuse, pay\ntable t: unique, complete when known\n"
      "  row when sum(ls, x) > 30 && count(ls) >= 2 then refuse cite law 1\n"
      "  row when sum(ls, x) <= 20 then pay cite law 1\n");
  REQUIRE(read.errors.empty());
  static_cast<void>(read.book.compile());
  const nqpf::advice all = nqpf::advice_of(read.book.program());
  REQUIRE(all.count(advised::gap) == 2);
  CHECK(std::string(all[0].line().c_str()) ==
        "table t has no answer for row(is > 20 && is <= 30, any) where all is known");
  CHECK(all[0].where()->is_sure());
  CHECK(std::string(all[1].line().c_str()) ==
        "table t has no answer for row(is > 20, is < 2) where all is known, if some list of ls has "
        "these answers");
  CHECK_FALSE(all[1].where()->is_sure());
}

}  // namespace advice_test
