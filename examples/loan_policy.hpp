// SPDX-License-Identifier: BSL-1.0
#pragma once

// The lending policy of an invented bank, over the structs that its program has anyway. `decide_loans` applies it.

#include <nqpf/rules.hpp>
#include <nqpf/rules/dates.hpp>
#include <nqpf/rules/lists.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// Euros, counted in cents.
struct Money {
  long long cents = 0;
};
constexpr long long decimal_units(const Money& m) { return m.cents; }

enum class income_kind { salary, pension, rent, other };
constexpr auto describe(income_kind) {
  using enum income_kind;
  return nqpf::values<salary, pension, rent, other>;
}

struct Income {
  income_kind kind = income_kind::salary;
  Money monthly;
  std::optional<int> months;  // for how long already, where a document shows it
};

struct Application {
  std::string applicant;
  std::chrono::year_month_day born;
  std::string country;  // of residence, as ISO 3166 has it
  std::chrono::sys_days received;
  Money amount;
  int months = 12;  // in which it is paid back
  std::vector<Income> incomes;
  std::optional<Money> other_loans;  // what the applicant pays for them a month
  std::optional<int> score;          // of the credit bureau, 0 to 1000
};

/// What is decided: one application on one day.
struct Case {
  Application application;
  std::chrono::sys_days today;
};

namespace lending {

using namespace nqpf::dsl;

inline constexpr source policy{"LP", "Lending policy", "the bank", "2026"};

// What can be answered, and who answers.
enum class answer { refuse, refer, grant };
constexpr auto describe(answer) {
  using enum answer;
  return worst_to_best<refuse, refer, grant>.resolves(refuse, refer).resolves(refuse, grant).resolves(refer, grant);
}

/// 125000 as 1,250.00 EUR
constexpr nqpf::shown_text euros(double cents) {
  nqpf::shown_text out;
  const bool below = cents < 0;
  auto left = static_cast<long long>(below ? -cents : cents);
  const long long odd = left % 100;
  left /= 100;
  long long unit = 1;
  while (left / unit >= 1000) unit *= 1000;
  out << (below ? "-" : "") << left / unit;
  for (; unit > 1; unit /= 1000) {
    const long long group = left % unit / (unit / 1000);
    out << (group < 10 ? ",00" : group < 100 ? ",0" : ",") << group;
  }
  return out << (odd < 10 ? ".0" : ".") << odd << " EUR";
}

// clang-format off
// --- The words of the policy ---

inline constexpr auto born = indicator<&Case::application, &Application::born>("born").in(1900y/1/1, 2030y/12/31);
inline constexpr auto received = indicator<&Case::application, &Application::received>("received").in(2020y/1/1, 2030y/12/31);
inline constexpr auto today = indicator<&Case::today>("today").in(2020y/1/1, 2030y/12/31);
inline constexpr auto country = category<&Case::application, &Application::country>("country", "DE", "AT").or_other();
inline constexpr auto amount = indicator<&Case::application, &Application::amount>("amount")
                                 .in(Money{50'000}, Money{10'000'000}).unit("EUR").shown_as(euros);
inline constexpr auto months = indicator<&Case::application, &Application::months>("months").in(6, 120);
inline constexpr auto other_loans = indicator<&Case::application, &Application::other_loans>("other_loans")
                                      .in(Money{0}, Money{5'000'000}).unit("EUR").shown_as(euros);
inline constexpr auto score = indicator<&Case::application, &Application::score>("score").in(0, 1000);

inline constexpr auto incomes = list<&Case::application, &Application::incomes>("incomes").item("income").at_most(20);
inline constexpr auto kind = indicator<&Income::kind>("kind");
inline constexpr auto monthly = indicator<&Income::monthly>("monthly")
                                  .in(Money{0}, Money{10'000'000}).unit("EUR").shown_as(euros);
inline constexpr auto paid_for = indicator<&Income::months>("paid_for").in(0, 720);

// --- What the board may set, and between which ends ---

inline constexpr auto burden = parameter("burden", 0.4).in(0.25, 0.5);       // the share of income that loans may take
inline constexpr auto approval = parameter("approval", Money{3'000'000}).in(Money{1'000'000}, Money{5'000'000})
                                   .shown_as(euros);                        // above it a second person decides
inline constexpr auto patience = duration_parameter("patience", days(30)).in(days(14), days(90));

// --- The policy ---

/// The policy with the least score that it accepts.
constexpr auto policy_with(int least_score) {
  return ruleset<Case>({
    derived("of_age").when(completed_years(born, today) >= 18),
    derived("current").when(received + patience >= today),
    derived("steady").when(any(incomes, one_of(kind, income_kind::salary, income_kind::pension) && paid_for >= 6)),
    derived("affordable").when(amount / months + other_loans <= burden * sum(incomes, monthly)),

    rule("minor").when(!holds("of_age")).then(answer::refuse).cite(policy, "1"),
    rule("stale").when(!holds("current")).then(answer::refuse).cite(policy, "2"),
    rule("overburdened").when(!holds("affordable")).then(answer::refuse).cite(policy, "3"),
    rule("poor_score").when(known(score) && score < least_score).then(answer::refuse).cite(policy, "4"),

    rule("unknown_score").when(!known(score)).then(answer::refer).cite(policy, "4"),
    rule("abroad").when(country != "DE" && country != "AT").then(answer::refer).cite(policy, "5"),
    rule("large").when(amount > approval).then(answer::refer).cite(policy, "6"),
    rule("unsteady").when(!holds("steady")).then(answer::refer).cite(policy, "7"),
    rule("old_at_end").when(completed_years(born, today) >= 70 && months > 60).then(answer::refer).cite(policy, "8"),

    rule("sound").when(known(score) && score >= least_score).then(answer::grant).cite(policy, "9"),
  }).over(born, received, today, country, amount, months, other_loans, score, incomes)
    .complete("poor_score", "unknown_score", "sound");
}

inline constexpr auto rules = policy_with(400);
inline constexpr auto last_year = policy_with(350);

// What the loan costs a year, by score and time.
inline constexpr auto rate = table<hit::unique>("rate", inputs(score, months), {
  row(is_absent,    any     ).value(9.9).text("tariff", "without score"),
  row(is < 600,     is <= 60).value(7.9).text("tariff", "basic"),
  row(is < 600,     is > 60 ).value(8.4).text("tariff", "basic, long"),
  row(in(600, 799), any     ).value(5.9).text("tariff", "plus"),
  row(is >= 800,    is <= 60).value(3.9).text("tariff", "best"),
  row(is >= 800,    is > 60 ).value(4.4).text("tariff", "best, long"),
}).cite(policy, "10").complete();

// clang-format on

}  // namespace lending
