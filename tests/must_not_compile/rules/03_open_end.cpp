// SPDX-License-Identifier: BSL-1.0
// says: rule a: v < 0.25, but v is in (0.5, 1)
// within: 5
// errors: 1
// twin: 0.25 => 0.75
#include "host.hpp"

inline constexpr auto v = indicator<&record::x>("v").in(nqpf::open(0.5, 1));

inline constexpr auto rules =
    ruleset<record>({rule("a").when(v < 0.25).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
