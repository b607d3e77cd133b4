// SPDX-License-Identifier: BSL-1.0
// says: could not decide whether rule a and rule b can both hold
// within: 5
// errors: 1
// twin: advice::admit => advice::defer
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < y).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y* y < x * y).then(advice::admit).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
