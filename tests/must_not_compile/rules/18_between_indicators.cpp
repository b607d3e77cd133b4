// SPDX-License-Identifier: BSL-1.0
// says: conclusions conflict: rule a and rule b conclude refuse and admit of one record
// says: with low = 0.3
// within: 5
// errors: 1
// twin: in(0.2, => in(0.5,
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.5).in(0.2, 0.9);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y > low).then(advice::refuse).cite(law, "1"),
                     rule("b").when(z < 0.5 && y < z).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
