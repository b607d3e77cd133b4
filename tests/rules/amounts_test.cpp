// SPDX-License-Identifier: BSL-1.0
// Amounts in sentences: both sides of a comparison, and what is added to an amount, are written as the host writes amounts;
// what a product with another unit makes is none. Units of sums, of ratios and of what tables collect. Columns of a host's
// decimals.
#include "support/catch.hpp"

#include <nqpf/rules/change.hpp>
#include <nqpf/rules/columns.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/equivalent_books.hpp>
#include <nqpf/rules/explain.hpp>
#include <nqpf/rules/regions.hpp>
#include <nqpf/rules/rule_text.hpp>

#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace amounts_test {

namespace {

struct Money {
  long long cents;
};
constexpr long long decimal_units(const Money& m) { return m.cents; }
struct Account {
  Money balance;
  std::optional<Money> limit;
};

constexpr nqpf::shown_text euros(double cents) {
  nqpf::shown_text t;
  const auto n = static_cast<long long>(cents < 0 ? -cents : cents);
  return t << (cents < 0 ? "-" : "") << n / 100 << (n % 100 < 10 ? ".0" : ".") << n % 100 << " EUR";
}
constexpr nqpf::shown_text clock(double minutes) {
  const auto n = static_cast<long long>(minutes);
  return nqpf::shown_text() << n / 60 << (n % 60 < 10 ? ":0" : ":") << n % 60 << " h";
}

// A file over amounts, read and proven, with a record.
struct told {
  nqpf::rule_words words{};
  nqpf::rules_read read;
  std::string defects{};
  std::vector<double> values{};
  std::vector<nqpf::truth> outcomes{};
  std::vector<double> settings{};

