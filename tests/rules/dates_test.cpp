// SPDX-License-Identifier: BSL-1.0
// Dates and durations in rules: what is read from a host's types, what sentences, JSON and records say of them, and the
// same answers from one record, columns and books. dates_random_test.cpp has the proofs.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/record_program.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace dates_test {

namespace {

namespace chrono = std::chrono;

enum class verdict { weak, sound };
constexpr auto describe(verdict) { return nqpf::worst_to_best<verdict::weak, verdict::sound>; }
enum class note { late, minor, adult, stale, long_outage };
constexpr auto describe(note) {
  using enum note;
  return nqpf::values<late, minor, adult, stale, long_outage>;
}

struct loan {
  chrono::sys_days issued;
  std::optional<chrono::year_month_day> born;
  chrono::sys_days today;
  chrono::days grace;
  chrono::minutes outage;
  const char* reviewed;  // in the form of ISO 8601
};
constexpr nqpf::date reviewed_on(const loan& l) { return nqpf::iso_date(l.reviewed); }

using namespace nqpf::dsl;
using nqpf::truth;
inline constexpr nqpf::source law{"law", "", "", ""};
inline constexpr auto issued =
    indicator<&loan::issued>("issued").in(2000y / 1 / 1, 2030y / 12 / 31);
inline constexpr auto born = indicator<&loan::born>("born").in(1900y / 1 / 1, 2030y / 12 / 31);
inline constexpr auto today = indicator<&loan::today>("today").in(2000y / 1 / 1, 2030y / 12 / 31);
inline constexpr auto grace = indicator<&loan::grace>("grace").in(days(0), weeks(8));
inline constexpr auto outage = indicator<&loan::outage>("outage").in(0min, 24h);
inline constexpr auto reviewed = indicator<&reviewed_on>("reviewed");

inline constexpr auto rules =
    ruleset<loan>(
        {rule("late").when(issued + grace < today).then(note::late).cite(law, "1"),
         rule("minor").when(completed_years(born, today) < 18).then(note::minor).cite(law, "2"),
         rule("adult").when(completed_years(born, today) >= 18).then(note::adult).cite(law, "2"),
         rule("stale")
             .when(!between(reviewed, 2024y / 1 / 1, nqpf::date(2024, 12, 31)) ||
                   today - issued > days(1000))
             .then(note::stale)
             .cite(law, "3"),
         rule("outage").when(outage >= 2h).then(note::long_outage).cite(law, "4")})
        .over(issued, born, today, grace, outage, reviewed)
        .exclusive("minor", "adult")
        .complete_when_known("minor", "adult");

constexpr loan sample(chrono::year_month_day birth, chrono::year_month_day now) {
  return {chrono::sys_days{2024y / 1 / 30},
          birth,
          chrono::sys_days{now},
          days(30),
          90min,
          "2024-02-29"};
}

static_assert(nqpf::evaluate<rules>(sample(2006y / 2 / 28, 2024y / 2 / 28)).fired("adult"));
static_assert(nqpf::evaluate<rules>(sample(2006y / 2 / 28, 2024y / 2 / 27)).fired("minor"));
static_assert(!nqpf::evaluate<rules>(sample(2006y / 2 / 28, 2024y / 2 / 29)).fired("late"));
static_assert(nqpf::evaluate<rules>(sample(2006y / 2 / 28, 2024y / 3 / 1)).fired("late"));
// Born on a leap day: the year is completed on the first of March of a year without one.
static_assert(nqpf::evaluate<rules>(sample(2008y / 2 / 29, 2026y / 2 / 28)).fired("minor"));
static_assert(nqpf::evaluate<rules>(sample(2008y / 2 / 29, 2026y / 3 / 1)).fired("adult"));
// A day that the calendar does not have is missing.
static_assert(nqpf::evaluate<rules>(sample(2007y / 2 / 29, 2026y / 3 / 1)).outcome("adult") ==
              truth::unknown);

template <class T>
std::string text_of(const T& what) {
  std::string out;
  nqpf::write_text(out, what);
  return out;
}
template <class T>
std::string json_of(const T& what) {
  std::string out;
  nqpf::write_json(out, what);
  return out;
}
bool has(const std::string& text, const char* part) {
  if (text.find(part) != std::string::npos) return true;
  UNSCOPED_INFO(text << " lacks " << part);
  return false;
}
// Whether a text has a number of five digits, which no date has.
bool shows_a_day_number(const std::string& text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = c >= '0' && c <= '9' ? run + 1 : 0;
    if (run >= 5) return true;
  }
  return false;
}
std::string first_message(const nqpf::diagnostics& found) {
  return found.ok() ? "" : found.items[0].message.write<600>().c_str();
}

}  // namespace

