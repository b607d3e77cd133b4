// SPDX-License-Identifier: BSL-1.0
// says: improving x from 0 to 1 makes rule a conclude weak; before, no rule concluded anything that bad: x = 0, y = 0
// within: 5
// errors: 1
// twin: when(x > 0.5 => when(exempt_from_monotonicity(x > 0.5)
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x > 0.5 && y < 0.5).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
