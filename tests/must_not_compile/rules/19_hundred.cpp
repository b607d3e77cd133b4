// SPDX-License-Identifier: BSL-1.0
// says: rule a computes with a parameter: its range cannot be proven
// within: 5
// errors: 1
// twin: , 0.5).in(0.3, 0.6) => , 0.5)
#include "hundred.hpp"

inline constexpr auto low = parameter("low", 0.5).in(0.3, 0.6);

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(y* low < z).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
