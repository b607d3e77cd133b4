// SPDX-License-Identifier: BSL-1.0
// expect: a rule has one when: join conditions with &&
// within: 5
// errors: 1
// twin: ).when(accredited =>  && accredited
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("so").when(partners > 3).when(accredited).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
