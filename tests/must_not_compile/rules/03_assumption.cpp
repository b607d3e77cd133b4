// SPDX-License-Identifier: BSL-1.0
// says: defect 3, threshold outside domain: given: x < 25, but x is in [0, 1]
// within: 5
// errors: 1
// twin: x < 25 => x < 0.25
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.5).then(verdict::weak).cite(law, "1")})
        .given(x < 25 || paid);
static_assert(nqpf::require_proven<rules>());
