// SPDX-License-Identifier: BSL-1.0
// says: defect 22, assumptions are not valid: no record keeps the assumptions x < y, y < x
// within: 5
// errors: 1
// twin: y < x => y > 0.3
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.5).then(verdict::weak).cite(law, "1")})
        .given(x < y, y < x);
static_assert(nqpf::require_proven<rules>());
