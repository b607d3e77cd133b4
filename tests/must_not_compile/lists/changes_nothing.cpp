// SPDX-License-Identifier: BSL-1.0
// The same question twice.
// says: defect 21, changes nothing: rule thin: any(incomes, monthly < 500) changes nothing
// within: 6
// errors: 1
// twin: !none => all
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(any(incomes, monthly < 500) || !none(incomes, monthly < 500)).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
