// SPDX-License-Identifier: BSL-1.0
// says: two parameters are both called low
// within: 5
// errors: 1
// twin: lower("low" => lower("lower"
#include "host.hpp"

inline constexpr parameter low("low", 0.3);
inline constexpr parameter lower("low", 0.2);

inline constexpr auto rules =
    ruleset<record>({rule("a").when(x < low).then(verdict::weak).cite(law, "1"),
                     rule("b").when(y < lower).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