  explicit told(const std::string& text) : read(read_of(text)) {
    for (const auto& e : read.errors) defects += e.line() + "\n";
    for (const auto& d : read.book.compile())
      defects += std::string(d.message.write().c_str()) + "\n";
  }
  nqpf::rules_read read_of(const std::string& text) {
    static const auto balance =
        nqpf::integer("balance").in(-1'000'000, 1'000'000).unit("EUR").shown_as(euros);
    static const auto fee = nqpf::integer("fee").in(0, 10'000).unit("EUR").shown_as(euros);
    static const auto plain = nqpf::integer("plain").in(0, 10'000).unit("EUR");
    static const auto time = nqpf::integer("time").in(0, 6000).unit("min").shown_as(clock);
    static const auto rate = nqpf::indicator("rate").in(0, 100).unit("EUR/min");
    static const auto share = nqpf::indicator("share").in(0, 1);
    words.add(balance).add(fee).add(plain).add(time).add(rate).add(share);
    return nqpf::read_rule_text("document d\nconclusions: a, b\n" + text, words);
  }
  nqpf::evaluated of(const std::vector<std::pair<const char*, double>>& record) {
    const nqpf::program& p = read.book.program();
    values.assign(static_cast<std::size_t>(p.count.inputs), nqpf::missing);
    for (const auto& [id, value] : record)
      for (int f = 0; f < p.count.inputs; ++f)
        if (std::string(p.inputs[f]->id) == id) values[static_cast<std::size_t>(f)] = value;
    settings.clear();
    for (int i = 0; i < p.count.parameters; ++i) settings.push_back(p.parameters[i]->value);
    settings.push_back(0);
    outcomes.assign(static_cast<std::size_t>(p.count.rules), nqpf::truth::no);
    nqpf::run(p, values.data(), settings.data(), outcomes.data());
    return {&p, values.data(), settings.data(), outcomes.data()};
  }
};

const std::vector<std::pair<const char*, double>> usual{
    {"balance", 9900}, {"fee", 50}, {"plain", 700}, {"time", 90}, {"rate", 2}, {"share", 0.5}};

// Why a condition of the usual record holds or does not.
std::string why(const std::string& condition, const std::string& before = "") {
  told t(before + "rule r when " + condition + " then a cite d 1\n");
  if (t.read.book.program().count.rules == 0) return t.defects;
  const nqpf::evaluated e = t.of(usual);
  const std::string line = nqpf::finding{e, 0}.line().c_str();
  const auto from = line.find("because ");
  return line.substr(from + 8, line.find(" [") - from - 8);
}
std::string defects(const std::string& text) { return told(text).defects; }

}  // namespace

TEST_CASE("what is compared with an amount is written as it is", "[amounts]") {
  CHECK(why("balance + fee < 10000") == "balance + fee < 100.00 EUR (is 99.50 EUR)");
  CHECK(why("balance + 500 > fee") == "balance + 5.00 EUR > fee (is 104.00 EUR and 0.50 EUR)");
  CHECK(why("2 * (fee + 5) < balance") ==
        "2 * (fee + 0.05 EUR) < balance (is 1.10 EUR and 99.00 EUR)");
  CHECK(why("-(fee + 5) < -50") == "-(fee + 0.05 EUR) < -0.50 EUR (is -0.55 EUR)");
  CHECK(why("plain < fee * 20") == "plain < fee * 20 (is 7.00 EUR and 10.00 EUR)");
  CHECK(why("balance * share > 10") == "balance * share > 0.10 EUR (is 49.50 EUR)");
  CHECK(why("balance / 2 > 10") == "balance / 2 > 0.10 EUR (is 49.50 EUR)");
  CHECK(why("balance / fee > 10") == "balance / fee > 10 (is 198)");
}

TEST_CASE("a parameter of a file is written as what it is compared with", "[amounts]") {
  const std::string least = "parameter least = 10000 in [5000, 20000] unit EUR\n";
  CHECK(why("balance < least", least) == "balance < least = 100.00 EUR (is 99.00 EUR)");
  CHECK(why("fee < 15050 - least", least) ==
        "fee < 150.50 EUR - least (is 0.50 EUR and 50.50 EUR)");
  told t(least + "rule r when balance >= least then a cite d 1\n");
  CHECK(std::string(nqpf::to_text(nqpf::why_not(nqpf::finding{t.of(usual), 0})).c_str()) ==
        "r does not hold; it lacks [d 1]\n"
        "  balance >= least = 100.00 EUR (is 99.00 EUR: 1.00 EUR too low)\n");
}

TEST_CASE("the other side of a parameter that a host writes is written so", "[amounts]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::integer("x").in(0, 9999).unit("EUR"));
  const auto& least = book.add(nqpf::parameter("least", 5000).in(4000, 6000).shown_as(euros));
  const auto& document = book.add(nqpf::source{"d", "", "", ""});
  book.add(nqpf::rule("r").when(x >= least).cite(document, "1"), book.add_conclusions({"a"}, false),
           0);
  REQUIRE(book.compile().ok());
  const double values[] = {700};
  const double settings[] = {5000};
  nqpf::truth outcomes[1];
  nqpf::run(book.program(), values, settings, outcomes);
  const nqpf::finding f{{&book.program(), values, settings, outcomes}, 0};
  CHECK(std::string(f.line().c_str()) ==
        "r does not hold, because x < least = 50.00 EUR (is 7.00 EUR) [d 1]");
  CHECK(std::string(nqpf::to_text(nqpf::why_not(f)).c_str()) ==
        "r does not hold; it lacks [d 1]\n"
        "  x >= least = 50.00 EUR (is 7.00 EUR: 43.00 EUR too low)\n");
}

TEST_CASE("what is not of the unit of an amount is not written as one", "[amounts]") {
  CHECK(why("time * rate > 100") == "time * rate > 100 (is 180)");
  CHECK(why("rate * time < balance") == "rate * time < balance (is 1.80 EUR and 99.00 EUR)");
  CHECK(why("balance / time > 100") == "balance / time > 100 (is 110)");
  CHECK(why("(rate + 1) * time > 100") == "(rate + 1) * time > 100 (is 270)");
}

TEST_CASE("JSON has both sides as the host writes them", "[amounts]") {
  told t("rule r when rate * time < balance then a cite d 1\n");
  std::string json;
  nqpf::write_decision_json(json, t.of(usual));
  INFO(json);
  CHECK(json.find(R"("left_value":180,"left_shown":"1.80 EUR","right_value":9900,)"
                  R"("right_shown":"99.00 EUR")") != std::string::npos);
}

TEST_CASE("by how much an amount changes is an amount", "[amounts]") {
  told t("rule r when balance < 12500 then a cite d 1\n");
  const std::string text =
      nqpf::to_text(nqpf::what_would_clear(nqpf::finding{t.of(usual), 0})).c_str();
  CHECK(text.find("raise balance from 99.00 EUR to 125.00 EUR (+26.00 EUR)\n") !=
        std::string::npos);
}

TEST_CASE("regions and files keep the numbers of the rules", "[amounts]") {
  told t("rule r when balance + fee < 10000 then a cite d 1\n");
  const nqpf::program& p = t.read.book.program();
  const std::string all(nqpf::write_rule_text(p).text);
  CHECK(all.find("when balance + fee < 10000\n") != std::string::npos);
  const auto regions = nqpf::reached_from(p, p.conclusions[0]);
  std::ostringstream told_regions;
  told_regions << regions;
  CHECK(told_regions.str() == "a is concluded in 1 region\n  balance + fee < 10000");
}

TEST_CASE("a number that is added to what has no unit gives it none", "[amounts][units]") {
  CHECK(defects("number y in [0, 5]\nrule r when (y + 5) * rate > balance then a cite d 1\n")
            .empty());
  CHECK(defects("number y in [0, 5]\nrule r when (5 + y) * rate > balance then a cite d 1\n")
            .empty());
  CHECK(defects("rule r when (fee + 5) * rate > balance then a cite d 1\n") ==
        "rule r mixes EUR * EUR/min with EUR, in fee, rate and balance\n");
}

TEST_CASE("a ratio of equal units goes with any, however it is written", "[amounts][units]") {
  const std::string percent = "number p unit \"%\" in [0, 100]\n";
  CHECK(defects(percent + "rule r when time * rate / (fee + 1) > p then a cite d 1\n").empty());
  CHECK(defects(percent + "rule r when time * rate / (fee + 1) + p > 3 * fee then a cite d 1\n") ==
        "rule r mixes % with EUR, in time, rate, fee and p\n");
  CHECK(defects(percent + "rule r when time * rate > p then a cite d 1\n") ==
        "rule r mixes min * EUR/min with %, in time, rate and p\n");
}

TEST_CASE("a table makes one number of amounts of one unit", "[amounts][units]") {
  const std::string rows =
      " row when share < 0.5 then = 2 * fee cite d 1\n"
      " row when share < 0.7 then = rate * time + 5 cite d 1\n";
  CHECK(defects("table t: collect sum\n" + rows).empty());
  CHECK(defects("table t: collect max\n" + rows + " row when share < 0.8 then = time cite d 1\n") ==
        "t row 3 mixes EUR with min, of which the table makes one number\n");
  CHECK(defects("table t: collect count\n" + rows + " row when share < 0.8 then = time cite d 1\n")
            .empty());
  CHECK(defects("table t: collect sum\n" + rows +
                " row when share < 0.8 then = time cite d 1 allow 17 \"as it was\"\n")
            .empty());
}

TEST_CASE("an indicator of two units is two", "[amounts][units]") {
  const auto book_in = [](nqpf::rule_book& book, const char* unit, const char* of_parameter) {
    const auto& x = book.add(nqpf::indicator("x").in(0, 9).unit(unit));
    const auto& p = book.add(nqpf::parameter("p", 3).in(2, 4).unit(of_parameter));
    const auto& document = book.add(nqpf::source{"d", "", "", ""});
    book.add(nqpf::rule("r").when(x < p).cite(document, "1"), book.add_conclusions({"a"}, false),
             0);
    REQUIRE(book.compile().ok());
  };
  nqpf::rule_book euros_a, euros_b, cents, unsaid, other_parameter;
  book_in(euros_a, "EUR", "");
  book_in(euros_b, "EUR", "EUR");
  book_in(cents, "cent", "");
  book_in(unsaid, "", "");
  book_in(other_parameter, "", "cent");
  CHECK(nqpf::equivalent(euros_a, euros_b).yes());
  CHECK(nqpf::equivalent(euros_a, unsaid).yes());
  CHECK(nqpf::equivalent(euros_a, cents).refused());
  CHECK(nqpf::equivalent(euros_b, other_parameter).refused());
}

TEST_CASE("columns hold decimals of the host's", "[amounts]") {
  const auto balance = nqpf::integer("balance").in(0, 1'000'000);
  const auto limit = nqpf::integer("limit").in(0, 1'000'000);
  nqpf::rule_book book;
  const auto& b = book.add(balance);
  const auto& l = book.add(limit);
  const auto& document = book.add(nqpf::source{"d", "", "", ""});
  book.add(nqpf::rule("r").when(b > l).cite(document, "1"), book.add_conclusions({"a"}, false), 0);
  REQUIRE(book.compile().ok());
  const std::vector<Money> balances{{9900}, {200}, {300}};
  const std::vector<std::optional<Money>> limits{Money{100}, Money{200}, std::nullopt};
  const std::vector<Account> accounts{{{9900}, Money{100}}, {{200}, Money{200}}, {{300}, {}}};
  nqpf::columns apart(3), together(3);
  apart.add(b, balances).add(l, limits);
  together.add(b, nqpf::column_of<&Account::balance>(accounts))
      .add(l, nqpf::column_of<&Account::limit>(accounts));
  for (const nqpf::columns* data : {&apart, &together}) {
    CHECK(data->problem(book.program()).empty());
    const auto found = nqpf::evaluate(book.program(), *data);
    CHECK(found.outcome(0, 0) == nqpf::truth::yes);
    CHECK(found.outcome(0, 1) == nqpf::truth::no);
    CHECK(found.outcome(0, 2) == nqpf::truth::unknown);
  }
}

}  // namespace amounts_test
