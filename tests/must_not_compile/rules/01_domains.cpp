// SPDX-License-Identifier: BSL-1.0
// says: two indicators are both called x
// within: 5
// errors: 1
// twin: ("x") => ("v")
#include "host.hpp"

inline constexpr auto wider = indicator<&record::x>("x").in(0, 2);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3).then(verdict::weak).cite(law, "1"),
                     rule("b").when(wider > 1.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
