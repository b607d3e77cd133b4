// SPDX-License-Identifier: BSL-1.0
#pragma once

// A host of the rule language: what the cases have in common.

#include <nqpf/rules.hpp>

struct Course {
  double practice;
  int partners;
  bool accredited;
};
struct Teacher {
  double hours;
};

namespace host {

using namespace nqpf::dsl;

enum class mark { poor, fair, good };
constexpr auto describe(mark) { return worst_to_best<mark::poor, mark::fair, mark::good>; }
enum class trend { falling, steady, rising };
constexpr auto describe(trend) { return worst_to_best<trend::falling, trend::rising>; }

inline constexpr source policy{"policy", "The host's own policy", "", ""};
inline constexpr auto practice = indicator<&Course::practice>("practice").in(0, 1);
inline constexpr auto partners = indicator<&Course::partners>("partners").in(0, 99);
inline constexpr auto accredited = indicator<&Course::accredited>("accredited");
inline constexpr auto limit = parameter("limit", 0.2).in(0.1, 0.3);
inline constexpr auto hours = indicator<&Teacher::hours>("hours").in(0, 60);

}  // namespace host
