// SPDX-License-Identifier: BSL-1.0
// Lists of items in columns, in columns over structs, and in books.

#include <nqpf/rules.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/coverage.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/lists.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace lists_columns_test {

enum class verdict { refuse, ask, grant };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::refuse, verdict::ask, verdict::grant>;
}
struct booking {
  double amount;
};
struct account {
  std::optional<double> limit;
  std::vector<booking> bookings;
};
struct customer {
  int age;
  std::vector<account> accounts;
};

using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "Manual", "the bank", "2026"};
inline constexpr auto age = indicator<&customer::age>("age").in(18, 120);
inline constexpr auto accounts = list<&customer::accounts>("accounts").item("account").at_most(8);
inline constexpr auto limit = indicator<&account::limit>("limit").in(0, 10'000);
inline constexpr auto bookings = list<&account::bookings>("bookings").at_most(100);
inline constexpr auto amount = indicator<&booking::amount>("amount").in(-10'000, 10'000);
inline constexpr auto deep = parameter("deep", -500).in(-1000, -100);

inline constexpr auto rules = ruleset<customer>({
    rule("deep")
        .when(any(accounts, any(bookings, amount < deep)))
        .then(verdict::refuse)
        .cite(manual, "1"),
    rule("wide").when(sum(accounts, limit) > 5000 && age < 65).then(verdict::ask).cite(manual, "2"),
    rule("calm")
        .when(all(accounts, sum(bookings, amount) >= 0))
        .then(verdict::grant)
        .cite(manual, "3")
        .allow(defect::conflict, "shown"),
});

const std::vector<customer>& customers() {
  static const std::vector<customer> all{
      {30, {{1000, {{-450}, {700}}}, {std::nullopt, {}}}},
      {70, {}},
      {40, {{4000, {{-600}}}, {4500, {{1}, {2}}}}},
  };
  return all;
}

// The same customers as columns.
struct in_columns {
  std::vector<int> ages;
  std::vector<std::int32_t> of_accounts{0};
  std::vector<std::uint64_t> of_bookings{0};
  std::vector<double> limits;
  std::vector<double> amounts;

  in_columns() {
    for (const customer& c : customers()) {
      ages.push_back(c.age);
      for (const account& a : c.accounts) {
        limits.push_back(a.limit.value_or(nqpf::missing));
        for (const booking& b : a.bookings) amounts.push_back(b.amount);
        of_bookings.push_back(amounts.size());
      }
      of_accounts.push_back(static_cast<std::int32_t>(limits.size()));
    }
  }
};

TEST_CASE("lists in columns answer as records do, at every setting") {
  const in_columns kept;
  nqpf::columns of_bookings(kept.amounts.size());
  of_bookings.add(amount, kept.amounts);
  const nqpf::list_column booking_lists(kept.of_bookings, of_bookings);
  nqpf::columns of_accounts(kept.limits.size());
  of_accounts.add(limit, kept.limits).add(bookings, booking_lists);
  const nqpf::list_column account_lists(kept.of_accounts, of_accounts);
  nqpf::columns data(customers().size());
  data.add(age, kept.ages).add(accounts, account_lists);
  CHECK(account_lists.problem().empty());
  const nqpf::columns direct = nqpf::columns_over<rules>(customers());
  for (int f = 0; f < nqpf::program_of<rules>.count.inputs; ++f) {
    const nqpf::indicator_info& info = *nqpf::program_of<rules>.inputs[f];
    const nqpf::columns* const both[] = {&data, &direct};
    for (const nqpf::columns* const all : both) {
      nqpf::column c = all->of(info);
      c.asks = &nqpf::program_of<rules>;
      double out[] = {-1, -1};
      c.copy(info, 1, 1, out);
      CHECK(out[0] != -1);
      CHECK(out[1] == -1);
    }
  }

  for (const double setting : {-500.0, -400.0, -700.0}) {
    auto with = nqpf::settings<rules>::defaults();
    REQUIRE(with.set("deep", setting));
    nqpf::column_options options;
    options.parameters = with.values;
    const nqpf::rule_bitmaps columns = nqpf::evaluate<rules>(data, options);
    const nqpf::rule_bitmaps structs = nqpf::evaluate<rules>(direct, options);
    for (std::size_t r = 0; r < customers().size(); ++r) {
      const auto one = nqpf::evaluate<rules>(customers()[r], with);
      const auto row = nqpf::evaluate_row<rules>(data, r, with);
      for (const char* id : {"deep", "wide", "calm"}) {
        const int at = nqpf::program_of<rules>.rule(id);
        INFO(id << " " << r << " " << setting);
        const nqpf::truth expected = one.all().outcomes[at];
        CHECK(columns.outcome(at, r) == expected);
        CHECK(structs.outcome(at, r) == expected);
        CHECK(row.all().outcomes[at] == expected);
      }
    }
    CHECK(nqpf::evaluate<rules>(customers()[0], with).fired("deep") == (setting == -400.0));
    CHECK(nqpf::evaluate<rules>(customers()[2], with).fired("deep") == (setting != -700.0));
  }
}

namespace {
inline constexpr auto large = parameter("large", 50).in(10, 90);
inline constexpr auto rich =
    ruleset<customer>({rule("rich")
                           .when(count(accounts, limit >= large) >= 3 && age > 65)
                           .then(verdict::grant)
                           .cite(manual, "4")});
}  // namespace

TEST_CASE("the nearest records over lists are measured at the setting") {
  // At the default the first has three large accounts, at 80 none; the third has then two.
  const std::vector<customer> all{{30, {{60, {}}, {60, {}}, {60, {}}}},
                                  {30, {{20, {}}, {20, {}}, {20, {}}}},
                                  {30, {{95, {}}, {95, {}}, {20, {}}}}};
  const std::vector<double> limits{60, 60, 60, 20, 20, 20, 95, 95, 20};
  const std::vector<int> offsets{0, 3, 6, 9};
  const std::vector<int> ages{30, 30, 30};
  nqpf::columns items(limits.size());
  items.add(limit, limits);
  const nqpf::list_column lists(offsets, items);
  nqpf::columns apart(3);
  apart.add(age, ages).add(accounts, lists);
  nqpf::settings<rich> with;
  REQUIRE(with.set("large", 80));
  for (const nqpf::columns& data : {nqpf::columns_over<rich>(all), apart}) {
    const auto report = nqpf::coverage_of<rich>(data, with);
    const auto& near = report.nearest.of(0);
    REQUIRE(near.size() == 3);
    CHECK(near[0].row == 2);
    CHECK(near[1].distance.failing == 2);  // of the first: the number of accounts, and the age
    CHECK(near[1].row == 0);
    const auto& p = nqpf::program_of<rich>;
    for (int f = 0; f < p.count.inputs; ++f)
      if (p.inputs[f]->items != nullptr) CHECK(near[1].values[static_cast<std::size_t>(f)] == 0);
  }
}

namespace {
inline constexpr auto few = ruleset<customer>({rule("few")
                                                   .when(count(accounts, limit >= large) >= 1)
                                                   .then(verdict::grant)
                                                   .cite(manual, "5")});
}  // namespace

TEST_CASE("rows outside the domains are told at the setting") {
  // At the default all nine accounts of the first are large, which is more than there may be; at 80 none are. That nine are
  // more than there may be is told at both.
  const std::vector<double> limits{60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 95};
  const std::vector<int> offsets{0, 9, 12, 13};
  nqpf::columns items(limits.size());
  items.add(limit, limits);
  const nqpf::list_column lists(offsets, items);
  nqpf::columns data(3);
  data.add(accounts, lists);
  for (const double setting : {50.0, 80.0}) {
    nqpf::settings<few> with;
    REQUIRE(with.set("large", setting));
    std::vector<std::size_t> outside;
    const auto tell_outside = [&](std::size_t row, const nqpf::indicator_info&, double) {
      outside.push_back(row);
    };
    nqpf::check<few>(data, tell_outside, with);
    customer first{30, std::vector<account>(9, {60, {}})};
    bool of_record = false;
    nqpf::check<few>(
        first, [&](const nqpf::indicator_info&, double) { of_record = true; }, with);
    CHECK(of_record);
    CHECK(outside == std::vector<std::size_t>(setting == 50 ? 2U : 1U, 0U));
  }
}

TEST_CASE("lists that are not there, and offsets that are wrong") {
  const std::vector<double> limits{1, 2, 3};
  nqpf::columns items(3);
  items.add(limit, limits);
  const std::vector<int> offsets{0, 2, 1, 3, 4};
  const nqpf::list_column lists(offsets, items);
  CHECK(std::string(lists.problem().c_str()) == "row 1 of a list has the items from 2 to 1 of 3");
  CHECK(lists.rows() == 4);
  const std::vector<int> falls_at_once{1, 0, 2};
  CHECK(std::string(nqpf::list_column(falls_at_once, items).problem().c_str()) ==
        "row 0 of a list has the items from 1 to 0 of 3");
  const std::vector<int> none;
  CHECK(nqpf::list_column(none, items).rows() == 0);
  const unsigned char there = 0b1110;
  const nqpf::list_column partly = lists.with_validity(&there);
  const std::vector<int> ages{20, 20, 20, 20};
  nqpf::columns data(4);
  data.add(age, ages).add(accounts, partly);
  double values[8];
  const nqpf::program& p = nqpf::program_of<rules>;
  int input = 0;
  while (p.inputs[input]->items == nullptr ||
         p.inputs[input]->items->how != nqpf::detail::fold::sum)
    ++input;
  data.row(p, 0, values);
  CHECK(nqpf::is_missing(values[input]));  // not there
  data.row(p, 1, values);
  CHECK(nqpf::is_missing(values[input]));  // falls
  data.row(p, 2, values);
  CHECK(values[input] == 5);
  data.row(p, 3, values);
  CHECK(nqpf::is_missing(values[input]));  // behind the items
}

TEST_CASE("a list of thousands of items in columns is read window by window") {
  std::vector<double> limits;
  std::vector<int> offsets{0};
  std::vector<int> ages;
  for (int r = 0; r < 300; ++r) {
    for (int i = 0; i < r % 90; ++i) limits.push_back(i);
    offsets.push_back(static_cast<int>(limits.size()));
    ages.push_back(20);
  }
  nqpf::columns items(limits.size());
  items.add(limit, limits);
  const nqpf::list_column lists(offsets, items);
  nqpf::columns data(300);
  data.add(age, ages).add(accounts, lists);
  const nqpf::rule_bitmaps columns = nqpf::evaluate<rules>(data);
  const int wide = nqpf::program_of<rules>.rule("wide");
  int wrong = 0;
  for (int r = 0; r < 300; ++r) {
    const int n = r % 90;
    const bool holds = n * (n - 1) / 2 > 5000;
    wrong +=
        columns.outcome(wide, static_cast<std::size_t>(r)) == nqpf::detail::truth_of(holds) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("a book asks lists, and tells what is wrong with what it asks") {
  nqpf::rule_book book;
  const auto& doc = book.add(nqpf::source{"doc", "Document", "the bank", "2026"});
  const auto& monthly = book.add(indicator("monthly").in(0, 1000));
  const auto& incomes = book.add(list("incomes").at_most(4).item("income"));
  const auto& enough = book.add(parameter("enough", 500).in(100, 900));
  auto& verdicts = book.add_conclusions({"refuse", "ask"}, true);
  book.add(rule("low").when(any(incomes, monthly < enough)).cite(doc, "1"), verdicts, 0);
  book.add(rule("rich").when(sum(incomes, monthly) > 2000).cite(doc, "2"), verdicts, 1);
  REQUIRE(book.compile().ok());
  const nqpf::rule_book moved = static_cast<nqpf::rule_book&&>(book);
  const nqpf::program& p = moved.program();
  CHECK(p.count.parameters == 1);
  const double numbers[] = {450, 900, 950};
  for (const double setting : {500.0, 400.0}) {
    std::vector<double> values;
    std::vector<nqpf::detail::item_note> notes(2);
    for (int f = 0; f < p.count.inputs; ++f) {
      REQUIRE(p.inputs[f]->items != nullptr);
      values.push_back(nqpf::answer_list(
          p, *p.inputs[f], 3, [&](int i, const nqpf::indicator_info&) { return numbers[i]; },
          &setting, &notes[static_cast<std::size_t>(f)]));
    }
    nqpf::truth outcomes[2];
    nqpf::run(p, values.data(), &setting, outcomes);
    CHECK(outcomes[0] == nqpf::detail::truth_of(setting == 500));
    CHECK(outcomes[1] == nqpf::truth::yes);
    const nqpf::evaluated record{&p, values.data(), &setting, outcomes, notes.data()};
    if (setting == 500)
      CHECK(std::string(nqpf::finding{record, 0}.why().c_str()) ==
            "income 1: monthly < enough = 500 (is 450)");
  }

  nqpf::rule_book wrong;
  const auto& cited = wrong.add(nqpf::source{"doc", "Document", "the bank", "2026"});
  const auto& own = wrong.add(indicator("monthly").in(0, 1000));
  const auto& lists = wrong.add(list("incomes"));
  auto& both = wrong.add_conclusions({"refuse", "ask"}, true);
  wrong.add(rule("first").when(count(lists) > 2).cite(cited, "1"), both, 0);
  wrong.add(rule("second").when(none(lists, own > 500 && own < 400)).cite(cited, "1"), both, 1);
  const nqpf::diagnostics found = wrong.compile();
  REQUIRE(found.count >= 1);
  CHECK(found.items[0].code == nqpf::defect::never_holds);
  CHECK(found.items[0].rule == 1);
  CHECK(std::string(found.items[0].message.write<300>().c_str()) ==
        "none(incomes, monthly > 500 and monthly < 400) can never hold: it needs monthly > "
        "500 and monthly < 400");
}

TEST_CASE("versions of rules over lists are compared by what they ask") {
  nqpf::rule_book books[2];
  for (int b = 0; b < 2; ++b) {
    nqpf::rule_book& book = books[b];
    const auto& doc = book.add(nqpf::source{"doc", "Document", "the bank", "2026"});
    const auto& monthly = book.add(indicator("monthly").in(0, 1000));
    const auto& incomes = book.add(list("incomes").at_most(4));
    auto& verdicts = book.add_conclusions({"refuse", "ask"}, true);
    const int floor = b == 0 ? 2 : 3;
    book.add(rule("low").when(count(incomes, monthly < 500) >= floor).cite(doc, "1"), verdicts, 0);
    REQUIRE(book.compile().ok());
  }
  const nqpf::replies::conclusion_changes changes = compare(books[0], books[1]);
  CHECK_FALSE(changes.none());
  CHECK(compare(books[0], books[0]).none());
}

}  // namespace lists_columns_test
