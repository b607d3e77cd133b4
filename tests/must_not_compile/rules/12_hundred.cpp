// SPDX-License-Identifier: BSL-1.0
// says: improving x from 0 to 1 makes rule a conclude watch; before, no rule concluded anything that bad: x = 0, n = 4
// within: 5
// errors: 1
// twin: x >= 0.8 => x <= 0.8
#include "hundred.hpp"

inline constexpr auto rules = ruleset<record>(
    {HUNDRED_RULES, rule("a").when(x >= 0.8 && n > 3).then(verdict::watch).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
