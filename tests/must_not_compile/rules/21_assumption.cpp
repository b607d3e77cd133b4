// SPDX-License-Identifier: BSL-1.0
// says: defect 21, changes nothing: given x < 0.5 or y <= 1 says nothing: it holds of every record
// within: 5
// errors: 1
// twin: y <= 1 => y < 1
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.5).then(verdict::weak).cite(law, "1")})
        .given(x < 0.5 || y <= 1);
static_assert(nqpf::require_proven<rules>());
