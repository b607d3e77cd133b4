// SPDX-License-Identifier: BSL-1.0
// control: a typo must not pass for a name that the rules lack
// expect: unknown name
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practise < 0.2).then(mark::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
