// SPDX-License-Identifier: BSL-1.0
// A rule without a condition says nothing, whatever is allowed.
// says: defect 5, condition always holds: rule thin has no condition
// within: 5
// errors: 1
// twin: rule("thin") => rule("thin").when(practice < 0.2)
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("thin").then(mark::poor).cite(policy, "1").allow(defect::always_holds, "always")});
static_assert(nqpf::require_proven<rules>());
}
