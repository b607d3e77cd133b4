// SPDX-License-Identifier: BSL-1.0
// says: rule b has no source
// within: 5
// errors: 1
// twin: >= 0.5).then(advice::admit) => >= 0.5).then(advice::admit).cite(law, "2")
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y >= 0.5).then(advice::admit)});
static_assert(nqpf::require_proven<rules>());
