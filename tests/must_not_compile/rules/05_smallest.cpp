// SPDX-License-Identifier: BSL-1.0
// says: defect 5, condition always holds: rule a holds on every complete record
// within: 5
// errors: 1
// twin: x >= 0.3 => y >= 0.3
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < 0.3 || x >= 0.3).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
