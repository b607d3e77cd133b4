// SPDX-License-Identifier: BSL-1.0
// expect: join conditions with && and \|\|, not with & and \|
// within: 5
// errors: 1
// twin: 0.5 & partners => 0.5 && partners
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("so").when(practice < 0.5 & partners < 2).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
