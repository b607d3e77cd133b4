// SPDX-License-Identifier: BSL-1.0
// says: rule a can never hold: it needs grade is low and grade is high
// within: 5
// errors: 1
// twin: grade == level::high => paid
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a")
                         .when(grade == level::low && grade == level::high)
                         .then(advice::defer)
                         .cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
