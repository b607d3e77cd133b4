// SPDX-License-Identifier: BSL-1.0
// says: two indicators are both called x
// within: 5
// errors: 1
// twin: ("x") => ("v")
#include "host.hpp"

inline constexpr auto twice = indicator<&record::y>("x").in(0, 1).higher_is_better();

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3 && twice > 0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
