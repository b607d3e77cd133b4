// SPDX-License-Identifier: BSL-1.0
// Lists of items: what rules ask of them, one record, explanations, proofs.

#include <nqpf/rules.hpp>
#include <nqpf/rules/explain.hpp>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace lists_test {

enum class verdict { refuse, ask, grant };
constexpr auto describe(verdict) {
  return nqpf::worst_to_best<verdict::refuse, verdict::ask, verdict::grant>;
}
enum class origin { salary, rent, other };
constexpr auto describe(origin) {
  return nqpf::values<origin::salary, origin::rent, origin::other>;
}

struct income {
  double monthly;
  std::optional<int> months;
  origin kind;
};
struct applicant {
  int age;
  std::span<const income> incomes;
};

using namespace nqpf::dsl;
inline constexpr nqpf::source manual{"manual", "Manual", "the bank", "2026"};
inline constexpr auto age = indicator<&applicant::age>("age").in(18, 120);
inline constexpr auto incomes = list<&applicant::incomes>("incomes").item("income").at_most(20);
inline constexpr auto monthly = indicator<&income::monthly>("monthly").in(0, 100'000);
inline constexpr auto months = indicator<&income::months>("months").in(0, 600);
inline constexpr auto kind_of = indicator<&income::kind>("kind");
inline constexpr auto floor_of_income = parameter("floor_of_income", 500).in(100, 1000);

inline constexpr auto loans = ruleset<applicant>({
    rule("low").when(any(incomes, monthly < floor_of_income)).then(verdict::ask).cite(manual, "1"),
    rule("poor")
        .when(sum(incomes, monthly) < 1500 && age > 18)
        .then(verdict::refuse)
        .cite(manual, "2"),
    rule("steady").when(all(incomes, months >= 12)).then(verdict::ask).cite(manual, "3"),
    rule("no_rent")
        .when(none(incomes, kind_of == origin::rent))
        .then(verdict::grant)
        .cite(manual, "4")
        .allow(defect::conflict, "shown only"),
    rule("two")
        .when(count(incomes, kind_of == origin::salary && months >= 12) >= 2)
        .then(verdict::grant)
        .cite(manual, "5"),
    rule("peak")
        .when(most(incomes, monthly, kind_of != origin::rent) > 5000)
        .then(verdict::grant)
        .cite(manual, "6"),
    rule("dip").when(least(incomes, 12 * monthly) <= 1200).then(verdict::ask).cite(manual, "7"),
    rule("crowd").when(count(incomes) > 10).then(verdict::ask).cite(manual, "8"),
});
using findings = nqpf::findings<loans>;

constexpr nqpf::truth outcome(std::span<const income> of, nqpf::rule_name<loans> rule) {
  return nqpf::evaluate<loans>(applicant{30, of}).outcome(rule);
}

constexpr std::array<income, 3> three{income{320, 30, origin::salary},
                                      income{1000, 13, origin::salary},
                                      income{10, std::nullopt, origin::rent}};

static_assert(outcome(three, "low") == nqpf::truth::yes);
static_assert(outcome(three, "poor") == nqpf::truth::yes);
static_assert(outcome(three, "steady") == nqpf::truth::unknown);
static_assert(outcome(three, "two") == nqpf::truth::yes);
static_assert(outcome({}, "steady") == nqpf::truth::yes);
static_assert(outcome({}, "low") == nqpf::truth::no);
static_assert(outcome({}, "peak") == nqpf::truth::unknown);

TEST_CASE("conditions of a list are three-valued") {
  using enum nqpf::truth;
  const income open{800, std::nullopt, origin::salary};
  const income brief{800, 3, origin::salary};
  const income lasting{800, 40, origin::salary};
  const std::vector<income> some_open{lasting, open};
  CHECK(outcome(some_open, "steady") == unknown);
  const std::vector<income> one_fails{open, brief};
  CHECK(outcome(one_fails, "steady") == no);
  const std::vector<income> all_known{lasting, lasting};
  CHECK(outcome(all_known, "steady") == yes);
  CHECK(outcome(all_known, "two") == yes);
  CHECK(outcome(some_open, "two") == unknown);
  const std::vector<income> rent{{800, 40, origin::rent}, open};
  CHECK(outcome(rent, "no_rent") == no);
}

TEST_CASE("numbers of a list: sums, ends, and lists without items") {
  using enum nqpf::truth;
  const income nan{nqpf::missing, 3, origin::other};
  const income big{6000, 3, origin::other};
  const income rent{9000, 3, origin::rent};
  const std::vector<income> rents{rent, rent};
  CHECK(outcome(rents, "peak") == unknown);  // no item counts
  const std::vector<income> mixed{rent, big};
  CHECK(outcome(mixed, "peak") == yes);
  CHECK(outcome(mixed, "dip") == no);
  const std::vector<income> gap{big, nan};
  CHECK(outcome(gap, "peak") == unknown);
  CHECK(outcome(gap, "poor") == unknown);
  CHECK(outcome({}, "poor") == yes);
  CHECK(outcome({}, "crowd") == no);
  const std::vector<income> many(12, big);
  CHECK(outcome(many, "crowd") == yes);
}

TEST_CASE("conditions of items follow the settings of parameters") {
  const std::vector<income> one{{450, 3, origin::other}};
  const applicant a{30, one};
  CHECK(nqpf::evaluate<loans>(a).fired("low"));
  auto with = nqpf::settings<loans>::defaults();
  REQUIRE(with.set("floor_of_income", 400));
  const auto result = nqpf::evaluate<loans>(a, with);
  CHECK_FALSE(result.fired("low"));
  REQUIRE(with.set("floor_of_income", 460));
  const auto other = nqpf::evaluate<loans>(a, with);
  CHECK(std::string(other["low"].why().c_str()) ==
        "income 1: monthly < floor_of_income = 460 (is 450)");
}

inline constexpr auto bounded = ruleset<applicant>({
    rule("small")
        .when(sum(incomes, monthly) < floor_of_income)
        .then(verdict::ask)
        .cite(manual, "1"),
});

TEST_CASE("a number of a list is told beside the setting that it is compared with") {
  const std::vector<income> one{{450, 3, origin::other}};
  auto with = nqpf::settings<bounded>::defaults();
  REQUIRE(with.set("floor_of_income", 460));
  const applicant a{30, one};
  CHECK(std::string(nqpf::evaluate<bounded>(a, with)["small"].why().c_str()) ==
        "sum(incomes, monthly) < floor_of_income = 460 (is 450)");
}

TEST_CASE("findings name the item that decides") {
  const applicant a{30, three};
  const auto result = nqpf::evaluate<loans>(a);
  CHECK(std::string(result["low"].why().c_str()) ==
        "income 1: monthly < floor_of_income = 500 (is 320)");
  CHECK(std::string(result["steady"].line().c_str()) ==
        "steady: undecided, missing all(incomes, months >= 12) (income 3 lacks months) [manual 3]");
  CHECK(std::string(result["no_rent"].why().c_str()) == "income 3: kind is rent");
  CHECK(std::string(result["dip"].why().c_str()) ==
        "least(incomes, 12 * monthly) <= 1200 (is 120, income 3)");
  CHECK(std::string(result["peak"].why().c_str()) ==
        "most(incomes, monthly, not kind is rent) <= 5000 (is 1000, income 2)");
}

TEST_CASE("explanations say what would decide a list") {
  const applicant a{30, three};
  const auto result = nqpf::evaluate<loans>(a);
  std::string t;
  nqpf::write_text(t, nqpf::undecided(result["steady"]));
  CHECK(t ==
        "steady is undecided [manual 3]\n"
        "  holds if\n"
        "    all(incomes, months >= 12) (income 3 lacks months)\n"
        "  does not hold if\n"
        "    any(incomes, months < 12) (income 3 lacks months)\n");
  std::string json;
  nqpf::write_json(json, nqpf::why(result["low"]));
  CHECK(json.find("\"item\":{\"number\":1,\"values\":{\"monthly\":320") != std::string::npos);
}

// Questions of lists as inputs of tables.
inline constexpr auto steady_incomes = named("steady_incomes", count(incomes, months >= 12));
inline constexpr auto none_low = named("none_low", none(incomes, monthly < 500));
inline constexpr auto in_all = named("in_all", sum(incomes, monthly));

// clang-format off
inline constexpr auto steps = table<hit::unique>("steps", inputs(age, steady_incomes, none_low), {
  row(is < 21,  any,     any).then(verdict::refuse),
  row(is >= 21, is < 1,  any).then(verdict::ask),
  row(is >= 21, is >= 1, is(true)).then(verdict::grant),
  row(is >= 21, is >= 1, is(false)).then(verdict::ask)}).cite(manual, "9").complete_when_known();
inline constexpr auto gaps = table<hit::unique>("gaps", inputs(steady_incomes, none_low), {
  row(is < 1,  any).then(verdict::ask),
  row(is >= 2, is(true)).then(verdict::grant)}).cite(manual, "9").complete_when_known();
inline constexpr auto by_name = ruleset<applicant>({
  rule("named").when(steady_incomes >= 2 && none_low && in_all > 100).then(verdict::grant).cite(manual, "9"),
  rule("twice").when(none_low && any(incomes, monthly < 500)).then(verdict::ask).cite(manual, "9")})
  .over(steady_incomes, none_low, in_all);
// clang-format on

TEST_CASE("a question of a list under a name is an input of tables, and an indicator of rules") {
  const auto answer = [](int years, std::span<const income> of) {
    return nqpf::evaluate<steps>(applicant{years, of});
  };
  const std::vector<income> good{{600, 30, origin::salary}};
  const std::vector<income> low{{400, 30, origin::salary}};
  CHECK((*answer(20, good).begin()).row().row == 1);
  CHECK((*answer(30, {}).begin()).row().row == 2);
  CHECK((*answer(30, good).begin()).row().row == 3);
  CHECK((*answer(30, low).begin()).row().row == 4);
  CHECK(std::string((*answer(30, low).begin()).why().c_str()) ==
        "age >= 21 (is 30) and count(incomes, months >= 12) >= 1 (is 1) and income 1: monthly < "
        "500 (is 400)");
  STATIC_CHECK(nqpf::is_proven<steps>);
  REQUIRE(nqpf::report_of<gaps>.count == 1);
  CHECK(nqpf::report_of<gaps>.items[0].code == nqpf::defect::gap);
  REQUIRE(nqpf::report_of<by_name>.count == 1);
  CHECK(nqpf::report_of<by_name>.items[0].code == nqpf::defect::never_holds);
  CHECK(nqpf::report_of<by_name>.items[0].rule == 1);
}

// What a list may be read from.
struct bag {
  std::vector<double> numbers;
  int kept[3];
  std::optional<std::vector<int>> maybe;
  const std::vector<int>* elsewhere;
  std::vector<std::unique_ptr<income>> pointers;
  const income* first;
  unsigned long number;
};
constexpr auto counted(const bag& b) { return nqpf::items_at(b.first, b.number); }

inline constexpr auto numbers = list<&bag::numbers>("numbers");
inline constexpr auto kept = list<&bag::kept>("kept").at_most(3);
inline constexpr auto maybe = list<&bag::maybe>("maybe");
inline constexpr auto elsewhere = list<&bag::elsewhere>("elsewhere");
inline constexpr auto pointers = list<&bag::pointers>("pointers");
inline constexpr auto plain = list<&counted>("plain");
inline constexpr auto number = indicator<[](const double& x) { return x; }>("number");
inline constexpr auto whole = indicator<[](const int& x) { return x; }>("whole").in(-1000, 1000);

inline constexpr auto bags = ruleset<bag>({
    rule("numbers").when(sum(numbers, number) > 10).then(verdict::ask).cite(manual, "1"),
    rule("kept").when(sum(kept, whole) == 6).then(verdict::ask).cite(manual, "1"),
    rule("maybe").when(count(maybe) == 0).then(verdict::ask).cite(manual, "1"),
    rule("elsewhere").when(any(elsewhere, whole > 5)).then(verdict::ask).cite(manual, "1"),
    rule("pointers").when(all(pointers, monthly > 5)).then(verdict::ask).cite(manual, "1"),
    rule("plain").when(count(plain, monthly > 5) == 2).then(verdict::ask).cite(manual, "1"),
});

TEST_CASE("lists are read from vectors, arrays, optionals, pointers, and functions of the record") {
  using enum nqpf::truth;
  bag b{{4, 7}, {1, 2, 3}, std::nullopt, nullptr, {}, three.data(), three.size()};
  b.pointers.push_back(std::make_unique<income>(income{9, 1, origin::other}));
  const auto first = nqpf::evaluate<bags>(b);
  CHECK(first.outcome("numbers") == yes);
  CHECK(first.outcome("kept") == yes);
  CHECK(first.outcome("maybe") == unknown);
  CHECK(first.outcome("elsewhere") == unknown);
  CHECK(first.outcome("pointers") == yes);
  CHECK(first.outcome("plain") == no);
  const std::vector<int> six{6};
  b.elsewhere = &six;
  b.maybe.emplace();
  b.pointers.push_back(nullptr);
  b.number = 2;
  const auto second = nqpf::evaluate<bags>(b);
  CHECK(second.outcome("maybe") == yes);
  CHECK(second.outcome("elsewhere") == yes);
  CHECK(second.outcome("pointers") == unknown);
  CHECK(second.outcome("plain") == yes);
}

// Lists of lists.
struct booking {
  double amount;
};
struct account {
  std::vector<booking> bookings;
  bool is_open;
};
struct customer {
  std::vector<account> accounts;
};
inline constexpr auto accounts = list<&customer::accounts>("accounts").item("account");
inline constexpr auto bookings = list<&account::bookings>("bookings").item("booking");
inline constexpr auto amount = indicator<&booking::amount>("amount").in(-1e6, 1e6);
inline constexpr auto is_open = indicator<&account::is_open>("is_open");
inline constexpr auto customers = ruleset<customer>({
    rule("overdrawn")
        .when(any(accounts, is_open&& sum(bookings, amount) < 0))
        .then(verdict::refuse)
        .cite(manual, "1"),
    rule("calm")
        .when(all(accounts, none(bookings, amount < -1000)))
        .then(verdict::grant)
        .cite(manual, "2")
        .allow(defect::conflict, "shown"),
});

TEST_CASE("an item may have a list of its own") {
  const customer c{{{{{5}, {-9}}, false}, {{{7}, {-8}}, true}}};
  const auto result = nqpf::evaluate<customers>(c);
  CHECK(result.fired("overdrawn"));
  CHECK(result.fired("calm"));
  CHECK(std::string(result["overdrawn"].why().c_str()) ==
        "account 2: is_open is true and sum(bookings, amount) < 0 (is -1)");
  CHECK_FALSE(nqpf::evaluate<customers>(customer{{{{{-2000}}, false}}}).fired("calm"));
}

}  // namespace lists_test
