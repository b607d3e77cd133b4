// SPDX-License-Identifier: BSL-1.0
// says: with low = 0.4: gap in a complete set: the group b, c has no answer for y = 0.45
// within: 5
// errors: 1
// twin: in(0.4, => in(0.5,
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.7).in(0.4, 0.9);

// The first rule takes records from the second, so that neither that nor the third counts on them.
inline constexpr auto rules =
    ruleset<record>({rule("a").when(y > low).then(advice::defer).cite(law, "1"),
                     rule("b").when(y < 0.5).then(verdict::weak).cite(law, "1"),
                     rule("c").when(y >= 0.5).then(verdict::watch).cite(law, "1")})
        .in_order("a", "b")
        .complete_when_known("b", "c");
static_assert(nqpf::require_proven<rules>());
