// SPDX-License-Identifier: BSL-1.0
// says: rule a and rule b conclude refuse and admit of one record: n = 3
// within: 5
// errors: 1
// twin: n < 4 => n < 3
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(n > 2).then(advice::refuse).cite(law, "1"),
                     rule("b").when(n < 4).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
