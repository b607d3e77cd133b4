// SPDX-License-Identifier: BSL-1.0
// says: a reads a
// within: 5
// errors: 1
// twin: fired("a") => !known(z)
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(fired("a") || x < 0.5).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
