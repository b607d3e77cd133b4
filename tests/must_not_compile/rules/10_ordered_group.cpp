// SPDX-License-Identifier: BSL-1.0
// says: rule b is never reached: whenever it holds, an earlier rule holds or is undecided, for example rule a at z = 0
// within: 5
// errors: 1
// twin: in_order("a" => exclusive("c"
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(z < 0.5 || !known(z)).then(advice::refuse).cite(law, "1"),
                     rule("b").when(z < 0.3).then(advice::defer).cite(law, "1"),
                     rule("c").when(z > 0.9).then(advice::admit).cite(law, "1")})
        .in_order("a", "b");
static_assert(nqpf::require_proven<rules>());