TEST_CASE("dates: a record's findings and reasons name days", "[dates]") {
  const loan late = sample(2006y / 5 / 10, 2024y / 5 / 9);
  const auto found = nqpf::evaluate<rules>(late);
  std::string all;
  for (const auto finding : found) all += std::string(finding.why().c_str()) + "\n";
  CHECK(has(all, "issued + grace < today (is 2024-02-29 and 2024-05-09)"));
  CHECK(has(all, "completed_years(born, today) < 18 (is 17)"));
  CHECK_FALSE(shows_a_day_number(all));
  CHECK(has(text_of(nqpf::why_not(found["adult"])), "completed_years(born, today) >= 18"));
  CHECK(has(text_of(nqpf::why_not(found["stale"])), "today - issued > 1000 days (is 100 days)"));
  CHECK(has(text_of(nqpf::why_not(found["stale"])),
            "reviewed < 2024-01-01 (is 2024-02-29: 59 days too late)"));
  CHECK(has(text_of(nqpf::why_not(found["outage"])),
            "outage >= 120 min (is 90 min: 30 min too low)"));
}

TEST_CASE("dates: JSON has dates as texts in the form of ISO 8601", "[dates]") {
  const loan late = sample(2006y / 5 / 10, 2024y / 5 / 9);
  const auto found = nqpf::evaluate<rules>(late);
  const std::string one = json_of(nqpf::why(found["late"]));
  CHECK(has(one, "\"left_value\":\"2024-02-29\",\"right_value\":\"2024-05-09\""));
  CHECK(has(one, "\"values\":{\"issued\":\"2024-01-30\",\"grace\":30,\"today\":\"2024-05-09\"}"));
  const std::string two = json_of(nqpf::why_not(found["stale"]));
  CHECK(has(two, "\"bound\":\"2024-01-01\",\"distance\":59,\"value\":\"2024-02-29\""));
  CHECK(has(two, "\"left_value\":100,\"right_value\":1000"));
  CHECK(has(json_of(nqpf::why(found["minor"])), "\"left_value\":17,\"right_value\":18"));
  CHECK_FALSE(shows_a_day_number(one + two));
}

TEST_CASE("dates: changes are told in days and tables of records in dates", "[dates]") {
  const loan late = sample(2006y / 5 / 10, 2024y / 5 / 9);
  const auto found = nqpf::evaluate<rules>(late);
  const std::string change = text_of(nqpf::what_would_clear(found["late"]));
  CHECK(has(change, "move issued from 2024-01-30 to 2024-04-09 (+70 days)"));
  CHECK(has(json_of(nqpf::what_would_clear(found["late"])), "\"to\":\"2024-04-09\""));
  const nqpf::boundary_records records(nqpf::program_of<rules>);
  std::string csv;
  nqpf::write_csv(csv, records);
  CHECK(has(csv, "2024-01-01"));
  std::string json;
  nqpf::write_json(json, records);
  CHECK(has(json, "\"2024-12-31\""));
  CHECK_FALSE(shows_a_day_number(csv + json));
}

TEST_CASE("dates: what is missing is undecided, and a day outside the domain is told", "[dates]") {
  loan l = sample(2006y / 5 / 10, 2024y / 5 / 9);
  l.reviewed = "2024-02-30";
  CHECK(nqpf::evaluate<rules>(l).outcome("stale") == truth::unknown);
  l.reviewed = nullptr;
  CHECK(nqpf::evaluate<rules>(l).outcome("stale") == truth::unknown);
  l.born.reset();
  CHECK(nqpf::evaluate<rules>(l).outcome("minor") == truth::unknown);
  CHECK(nqpf::evaluate<rules>(l).inside_domains());
  l.issued = chrono::sys_days{1999y / 12 / 31};
  CHECK_FALSE(nqpf::evaluate<rules>(l).inside_domains());
  CHECK(nqpf::evaluate<rules>(l).fired("late"));
}

namespace {

// Two versions, of which the second lets a month more pass; and ages on a fixed day, which are comparisons with a day.
inline constexpr auto old_version =
    ruleset<loan>({rule("late").when(issued < 2020y / 2 / 29).then(note::late).cite(law, "1"),
                   rule("adult")
                       .when(completed_years(born, 2024y / 2 / 29) >= 18)
                       .then(note::adult)
                       .cite(law, "2"),
                   rule("due")
                       .when(completed_years(2004y / 2 / 29, today) > 17)
                       .then(note::stale)
                       .cite(law, "2")});
inline constexpr auto new_version =
    ruleset<loan>({rule("late").when(issued < 2020y / 3 / 31).then(note::late).cite(law, "1"),
                   rule("adult").when(born <= 2006y / 2 / 28).then(note::adult).cite(law, "2"),
                   rule("due").when(today >= 2022y / 3 / 1).then(note::stale).cite(law, "2")});

}  // namespace

