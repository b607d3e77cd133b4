// SPDX-License-Identifier: BSL-1.0
// says: rule b is never reached: whenever it holds, an earlier rule holds or is undecided, for example rule a at n = 0, y = 0
// within: 5
// errors: 1
// twin: n < 3 => n < 5
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(n < 4).then(advice::refuse).cite(law, "1"),
                     rule("b").when(n < 3 && y < 0.5).then(advice::defer).cite(law, "1")})
        .in_order("a", "b");
static_assert(nqpf::require_proven<rules>());
