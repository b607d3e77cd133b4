// SPDX-License-Identifier: BSL-1.0
// says: improving rank from low to middle makes rule a conclude weak; before, no rule concluded anything that bad: rank = low
// within: 5
// errors: 1
// twin: level::middle => level::low
#include "host.hpp"

inline constexpr auto rank = indicator<&record::grade>("rank").higher_is_better();

inline constexpr auto rules =
    ruleset<record>({rule("a").when(rank == level::middle).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
