// SPDX-License-Identifier: BSL-1.0
// What is asked of an item reads the record.
// expect: reads the indicators of one item
// within: 8
// errors: 1
// twin: any(incomes, age => any(incomes, months
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(any(incomes, age > 20)).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
