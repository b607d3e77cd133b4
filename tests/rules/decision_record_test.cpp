// SPDX-License-Identifier: BSL-1.0
// The record of a whole decision, and the bound of the work of one evaluation.
#include "rules/json_check.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/dynamic.hpp>
#include <nqpf/rules/rule_text.hpp>
#include <nqpf/rules/work.hpp>

#include <optional>
#include <string>
#include <vector>

namespace decision_record_test {

namespace {

enum class advice { refuse, ask, grant };
constexpr auto describe(advice) {
  return nqpf::worst_to_best<advice::refuse, advice::ask, advice::grant>.resolves(advice::refuse,
                                                                                  advice::grant);
}
struct applicant {
  double income;
  std::optional<int> debts;
};

using namespace nqpf::dsl;
inline constexpr source policy{"policy", "Loans", "", ""};
inline constexpr auto income = indicator<&applicant::income>("income").in(0, 10'000).unit("EUR");
inline constexpr auto debts = indicator<&applicant::debts>("debts").in(0, 99);
inline constexpr auto least = parameter("least", 1000).in(600, 2000).unit("EUR");
inline constexpr auto loans = ruleset<applicant>(
    {rule("poor").when(income < 800).then(advice::refuse).cite(policy, "1"),
     rule("plain").when(income >= least - 500).then(advice::grant).cite(policy, "2"),
     rule("indebted").when(debts > 3).then(advice::ask).cite(policy, "3")});

std::string json_of(const applicant& a) {
  std::string out;
  nqpf::write_decision_json(out, nqpf::evaluate<loans>(a).all());
  return out;
}

}  // namespace

TEST_CASE("the record of a decision says what stands, what overruled it and what is open") {
  const std::string both = json_of({700, {}});
  INFO(both);
  CHECK(test::json::reader(both).whole());
  const auto has = [&](const char* part) { return both.find(part) != std::string::npos; };
  CHECK(has("\"values\":{\"income\":700,\"debts\":null},\"outside_domain\":[]"));
  CHECK(has("\"settings\":{\"least\":1000}"));
  CHECK(has("{\"value\":\"refuse\",\"rule\":\"poor\",\"stands\":true}"));
  CHECK(
      has("{\"value\":\"grant\",\"rule\":\"plain\",\"stands\":false,\"overruled_by\":\"poor\","
          "\"with\":\"refuse\"}"));
  CHECK(has("\"undecided\":[{\"rule\":\"indebted\""));
  CHECK(has("\"tables\":[]}"));
  const std::string other = json_of({12'000, 4});
  CHECK(other.find("\"outside_domain\":[\"income\"]") != std::string::npos);
  CHECK(other.find("\"undecided\":[]") != std::string::npos);
  CHECK(other.substr(0, 30) == both.substr(0, 30));  // the same digest
}

TEST_CASE("the record of a decision reads as lines") {
  std::string out;
  nqpf::write_decision_text(out, nqpf::evaluate<loans>(applicant{700, 5}).all());
  CHECK(out.substr(out.find('\n')) == R"(
  income = 700 EUR
  debts = 5
  least = 1000 EUR (parameter)
concluded: refuse by poor
concluded: grant by plain, overruled by refuse of poor
concluded: ask by indebted
poor holds [policy 1]
  income < 800 (is 700 EUR)
plain holds [policy 2]
  income >= least - 500 (is 700 EUR and 500 EUR)
indebted holds [policy 3]
  debts > 3 (is 5)
)");
}

TEST_CASE("what a table says by default is concluded, unless a rule beside it overrules that") {
  nqpf::rules_read read = nqpf::read_rule_text(
      "document p\ninteger x in [0, 9] always known\ninteger y in [0, 9] always known\n"
      "conclusions: weak, watch, sound\n  weak overrules sound\n"
      "rule low when x < 5 then weak cite p 1\n"
      "table t: unique\n  row when y < 3 then watch cite p 2\notherwise sound\n");
  REQUIRE(read.errors.empty());
  REQUIRE(read.book.compile().ok());
  const nqpf::program& p = read.book.program();
  const auto record_of = [&](double x, auto&& write) {
    const double values[] = {x, 5};
    nqpf::truth outcomes[2];
    nqpf::run(p, values, nullptr, outcomes);
    std::string out;
    write(out, nqpf::evaluated{&p, values, nullptr, outcomes});
    return out;
  };
  const auto json = [](std::string& out, const nqpf::evaluated& e) {
    nqpf::write_decision_json(out, e);
  };
  const auto words = [](std::string& out, const nqpf::evaluated& e) {
    nqpf::write_decision_text(out, e);
  };
  const std::string stands = record_of(7, json);
  CHECK(test::json::reader(stands).whole());
  CHECK(stands.find(R"("conclusions":[{"value":"sound","table":"t","stands":true}])") !=
        std::string::npos);
  const std::string overruled = record_of(2, json);
  CHECK(test::json::reader(overruled).whole());
  CHECK(overruled.find(R"({"value":"sound","table":"t","stands":false,"overruled_by":"low",)"
                       R"("with":"weak"}])") != std::string::npos);
  CHECK(overruled.find("t: sound (overruled), since no row holds") != std::string::npos);
  CHECK(record_of(7, words).find("concluded: sound by default of t\ndecided: t: sound, since") !=
        std::string::npos);
  CHECK(record_of(2, words).find("concluded: sound by default of t, overruled by weak of low\n") !=
        std::string::npos);
}

// Two inputs, three comparisons, and `income`, `least`, 500 and a difference.
static_assert(nqpf::work_bound<loans>.inputs == 2);
static_assert(nqpf::work_bound<loans>.comparisons == 3);
static_assert(nqpf::work_bound<loans>.arithmetic == 4);
static_assert(nqpf::work_bound<loans>.total() == 9);

namespace {

struct item {
  double price;
};
struct order {
  std::vector<item> items;
};
struct buyer {
  std::vector<order> orders;
  std::vector<item> wishes;
};
inline constexpr auto orders = list<&buyer::orders>("orders").at_most(10);
inline constexpr auto items = list<&order::items>("items").at_most(3);
inline constexpr auto wishes = list<&buyer::wishes>("wishes");
inline constexpr auto few_wishes = list<&buyer::wishes>("wishes").at_most(4);
inline constexpr auto price = indicator<&item::price>("price").in(0, 100);

template <class Condition>
constexpr auto asking(const Condition& c) {
  return ruleset<buyer>({rule("only").when(c).then(advice::ask).cite(policy, "1")});
}
inline constexpr auto counted = asking(count(few_wishes, price > 5) >= 2);
inline constexpr auto summed = asking(sum(few_wishes, 2 * price) >= 9);
inline constexpr auto nested = asking(any(orders, any(items, price < 5)));
inline constexpr auto endless = asking(any(wishes, price < 5));

constexpr bool costs(const nqpf::replies::evaluation_work& w, int inputs, int comparisons,
                     int arithmetic) {
  return w.is_bounded() && w.inputs == inputs && w.comparisons == comparisons &&
         w.arithmetic == arithmetic && w.total() == inputs + comparisons + arithmetic;
}
// The answer, and what is read of four items, compared with 5 and counted.
static_assert(costs(nqpf::work_bound<counted>, 1 + 4, 1 + 4, 4));
// Of each item `2 * price`, and a sum.
static_assert(costs(nqpf::work_bound<summed>, 1 + 4, 1, 4 * 3 + 4));
// Of each of ten orders an answer, which is compared, and three items.
static_assert(costs(nqpf::work_bound<nested>, 1 + 10 + 30, 1 + 10 + 30, 0));
static_assert(!nqpf::work_bound<endless>.is_bounded());
static_assert(nqpf::work_bound<endless>.total() > 2'000'000'000);

}  // namespace

TEST_CASE("work that is too large to say is no number", "[lists]") {
  nqpf::rule_book book;
  const auto& x = book.add(nqpf::integer("x").in(0, 9));
  const auto& l = book.add(nqpf::list("l").at_most(2'000'000'000));
  const auto& document = book.add(policy);
  const auto& types = book.add_conclusions({"bad", "good"}, true);
  book.add(rule("high").when(any(l, x > 6)).cite(document, "1"), types, 0);
  REQUIRE(book.compile().ok());
  const auto w = nqpf::work_of(book.program());
  CHECK(w.is_bounded());
  CHECK(w.inputs == 2'000'000'001);
  CHECK(w.total() == nqpf::replies::evaluation_work::most);
}

TEST_CASE("the bound of the work is a constant of the set") {
  CHECK(nqpf::work_of(nqpf::program_of<loans>).total() == nqpf::work_bound<loans>.total());
}

}  // namespace decision_record_test
