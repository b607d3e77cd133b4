// SPDX-License-Identifier: BSL-1.0
// Differences of tables of one answer where data are missing, or arithmetic has no answer: what was answered and is left
// open, or the other way round, is a change. Each case is worked out by hand.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace difference_test {

namespace {

using namespace nqpf::dsl;
using nqpf::replies::conclusion_change;

struct Case {
  std::optional<double> score;
  std::optional<double> income;
  double debt = 0;
  double assets = 0;
  int months = 0;
};
enum class verdict { bad, good };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::bad, verdict::good>; }

inline constexpr source policy{"policy", "", "", ""};
inline constexpr auto score = indicator<&Case::score>("score").in(0, 10);
inline constexpr auto income = indicator<&Case::income>("income").in(0, 100);
inline constexpr auto debt = indicator<&Case::debt>("debt").in(0, 100);
inline constexpr auto assets = indicator<&Case::assets>("assets").in(0, 100);

inline constexpr auto months = indicator<&Case::months>("months").in(0, 100);

inline constexpr auto plain = table<hit::first>("t", inputs(score),
                                                {
                                                    row(is < 5).then(verdict::bad),
                                                    row(is >= 5).then(verdict::good),
                                                })
                                  .cite(policy, "1");
inline constexpr auto turned = table<hit::first>("t", inputs(score),
                                                 {
                                                     row(is >= 5).then(verdict::good),
                                                     row(is < 5).then(verdict::bad),
                                                 })
                                   .cite(policy, "1");
// Of a missing score the second row says good.
inline constexpr auto lenient =
    table<hit::unique>("t", inputs(score),
                       {
                           row(is < 5).then(verdict::bad),
                           row(is >= 5 || is_absent).then(verdict::good),
                       })
        .cite(policy, "1");
// Of a complete record the default says what the second row did; a missing score is left open.
inline constexpr auto shorter = table<hit::unique>("t", inputs(score),
                                                   {
                                                       row(is < 5).then(verdict::bad),
                                                   })
                                    .cite(policy, "1")
                                    .otherwise(verdict::good);

static_assert(nqpf::changes_between<plain, turned>.none());
static_assert(nqpf::changes_between<plain, shorter>.none());
static_assert(!nqpf::changes_between<plain, lenient>.none());

// A quotient by zero leaves open what a row decides that asks for the divisor.
inline constexpr auto by_quotient =
    table<hit::first>("t", inputs(debt, assets),
                      {
                          row(is > 100 / assets, any).then(verdict::bad),
                      })
        .cite(policy, "1")
        .otherwise(verdict::good);
inline constexpr auto by_divisor =
    table<hit::first>("t", inputs(debt, assets),
                      {
                          row(is > 100 / assets, is > 0).then(verdict::bad),
                      })
        .cite(policy, "1")
        .otherwise(verdict::good);

// What is put out of a missing income is missing, by either formula.
template <int Factor>
inline constexpr auto limits = table<hit::first>("t", inputs(income),
                                                 {
                                                     row(is_absent).value(Factor * income),
                                                     row(is >= 0).value(1),
                                                 })
                                   .cite(policy, "1");
inline constexpr auto twice = limits<2>;
inline constexpr auto thrice = limits<3>;
// A formula is the default's number at one income alone.
inline constexpr auto computed = table<hit::first>("t", inputs(income),
                                                   {
                                                       row(is >= 0).value(income),
                                                   })
                                     .cite(policy, "1")
                                     .otherwise_value(100);
inline constexpr auto at_most = table<hit::first>("t", inputs(income),
                                                  {
                                                      row(is < 100).value(income),
                                                  })
                                    .cite(policy, "1")
                                    .otherwise_value(100);

// Tables of several hits, whose numbers and texts are not compared.
template <int Factor>
inline constexpr auto sums =
    table<hit::collect, aggregate::sum>("sums", inputs(months),
                                        {
                                            row(is < 5).value(Factor * months),
                                            row(is < 8).value(10 * months),
                                        })
        .cite(policy, "1");
