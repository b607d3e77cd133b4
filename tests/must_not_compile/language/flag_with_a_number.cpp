// SPDX-License-Identifier: BSL-1.0
// expect: a flag is a condition: write night or !night
// within: 5
// errors: 1
// twin: accredited == 1 => accredited
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("so").when(accredited == 1).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
