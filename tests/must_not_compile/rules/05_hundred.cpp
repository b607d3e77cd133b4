// SPDX-License-Identifier: BSL-1.0
// says: rule a holds on every complete record
// within: 5
// errors: 1
// twin: y <= 1) => y < 1)
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(y <= 1).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
