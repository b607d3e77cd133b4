// SPDX-License-Identifier: BSL-1.0
// says: rule a mixes percent with share
// within: 5
// errors: 1
// twin: percent == share => percent == 40
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(percent == share).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
