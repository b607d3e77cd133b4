// SPDX-License-Identifier: BSL-1.0
// says: rule a is superfluous: whenever it holds, rule b holds and concludes the same
// within: 5
// errors: 1
// twin: ("b").when(y <= 0.5) => ("b").when(x <= 0.5)
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.5).then(advice::defer).cite(law, "1"),
                     rule("b").when(y <= 0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
