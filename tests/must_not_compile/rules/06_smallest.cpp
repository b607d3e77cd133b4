// SPDX-License-Identifier: BSL-1.0
// says: defect 6, rule is subsumed: rule a is superfluous: whenever it holds, rule b holds and concludes the same
// within: 5
// errors: 1
// twin: x < 0.2 => y < 0.2
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.2).then(verdict::weak).cite(law, "1"),
                     rule("b").when(x < 0.3).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
