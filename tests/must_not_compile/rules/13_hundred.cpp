// SPDX-License-Identifier: BSL-1.0
// says: rule a has no source
// within: 5
// errors: 1
// twin: then(advice::defer) => then(advice::defer).cite(law, "1")
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, rule("a").when(y < 0.3).then(advice::defer)});
static_assert(nqpf::require_proven<rules>());
