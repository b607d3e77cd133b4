// SPDX-License-Identifier: BSL-1.0
// says: defect 4, condition can never hold: rule a can never hold: it needs x < 0.3 and x > 0.5
// within: 5
// errors: 1
// twin: x > 0.5 => y > 0.5
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3 && x > 0.5).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
