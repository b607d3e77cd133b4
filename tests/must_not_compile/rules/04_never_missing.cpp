// SPDX-License-Identifier: BSL-1.0
// says: rule a can never hold: no record satisfies its condition; n is never missing
// within: 5
// errors: 1
// twin: !known(n) => !known(z)
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(!known(n)).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
