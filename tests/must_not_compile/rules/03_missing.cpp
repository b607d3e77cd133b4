// SPDX-License-Identifier: BSL-1.0
// says: rule a: z >= 2, but z is in [0, 1]
// within: 5
// errors: 1
// twin: >= 2 => >= 0.2
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(!known(z) || z >= 2).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
