// SPDX-License-Identifier: BSL-1.0
// says: indicator y is declared in over() and never read
// within: 5
// errors: 1
// twin: .over(x, y) => .over(x)
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3).then(verdict::weak).cite(law, "1")}).over(x, y);
static_assert(nqpf::require_proven<rules>());
