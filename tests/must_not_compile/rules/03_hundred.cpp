// SPDX-License-Identifier: BSL-1.0
// says: rule a: y > -0.5, but y is in [0, 1]
// within: 5
// errors: 1
// twin: -0.5 => 0.5
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(y > -0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
