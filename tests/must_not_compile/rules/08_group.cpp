// SPDX-License-Identifier: BSL-1.0
// A group is named by its first rules.
// says: gap in a complete set: the group a, b, c, ... has no answer for x = 1
// within: 5
// errors: 1
// twin: x < 0.9 => x <= 1
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3).then(verdict::weak).cite(law, "1"),
                     rule("b").when(x >= 0.3 && x < 0.5).then(verdict::weak).cite(law, "1"),
                     rule("c").when(x >= 0.5 && x < 0.7).then(verdict::watch).cite(law, "1"),
                     rule("d").when(x >= 0.7 && x < 0.9).then(verdict::sound).cite(law, "1")})
        .complete_when_known("a", "b", "c", "d");
static_assert(nqpf::require_proven<rules>());
