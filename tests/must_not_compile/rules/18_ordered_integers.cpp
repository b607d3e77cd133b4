// SPDX-License-Identifier: BSL-1.0
// says: with low = 7.3, high = 8: condition can never hold: rule a can never hold: it needs n >= low and n < high
// within: 5
// errors: 1
// twin: n < high => n <= high
#include "host.hpp"

// Between the two an integer may be missing, though the order keeps the first from being 8.
inline constexpr auto low = parameter("low", 5).in(3, 8);
inline constexpr auto high = parameter("high", 9).in(8, 9);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(n >= low && n < high).then(advice::defer).cite(law, "1")})
        .ordered(low, high);
static_assert(nqpf::require_proven<rules>());
