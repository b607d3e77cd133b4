// SPDX-License-Identifier: BSL-1.0
// says: a group names a twice
// within: 5
// errors: 1
// twin: "a", "a" => "a", "b"
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.3).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y > 0.5).then(advice::defer).cite(law, "1")})
        .exclusive("a", "a");
static_assert(nqpf::require_proven<rules>());
