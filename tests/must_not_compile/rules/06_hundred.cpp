// SPDX-License-Identifier: BSL-1.0
// says: rule a is superfluous: whenever it holds, rule f12 holds
// within: 5
// errors: 1
// twin: 12.6 => 13.6
#include "hundred.hpp"

inline constexpr auto rules = ruleset<record>(
    {HUNDRED_RULES,
     rule("a").when(between(w, 12.5, 12.6)).then(static_cast<filler>(12)).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