TEST_CASE(
    "dates: the difference of two versions has days, and ages on a day are comparisons with a day",
    "[dates]") {
  const auto& changes = nqpf::changes_between<old_version, new_version>;
  std::string all;
  for (const auto& change : changes) all += std::string(change.message.write<600>().c_str()) + "\n";
  CHECK(changes.size() == 1);  // of the ages there is none
  CHECK(has(all, "issued = 2020-02-29"));
}

namespace {

// `today` as a parameter, and a table over dates.
inline constexpr auto as_of =
    date_parameter("as_of", 2024y / 1 / 1).in(2024y / 1 / 1, 2024y / 12 / 31);
inline constexpr auto patience = duration_parameter("patience", days(30)).in(days(1), days(60));
inline constexpr auto parameters =
    ruleset<loan>({rule("late").when(issued + patience < as_of).then(note::late).cite(law, "1"),
                   rule("fresh").when(issued >= as_of).then(note::stale).cite(law, "1")})
        .exclusive("late", "fresh");
inline constexpr auto band =
    table<hit::unique>("band", inputs(issued, grace),
                       {row(is < 2010y / 1 / 1, any).then(verdict::weak),
                        row(in(2010y / 1 / 1, 2019y / 12 / 31), is <= days(10)).then(verdict::weak),
                        row(in(2010y / 1 / 1, 2019y / 12 / 31), is > days(10)).then(verdict::sound),
                        row(is >= 2020y / 1 / 1, any).then(verdict::sound)})
        .cite(law, "5")
        .complete_when_known();
static_assert(
    nqpf::evaluate<band>(sample(2006y / 2 / 28, 2024y / 2 / 28)).concludes(verdict::sound));
// A cell compares dates and durations with other inputs, and with what is computed of them.
inline constexpr auto due =
    table<hit::first>("due", inputs(issued, grace),
                      {row(is > today, any).then(verdict::weak),
                       row(in(2010y / 1 / 1, today), is <= days(30)).then(verdict::sound),
                       row(is <= as_of, any).then(verdict::weak)})
        .cite(law, "6");
static_assert((is >= today - issued).node_count == 3 && (is < today + days(30)).node_count == 3);
static_assert(nqpf::require_proven<due>());
static_assert(nqpf::decide<due>(sample(2006y / 2 / 28, 1999y / 2 / 28)).concludes(verdict::weak));

}  // namespace

TEST_CASE("dates: a parameter is set to a day, within its days", "[dates]") {
  nqpf::settings<parameters> with;
  CHECK(with.set("as_of", 2024y / 2 / 29));
  CHECK_FALSE(with.set("as_of", 2025y / 1 / 1));
  CHECK_FALSE(with.set("as_of", 2024y / 2 / 30));
  CHECK_FALSE(with.set("as_of", days(30)));
  CHECK(with.set("patience", weeks(2)));
  CHECK_FALSE(with.set("patience", weeks(9)));
  CHECK_FALSE(with.set("patience", 2024y / 1 / 1));
  const loan l = sample(2006y / 2 / 28, 2024y / 2 / 28);
  const auto found = nqpf::evaluate<parameters>(l, with);
  CHECK(found.fired("late"));
  CHECK(
      has(found["late"].why().c_str(), "issued + patience < as_of (is 2024-02-13 and 2024-02-29)"));
}

TEST_CASE("dates: columns of days, of records and of day numbers agree with one record",
          "[dates]") {
  std::vector<loan> all;
  for (int i = 0; i < 700; ++i) {
    loan l = sample(2006y / 2 / 28, 2024y / 2 / 28);
    l.issued += days(i);
    l.today = l.issued + days(i % 90 - 20);
    if (i % 7 == 0) l.born.reset();
    else l.born = chrono::year_month_day{l.today - days(365 * 18 + i % 9)};
    l.outage = chrono::minutes(i % 240);
    all.push_back(l);
  }
  std::vector<chrono::sys_days> issued_days;
  std::vector<double> numbers;
  for (const loan& l : all) {
    issued_days.push_back(l.issued);
    numbers.push_back(static_cast<double>(l.today.time_since_epoch().count()));
  }
  nqpf::columns data(all.size());
  data.add(issued, issued_days).add(today, numbers);
  data.add(born, nqpf::column_of<&loan::born>(all)).add(grace, nqpf::column_of<&loan::grace>(all));
  data.add(outage, nqpf::column_of<&loan::outage>(all));
  data.add(reviewed, nqpf::column_of<&reviewed_on>(all));
  CHECK(data.problem(nqpf::program_of<rules>).empty());
  const auto bits = nqpf::evaluate(nqpf::program_of<rules>, data);
  int wrong = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto one = nqpf::evaluate<rules>(all[i]);
    for (int r = 0; r < nqpf::program_of<rules>.count.rules; ++r)
      wrong += bits.outcome(r, i) == one.all().outcomes[r] ? 0 : 1;
  }
  CHECK(wrong == 0);
  nqpf::columns mistaken(all.size());
  mistaken.add("grace", nqpf::column_of(issued_days));
  CHECK_FALSE(mistaken.problem(nqpf::program_of<rules>).empty());
}

