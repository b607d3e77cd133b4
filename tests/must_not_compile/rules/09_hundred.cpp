// SPDX-License-Identifier: BSL-1.0
// says: rule a and rule b both hold of n = 3, y = 0
// within: 5
// errors: 1
// twin: n > 2 => n > 3
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(n < 4).then(advice::refuse).cite(law, "1"),
                     rule("b").when(n > 2 && y < 0.5).then(advice::defer).cite(law, "1")})
        .exclusive("a", "b");
static_assert(nqpf::require_proven<rules>());
