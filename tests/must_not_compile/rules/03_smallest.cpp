// SPDX-License-Identifier: BSL-1.0
// says: defect 3, threshold outside domain: rule a: x < 1.5, but x is in [0, 1]
// within: 5
// errors: 1
// twin: 1.5 => 0.5
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 1.5).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
