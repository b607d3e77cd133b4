// SPDX-License-Identifier: BSL-1.0
// says: rule a reads gone, which is not a rule or derived fact of this set
// within: 5
// errors: 1
// twin: holds("gone") => holds("absent")
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({derived("absent").when(!known(z)),
                     rule("a").when(!holds("gone") && y < 0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
