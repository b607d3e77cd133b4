// SPDX-License-Identifier: BSL-1.0
// says: defect 1, one id twice: two rules are both called a
// within: 5
// errors: 1
// twin: rule("a").when(y => rule("b").when(y
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3).then(verdict::weak).cite(law, "1"),
                     rule("a").when(y < 0.3).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
