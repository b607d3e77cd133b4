// SPDX-License-Identifier: BSL-1.0
// expect: a number is no condition: compare it
// within: 5
// errors: 1
// twin: when(partners) => when(partners > 3)
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("so").when(partners).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