inline constexpr auto sums_of_two = sums<2>;
inline constexpr auto sums_of_three = sums<3>;
template <int Fee>
inline constexpr auto fees =
    table<hit::rule_order>("fees", inputs(months),
                           {
                               row(is < 5).then(verdict::bad).value("fee", Fee).text("why", "a"),
                               row(is < 8).then(verdict::good).value("fee", 3).text("why", "b"),
                           })
        .cite(policy, "1");
inline constexpr auto fees_of_ten = fees<10>;
inline constexpr auto fees_of_twenty = fees<20>;
static_assert(nqpf::changes_between<sums_of_two, sums_of_two>.none());
static_assert(!nqpf::changes_between<sums_of_two, sums_of_three>.none());

template <const auto& Old, const auto& New>
std::string changes() {
  std::string all;
  for (const auto& c : nqpf::find_changes<Old, New>()) {
    CHECK(c.what == conclusion_change::kind::answer);
    all += (all.empty() ? "" : "; ") + std::string(c.message.write().c_str());
  }
  return all;
}

// A value that another overrules does not stand: what only changes beside it is no change.
enum class step { stop, wait, go };
constexpr auto describe(step) {
  return nqpf::worst_to_best<step::stop, step::wait, step::go>.resolves(step::stop, step::wait);
}
inline constexpr auto poor = rule("poor").when(months >= 50).then(step::stop).cite(policy, "2");
inline constexpr auto thin = rule("thin").when(assets < 30).then(step::wait).cite(policy, "3");
inline constexpr auto before_change = ruleset<Case>({poor, thin});
inline constexpr auto same_decisions = ruleset<Case>(
    {poor, rule("thin").when(assets < 30 && months < 50).then(step::wait).cite(policy, "3")});
inline constexpr auto stricter =
    ruleset<Case>({rule("poor").when(months >= 40).then(step::stop).cite(policy, "2"), thin});
static_assert(nqpf::require_proven<before_change>());
static_assert(nqpf::require_proven<same_decisions>());
static_assert(nqpf::require_proven<stricter>());

}  // namespace

TEST_CASE("a row that takes what is missing changes the answer", "[tables]") {
  CHECK(changes<plain, lenient>() == "undecided becomes good: score = missing");
  CHECK(changes<lenient, plain>() == "good becomes undecided: score = missing");
  CHECK(changes<lenient, shorter>() == "good becomes undecided: score = missing");
}

TEST_CASE("arithmetic without an answer is left open, also of a complete record", "[tables]") {
  CHECK(changes<by_quotient, by_divisor>() == "undecided becomes good: debt = 0, assets = 0");
  CHECK(changes<by_divisor, by_quotient>() == "good becomes undecided: debt = 0, assets = 0");
}

TEST_CASE("outputs that are missing in both versions are the same", "[tables]") {
  CHECK(changes<twice, thrice>() == "");
  CHECK(changes<computed, at_most>() == "");
}

TEST_CASE("versions are compared by the conclusions that stand") {
  CHECK(nqpf::changes_between<before_change, same_decisions>.none());
  CHECK(nqpf::changes_between<same_decisions, before_change>.none());
  const auto& found = nqpf::changes_between<before_change, stricter>;
  REQUIRE(found.count == 2);
  int lost = 0;
  for (const conclusion_change& c : found) {
    if (c.what != conclusion_change::kind::lost) continue;
    ++lost;  // wait stood where months are from 40 to 50, and is overruled there now
    CHECK_THAT(c.message.write().c_str(), StartsWith("no longer wait (rule thin): "));
  }
  CHECK(lost == 1);
}

