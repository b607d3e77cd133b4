// SPDX-License-Identifier: BSL-1.0
// says: rule a: y >= 0.2 changes nothing
// within: 5
// errors: 1
// twin: y >= 0.2 => x >= 0.2
#include "hundred.hpp"

inline constexpr auto rules = ruleset<record>(
    {HUNDRED_RULES, rule("a").when(n<3 && y >= 0.2 && y> 0.4).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
