// SPDX-License-Identifier: BSL-1.0
// A term that changes nothing is told as it was written.
// says: rule a: grade is not high changes nothing
// within: 5
// errors: 1
// twin: grade != level::high && => y < 0.5 &&
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a")
                         .when(grade != level::high && grade == level::low)
                         .then(verdict::weak)
                         .cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
