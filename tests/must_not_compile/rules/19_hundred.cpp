// SPDX-License-Identifier: BSL-1.0
// says: rule a cannot be decided at all settings of its parameters within the budget: split it, or narrow their ranges
// within: 5
// errors: 1
// twin: in(0, => in(0.1,
#include "hundred.hpp"

inline constexpr auto low = parameter("low", 0.5).in(0, 0.6);

inline constexpr auto rules = ruleset<record>(
    {HUNDRED_RULES,
     rule("a").when(x* x - 2 * x * y + y * y < low).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
