// SPDX-License-Identifier: BSL-1.0
// Rules, rows and values that are valid from and until a day, in sets that are evaluated as of a date: against brute force
// over every day, in one record, columns and books; and gaps, overlaps and differences over time, whose witness is a day.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>

#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

enum class grant { none, reduced, full };
constexpr auto describe(grant) {
  return nqpf::worst_to_best<grant::none, grant::reduced, grant::full>;
}
struct claim {
  int income;
  std::optional<std::chrono::sys_days> decided;
};

using namespace nqpf::dsl;
using nqpf::truth;
using std::chrono::sys_days;
inline constexpr nqpf::source act{"act", "", "", ""};
inline constexpr auto income = indicator<&claim::income>("income").in(0, 100);
inline constexpr auto decided =
    indicator<&claim::decided>("decided").in(2022y / 1 / 1, 2025y / 12 / 31);

// Two versions of a threshold: the second from 2024 on.
inline constexpr auto rules =
    ruleset<claim>(
        {rule("low_until_2024")
             .when(income < 30)
             .then(grant::full)
             .cite(act, "1")
             .until(2024y / 1 / 1),
         rule("high_until_2024")
             .when(income >= 30)
             .then(grant::none)
             .cite(act, "1")
             .until(2024y / 1 / 1),
         rule("low").when(income < 40).then(grant::full).cite(act, "1a").from(2024y / 1 / 1),
         rule("high").when(income >= 40).then(grant::none).cite(act, "1a").from(2024y / 1 / 1)})
        .as_of(decided)
        .exclusive("low_until_2024", "high_until_2024", "low", "high")
        .complete_when_known("low_until_2024", "high_until_2024", "low", "high");

constexpr claim on(int earned, std::chrono::year_month_day day) { return {earned, sys_days{day}}; }
static_assert(nqpf::evaluate<rules>(on(35, 2023y / 12 / 31)).fired("high_until_2024"));
static_assert(nqpf::evaluate<rules>(on(35, 2024y / 1 / 1)).fired("low"));
static_assert(!nqpf::evaluate<rules>(on(35, 2024y / 1 / 1)).fired("high_until_2024"));
static_assert(nqpf::evaluate<rules>(claim{35, {}}).outcome("low") == truth::unknown);
static_assert(nqpf::evaluate<rules>(claim{50, {}}).outcome("low") == truth::no);

// The same as a table, of which a row is valid in one year only.
inline constexpr auto rows =
    table<hit::unique>(
        "grants", inputs(income),
        {row(is < 30).then(grant::full), row(in(30, 39)).then(grant::none).until(2024y / 1 / 1),
         row(in(30, 39)).then(grant::reduced).from(2024y / 1 / 1).until(2025y / 1 / 1),
         row(in(30, 39)).then(grant::full).from(2025y / 1 / 1), row(is >= 40).then(grant::none)})
        .cite(act, "2")
        .as_of(decided)
        .complete_when_known();
static_assert(nqpf::evaluate<rows>(on(35, 2024y / 12 / 31)).concludes(grant::reduced));
static_assert(nqpf::evaluate<rows>(on(35, 2025y / 1 / 1)).concludes(grant::full));
static_assert(nqpf::evaluate<rows>(on(35, 2022y / 1 / 1)).concludes(grant::none));

bool has(const std::string& text, const char* part) {
  if (text.find(part) != std::string::npos) return true;
  UNSCOPED_INFO(text << " lacks " << part);
  return false;
}

}  // namespace

TEST_CASE("periods: explanations and JSON say from and until when a rule is valid", "[periods]") {
  const claim now = on(35, 2024y / 2 / 29);
  const auto found = nqpf::evaluate<rules>(now);
  CHECK(has(found["low"].line().c_str(), "[act 1a], valid from 2024-01-01"));
  CHECK(has(found["low"].line().c_str(), "decided >= 2024-01-01 (is 2024-02-29)"));
  std::string text;
  nqpf::write_text(text, nqpf::why_not(found["high_until_2024"]));
  CHECK(has(text, "valid until 2024-01-01"));
  CHECK(has(text, "decided < 2024-01-01 (is 2024-02-29: 59 days too late)"));
  std::string json;
  nqpf::write_json(json, nqpf::why(found["low"]));
  CHECK(has(json, "\"valid_from\":\"2024-01-01\""));
  CHECK(json.find("valid_until") == std::string::npos);
}

