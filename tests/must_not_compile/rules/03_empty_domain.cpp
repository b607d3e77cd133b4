// SPDX-License-Identifier: BSL-1.0
// An empty domain is told, not the thresholds in it.
// says: defect 3, threshold outside domain: the domain of bad, [20, 0], holds no number
// within: 5
// errors: 1
// twin: in(20, 0) => in(0, 20)
#include "host.hpp"

inline constexpr auto bad = indicator<&record::x>("bad").in(20, 0);
inline constexpr auto rules =
    ruleset<record>({rule("a").when(bad > 3).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
