// SPDX-License-Identifier: BSL-1.0
// Some item and none, said in two ways.
// says: defect 4, condition can never hold: rule thin can never hold: it needs any(incomes, monthly < 500) and none(incomes, monthly < 500)
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
