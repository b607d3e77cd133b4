// SPDX-License-Identifier: BSL-1.0
// says: defect 4, condition can never hold: rule a can never hold: every record that satisfies its condition breaks the assumption x <= y
// within: 5
// errors: 1
// twin: y < 0.2 => y > 0.2
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x > 0.7 && y < 0.2).then(advice::defer).cite(law, "1")})
        .given(x <= y, !paid || n > 3);
static_assert(nqpf::require_proven<rules>());
