// SPDX-License-Identifier: BSL-1.0
#pragma once

// The host of the cases: applicants with lists of incomes and of accounts.

#include <nqpf/rules.hpp>

#include <vector>

namespace host {

enum class mark { refuse, ask };
constexpr auto describe(mark) { return nqpf::worst_to_best<mark::refuse, mark::ask>; }

struct income {
  double monthly;
  int months;
};
struct share {
  double of;
};
struct booking {
  double amount;
  std::vector<share> shares;
};
struct account {
  std::vector<booking> bookings;
};
struct applicant {
  int age;
  std::vector<income> incomes;
  std::vector<account> accounts;
};

using namespace nqpf::dsl;
inline constexpr nqpf::source policy{"policy", "Policy", "the bank", "2026"};
inline constexpr auto age = indicator<&applicant::age>("age").in(0, 120);
inline constexpr auto incomes = list<&applicant::incomes>("incomes").item("income").at_most(20);
inline constexpr auto monthly = indicator<&income::monthly>("monthly").in(0, 100000);
inline constexpr auto months = indicator<&income::months>("months").in(0, 600);
inline constexpr auto accounts = list<&applicant::accounts>("accounts");
inline constexpr auto bookings = list<&account::bookings>("bookings");
inline constexpr auto amount = indicator<&booking::amount>("amount").in(-1e6, 1e6);
inline constexpr auto shares = list<&booking::shares>("shares");
inline constexpr auto of = indicator<&share::of>("of").in(0, 1);

}  // namespace host
