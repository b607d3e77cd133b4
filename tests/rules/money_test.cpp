// SPDX-License-Identifier: BSL-1.0
// Money: a host's decimals as whole numbers of their smallest unit, compared exactly, with a currency as unit, printed by
// a function of the host's in findings, explanations, JSON and witnesses.
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/explain.hpp>

#include <optional>
#include <string>

namespace money_test {

namespace bank {

// A decimal with two places, the host's own.
struct Money {
  long long cents;
};

constexpr long long decimal_units(const Money& m) { return m.cents; }

struct Account {
  Money balance;
  std::optional<Money> limit;
  int fee_cents;
  double hours;
};

// 125000 as 1,250.00 EUR.
constexpr nqpf::shown_text euros(double cents) {
  const bool is_negative = cents < 0;
  auto rest = static_cast<long long>(is_negative ? -cents : cents);
  char reversed[32]{};
  int n = 0;
  for (int place = 0; place < 3 || rest > 0; ++place, rest /= 10) {
    if (place == 2) reversed[n++] = '.';
    if (place > 2 && (place - 2) % 3 == 0) reversed[n++] = ',';
    reversed[n++] = static_cast<char>('0' + rest % 10);
  }
  nqpf::shown_text out;
  if (is_negative) out << '-';
  while (n > 0) out << reversed[--n];
  return out << " EUR";
}

using namespace nqpf::dsl;

enum class state { closed, watched, open };
constexpr auto describe(state) {
  return nqpf::worst_to_best<state::closed, state::watched, state::open>;
}

inline constexpr source terms{"terms", "", "", ""};
inline constexpr auto balance = indicator<&Account::balance>("balance")
                                    .in(Money{-500'000}, Money{100'000'000})
                                    .unit("EUR")
                                    .shown_as(euros);
inline constexpr auto limit =
    indicator<&Account::limit>("limit").in(Money{0}, Money{1'000'000}).unit("EUR").shown_as(euros);
inline constexpr auto fee =
    indicator<&Account::fee_cents>("fee").in(0, 10'000).unit("EUR").shown_as(euros);
inline constexpr auto least = parameter("least", Money{10'000}).shown_as(euros);

inline constexpr auto rules = ruleset<Account>(
    {rule("low").when(balance < Money{125'000}).then(state::watched).cite(terms, "1"),
     rule("below").when(balance < least).then(state::closed).cite(terms, "2"),
     rule("over").when(balance + fee > limit).then(state::closed).cite(terms, "3")});

inline constexpr auto charges = table<hit::first>("charges", inputs(balance),
                                                  {
                                                      row(is < Money{0}).value(0.01 * balance),
                                                      row(in(Money{0}, Money{125'000})).value(500),
                                                  })
                                    .cite(terms, "4")
                                    .otherwise_value(0);

static_assert(nqpf::evaluate<rules>(Account{{124'999}, {}, 0, 0}).fired("low"));
static_assert(!nqpf::evaluate<rules>(Account{{125'000}, {}, 0, 0}).fired("low"));
static_assert(nqpf::decide<charges>(Account{{125'000}, {}, 0, 0}).value() == 500);
static_assert(nqpf::decide<charges>(Account{{125'001}, {}, 0, 0}).value() == 0);

}  // namespace bank

namespace {

std::string line(const bank::Account& a, const char* rule) {
  const auto found = nqpf::evaluate<bank::rules>(a);
  for (const auto& f : found)
    if (std::string(f.id()) == rule) return f.line().c_str();
  return "";
}

}  // namespace

TEST_CASE("money is printed as the host prints it", "[money]") {
  CHECK(std::string(bank::euros(0).c_str()) == "0.00 EUR");
  CHECK(std::string(bank::euros(123'456'789).c_str()) == "1,234,567.89 EUR");
  CHECK(std::string(bank::euros(-5).c_str()) == "-0.05 EUR");
  const bank::Account poor{{9'900}, bank::Money{9'000}, 150, 1};
  CHECK(line(poor, "low") ==
        "low: watched, because balance < 1,250.00 EUR (is 99.00 EUR) [terms 1]");
  CHECK(line(poor, "below") ==
        "below: closed, because balance < least = 100.00 EUR (is 99.00 EUR) [terms 2]");
  CHECK(line(poor, "over") ==
        "over: closed, because balance + fee > limit (is 100.50 EUR and 90.00 EUR) [terms 3]");
  CHECK(
      std::string(nqpf::decide<bank::charges>(bank::Account{{-10'000}, {}, 0, 0}).line().c_str()) ==
      "charges row 1: -1.00 EUR, because balance < 0.00 EUR (is -100.00 EUR) [terms 4]");
}

TEST_CASE("explanations and JSON have both the number and the words", "[money]") {
  const auto found = nqpf::evaluate<bank::rules>(bank::Account{{200'000}, {}, 0, 0});
  std::string text;
  std::string json;
  const auto why_not = nqpf::why_not(nqpf::finding{found.all(), 0});
  nqpf::write_text(text, why_not);
  nqpf::write_json(json, why_not);
  CHECK(text.find("balance < 1,250.00 EUR (is 2,000.00 EUR: 750.00 EUR too high)") !=
        std::string::npos);
  CHECK(json.find(R"("value":200000,"shown":"2,000.00 EUR","unit":"EUR")") != std::string::npos);
}

TEST_CASE("the record of a decision has money as the host prints it", "[money]") {
  std::string json;
  nqpf::write_decision_json(
      json, nqpf::evaluate<bank::rules>(bank::Account{{9'900}, bank::Money{9'000}, 150, 1}).all());
  INFO(json);
  const auto has = [&](const char* part) { return json.find(part) != std::string::npos; };
  CHECK(has(R"("values":{"balance":9900,"fee":150,"limit":9000},"values_shown":)"
            R"({"balance":"99.00 EUR","fee":"1.50 EUR","limit":"90.00 EUR"},)"));
  CHECK(has(R"("settings":{"least":10000},"settings_shown":{"least":"100.00 EUR"},)"));
  CHECK(has(R"("left_value":10050,"left_shown":"100.50 EUR","right_value":9000,)"
            R"("right_shown":"90.00 EUR")"));
  std::string text;
  nqpf::write_decision_text(
      text, nqpf::evaluate<bank::rules>(bank::Account{{9'900}, bank::Money{9'000}, 150, 1}).all());
  CHECK(text.find("  least = 100.00 EUR (parameter)") != std::string::npos);
}

TEST_CASE("witnesses are printed so too", "[money]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::integer("x").in(0, 1'000'000).unit("EUR").shown_as(bank::euros));
  const auto& h = book.add(nqpf::indicator("h").in(0, 24).unit("h"));
  nqpf::dynamic_table t("t", nqpf::hit::unique);
  t.input(x).cite(bank::terms, "1").complete_when_known();
  t.row({nqpf::is < 125'000}).value(1);
  t.row({nqpf::is > 125'000}).value(2);
  book.add(t);
  const auto found = book.compile();
  REQUIRE(found.count == 1);
  CHECK(found.items[0].message.write().contains("t has no answer for x = 1,250.00 EUR"));
  book.add(nqpf::rule("mixed").when(x > 1 * h).cite(bank::terms, "2"),
           book.add_conclusions({"bad"}, false), 0);
  bool told = false;
  for (const auto& d : book.compile())
    told =
        told || std::string(d.message.write().c_str()) == "rule mixed mixes EUR with h, in x and h";
  CHECK(told);
}

}  // namespace money_test
