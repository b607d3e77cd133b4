// SPDX-License-Identifier: BSL-1.0
// says: defect 7, conclusions conflict: rule a and rule b conclude refuse and admit of one record: y = 0.4; say which overrules the other with resolves(...), or make the conditions exclude each other
// within: 5
// errors: 1
// twin: y > 0.3 => y > 0.5
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y > 0.3).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
