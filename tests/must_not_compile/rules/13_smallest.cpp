// SPDX-License-Identifier: BSL-1.0
// says: defect 13, rule has no source: rule a has no source: cite where it comes from
// within: 5
// errors: 1
// twin: then(verdict::weak) => then(verdict::weak).cite(law, "1")
#include "host.hpp"

inline constexpr auto rules = ruleset<record>({rule("a").when(x < 0.3).then(verdict::weak)});
static_assert(nqpf::require_proven<rules>());
