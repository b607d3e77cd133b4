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
#include <nqpf/rules/rule_text.hpp>

#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace periods_test {

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

namespace {

// What a book of days from 1959 to 2030 changes to, one sentence a change.
std::string told_of(const char* before, const char* after) {
  const std::string names =
      "document act\ndate day in [1959-12-01, 2030-12-31] always known\ninteger n in [0, 3]\n"
      "conclusions: full, none\nas of day\n";
  nqpf::rules_read first = nqpf::read_rule_text(names + before);
  nqpf::rules_read second = nqpf::read_rule_text(names + after);
  REQUIRE(first.errors.empty());
  REQUIRE(second.errors.empty());
  REQUIRE(first.book.compile().ok());
  REQUIRE(second.book.compile().ok());
  std::string all;
  for (const auto& change : compare(first.book, second.book))
    all += std::string(change.message.write().c_str()) + "\n";
  return all;
}

}  // namespace

TEST_CASE("periods: a change is told with the first day on which the record shows it",
          "[periods]") {
  // Before 1970, and across it.
  CHECK(told_of("rule a when n < 2 then full valid until 1965-01-01 cite act 1",
                "rule a when n < 2 then full valid until 1960-02-29 cite act 1") ==
        "no longer full (rule a): n = 0, day = 1960-02-29\n");
  CHECK(told_of("rule a when n < 2 then full valid until 2020-01-01 cite act 1",
                "rule a when n < 2 then full valid until 1960-02-29 cite act 1") ==
        "no longer full (rule a): n = 0, day = 1960-02-29\n");
  // What is found first is a later part.
  CHECK(told_of("rule a when n > 2 then none cite act 1\n",
                "rule b when n > 1 && (day > 2020-05-01 || n == 3) then full cite act 1 "
                "valid from 2010-01-01\n"
                "rule a when n > 2 then none cite act 1\n"
                "rule c when n > 1 && day == 2005-06-07 then full cite act 2\n") ==
        "newly full (rule c): n = 2, day = 2005-06-07\n");
  // Of two tables too.
  CHECK(told_of("table t: first\n"
                "  row when n < 2 then full cite act 1 valid until 1965-01-01\n"
                "  row when n < 3 then none cite act 1\n",
                "table t: first\n"
                "  row when n < 2 then full cite act 1 valid until 1960-02-29\n"
                "  row when n < 3 then none cite act 1\n") ==
        "full becomes none: n = 0, day = 1960-02-29\n");
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

namespace {

struct job {
  double hourly;
  double bonus;
  sys_days paid;
};
inline constexpr auto hourly = indicator<&job::hourly>("hourly").in(0, 100);
inline constexpr auto bonus = indicator<&job::bonus>("bonus").in(0, 100);
inline constexpr auto paid = indicator<&job::paid>("paid").in(2023y / 1 / 1, 2025y / 12 / 31);
inline constexpr auto minimum = series("minimum_wage", paid)
                                    .since(2015y / 1 / 1, 8.50, act, "first")
                                    .since(2022y / 10 / 1, 12, act, "second")
                                    .since(2024y / 1 / 1, 12.41, act, "third")
                                    .since(2025y / 1 / 1, 12.82, act, "fourth");
inline constexpr auto wages =
    ruleset<job>(
        {rule("too_low").when(hourly < minimum).then(grant::none).cite(act, "1"),
         rule("paid_well").when(minimum <= hourly).then(grant::full).cite(act, "1"),
         rule("with_bonus").when(hourly + bonus == minimum).then(grant::reduced).cite(act, "1")})
        .exclusive("too_low", "paid_well")
        .complete_when_known("too_low", "paid_well");
static_assert(nqpf::evaluate<wages>(job{12.3, 0, sys_days{2023y / 12 / 31}}).fired("paid_well"));
static_assert(nqpf::evaluate<wages>(job{12.3, 0, sys_days{2024y / 1 / 1}}).fired("too_low"));
static_assert(nqpf::evaluate<wages>(job{12.82, 0, sys_days{2025y / 12 / 31}}).fired("paid_well"));
static_assert(minimum.on(2024y / 12 / 31)->value == 12.41);
static_assert(minimum.on(2014y / 12 / 31) == nullptr);
static_assert(nqpf::detail::same_text(minimum.on(2022y / 10 / 1)->place, "second"));

}  // namespace

TEST_CASE("series: each comparison takes the value of the day", "[periods]") {
  const double values[] = {8, 8.5, 11.99, 12, 12.4, 12.41, 12.5, 12.82, 13};
  int wrong = 0;
  for (sys_days day{2023y / 1 / 1}; day <= sys_days{2025y / 12 / 31}; day += days(1)) {
    const double now = day < sys_days{2024y / 1 / 1}   ? 12
                       : day < sys_days{2025y / 1 / 1} ? 12.41
                                                       : 12.82;
    for (const double v : values) {
      const job one{v, 0, day};
      const auto found = nqpf::evaluate<wages>(one);
      wrong += found.fired("too_low") == (v < now) ? 0 : 1;
      wrong += found.fired("paid_well") == (v >= now) ? 0 : 1;
      wrong += found.fired("with_bonus") == (v == now) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
  const job low{12.3, 0, sys_days{2024y / 2 / 29}};
  const auto found = nqpf::evaluate<wages>(low);
  CHECK(has(found["too_low"].why().c_str(), "hourly < 12.41 (is 12.3)"));
  CHECK(has(found["too_low"].why().c_str(), "paid >= 2024-01-01 (is 2024-02-29)"));
  // The value before the domain of the date is left out.
  bool old = false;
  for (int i = 0; i < nqpf::program_of<wages>.count.atoms; ++i)
    old = old || nqpf::program_of<wages>.atoms[i].value == 8.5;
  CHECK_FALSE(old);
}

TEST_CASE("series: random values, relations and days are those of the value that counts",
          "[periods]") {
  std::mt19937 random(3);
  const auto up_to = [&](int n) {
    return static_cast<int>(random() % static_cast<unsigned>(n + 1));
  };
  const sys_days first{2024y / 2 / 20};
  int wrong = 0;
  int refused = 0;
  for (int set = 0; set < 600; ++set) {
    nqpf::rule_book book;
    const auto& day = book.add(dated("day").in(first, first + days(19)));
    const auto& n = book.add(integer("n").in(0, 9));
    auto limit = series("limit", day);
    std::vector<std::pair<int, int>> values;
    for (int since = -up_to(3) - 3; since < 25; since += 1 + up_to(8)) {
      values.push_back({since, 1 + up_to(7)});
      limit = limit.since(first + days(since), values.back().second);
    }
    const int r = set % 6;
    const auto c = r == 0   ? n < limit
                   : r == 1 ? n <= limit
                   : r == 2 ? n > limit
                   : r == 3 ? limit <= n
                   : r == 4 ? n == limit
                            : limit != n;
    book.add(rule("a").when(c).cite(act, "1"), book.add_conclusions({"said"}, false), 0);
    const auto found = book.compile();
    refused += found.ok() ? 0 : 1;
    for (int d = 0; d < 20; ++d)
      for (int v = 0; v < 10; ++v) {
        int now = 0;
        for (const auto& each : values)
          if (each.first <= d) now = each.second;
        const bool expected = r == 0   ? v < now
                              : r == 1 ? v <= now
                              : r == 2 ? v > now
                              : r == 3 ? v >= now
                              : r == 4 ? v == now
                                       : v != now;
        double given[2] = {0, 0};
        // Where one value counts on all days, no rule reads the day.
        if (const int at = book.program().input("day"); at >= 0)
          given[at] = static_cast<double>((first + days(d)).time_since_epoch().count());
        given[book.program().input("n")] = v;
        truth out[1];
        nqpf::run(book.program(), given, nullptr, out);
        wrong += out[0] == nqpf::detail::truth_of(expected) ? 0 : 1;
      }
  }
  CHECK(wrong == 0);
  CHECK(refused == 0);  // no part of a comparison says what another says
}

TEST_CASE("series: one without a value on the first days is refused", "[periods]") {
  nqpf::rule_book book;
  const auto& day = book.add(dated("day").in(2024y / 1 / 1, 2024y / 12 / 31));
  const auto& n = book.add(integer("n").in(0, 100));
  const auto& said = book.add_conclusions({"said"}, false);
  book.add(rule("late").when(n < series("limit", day).since(2024y / 3 / 1, 20)).cite(act, "1"),
           said, 0);
  const auto found = book.compile();
  REQUIRE_FALSE(found.ok());
  CHECK(has(found.items[0].message.write<600>().c_str(),
            "rule late: limit lacks a value on the first days of day"));
  nqpf::rule_book turned;
  const auto& date = turned.add(dated("date").in(2024y / 1 / 1, 2024y / 12 / 31));
  const auto& m = turned.add(integer("m").in(0, 100));
  const auto limit = series("limit", date).since(2024y / 1 / 1, 20).since(2023y / 1 / 1, 30);
  turned.add(rule("turned").when(m < limit).cite(act, "1"), turned.add_conclusions({"said"}, false),
             0);
  CHECK_FALSE(turned.compile().ok());
  nqpf::rule_book fine;
  const auto& when = fine.add(dated("when").in(2024y / 1 / 1, 2024y / 12 / 31));
  const auto& k = fine.add(integer("k").in(0, 100));
  fine.add(rule("fine")
               .when(k < series("limit", when).since(2024y / 1 / 1, 20).since(2024y / 7 / 1, 30))
               .cite(act, "1"),
           fine.add_conclusions({"said"}, false), 0);
  CHECK(fine.compile().ok());
}

}  // namespace periods_test
