// SPDX-License-Identifier: BSL-1.0
// says: improving x from 0.5 to 0.6 makes rule b conclude watch; before, no rule concluded anything that bad: x = 0.5
// within: 5
// errors: 1
// twin: x > 0.5 => x >= 0.5
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.5).then(verdict::weak).cite(law, "1"),
                     rule("b").when(x > 0.5 && x < 0.7).then(verdict::watch).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
