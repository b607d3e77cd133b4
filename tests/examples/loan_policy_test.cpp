// SPDX-License-Identifier: BSL-1.0
// The lending policy of the example: what the bank relies on, tried by the compiler where it can make records with
// lists, and the records on either side of each threshold.

#include "../../examples/loan_policy.hpp"
#include "support/catch.hpp"

#include <nqpf/rules/boundary.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/questions.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace loan_policy_test {

using namespace nqpf::dsl;
using lending::answer;
using lending::rules;

// What the policy promises, of all records.
static_assert(nqpf::implies<rules>(lending::score < 400, "poor_score"));
static_assert(nqpf::always<rules>(lending::score < 400, answer::refuse));
static_assert(nqpf::implies<rules>("sound", known(lending::score)));
static_assert(!nqpf::can_hold_together<rules>("poor_score", "unknown_score"));
static_assert(nqpf::reachable<rules>(answer::refer,
                                     lending::country != "DE" && lending::country != "AT"));

// Templates, since lists and texts are no constants in every library.
template <class Record = Case>
constexpr Record good() {
  using namespace std::chrono;
  Record c;
  c.application.born = 1988y / 5 / 14;
  c.application.country = "DE";
  c.application.received = 2026y / 2 / 20;
  c.application.amount = {1'200'000};
  c.application.months = 48;
  c.application.incomes.push_back({income_kind::salary, {280'000}, 40});
  c.application.other_loans = Money{15'000};
  c.application.score = 710;
  c.today = 2026y / 3 / 2;
  return c;
}

/// The answer to the good application after something of it was changed: 0 refuse, 1 refer, 2 grant, 3 open.
template <class Change>
constexpr int answer_after(Change change) {
  auto c = good<std::conditional_t<(sizeof(Change) > 0), Case, void>>();
  change(c.application);
  const auto found = nqpf::evaluate<rules>(c);
  if (found.concludes(answer::refuse)) return 0;
  if (found.undecided().begin() != found.undecided().end()) return 3;
  return found.concludes(answer::refer) ? 1 : found.concludes(answer::grant) ? 2 : 4;
}

template <class Record = Case>
constexpr bool policy_holds() {
  using namespace std::chrono;
  using A = Application;
  return answer_after([](A&) {}) == 2 && answer_after([](A& a) { a.score = 399; }) == 0 &&
         answer_after([](A& a) { a.score = 400; }) == 2 &&
         answer_after([](A& a) { a.score.reset(); }) == 1 &&
         answer_after([](A& a) { a.country = "ES"; }) == 1 &&
         answer_after([](A& a) { a.country = "AT"; }) == 2 &&
         // On the eighteenth birthday the applicant is of age, the day before not.
         answer_after([](A& a) { a.born = 2008y / 3 / 2; }) == 2 &&
         answer_after([](A& a) { a.born = 2008y / 3 / 3; }) == 0 &&
         // Thirty days after it was received an application is still decided.
         answer_after([](A& a) { a.received = 2026y / 1 / 31; }) == 2 &&
         answer_after([](A& a) { a.received = 2026y / 1 / 30; }) == 0 &&
         // 12,000.00 EUR in 48 months are 250.00 EUR a month; with 870.00 EUR it is 40 % of 2,800.00 EUR.
         answer_after([](A& a) { a.other_loans = Money{87'000}; }) == 2 &&
         answer_after([](A& a) { a.other_loans = Money{87'001}; }) == 0 &&
         answer_after([](A& a) { a.other_loans.reset(); }) == 3 &&
         answer_after([](A& a) { a.incomes.clear(); }) == 0 &&
         answer_after([](A& a) { a.incomes[0].months.reset(); }) == 3 &&
         answer_after([](A& a) { a.incomes[0].months = 5; }) == 1 &&
         answer_after([](A& a) { a.incomes[0].kind = income_kind::rent; }) == 1;
}

// Clang has no constant std::string with the library of g++ 12.
#if defined(__cpp_lib_constexpr_vector) && defined(__cpp_lib_constexpr_string) && \
    __cpp_lib_constexpr_string >= 201907L &&                                      \
    (!defined(__clang__) || !defined(_GLIBCXX_RELEASE) || _GLIBCXX_RELEASE >= 13)
static_assert(policy_holds());
#endif

TEST_CASE("the lending policy answers as its text says") { CHECK(policy_holds()); }

TEST_CASE("the board sets the share that loans may take") {
  Case c = good();
  c.application.other_loans = Money{87'001};
  auto with = nqpf::settings<rules>::defaults();
  CHECK_FALSE(with.set("burden", 0.6));  // outside the proven range
  REQUIRE(with.set("burden", 0.5));
  CHECK_FALSE(nqpf::evaluate<rules>(c, with).concludes(answer::refuse));
}

TEST_CASE("money is written as the bank writes it") {
  const auto text = [](double cents) { return std::string(lending::euros(cents).c_str()); };
  CHECK(text(0) == "0.00 EUR");
  CHECK(text(5) == "0.05 EUR");
  CHECK(text(99'999) == "999.99 EUR");
  CHECK(text(100'000) == "1,000.00 EUR");
  CHECK(text(100'200'304) == "1,002,003.04 EUR");
  CHECK(text(-123'456) == "-1,234.56 EUR");
}

TEST_CASE("the rate depends on score and time") {
  const auto rate = [](std::optional<int> score, int months) {
    Case c = good();
    c.application.score = score;
    c.application.months = months;
    const auto price = nqpf::decide<lending::rate>(c);
    return std::pair<double, std::string>(price.value(), price.words("tariff"));
  };
  CHECK(rate({}, 120) == std::pair<double, std::string>(9.9, "without score"));
  CHECK(rate(599, 60) == std::pair<double, std::string>(7.9, "basic"));
  CHECK(rate(600, 61) == std::pair<double, std::string>(5.9, "plus"));
  CHECK(rate(800, 61) == std::pair<double, std::string>(4.4, "best, long"));
}

TEST_CASE("last year's policy refused fewer scores, and nothing else changed") {
  const auto changes = nqpf::find_changes<lending::last_year, rules>();
  std::string all;
  for (const auto& change : changes) all += std::string(change.message.write().c_str()) + "\n";
  INFO(all);
  REQUIRE(changes.size() == 3);  // of a record that is refused now nothing else stands
  CHECK(all.find("no longer grant (rule sound): ") != std::string::npos);
  CHECK(all.find("newly refuse (rule poor_score)") != std::string::npos);
  CHECK(nqpf::find_changes<rules, rules>().none());
}

TEST_CASE("each condition of the rates decides on records of the domains") {
  const auto records = nqpf::boundary_records_of<lending::rate>();
  CHECK(records.count(nqpf::influence::not_found) == 0);
  CHECK(records.size() > 10);
  for (int i = 0; i < records.size(); ++i) {
    Case c = good();
    const double* const values = records.values(i);
    const double score = values[records.program().input("score")];
    c.application.score = nqpf::is_missing(score) ? std::optional<int>() : static_cast<int>(score);
    c.application.months = static_cast<int>(values[records.program().input("months")]);
    const auto decided = nqpf::decide<lending::rate>(c);
    for (int r = 0; r < records.program().count.rules; ++r)
      CHECK(decided.rows.all().outcomes[r] == records.outcomes(i)[r]);
  }
}

TEST_CASE("the audit record keeps values, reasons and money as written") {
  Case c = good();
  c.application.score = 380;
  c.application.amount = {4'000'000};
  std::string json;
  nqpf::write_decision_json(json, nqpf::evaluate<rules>(c).all());
  CHECK(json.find("\"40,000.00 EUR\"") != std::string::npos);
  CHECK(json.find(R"({"value":"refuse","rule":"poor_score","stands":true})") != std::string::npos);
  CHECK(json.find('\n') == std::string::npos);
}

}  // namespace loan_policy_test
