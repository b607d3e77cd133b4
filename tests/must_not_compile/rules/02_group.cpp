// SPDX-License-Identifier: BSL-1.0
// says: the group a, b names b, which is not a rule of this set
// within: 5
// errors: 1
// twin: "a", "b" => "a", "c"
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3).then(verdict::weak).cite(law, "1"),
                     rule("c").when(x >= 0.3 && y > 0.3).then(advice::defer).cite(law, "1")})
        .exclusive("a", "b");
static_assert(nqpf::require_proven<rules>());