TEST_CASE("two books may differ in which of their values overrules another") {
  static constexpr auto a = nqpf::integer("a").in(0, 5);
  static constexpr auto b = nqpf::integer("b").in(0, 5);
  const auto fill = [&](nqpf::rule_book& book, bool overrules) {
    auto& marks = book.add_conclusions({"low", "mid"}, false);
    if (overrules) marks.resolving[marks.resolve_count++] = {0, 1};
    book.add(rule("first").when(a > 2).cite(policy, "1"), marks, 0);
    book.add(rule("second").when(b > 2).cite(policy, "2"), marks, 1);
    REQUIRE(book.compile().ok());
  };
  nqpf::rule_book both;
  nqpf::rule_book one;
  fill(both, false);
  fill(one, true);
  const auto lost = compare(both, one);
  REQUIRE(lost.count == 1);
  CHECK_THAT(lost.items[0].message.write().c_str(), StartsWith("no longer mid (rule second): "));
  const auto gained = compare(one, both);
  REQUIRE(gained.count == 1);
  CHECK_THAT(gained.items[0].message.write().c_str(), StartsWith("newly mid (rule second): "));
}

TEST_CASE("numbers and texts that are not compared are said to be left open", "[tables]") {
  const auto left_open = [](const auto& found, const std::string& words) {
    REQUIRE(found.count == 1);
    CHECK(found.items[0].what == conclusion_change::kind::undecided);
    CHECK(std::string(found.items[0].message.write().c_str()) ==
          words + ": its numbers and texts are not compared");
  };
  left_open(nqpf::find_changes<sums_of_two, sums_of_three>(), "table sums");
  CHECK(nqpf::find_changes<sums_of_three, sums_of_three>().none());
  left_open(nqpf::find_changes<fees_of_ten, fees_of_twenty>(), "table fees");
  CHECK(nqpf::find_changes<fees_of_ten, fees_of_ten>().none());
}

namespace {

// What changes between two texts of rules over one number.
std::string changes_of_texts(const std::string& types, const std::string& old_rules,
                             const std::string& new_rules) {
  const std::string head = "document policy\ninteger x in [0, 10] always known\n" + types;
  nqpf::rules_read old_read = nqpf::read_rule_text(head + old_rules);
  nqpf::rules_read new_read = nqpf::read_rule_text(head + new_rules);
  REQUIRE(old_read.ok());
  REQUIRE(new_read.ok());
  static_cast<void>(old_read.book.compile());
  static_cast<void>(new_read.book.compile());
  std::string all;
  for (const auto& c : compare(old_read.book, new_read.book))
    all += (all.empty() ? "" : "; ") + std::string(c.message.write().c_str());
  return all;
}

}  // namespace

TEST_CASE("numbers of a table of one answer beside other rules are said to be left open") {
  const auto with_fee = [](const std::string& fee) {
    return "table t: first\n  row when x < 5 then fee = " + fee +
           " cite policy 1\n  row when x < 8 then fee = 9 cite policy 1\n"
           "rule a when x > 3 then weak cite policy 2\n";
  };
  const std::string types = "conclusions: weak, sound\n";
  const std::string open = "table t: its numbers and texts are not compared";
  CHECK(changes_of_texts(types, with_fee("1"), with_fee("2")) == open);
  CHECK(changes_of_texts(types, with_fee("1"), with_fee("1")) == "");
}

TEST_CASE("what a default concludes is no change, and what it no longer concludes is one") {
  const auto collect = [](const std::string& first, const std::string& otherwise) {
    return "table t: collect\n  row when x < " + first +
           " then sound cite policy 1\n  row when x > 3 then weak cite policy 1\notherwise " +
           otherwise + "\n";
  };
  const std::string types = "conclusions: weak, watch, sound\n";
  CHECK(changes_of_texts(types, collect("2", "sound"), collect("3", "sound")) == "");
  CHECK(changes_of_texts(types, collect("3", "sound"), collect("2", "sound")) == "");
  // A row that takes more records leaves fewer to the default.
  CHECK(changes_of_texts(types, collect("2", "watch"), collect("3", "watch")) ==
        "newly sound (t row 1): x = 2; no longer watch (default of table t): x = 2");
  CHECK(changes_of_texts(types, collect("2", "watch"), collect("4", "watch")) ==
        "newly sound (t row 1): x = 2; no longer watch (default of table t): x = 2");
  CHECK(changes_of_texts(types, collect("2", "watch"), collect("2", "sound")) ==
        "newly sound (default of table t): x = 2; no longer watch (default of table t): x = 2");
}

