// SPDX-License-Identifier: BSL-1.0
// says: defect 11, cyclic derivation: a reads b reads a
// within: 5
// errors: 1
// twin: fired("a") => known(z)
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(fired("b") && x < 0.5).then(verdict::weak).cite(law, "1"),
                     rule("b").when(fired("a") && y < 0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
