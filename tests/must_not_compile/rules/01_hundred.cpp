// SPDX-License-Identifier: BSL-1.0
// says: two rules are both called f7
// within: 5
// errors: 1
// twin: rule("f7") => rule("g7")
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("f7").when(x < 0.3).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
