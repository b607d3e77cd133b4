// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the generated rule sets of the benchmarks are written with: the indicators and the answers.

#include "hand_written.hpp"

#include <nqpf/rules.hpp>

namespace workload {

inline constexpr nqpf::source chance{"chance", "", "", ""};
enum class answer { a0, a1, a2, a3, a4, a5, a6, a7 };
constexpr auto describe(answer) {
  using enum answer;
  return nqpf::values<a0, a1, a2, a3, a4, a5, a6, a7>;
}

#define NQPF_INDICATOR(N) \
  inline constexpr auto x##N = nqpf::indicator<&record::x##N>("x" #N).in(0, 1)
NQPF_INDICATOR(0);
NQPF_INDICATOR(1);
NQPF_INDICATOR(2);
NQPF_INDICATOR(3);
NQPF_INDICATOR(4);
NQPF_INDICATOR(5);
NQPF_INDICATOR(6);
NQPF_INDICATOR(7);
NQPF_INDICATOR(8);
NQPF_INDICATOR(9);
NQPF_INDICATOR(10);
NQPF_INDICATOR(11);
NQPF_INDICATOR(12);
NQPF_INDICATOR(13);
NQPF_INDICATOR(14);
NQPF_INDICATOR(15);
NQPF_INDICATOR(16);
NQPF_INDICATOR(17);
NQPF_INDICATOR(18);
NQPF_INDICATOR(19);
NQPF_INDICATOR(20);
NQPF_INDICATOR(21);
NQPF_INDICATOR(22);
NQPF_INDICATOR(23);
NQPF_INDICATOR(24);
NQPF_INDICATOR(25);
NQPF_INDICATOR(26);
NQPF_INDICATOR(27);
NQPF_INDICATOR(28);
NQPF_INDICATOR(29);
NQPF_INDICATOR(30);
NQPF_INDICATOR(31);
#undef NQPF_INDICATOR

/// The rule set of so many rules; each generated header has one.
template <std::size_t Rules>
inline constexpr int rule_set = 0;

inline constexpr const char* names[indicator_count] = {
    "x0",  "x1",  "x2",  "x3",  "x4",  "x5",  "x6",  "x7",  "x8",  "x9",  "x10",
    "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20", "x21",
    "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29", "x30", "x31"};

}  // namespace workload
