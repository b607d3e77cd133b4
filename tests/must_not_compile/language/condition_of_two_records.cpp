// SPDX-License-Identifier: BSL-1.0
// expect: one condition reads two types of records: ask the items of a list by any
// within: 5
// errors: 1
// twin: hours > 40 => partners > 40
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("so").when(practice < 0.2 && hours > 40).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
