// SPDX-License-Identifier: BSL-1.0
// The headlines of further defects name the rules.
// says: ; also: conclusions conflict: a and c
// within: 5
// errors: 1
// twin: advice::refuse => advice::defer
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("b").when(x < 0.25 && y < 0.5).then(advice::admit).cite(law, "1"),
                     rule("c").when(x<0.2 && y> 0.5).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
