// SPDX-License-Identifier: BSL-1.0
// says: defect 22, assumptions are not valid: assumption 2 reads the outcome of a rule: write the condition
// within: 5
// errors: 1
// twin: !holds("a") => x >= 0.1
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.5).then(verdict::weak).cite(law, "1")})
        .given(x < y, !holds("a"));
static_assert(nqpf::require_proven<rules>());
