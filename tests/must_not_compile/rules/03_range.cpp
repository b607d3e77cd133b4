// SPDX-License-Identifier: BSL-1.0
// says: rule a: x < low = 1.25, but x is in [0, 1]
// within: 5
// errors: 1
// twin: 1.25 => 0.75
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.5).in(0.25, 1.25);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < low).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
