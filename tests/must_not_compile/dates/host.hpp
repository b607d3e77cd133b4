// SPDX-License-Identifier: BSL-1.0
#pragma once

// A host with dates and durations.

#include <nqpf/rules.hpp>
#include <nqpf/rules/dates.hpp>

struct Loan {
  std::chrono::sys_days issued;
  std::chrono::sys_days due;
  std::chrono::days grace;
  std::chrono::minutes outage;
  std::chrono::hours repair;
  int payments;
};

namespace host {

using namespace nqpf::dsl;

enum class mark { late, fine };
constexpr auto describe(mark) { return worst_to_best<mark::late, mark::fine>; }

inline constexpr source policy{"policy", "The host's own policy", "", ""};
inline constexpr auto issued = indicator<&Loan::issued>("issued");
inline constexpr auto due = indicator<&Loan::due>("due");
inline constexpr auto grace = indicator<&Loan::grace>("grace").in(days(0), days(90));
inline constexpr auto outage = indicator<&Loan::outage>("outage").in(0min, 24h);
inline constexpr auto repair = indicator<&Loan::repair>("repair").in(0h, 48h);
inline constexpr auto payments = indicator<&Loan::payments>("payments").in(0, 99);
inline constexpr auto limit = parameter("limit", 5).in(1, 9);
inline constexpr auto as_of = date_parameter("as_of", 2024y / 1 / 1);

}  // namespace host
