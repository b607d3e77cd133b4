// SPDX-License-Identifier: BSL-1.0
// The record of a whole decision, and the bound of the work of one evaluation.
#include "rules/json_check.hpp"
#include "support/catch.hpp"

#include <nqpf/rules.hpp>
#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/work.hpp>

#include <optional>
#include <string>

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
  income >= least - 500 (is 700 EUR and 500)
indebted holds [policy 3]
  debts > 3 (is 5)
)");
}

// Two inputs, three comparisons, and `income`, `least`, 500 and a difference.
static_assert(nqpf::work_bound<loans>.inputs == 2);
static_assert(nqpf::work_bound<loans>.comparisons == 3);
static_assert(nqpf::work_bound<loans>.arithmetic == 4);
static_assert(nqpf::work_bound<loans>.total() == 9);

TEST_CASE("the bound of the work is a constant of the set") {
  CHECK(nqpf::work_of(nqpf::program_of<loans>).total() == nqpf::work_bound<loans>.total());
}

}  // namespace decision_record_test
