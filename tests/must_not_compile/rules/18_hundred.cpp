// SPDX-License-Identifier: BSL-1.0
// says: with low = 0.6: conclusions conflict: rule a and rule b conclude refuse and admit of one record: y = 0.5, n = 4
// within: 5
// errors: 1
// twin: , 0.6) => , 0.5)
#include "hundred.hpp"

inline constexpr auto low = parameter("low", 0.3).in(0.1, 0.6);

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(y < low).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y >= 0.5 && n > 3).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
