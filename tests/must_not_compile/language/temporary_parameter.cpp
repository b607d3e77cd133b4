// SPDX-License-Identifier: BSL-1.0
// expect: declare indicators and parameters as inline constexpr objects
// within: 6
// errors: 1
// twin: 1 - parameter("limit", 0.2) < => 1 - limit <
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("thin").when(1 - parameter("limit", 0.2) < practice).then(mark::poor).cite(policy, "1")});
}
