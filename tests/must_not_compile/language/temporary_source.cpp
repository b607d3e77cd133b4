// SPDX-License-Identifier: BSL-1.0
// expect: deleted
// expect: cite
// within: 3
// twin: source{"policy", "", "", ""} => policy
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("thin").when(practice < 0.2).then(mark::poor).cite(source{"policy", "", "", ""}, "1")});
}
