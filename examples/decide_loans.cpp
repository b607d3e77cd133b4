// SPDX-License-Identifier: BSL-1.0
// A bank that decides on loans by the policy in loan_policy.hpp.
//
//   decide_loans             the decisions of a morning, for the clerk who has to tell the applicants
//   decide_loans --json      the same as lines of JSON, for the audit log
//   decide_loans --changes   what the policy changes since last year

#include "loan_policy.hpp"

#include <nqpf/rules/decision_record.hpp>
#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/explain.hpp>

#include <iostream>
#include <string_view>

namespace {

using lending::answer;

// What came in by mail.
// clang-format off
std::vector<Case> morning() {
  using namespace std::chrono;
  using enum income_kind;
  const sys_days today = 2026y/3/2;
  return {
    {{"Anna Berg", 1988y/5/14, "DE", 2026y/2/20, {1'200'000}, 48,
      {{salary, {280'000}, 40}, {rent, {45'000}, {}}}, Money{15'000}, 710}, today},
    {{"Ben Cole", 2009y/7/1, "AT", 2026y/2/27, {200'000}, 12,
      {{salary, {90'000}, 8}}, Money{0}, 610}, today},
    {{"Carla Diaz", 1979y/11/30, "ES", 2026y/2/25, {800'000}, 36,
      {{salary, {310'000}, 120}}, Money{0}, {}}, today},
    {{"Dora Egger", 1951y/1/9, "AT", 2026y/1/15, {500'000}, 84,
      {{pension, {190'000}, 130}}, Money{0}, 820}, today},
    {{"Emil Fuchs", 1995y/8/8, "DE", 2026y/2/28, {900'000}, 30,
      {{salary, {170'000}, {}}, {other, {20'000}, 3}}, {}, 560}, today},
    {{"Frida Gans", 1990y/2/28, "DE", 2026y/2/28, {2'400'000}, 24,
      {{salary, {210'000}, 55}}, Money{12'000}, 655}, today}};
}
// clang-format on

enum class state { refused, open, referred, granted };

/// A refusal stands whatever is missing; all else waits until nothing is.
state state_of(const nqpf::findings<lending::rules>& findings) {
  if (findings.concludes(answer::refuse)) return state::refused;
  if (findings.undecided().begin() != findings.undecided().end()) return state::open;
  return findings.concludes(answer::refer) ? state::referred : state::granted;
}

void tell(const Case& loan) {
  constexpr const char* words[] = {"refused", "more is needed", "a second person decides",
                                   "granted"};
  const auto findings = nqpf::evaluate<lending::rules>(loan);
  const state now = state_of(findings);
  const Application& a = loan.application;
  std::cout << a.applicant << ", " << lending::euros(static_cast<double>(a.amount.cents)).c_str()
            << " over " << a.months << " months: " << words[static_cast<int>(now)] << '\n';
  if (now == state::granted) {
    const auto price = nqpf::decide<lending::rate>(loan);
    std::cout << "  at " << price.value() << " % a year, tariff " << price.words("tariff") << '\n';
  }
  for (const nqpf::finding& finding : findings)
    if (now == state::granted || finding.id() != std::string_view("sound"))
      nqpf::write_text(std::cout, nqpf::why(finding));
  if (now == state::open)
    for (const nqpf::finding& open : findings.undecided())
      nqpf::write_text(std::cout, nqpf::undecided(open));
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view wanted = argc > 1 ? argv[1] : "";
  if (wanted == "--changes") {
    for (const auto& change : nqpf::find_changes<lending::last_year, lending::rules>())
      std::cout << change.message.write().c_str() << '\n';
    return 0;
  }
  for (const Case& loan : morning()) {
    if (wanted != "--json") {
      tell(loan);
      continue;
    }
    nqpf::write_decision_json(std::cout, nqpf::evaluate<lending::rules>(loan).all(), loan);
    std::cout << '\n';
  }
  return 0;
}
