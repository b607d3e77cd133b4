// SPDX-License-Identifier: BSL-1.0
// says: rule a holds on every complete record
// within: 5
// errors: 1
// twin: y >= 0.5 => y > 0.5
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.5 || y >= 0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
