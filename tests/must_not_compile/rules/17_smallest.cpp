// SPDX-License-Identifier: BSL-1.0
// says: defect 17, quantities do not mix: rule a mixes share with percent
// within: 5
// errors: 1
// twin: share < percent => share < 0.5
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(share < percent).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