namespace {

// One day on which no rule is valid, and one on which two are.
inline constexpr auto changed =
    ruleset<claim>(
        {rule("low_until_2024")
             .when(income < 30)
             .then(grant::full)
             .cite(act, "1")
             .until(2024y / 1 / 1),
         rule("high_until_2024")
             .when(income >= 30)
             .then(grant::none)
             .cite(act, "1")
             .until(2024y / 1 / 1),
         rule("low").when(income < 45).then(grant::full).cite(act, "1a").from(2024y / 1 / 1),
         rule("high").when(income >= 45).then(grant::none).cite(act, "1a").from(2024y / 1 / 1)})
        .as_of(decided);

}  // namespace

TEST_CASE("periods: the difference of two versions says from when", "[periods]") {
  const auto& changes = nqpf::changes_between<rules, changed>;
  REQUIRE(changes.size() > 0);
  for (const auto& change : changes)
    CHECK(has(change.message.write<600>().c_str(), "decided = 2024-01-01"));
}

TEST_CASE("periods: random periods over every day, in books and columns", "[periods]") {
  std::mt19937 random(7);
  const auto up_to = [&](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n + 1));
  };
  const sys_days first{2024y / 2 / 20};
  constexpr int days_there = 20;
  int gaps = 0, overlaps = 0, nevers = 0, wrong = 0, proven = 0;
  for (int set = 0; set < 400; ++set) {
    nqpf::rule_book book;
    const auto& day = book.add(dated("day").in(first, first + days(days_there - 1)));
    const auto& n = book.add(integer("n").in(0, 3));
    const auto& said = book.add_conclusions({"said"}, false);
    if (set % 2 == 0) book.as_of(day);
    struct one {
      int from, until, value;
      bool below;
    };
    std::vector<one> all;
    for (const char* id : {"a", "b", "c", "d"}) {
      one o{set % 4 == 0 ? 5 * static_cast<int>(all.size()) : up_to(days_there) - 1, 0,
            up_to(2) + 1, up_to(1) == 0};
      o.until = set % 4 == 0 ? o.from + 5 : o.from + 1 + up_to(12);
      auto r = rule(id).cite(act, "1").from(first + days(o.from)).until(first + days(o.until));
      if (set % 4 == 0) o.value = 4, o.below = true;
      if (o.below && o.value < 4) book.add(r.when(n < o.value), said, 0);
      else if (o.below)
        book.add(nqpf::rule<nqpf::unbound>(static_cast<const nqpf::rule_data&>(r)), said, 0);
      else book.add(r.when(n >= o.value), said, 0);
      all.push_back(o);
    }
    if (set % 2 == 1) book.as_of(day);
    book.add_group({"a", "b", "c", "d"}, nqpf::hit::unique, false, true);
    const auto holds = [](const one& o, int d, int v) {
      return d >= o.from && d < o.until && (o.below ? v < o.value : v >= o.value);
    };
    const nqpf::diagnostics found = book.compile();
    bool never[4] = {true, true, true, true};
    bool some_gap = false, some_overlap = false;
    for (int d = 0; d < days_there; ++d)
      for (int v = 0; v < 4; ++v) {
        int holding = 0;
        for (std::size_t i = 0; i < 4; ++i)
          if (holds(all[i], d, v)) {
            ++holding;
            never[i] = false;
          }
        some_gap = some_gap || holding == 0;
        some_overlap = some_overlap || holding > 1;
      }
    bool says_gap = false, says_overlap = false, says_never[4] = {false, false, false, false};
    for (const auto& d : found) {
      const std::string message = d.message.write<600>().c_str();
      if (d.code == nqpf::defect::never_holds) says_never[d.rule] = true;
      if (d.code != nqpf::defect::gap && d.code != nqpf::defect::overlap) continue;
      (d.code == nqpf::defect::gap ? says_gap : says_overlap) = true;
      const auto at = message.find("day = ");
      const auto where = message.find("n = ");
      const nqpf::date told = at == std::string::npos ? nqpf::date(2024, 2, 20)
                                                      : nqpf::iso_date(message.substr(at + 6, 10));
      const int when =
          told.ok() ? told.number() - static_cast<int>(first.time_since_epoch().count()) : -1;
      const int v = where == std::string::npos ? 0 : message[where + 4] - '0';
      int holding = 0;
      for (const one& o : all) holding += holds(o, when, v) ? 1 : 0;
      const bool shows = when >= 0 && when < days_there &&
                         (d.code == nqpf::defect::gap ? holding == 0 : holding > 1);
      if (!shows) UNSCOPED_INFO(message);
      wrong += shows ? 0 : 1;
    }
    bool some_never = false;
    for (int i = 0; i < 4; ++i) {
      wrong += never[i] == says_never[i] ? 0 : 1;
      some_never = some_never || never[i];
    }
    nevers += some_never ? 1 : 0;
    proven += found.ok() ? 1 : 0;
    if (some_never) continue;
    wrong += some_gap == says_gap ? 0 : 1;
    wrong += some_overlap == says_overlap ? 0 : 1;
    gaps += some_gap ? 1 : 0;
    overlaps += some_overlap ? 1 : 0;
    // Columns of every day and number, each also without a day.
    std::vector<std::optional<sys_days>> when;
    std::vector<int> numbers;
    for (int d = 0; d <= days_there; ++d)
      for (int v = 0; v < 4; ++v) {
        when.push_back(d == days_there ? std::optional<sys_days>{} : first + days(d));
        numbers.push_back(v);
      }
    nqpf::columns data(when.size());
    data.add("day", nqpf::column_of(when)).add("n", nqpf::column_of(numbers));
    const auto bits = nqpf::evaluate(book.program(), data);
    for (std::size_t k = 0; k < when.size(); ++k)
      for (int r = 0; r < 4; ++r) {
        const one& o = all[static_cast<std::size_t>(r)];
        const bool by_number = o.below ? numbers[k] < o.value : numbers[k] >= o.value;
        const int d = static_cast<int>(k / 4);
        const truth expected = d == days_there           ? (by_number ? truth::unknown : truth::no)
                               : holds(o, d, numbers[k]) ? truth::yes
                                                         : truth::no;
        wrong += bits.outcome(r, k) == expected ? 0 : 1;
      }
  }
  CHECK(wrong == 0);
  CHECK(proven > 50);
  CHECK(gaps > 50);
  CHECK(overlaps > 50);
  CHECK(nevers < 200);
}