TEST_CASE("a default is overruled as rules are") {
  const std::string types = "conclusions: weak, watch, sound\n  weak overrules sound\n";
  const auto beside = [](const std::string& bound) {
    return "rule low when x < " + bound +
           " then weak cite policy 1\ntable t: unique\n"
           "  row when x > 7 then watch cite policy 2\notherwise sound\n";
  };
  CHECK(changes_of_texts(types, beside("3"), beside("3")) == "");
  CHECK(changes_of_texts(types, beside("3"), beside("4")) ==
        "newly weak (rule low): x = 3; no longer sound (default of table t): x = 3");
}

namespace {

// A part of known_differences.txt: two versions of a rule file, and what is told of them.
struct known_difference {
  std::string title;
  std::string versions[2];
  std::string told;
};

std::string told_of(const std::string& declared, const known_difference& known) {
  nqpf::rules_read old_read = nqpf::read_rule_text(declared + known.versions[0]);
  nqpf::rules_read new_read = nqpf::read_rule_text(declared + known.versions[1]);
  if (!old_read.ok() || !new_read.ok()) return "it cannot be read";
  if (!old_read.book.compile().ok() || !new_read.book.compile().ok()) return "it is not proven";
  std::string all;
  for (const auto& c : compare(old_read.book, new_read.book))
    all += "-> " + std::string(c.message.write().c_str()) + "\n";
  return all;
}

}  // namespace

TEST_CASE("what changes between two small rule files is known by hand") {
  std::ifstream in(test::source_path("tests/rules/known_differences.txt"));
  std::string declared;
  std::vector<known_difference> all;
  int version = 0;
  for (std::string line; std::getline(in, line);) {
    if (line == "== to") {
      version = 1;
    } else if (line.rfind("== ", 0) == 0) {
      all.push_back({line, {}, {}});
      version = 0;
    } else if (line.rfind("-> ", 0) == 0) {
      all.back().told += line + "\n";
    } else {
      (all.empty() ? declared : all.back().versions[version]) += line + "\n";
    }
  }
  CHECK(all.size() > 15);
  for (const known_difference& known : all) {
    INFO(known.title);
    CHECK(told_of(declared, known) == known.told);
  }
}

TEST_CASE("formulas that agree on one record are told apart on another", "[difference]") {
  const auto changed = [](const char* before, const char* after) {
    const auto with = [](const char* number) {
      return nqpf::read_rule_text(std::string("document p\ninteger c in [0, 4] always known\n"
                                              "integer e in [0, 4]\n"
                                              "table t: first\n row when e <= 2 * c then = ") +
                                  number + " cite p 1\n row when e > 3 then 10 cite p 1\n");
    };
    nqpf::rules_read old_read = with(before), new_read = with(after);
    static_cast<void>(old_read.book.compile());
    static_cast<void>(new_read.book.compile());
    std::string all;
    for (const auto& change : compare(old_read.book, new_read.book))
      all += std::string(change.message.write().c_str()) + "\n";
    return all;
  };
  // On e = 0, c = 0, the first record that is looked at, both say 0.
  CHECK(changed("1 * c", "1 * e") == "4 becomes 0: e = 0, c = 4\n");
  CHECK(changed("1 * c", "1 * c").empty());
  CHECK(changed("2 * c", "c + c") == "a change of answers cannot be decided within the budget\n");
}

}  // namespace difference_test
