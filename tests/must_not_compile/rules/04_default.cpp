// SPDX-License-Identifier: BSL-1.0
// What never holds at the default of a parameter says which that is.
// says: n == middle holds nowhere in the domain of n at its default middle = 2.5
// within: 5
// errors: 1
// twin: 2.5 => 2
#include "host.hpp"

inline constexpr auto middle = parameter("middle", 2.5);
inline constexpr auto rules =
    ruleset<record>({rule("a").when(n == middle).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
