// SPDX-License-Identifier: BSL-1.0
// says: rule a: z is known changes nothing
// within: 5
// errors: 1
// twin: known(z) => n < 3
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(known(z) && z < 0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
