// SPDX-License-Identifier: BSL-1.0
// expect: cite a source and a place
// within: 5
// errors: 1
// twin: cite("policy") => cite(policy, "1")
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("so").when(accredited).then(mark::good).cite("policy")});
static_assert(nqpf::require_proven<rules>());
}
