// SPDX-License-Identifier: BSL-1.0
// `describe` leaves an enumerator out.
// expect: unknown name
// says: rule thin concludes value 1 of trend, which describe leaves out
// within: 5
// errors: 1
// twin: trend::steady => trend::falling
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(trend::steady).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
