// SPDX-License-Identifier: BSL-1.0
// Some item and none, said in two ways.
// expect: condition can never hold
// within: 6
// errors: 1
// twin: monthly >= 500 => months >= 500
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(any(incomes, monthly < 500) && all(incomes, monthly >= 500)).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
