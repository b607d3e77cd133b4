// SPDX-License-Identifier: BSL-1.0
// says: has no answer for w = 50
// within: 5
// errors: 1
// twin: w > 50 => w >= 40
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(w < 40).then(advice::refuse).cite(law, "1"),
                     rule("b").when(w > 50).then(advice::admit).cite(law, "1")})
        .complete_when_known("a", "b");
static_assert(nqpf::require_proven<rules>());
