// SPDX-License-Identifier: BSL-1.0
// What tables put out: conclusions of several types, numbers and texts with names, numbers computed from inputs, and the
// default of each; what proofs, differences, digests and JSON make of them.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/change.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/digest.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/equivalent_books.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <optional>
#include <string>
#include <utility>

namespace table_outputs_test {

namespace {

struct Loan {
  double amount;
  double limit;
  std::optional<double> income;
  int age;
};

enum class routing { decline, refer, accept };
constexpr auto describe(routing) {
  return nqpf::worst_to_best<routing::decline, routing::refer, routing::accept>;
}
enum class desk { branch, online };
constexpr auto describe(desk) { return nqpf::values<desk::branch, desk::online>; }

namespace loans {
using namespace nqpf::dsl;

inline constexpr source policy{"policy", "", "", ""};
inline constexpr auto amount = indicator<&Loan::amount>("amount").in(1, 50'000).unit("EUR");
inline constexpr auto limit = indicator<&Loan::limit>("limit").in(0, 50'000).unit("EUR");
inline constexpr auto income = indicator<&Loan::income>("income").in(0, 50'000).unit("EUR");
inline constexpr auto age = indicator<&Loan::age>("age").in(0, 120);
inline constexpr auto rate = parameter("rate", 0.05);

inline constexpr auto offer = table<hit::first>("offer", inputs(amount, age, income),
                                                {
                                                    row(any, is < 18 || is >= 80, any)
                                                        .then(routing::decline, desk::branch)
                                                        .value(0)
                                                        .text("reason", "age"),
                                                    row(is <= limit, any, is >= 0.5 * amount)
                                                        .then(routing::accept, desk::online)
                                                        .value(amount * (1 + rate))
                                                        .value("fee", 0.01 * amount + 10)
                                                        .text("reason", "within the limit"),
                                                })
                                  .cite(policy, "1")
                                  .otherwise(routing::refer, desk::branch)
                                  .otherwise_value(-1)
                                  .otherwise_value("fee", 25)
                                  .otherwise_text("reason", "a person looks at it");

constexpr auto on(double amount_, double income_, int age_) {
  return nqpf::decide<offer>(Loan{amount_, 10'000, income_, age_});
}
static_assert(on(1000, 800, 40).concludes(routing::accept));
static_assert(on(1000, 800, 40).concludes(desk::online));
static_assert(on(1000, 800, 40).value() == 1050);
static_assert(on(1000, 800, 40).value("fee") == 20);
static_assert(on(1000, 800, 17).concludes(routing::decline));
static_assert(on(1000, 800, 17).value() == 0);
static_assert(on(1000, 800, 80).concludes(desk::branch));
static_assert(on(20'000, 800, 40).concludes(routing::refer));
static_assert(on(20'000, 800, 40).concludes(desk::branch));
static_assert(!on(20'000, 800, 40).concludes(desk::online));
static_assert(on(20'000, 800, 40).value() == -1 && on(20'000, 800, 40).value("fee") == 25);
static_assert(nqpf::is_missing(on(1000, 800, 17).value("fee")));  // the row puts out none

// The same table but for one formula and one text of the default.
inline constexpr auto next_year = table<hit::first>("offer", inputs(amount, age, income),
                                                    {
                                                        row(any, is < 18 || is >= 80, any)
                                                            .then(routing::decline, desk::branch)
                                                            .value(0)
                                                            .text("reason", "age"),
                                                        row(is <= limit, any, is >= 0.5 * amount)
                                                            .then(routing::accept, desk::online)
                                                            .value(amount * (1 + rate))
                                                            .value("fee", 0.02 * amount + 10)
                                                            .text("reason", "within the limit"),
                                                    })
                                      .cite(policy, "1")
                                      .otherwise(routing::refer, desk::branch)
                                      .otherwise_value(-1)
                                      .otherwise_value("fee", 25)
                                      .otherwise_text("reason", "somebody looks at it");

// What decides is the same on every record where the formulas are.
inline constexpr auto either = table<hit::any>("either", inputs(age),
                                               {
                                                   row(is < 50).value(2 * amount),
                                                   row(in(20, 60)).value(2 * amount),
                                               })
                                   .cite(policy, "1");
static_assert(nqpf::decide<either>(Loan{7, 0, {}, 30}).value() == 14);

}  // namespace loans

std::string line(const Loan& l) { return nqpf::decide<loans::offer>(l).line().c_str(); }

nqpf::indicator_of<nqpf::unbound, nqpf::numeric> directed() {
  return nqpf::integer("x").in(0, 9).higher_is_better();
}

}  // namespace

TEST_CASE("a line says all outputs", "[tables]") {
  CHECK(
      line({1000, 10'000, 800, 40}) ==
      "offer row 2: accept, online, 1050, fee 20, reason within the limit, because amount <= limit "
      "(is 1000 EUR and 10000 EUR) and income >= 0.5 * amount (is 800 EUR and 500 EUR) [policy 1]");
  CHECK(line({1000, 10'000, 800, 17}) ==
        "offer row 1: decline, branch, 0, reason age, because age < 18 (is 17) [policy 1]");
  CHECK(line({20'000, 10'000, 800, 40}) ==
        "offer: refer, branch, -1, fee 25, reason a person looks at it, since no row holds");
  CHECK(std::string(nqpf::decide<loans::offer>(Loan{1000, 10'000, 800, 17}).words("reason")) ==
        "age");
  CHECK(std::string(nqpf::decide<loans::offer>(Loan{20'000, 10'000, 800, 40}).words("reason")) ==
        "a person looks at it");
  CHECK(std::string(nqpf::decide<loans::offer>(Loan{1, 10'000, {}, 40}).words("reason")).empty());
}

TEST_CASE("JSON has the outputs", "[tables]") {
  const auto decided = nqpf::decide<loans::offer>(Loan{1000, 10'000, 800, 40});
  std::string json;
  nqpf::write_json(json, nqpf::why(decided.answer()));
  CHECK(json.find(R"("outputs":{"value":1050,"fee":20,"reason":"within the limit"})") !=
        std::string::npos);
}

namespace {
namespace loans {
using namespace nqpf::dsl;
constexpr auto cells = [] {
  return table<hit::collect, aggregate::count>("marks", inputs(age),
                                               {row(is < 18).value(1), row(is < 25).value(1)});
};
inline constexpr auto marks = cells().cite(policy, "2");
inline constexpr auto marks_or_seven = cells().cite(policy, "2").otherwise_value(7);
}  // namespace loans
}  // namespace

TEST_CASE("a table that counts its rows says its default where none holds, else 0", "[tables]") {
  const auto of = [](const auto& decided) { return std::pair(decided.value(), decided.decided()); };
  const Loan child{1000, 10'000, 800, 10};
  const Loan adult{1000, 10'000, 800, 40};
  CHECK(of(nqpf::decide<loans::marks>(child)) == std::pair(2.0, nqpf::truth::yes));
  CHECK(of(nqpf::decide<loans::marks_or_seven>(child)) == std::pair(2.0, nqpf::truth::yes));
  CHECK(of(nqpf::decide<loans::marks>(adult)) == std::pair(0.0, nqpf::truth::no));
  CHECK(of(nqpf::decide<loans::marks_or_seven>(adult)) == std::pair(7.0, nqpf::truth::no));
  CHECK(std::string(nqpf::decide<loans::marks_or_seven>(adult).line().c_str()) ==
        "marks: 7, since no row holds");

  auto read = nqpf::read_rule_text(
      "document policy\ninteger age in [0, 120] always known\nconclusions mark: young\n"
      "table marks: collect count\n  row when age < 18 then young cite policy 2\n"
      "  row when age < 25 then young cite policy 2\n  otherwise 7\n");
  REQUIRE(read.errors.empty());
  REQUIRE(read.book.compile().ok());
  const nqpf::program& p = read.book.program();
  const double values[] = {40};
  nqpf::truth outcomes[2];
  nqpf::run(p, values, nullptr, outcomes);
  const nqpf::evaluated at{&p, values, nullptr, outcomes};
  CHECK(nqpf::replies::decision_view{at, 0}.value() == 7);
  std::string json;
  nqpf::write_decision_json(json, at);
  CHECK(json.find("\"number\":7") != std::string::npos);
  std::string text;
  nqpf::write_decision_text(text, at);
  CHECK(text.find("decided: marks: 7, since no row holds") != std::string::npos);
}

TEST_CASE("differences tell outputs apart", "[tables]") {
  const auto& changes = nqpf::changes_between<loans::offer, loans::next_year>;
  REQUIRE(changes.count == 2);
  std::string all;
  for (const auto& c : changes) all += std::string(c.message.write().c_str()) + "\n";
  INFO(all);
  CHECK(all.find("within the limit\" becomes accept") != std::string::npos);
  CHECK(all.find("a person looks at it\" becomes refer, branch, -1, fee 25, reason \"somebody") !=
        std::string::npos);
  CHECK(nqpf::changes_between<loans::offer, loans::offer>.none());
  CHECK(nqpf::digest_of<loans::offer> != nqpf::digest_of<loans::next_year>);
}

TEST_CASE("a default is as bad as each of its conclusions, also beside numbers", "[tables]") {
  for (const bool beside : {false, true}) {
    nqpf::rule_book book;
    const auto& x = book.add(directed());
    nqpf::dynamic_table t("t", nqpf::hit::first);
    t.input(x).cite(loans::policy, "1");
    t.row({nqpf::is < 5}).then(desk::online, routing::accept);
    t.otherwise(desk::branch).otherwise(routing::decline);
    if (beside) t.otherwise_value(1).otherwise_text("because");
    book.add(t);
    bool told = false;
    for (const auto& d : book.compile()) told = told || d.code == nqpf::defect::not_monotone;
    CHECK(told);
  }
}

namespace {

enum class stamp { refuse, ask, grant };
constexpr auto describe(stamp) {
  return nqpf::values<stamp::refuse, stamp::ask, stamp::grant>.resolves(stamp::refuse,
                                                                        stamp::grant);
}
namespace stamps {
using namespace nqpf::dsl;
inline constexpr auto years = indicator<&Loan::age>("years").in(0, 100);
inline constexpr auto stamped =
    table<hit::unique>("stamped", inputs(years),
                       {row(is < 18).then(stamp::refuse, stamp::grant),
                        row(is >= 18 && is < 65).then(stamp::ask, stamp::grant)})
        .cite(loans::policy, "2")
        .otherwise(stamp::ask, stamp::refuse);

}  // namespace stamps
using stamps::stamped;
using stamps::years;

}  // namespace

TEST_CASE("what a row overrules of its own does not stand, whoever asks", "[tables]") {
  static_assert(nqpf::always<stamped>(years < 18, stamp::refuse));
  static_assert(!nqpf::reachable<stamped>(stamp::grant, years < 18));
  static_assert(nqpf::reachable<stamped>(stamp::grant));
  const auto young = nqpf::decide<stamped>(Loan{0, 0, {}, 17});
  CHECK(young.concludes(stamp::refuse));
  CHECK_FALSE(young.concludes(stamp::grant));
  CHECK(nqpf::decide<stamped>(Loan{0, 0, {}, 18}).concludes(stamp::grant));
  const char* const head =
      "document p\ninteger x in [0, 10]\nconclusions v: refuse, ask, grant\n"
      "  refuse overrules grant\n";
  for (const std::string policy : {"first", "unique", "any"}) {
    const auto book = [&](const char* values) {
      return nqpf::read_rule_text(head + ("table t: " + policy) + "\n row when x < 5 then " +
                                  values + " cite p 1\n row when x >= 5 then ask cite p 1\n");
    };
    auto both = book("refuse, grant");
    auto one = book("refuse");
    REQUIRE(both.book.compile().ok());
    REQUIRE(one.book.compile().ok());
    CHECK(nqpf::equivalent(both.book, one.book).yes());
    CHECK(compare(both.book, one.book).none());
    CHECK(compare(one.book, both.book).none());
  }
}

TEST_CASE("a default concludes all its values, of one type too", "[tables]") {
  const auto old = nqpf::decide<stamped>(Loan{0, 0, {}, 70});
  CHECK(old.concludes(stamp::refuse));
  CHECK(old.concludes(stamp::ask));
  CHECK_FALSE(old.concludes(stamp::grant));
}

TEST_CASE("a default overrules nothing of its own and names no value twice", "[tables]") {
  const char* const head =
      "document p\ninteger x in [0, 10]\nconclusions v: refuse, ask, grant\n"
      "  refuse overrules grant\ntable t: first\n row when x < 5 then ask cite p 1\notherwise ";
  auto overruled = nqpf::read_rule_text(head + std::string("refuse, grant\n"));
  auto twice = nqpf::read_rule_text(head + std::string("refuse, refuse\n"));
  const auto first = overruled.book.compile();
  REQUIRE(first.count == 1);
  CHECK(first.items[0].code == nqpf::defect::no_effect);
  CHECK(std::string(first.items[0].message.write<300>().c_str()) ==
        "t: otherwise concludes grant beside refuse, which overrules it: leave it out");
  const auto second = twice.book.compile();
  REQUIRE(second.count == 1);
  CHECK(std::string(second.items[0].message.write<300>().c_str()) ==
        "t: otherwise concludes refuse twice");
}

TEST_CASE("a row and a default put out each name once, in files too", "[tables]") {
  const auto told = [](const std::string& row, const std::string& otherwise) {
    const std::string text =
        "document p\ninteger x in [0, 10]\ntable t: first\n row when x < 5 then " + row +
        " cite p 1\notherwise " + otherwise + "\n";
    INFO(text);
    auto read = nqpf::read_rule_text(text);
    REQUIRE(read.errors.empty());
    const auto found = read.book.compile();
    return found.count > 0 ? read.line(found.items[0]) : std::string("nothing");
  };
  CHECK(told("1, fee = 2", "1, fee = 3") == "nothing");
  CHECK(told("1, note = \"a\"", "1, note = \"b\", fee = 1") == "nothing");
  CHECK(told("fee = 2", "fee = 1, fee = 3") ==
        "line 3, column 7: defect 1, one id twice: t: otherwise puts out fee twice");
  CHECK(told("fee = 2", "fee = 1, fee = \"a\"") ==
        "line 3, column 7: defect 1, one id twice: t: otherwise puts out fee twice");
  CHECK(
      told("1", "2, 3") ==
      "line 3, column 7: defect 1, one id twice: t: otherwise puts out two numbers without a name");
  CHECK(told("1, 2", "3") ==
        "line 4, column 6: defect 1, one id twice: t row 1 puts out two numbers without a name");
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::integer("x").in(0, 9));
  nqpf::dynamic_table t("t", nqpf::hit::first);
  t.input(x).cite(loans::policy, "1");
  t.row({nqpf::is < 5}).value(1);
  t.otherwise_value(2).otherwise_value(3);
  book.add(t);
  const auto found = book.compile();
  REQUIRE(found.count == 1);
  CHECK(found.items[0].code == nqpf::defect::duplicate_id);
}

TEST_CASE("a collected number of which a part is missing is told as missing", "[tables]") {
  auto read = nqpf::read_rule_text(
      "document p\ninteger n in [0, 9]\nnumber fee in [0, 9]\ntable t: collect sum\n"
      " row when n > 2 then = fee / n cite p 1\n row when n < 8 then 1 cite p 1\n");
  REQUIRE(read.errors.empty());
  REQUIRE(read.book.compile().ok());
  const nqpf::program& p = read.book.program();
  const auto line = [&](double n, double fee) {
    double values[2]{};
    values[p.input("n")] = n;
    values[p.input("fee")] = fee;
    nqpf::truth outcomes[2]{};
    nqpf::run(p, values, nullptr, outcomes);
    return std::string(
        nqpf::replies::decision_view{{&p, values, nullptr, outcomes}, 0}.line().c_str());
  };
  CHECK(line(4, 8) == "t: 3");
  CHECK(line(1, nqpf::missing) == "t: 1");
  CHECK(line(4, nqpf::missing) == "t: missing");
}

TEST_CASE("sums of different units are refused in outputs too", "[tables]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::indicator("x").in(0, 9).unit("EUR"));
  const auto& y = book.add(nqpf::indicator("y").in(0, 9).unit("h"));
  nqpf::dynamic_table t("t", nqpf::hit::first);
  t.input(x).cite(loans::policy, "1");
  t.row({nqpf::is < 5}).value("cost", x + 2 * y);
  book.add(t);
  const auto found = book.compile();
  REQUIRE(found.count == 1);
  CHECK(found.items[0].code == nqpf::defect::mixed_units);
  CHECK(std::string(found.items[0].message.write().c_str()) ==
        "t row 1 mixes EUR with h, in x and y");
}

TEST_CASE("what is wrong with a table of a book is told in words", "[tables]") {
  const auto told = [](auto&& fill) -> std::string {
    nqpf::rule_book book;
    const auto& x = book.add(nqpf::indicator("x").in(0, 9));
    const auto& c = book.add(nqpf::category("c", "a", "b"));
    fill(book, x, c);
    const auto found = book.compile();
    return found.count > 0 ? found.items[0].message.write().c_str() : "nothing";
  };
  const auto with = [&](nqpf::hit policy, auto&& rows) {
    return told([&](auto& book, const auto& x, const auto& c) {
      nqpf::dynamic_table t("t", policy);
      t.input(x).input(c).cite(loans::policy, "1");
      rows(t, x, c);
      book.add(t);
    });
  };
  using namespace nqpf::cells;
  CHECK(with(nqpf::hit::first, [](auto& t, auto&, auto&) { t.row({is < 2}).value(1); }) ==
        "table t row 1 has 1 cells for 2 inputs");
  CHECK(with(nqpf::hit::first, [](auto& t, auto&, auto&) {
          t.row({is("a"), any}).value(1);
        }) == "table t row 1 asks for another kind of value than its input has");
  CHECK(with(nqpf::hit::priority,
             [](auto& t, auto&, auto&) {
               t.row({is < 2, any}).value(1);
             }) ==
        "table t row 1 concludes nothing of an ordered type, by which its hit policy orders rows");
  CHECK(with(nqpf::hit::first, [](auto& t, auto&, auto&) {
          t.row({not_(any), any}).value(1);
        }) == "table t row 1 asks for the opposite of any value");
  CHECK(with(nqpf::hit::first, [](auto& t, auto&, auto&) {
          t.row({is < 2, any}).value(1);
        }) == "table t: the column c changes nothing");
  CHECK(with(nqpf::hit::first, [](auto& t, auto&, auto&) {
          t.row({is < 2, is("d")}).value(1);
        }) == "t row 1: c has no value d: c has only the values a, b");
  CHECK(with(nqpf::hit::first, [](auto& t, auto& x, auto&) {
          t.row({is < 2, is("a")}).value("fee", x).value("fee", 2);
        }) == "t row 1 puts out fee twice");
  CHECK(with(nqpf::hit::first, [](auto& t, auto& x, auto&) {
          t.row({is < 2, is("a")}).value("fee", x).text("fee", "low");
        }) == "t row 1 puts out fee twice");
  CHECK(with(nqpf::hit::first, [](auto& t, auto& x, auto&) {
          t.row({is < 2, is("a")}).value(x + 1).value(2);
        }) == "t row 1 puts out two numbers without a name");
  CHECK(with(nqpf::hit::first, [](auto& t, auto&, auto&) {
          t.row({is < 2, is("a")}).text("low").text("high");
        }) == "t row 1 puts out two texts without a name");
}

TEST_CASE("a row puts out a number and a text without names, in any order", "[tables]") {
  using nqpf::cells::is;
  using nqpf::cells::is_absent;
  for (const bool is_text_first : {false, true}) {
    nqpf::rule_book book;
    const auto& policy = book.add(nqpf::source{"policy", "", "", ""});
    const auto& x = book.add(nqpf::integer("x").in(0, 4));
    nqpf::dynamic_table from("from", nqpf::hit::unique);
    from.input(x).cite(policy, "1");
    if (is_text_first) from.row({is < 2}).text("low").value(x + 1);
    else from.row({is < 2}).value(x + 1).text("low");
    from.row({is >= 2}).value(x - 1).text("high");
    book.add(from);
    nqpf::dynamic_table to("to", nqpf::hit::first);
    to.input_value("from").input_text("from").cite(policy, "2");
    to.row({is < 2, is("low")}).value(1);
    to.row({is >= 2, is("low")}).value(2);
    to.row({is >= 2, is("high")}).value(3);
    to.otherwise_value(0);
    book.add(to);
    REQUIRE(book.compile().ok());
    const auto read = nqpf::read_rule_text(nqpf::write_rule_text(book.program()).text);
    CHECK(read.errors.empty());
    for (int value = 0; value <= 4; ++value) {
      const double values[] = {double(value)};
      nqpf::truth outcomes[5];
      nqpf::run(book.program(), values, nullptr, outcomes);
      const nqpf::evaluated record{&book.program(), values, nullptr, outcomes};
      const nqpf::replies::decision_view first{record, 0};
      const nqpf::replies::decision_view second{record, 1};
      CHECK(first.value() == (value < 2 ? value + 1 : value - 1));
      CHECK(std::string(first.words()) == (value < 2 ? "low" : "high"));
      CHECK(second.value() == (value == 0 ? 1 : value == 1 ? 2 : value == 2 ? 0 : 3));
    }
  }
}

TEST_CASE("rows that may say the same are told of a record on which they do not", "[tables]") {
  using nqpf::cells::is;
  const auto first = [](int last, auto add) {
    nqpf::rule_book book;
    const auto& policy = book.add(nqpf::source{"policy", "", "", ""});
    const auto& x = book.add(nqpf::integer("x").in(0, 6));
    nqpf::dynamic_table t("t", nqpf::hit::any);
    t.input(x).cite(policy, "1");
    add(t.row({is <= last}), t.row({is >= 2}), x);
    book.add(t);
    const auto found = book.compile();
    return found.ok() ? std::string() : std::string(found.items[0].message.write().c_str());
  };
  const auto number_and_formula = [](auto& a, auto& b, auto& x) {
    a.value(2);
    b.value(1 * x);
  };
  // At 2 both put out 2.
  CHECK(first(2, number_and_formula).find("both hold of") == std::string::npos);
  CHECK(first(3, number_and_formula) == "t row 1 and t row 2 both hold of x = 3");
  CHECK(first(3, [](auto& a, auto& b, auto& x) {
          a.value(x + 1).text("a");
          b.text("a").value(x + 1);
        }) == "");
}

TEST_CASE("of two sets that differ, what differs is told first", "[equivalent]") {
  const auto book = [](const char* bound) {
    return nqpf::read_rule_text(std::string("document d\ninteger c in [0, 4] always known\n"
                                            "conclusions t: X0, X1, X2, X3\n"
                                            "rule z when c < 4 then X0, X1, X2, X3 cite d 1\n"
                                            "table tb: first\n  row when c <= ") +
                                bound + " then X1, 7 cite d 1\n")
        .book;
  };
  nqpf::rule_book first = book("1");
  nqpf::rule_book second = book("2");
  static_cast<void>(first.compile());
  static_cast<void>(second.compile());
  CHECK(std::string(nqpf::equivalent(first, second).line().c_str()) ==
        "the first set concludes X0, X1, X2, X3 and the second 7, X0, X1, X2 and others at c = "
        "2");
}

}  // namespace table_outputs_test
