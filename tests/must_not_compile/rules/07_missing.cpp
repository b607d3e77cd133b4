// SPDX-License-Identifier: BSL-1.0
// says: rule a and rule b conclude refuse and admit of one record: z = missing, y = 0
// within: 5
// errors: 1
// twin: when(y < 0.5) => when(z < 0.5)
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(!known(z)).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y < 0.5).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
