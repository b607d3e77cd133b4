// SPDX-License-Identifier: BSL-1.0
// expect: a rule of this set reads another record: ask the items of a list by any
// within: 5
// errors: 1
// twin: hours > 40 => partners > 40
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1"),
                     rule("busy").when(hours > 40).then(mark::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
