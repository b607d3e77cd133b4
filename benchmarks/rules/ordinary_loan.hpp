// SPDX-License-Identifier: BSL-1.0
#pragma once

// A struct as hosts have it, the rules of a bank over it, and what a good programmer writes for the same answers.

#include "ordinary_truth.hpp"

#include <nqpf/rules.hpp>

#include <cmath>
#include <optional>
#include <random>
#include <string>

namespace ordinary::loan {

enum class employment { none, temporary, permanent, own };
constexpr auto describe(employment) {
  using enum employment;
  return nqpf::values<none, temporary, permanent, own>;
}

struct record {
  int age;
  int months;
  double amount;
  std::optional<double> income;
  std::optional<double> debts;
  std::optional<int> score;
  employment work;
  std::optional<int> employed_months;
  std::string country;
  std::string purpose;
  bool owns_home;
  bool insured;

  /// The share of the income that all loans take a month.
  constexpr double burden() const {
    if (!income || !debts || *income <= 0) return nqpf::missing;
    return (amount / months + *debts) / *income;
  }
  /// What is left of the income a month.
  constexpr double left() const {
    return income && debts ? *income - amount / months - *debts : nqpf::missing;
  }
};

enum class answer { refuse, refer, grant };
constexpr auto describe(answer) {
  using enum answer;
  return nqpf::worst_to_best<refuse, refer, grant>.resolves(refuse, refer).resolves(refuse, grant).resolves(refer, grant);
}

// clang-format off
namespace set {
using namespace nqpf::dsl;
inline constexpr source policy{"policy", "Lending policy", "", "2026"};
inline constexpr auto age = indicator<&record::age>("age").in(0, 120);
inline constexpr auto months = indicator<&record::months>("months").in(6, 120);
inline constexpr auto amount = indicator<&record::amount>("amount").in(500, 100'000);
inline constexpr auto income = indicator<&record::income>("income").in(0, 50'000);
inline constexpr auto score = indicator<&record::score>("score").in(0, 1000);
inline constexpr auto work = indicator<&record::work>("work");
inline constexpr auto employed_months = indicator<&record::employed_months>("employed_months").in(0, 720);
inline constexpr auto country = category<&record::country>("country", "DE", "AT", "CH").or_other();
inline constexpr auto purpose = category<&record::purpose>("purpose", "car", "house", "furniture", "holiday").or_other();
inline constexpr auto owns_home = indicator<&record::owns_home>("owns_home");
inline constexpr auto insured = indicator<&record::insured>("insured");
inline constexpr auto burden = indicator<&record::burden>("burden").in(0, 1000);
inline constexpr auto left = indicator<&record::left>("left").in(-200'000, 50'000);

inline constexpr auto rules = ruleset<record>({
  derived("steady").when(one_of(work, employment::permanent, employment::own) && employed_months >= 12),
  derived("near").when(country == "DE" || country == "AT"),
  derived("strained").when(burden > 0.4 || left < 500),
  derived("secured").when(owns_home || insured),
  rule("minor").when(age < 18).then(answer::refuse).cite(policy, "1"),
  rule("idle").when(work == employment::none && income < 1200).then(answer::refuse).cite(policy, "2"),
  rule("strained_open").when(holds("strained") && !holds("secured")).then(answer::refuse).cite(policy, "3"),
  rule("poor_score").when(score < 300).then(answer::refuse).cite(policy, "4"),
  rule("holiday_debt").when(purpose == "holiday" && burden > 0.3).then(answer::refuse).cite(policy, "5"),
  rule("too_long").when(age + months / 12 > 80).then(answer::refuse).cite(policy, "6"),
  rule("no_score").when(!known(score)).then(answer::refer).cite(policy, "7"),
  rule("abroad").when(!holds("near")).then(answer::refer).cite(policy, "8"),
  rule("large").when(amount > 50'000 && purpose != "house").then(answer::refer).cite(policy, "9"),
  rule("unsteady").when(!holds("steady") && amount > 5'000).then(answer::refer).cite(policy, "10"),
  rule("strained_secured").when(holds("strained") && holds("secured")).then(answer::refer).cite(policy, "11"),
  rule("swiss").when(country == "CH" && score < 500).then(answer::refuse).cite(policy, "12"),
  rule("other_purpose").when(!one_of(purpose, "car", "house", "furniture", "holiday")).then(answer::refer).cite(policy, "13"),
  rule("good").when(score >= 500 && holds("steady") && holds("near")).then(answer::grant).cite(policy, "14"),
  rule("small").when(amount <= 2'000 && left >= 500 && score >= 300).then(answer::grant).cite(policy, "15"),
});

inline constexpr auto price = table<hit::first>("price", inputs(score, work, months, country), {
  row(is >= 800, not_(is(employment::none)), is <= 60, any       ).value(3.9),
  row(is >= 600, is(employment::permanent),  any,      is("DE", "AT")).value(4.9),
  row(is >= 600, any,                        is <= 60, any       ).value(5.9),
  row(is >= 300, is(employment::permanent),  any,      any       ).value(6.9),
  row(is_absent, any,                        any,      any       ).value(9.9),
}).cite(policy, "16").otherwise_value(11.9);
}  // namespace set
// clang-format on

/// Outcomes in the order of the set, derived facts first, then the rows of the table.
inline void by_hand(const record& r, truth* out) {
  const bool has_score = r.score.has_value();
  const int score = has_score ? *r.score : 0;
  const truth at_300 = when(has_score, score >= 300);
  const truth at_500 = when(has_score, score >= 500);
  const truth at_600 = when(has_score, score >= 600);
  const bool de_or_at = r.country == "DE" || r.country == "AT";
  const double burden = r.burden();
  const double left = r.left();
  const bool known_burden = !std::isnan(burden), known_left = !std::isnan(left);
  const bool holiday = r.purpose == "holiday", house = r.purpose == "house";
  const bool listed = holiday || house || r.purpose == "car" || r.purpose == "furniture";

  const truth steady =
      both(yes_if(r.work == employment::permanent || r.work == employment::own),
           when(r.employed_months.has_value(), r.employed_months.value_or(0) >= 12));
  const truth strained = either(when(known_burden, burden > 0.4), when(known_left, left < 500));
  const bool secured = r.owns_home || r.insured;
  out[0] = steady;
  out[1] = yes_if(de_or_at);
  out[2] = strained;
  out[3] = yes_if(secured);
  out[4] = yes_if(r.age < 18);
  out[5] = r.work != employment::none ? truth::no
                                      : when(r.income.has_value(), r.income.value_or(0) < 1200);
  out[6] = secured ? truth::no : strained;
  out[7] = opposite(at_300);
  out[8] = holiday ? when(known_burden, burden > 0.3) : truth::no;
  out[9] = yes_if(r.age + r.months / 12.0 > 80);
  out[10] = yes_if(!has_score);
  out[11] = yes_if(!de_or_at);
  out[12] = yes_if(r.amount > 50'000 && !house);
  out[13] = r.amount > 5'000 ? opposite(steady) : truth::no;
  out[14] = secured ? strained : truth::no;
  out[15] = r.country == "CH" ? opposite(at_500) : truth::no;
  out[16] = yes_if(!listed);
  out[17] = de_or_at ? both(at_500, steady) : truth::no;
  out[18] = r.amount <= 2'000 ? both(when(known_left, left >= 500), at_300) : truth::no;

  const bool permanent = r.work == employment::permanent;
  const bool soon = r.months <= 60;
  out[19] = r.work != employment::none && soon ? when(has_score, score >= 800) : truth::no;
  out[20] = permanent && de_or_at ? at_600 : truth::no;
  out[21] = soon ? at_600 : truth::no;
  out[22] = permanent ? at_300 : truth::no;
  out[23] = yes_if(!has_score);
}

inline record any_record(std::mt19937_64& random) {
  const auto in = [&](int low, int high) {
    return std::uniform_int_distribution<int>(low, high)(random);
  };
  const auto often = [&] { return in(0, 9) > 0; };
  constexpr const char* countries[] = {"DE", "AT", "CH", "Liechtenstein", "FR"};
  constexpr const char* purposes[] = {"car", "house", "furniture", "holiday",
                                      "a wedding in the mountains"};
  record r{};
  r.age = in(16, 90);
  r.months = in(6, 120);
  r.amount = in(500, 100'000);
  if (often()) r.income = in(0, 8'000);
  if (often()) r.debts = in(0, 1'500);
  if (often()) r.score = in(0, 1'000);
  r.work = static_cast<employment>(in(0, 3));
  if (often()) r.employed_months = in(0, 100);
  r.country = countries[in(0, 4)];
  r.purpose = purposes[in(0, 4)];
  r.owns_home = in(0, 1) == 1;
  r.insured = in(0, 1) == 1;
  return r;
}

}  // namespace ordinary::loan
