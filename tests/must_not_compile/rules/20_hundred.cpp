// SPDX-License-Identifier: BSL-1.0
// says: derived fact thin is written twice
// within: 5
// errors: 1
// twin: derived("thin").when(y => derived("thick").when(y
#include "hundred.hpp"

inline constexpr auto rules =
    ruleset<record>({HUNDRED_RULES, derived("thin").when(x < 0.3), derived("thin").when(y < 0.3),
                     rule("a").when(holds("thin")).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
