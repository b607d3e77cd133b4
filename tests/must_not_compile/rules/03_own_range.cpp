// SPDX-License-Identifier: BSL-1.0
// says: parameter low = 0.7 is outside its own range
// within: 5
// errors: 1
// twin: 0.7 => 0.5
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.7).in(0.5, 0.5);
inline constexpr auto rules =
    ruleset<record>({rule("a").when(x + y < low).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
