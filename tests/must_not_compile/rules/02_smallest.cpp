// SPDX-License-Identifier: BSL-1.0
// says: defect 2, unknown name: rule a reads thin, which is not a rule or derived fact of this set
// within: 5
// errors: 1
// twin: rule("thick") => rule("thin")
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(fired("thin")).then(verdict::weak).cite(law, "1"),
                     rule("thick").when(x < 0.3).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
