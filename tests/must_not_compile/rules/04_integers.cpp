// SPDX-License-Identifier: BSL-1.0
// says: rule a can never hold: it needs n > 2 and n < 3
// within: 5
// errors: 1
// twin: n < 3 => n <= 3
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(n > 2 && n < 3).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
