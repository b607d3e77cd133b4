// SPDX-License-Identifier: BSL-1.0
// says: defect 22, assumptions are not valid: assumption 1 reads a parameter: write the number
// within: 5
// errors: 1
// twin: x < low => x < 0.9
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.5).in(0.4, 0.6);
inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.5).then(verdict::weak).cite(law, "1")}).given(x < low);
static_assert(nqpf::require_proven<rules>());
