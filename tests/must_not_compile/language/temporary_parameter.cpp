// SPDX-License-Identifier: BSL-1.0
// expect: declare_indicators_and_parameters_as_inline_constexpr_objects
// within: 2
// twin: 1 - parameter("limit", 0.2) < => 1 - limit <
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("thin").when(1 - parameter("limit", 0.2) < practice).then(mark::poor).cite(policy, "1")});
}
