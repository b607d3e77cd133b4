// SPDX-License-Identifier: BSL-1.0
// says: defect 21, changes nothing: rule a: x < 0.5 changes nothing
// within: 5
// errors: 1
// twin: x < 0.5 => y < 0.5
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.5 && x < 0.3).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
