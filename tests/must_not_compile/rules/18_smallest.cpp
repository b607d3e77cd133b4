// SPDX-License-Identifier: BSL-1.0
// says: defect 18, parameter setting makes a defect: with high = 0.2: conclusions conflict: rule a and rule b conclude refuse and admit of one record: y = 0.25
// within: 5
// errors: 1
// twin: in(0.2, => in(0.3,
#include "host.hpp"

inline constexpr auto high = parameter("high", 0.6).in(0.2, 0.9);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.3).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y > high).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
