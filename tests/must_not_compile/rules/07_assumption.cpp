// SPDX-License-Identifier: BSL-1.0
// The witness breaks no assumption.
// says: defect 7, conclusions conflict: rule a and rule b conclude refuse and admit of one record: n = 8, paid = true
// within: 5
// errors: 1
// twin: n == 8 => n == 6
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(n > 7).then(advice::refuse).cite(law, "1"),
                     rule("b").when(paid).then(advice::admit).cite(law, "1")})
        .given(!paid || n < 4 || n == 8);
static_assert(nqpf::require_proven<rules>());
