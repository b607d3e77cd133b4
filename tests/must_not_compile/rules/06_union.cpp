// SPDX-License-Identifier: BSL-1.0
// says: rule a is superfluous: whenever it holds, rule b holds
// within: 5
// errors: 1
// twin: n > 7 => n > 8
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {rule("a").when(between(y, 0.2, 0.8) && n == 8).then(advice::defer).cite(law, "1"),
     rule("b").when((y < 0.5 && n < 9) || (y >= 0.5 && n > 7)).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
