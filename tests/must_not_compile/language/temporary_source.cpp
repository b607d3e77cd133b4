// SPDX-License-Identifier: BSL-1.0
// expect: declare the source as an inline constexpr object
// within: 6
// errors: 1
// twin: source{"policy", "", "", ""} => policy
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("thin").when(practice < 0.2).then(mark::poor).cite(source{"policy", "", "", ""}, "1")});
}
