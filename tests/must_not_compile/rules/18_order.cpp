// SPDX-License-Identifier: BSL-1.0
// says: with low = 0.6, high = 0.5: conclusions conflict: rule a and rule b conclude refuse and admit of one record: y = 0.5
// within: 5
// errors: 1
// twin: .over(y) => .ordered(low, high)
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.3).in(0.1, 0.7);
inline constexpr auto high = parameter("high", 0.8).in(0.4, 0.9);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y < low).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y >= high).then(advice::admit).cite(law, "1")})
        .over(y);
static_assert(nqpf::require_proven<rules>());
