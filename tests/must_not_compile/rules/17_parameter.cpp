// SPDX-License-Identifier: BSL-1.0
// says: rule a mixes percent with EUR
// within: 5
// errors: 1
// twin: unit("EUR") => unit("percent")
#include "host.hpp"

inline constexpr auto bound = parameter("bound", 0.5).in(0.1, 0.9).unit("EUR");
inline constexpr auto rules =
    ruleset<record>({rule("a").when(percent < bound).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
