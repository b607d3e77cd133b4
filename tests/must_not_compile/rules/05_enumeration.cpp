// SPDX-License-Identifier: BSL-1.0
// says: rule a holds on every complete record
// within: 5
// errors: 1
// twin: , level::high) => )
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a")
                         .when(one_of(grade, level::low, level::middle, level::high))
                         .then(advice::defer)
                         .cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
