// SPDX-License-Identifier: BSL-1.0
// says: rule a: the part from y < 0.3 to y > 0.5 changes nothing
// within: 5
// errors: 1
// twin: y > 0.5 => y > 0.1
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {rule("a").when((y < 0.3 && y > 0.5) || n < 3).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
