// SPDX-License-Identifier: BSL-1.0
// Missing data break no assumption, and keep none that known values contradict.
// says: defect 22, assumptions are not valid: no record keeps the assumptions z > 0.5, z < x, x < 0.3
// within: 5
// errors: 1
// twin: x < 0.3 => x < 0.7
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.2).then(verdict::weak).cite(law, "1")})
        .given(z > 0.5, paid || n > 3, z < x, x < 0.3);
static_assert(nqpf::require_proven<rules>());
