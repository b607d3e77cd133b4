// SPDX-License-Identifier: BSL-1.0
// says: with low = 0: condition can never hold: rule a can never hold: z < low holds nowhere in the domain of z
// within: 5
// errors: 1
// twin: in(0, => in(0.1,
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.3).in(0, 0.5);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(z < low).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
