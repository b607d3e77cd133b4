// SPDX-License-Identifier: BSL-1.0
// A computed output of a row asks no list.
// expect: an_output_asks_no_list
// within: 8
// errors: 1
// twin: sum(incomes, monthly) => 2 * age
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto steps = table<hit::unique>("steps", inputs(age), {
  row(is < 21).then(mark::ask).value(sum(incomes, monthly))}).cite(policy, "1");
// clang-format on
}
