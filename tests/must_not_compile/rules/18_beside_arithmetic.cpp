// SPDX-License-Identifier: BSL-1.0
// says: with low = 0.4: conclusions conflict: rule a and rule b conclude refuse and admit of one record: y = 0.5
// within: 5
// errors: 1
// twin: in(0.3, => in(0.6,
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.7).in(0.3, 0.9);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y > low).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y * 2 < 1.2).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
