// SPDX-License-Identifier: BSL-1.0
// says: rule a: z < 0.5 changes nothing
// within: 5
// errors: 1
// twin: x < 0.7 => n < 3
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {rule("a").when(x < 0.5 && (z < 0.5 || x < 0.7)).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