TEST_CASE("periods: a set with periods names its date", "[periods]") {
  nqpf::rule_book book;
  const auto& n = book.add(integer("n").in(0, 3));
  book.add(rule("a").when(n > 1).cite(act, "1").from(2024y / 1 / 1).until(2025y / 1 / 1),
           book.add_conclusions({"said"}, false), 0);
  const auto found = book.compile();
  REQUIRE(!found.ok());
  CHECK(found.items[0].code == nqpf::defect::unknown_name);
  CHECK(has(found.items[0].message.write<600>().c_str(),
            "rule a is valid from 2024-01-01 until 2025-01-01, and the set names no date"));
}

TEST_CASE("periods: a rule older than the domain of the date asks for nothing before it",
          "[periods]") {
  nqpf::rule_book book;
  const auto& day = book.add(dated("day").in(2024y / 1 / 1, 2024y / 12 / 31));
  const auto& n = book.add(integer("n").in(0, 3));
  const auto& said = book.add_conclusions({"said"}, false);
  book.as_of(day);
  book.add(rule("old").when(n > 1).cite(act, "1").from(1990y / 1 / 1).until(2024y / 7 / 1), said,
           0);
  book.add(rule("new").when(n > 1).cite(act, "1").from(2024y / 7 / 1).until(2030y / 1 / 1), said,
           0);
  CHECK(book.compile().ok());
  CHECK(book.program().rules[0].end - book.program().rules[0].begin == 3);
  nqpf::rule_book gone;
  const auto& when = gone.add(dated("when").in(2024y / 1 / 1, 2024y / 12 / 31));
  gone.as_of(when);
  gone.add(rule("gone").when(when > 2024y / 1 / 5).cite(act, "1").until(2023y / 1 / 1),
           gone.add_conclusions({"said"}, false), 0);
  CHECK_FALSE(gone.compile().ok());
}
