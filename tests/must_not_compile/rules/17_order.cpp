// SPDX-License-Identifier: BSL-1.0
// says: the order of parameters low and high mixes EUR with percent
// within: 5
// errors: 1
// twin: unit("EUR") => unit("percent")
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.2).in(0.1, 0.9).unit("EUR");
inline constexpr auto high = parameter("high", 0.5).in(0.1, 0.9).unit("percent");
inline constexpr auto rules =
    ruleset<record>({rule("a").when(w < low || w > high).then(advice::defer).cite(law, "1")})
        .ordered(low, high);
static_assert(nqpf::require_proven<rules>());