TEST_CASE("dates: books have them, and what mixes units is defect 17 however it was made",
          "[dates]") {
  nqpf::rule_book book;
  const auto& start = book.add(dated("start").in(2024y / 1 / 1, 2024y / 12 / 31));
  const auto& length = book.add(lasting("length").in(days(0), days(60)));
  const auto& now = book.add(date_parameter("now").in(2024y / 6 / 1, 2025y / 1 / 31));
  const auto& decided = book.add_conclusions({"over"}, false);
  book.add(rule("over").when(start + length < now).cite(law, "1"), decided, 0);
  CHECK(book.compile().ok());
  nqpf::program_settings with(book.program());
  CHECK(with.set("now", 2024y / 7 / 1));
  CHECK_FALSE(with.set("now", days(3)));
  CHECK_FALSE(with.set("now", 2026y / 1 / 1));
  // Set a day on which nothing can be over, the witness is a day.
  const auto& early = book.add(date_parameter("early").in(2023y / 12 / 1, 2024y / 12 / 31));
  nqpf::rule_book wide;
  wide.add(rule("over").when(start < early).cite(law, "1"), wide.add_conclusions({"over"}, false),
           0);
  const std::string never = first_message(wide.compile());
  CHECK(has(never, "early = 20"));
  CHECK_FALSE(shows_a_day_number(never));
  book.add(rule("never").when(start > 2024y / 12 / 30 && start < 2024y / 12 / 31).cite(law, "1"),
           decided, 0);
  CHECK(has(first_message(book.compile()), "2024-12-30"));

  // A reader of files that makes nodes itself.
  const auto mixed = [&](nqpf::detail::op code, bool twice) {
    nqpf::rule_book other;
    const auto& day = other.add(dated("day").in(2024y / 1 / 1, 2024y / 12 / 31));
    const auto& said = other.add_conclusions({"said"}, false);
    nqpf::condition<nqpf::unbound> c;
    const auto constant = [&](double value) {
      nqpf::node n = nqpf::detail::make_node(nqpf::detail::op::constant);
      n.value = value;
      c.push(n);
    };
    c.push(nqpf::detail::make_node(nqpf::detail::op::indicator, day));
    if (twice) c.push(nqpf::detail::make_node(nqpf::detail::op::indicator, day));
    else constant(3);
    c.push(nqpf::detail::make_node(code));
    constant(19800);
    c.push(nqpf::detail::make_node(nqpf::detail::op::compare));
    other.add(rule("mixed").when(c).cite(law, "1"), said, 0);
    const auto found = other.compile();
    for (const auto& d : found)
      if (d.code == nqpf::defect::mixed_units) return true;
    return false;
  };
  using nqpf::detail::op;
  for (const op code : {op::add, op::subtract, op::multiply, op::divide}) CHECK(mixed(code, false));
  for (const op code : {op::add, op::multiply, op::divide}) CHECK(mixed(code, true));
}

TEST_CASE("dates: a threshold outside the domain and a day that is none are told as dates",
          "[dates]") {
  nqpf::rule_book book;
  const auto& start = book.add(dated("start").in(2024y / 1 / 1, 2024y / 12 / 31));
  const auto& decided = book.add_conclusions({"over"}, false);
  book.add(rule("over").when(start < 2023y / 2 / 28).cite(law, "1"), decided, 0);
  CHECK(has(first_message(book.compile()),
            "start < 2023-02-28, but start is in [2024-01-01, 2024-12-31]"));
  nqpf::rule_book other;
  const auto& day = other.add(dated("day").in(2024y / 1 / 1, 2024y / 12 / 31));
  const auto& said = other.add_conclusions({"said"}, false);
  other.add(rule("none").when(day < 2023y / 2 / 29).cite(law, "1"), said, 0);
  CHECK(has(first_message(other.compile()), "a date that the calendar does not have"));
}

}  // namespace dates_test
