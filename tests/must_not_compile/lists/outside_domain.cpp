// SPDX-License-Identifier: BSL-1.0
// A threshold of an item lies outside the domain of its indicator.
// says: defect 3, threshold outside domain: sum(incomes, monthly, months > 700): months > 700, but months is in [0, 600]
// within: 6
// errors: 1
// twin: 700 => 500
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(sum(incomes, monthly, months > 700) > 100).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
