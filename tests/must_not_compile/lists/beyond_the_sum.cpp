// SPDX-License-Identifier: BSL-1.0
// A sum beyond what the items can make.
// says: defect 3, threshold outside domain: rule thin: sum(incomes, months) > 12001, but sum(incomes, months) is in [0, 12000]
// within: 6
// errors: 1
// twin: 12001 => 11999
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(sum(incomes, months) > 12001).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
