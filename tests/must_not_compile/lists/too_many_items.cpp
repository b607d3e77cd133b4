// SPDX-License-Identifier: BSL-1.0
// No list has so many items.
// says: defect 3, threshold outside domain: rule thin: count(incomes) >= 21, but count(incomes) is in [0, 20]
// within: 6
// errors: 1
// twin: 21 => 20
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(count(incomes) >= 21).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
