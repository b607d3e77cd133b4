// SPDX-License-Identifier: BSL-1.0
// says: defect 12, not monotone: improving x from 0 to 1 makes rule a conclude weak; before, no rule concluded anything that bad: x = 0
// within: 5
// errors: 1
// twin: x > 0.8 => x < 0.8
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x > 0.8).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
