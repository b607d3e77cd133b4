// SPDX-License-Identifier: BSL-1.0
// says: conclusions conflict: rule a and rule b conclude refuse and admit of one record
// within: 5
// errors: 1
// twin: .over(y) => .ordered(low, high)
#include "host.hpp"

// Neither has a default: the proof stands at values that keep the order.
inline constexpr auto low = parameter("low").in(0.2, 0.8);
inline constexpr auto high = parameter("high").in(0.2, 0.8);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(y <= low).then(advice::refuse).cite(law, "1"),
                     rule("b").when(y >= high).then(advice::admit).cite(law, "1")})
        .over(y);
static_assert(nqpf::require_proven<rules>());
