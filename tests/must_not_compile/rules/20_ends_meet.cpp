// SPDX-License-Identifier: BSL-1.0
// says: derived fact thin is written twice
// within: 5
// errors: 1
// twin: derived("thin").when(y >= => derived("thick").when(y >=
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({derived("thin").when(y < 0.5), derived("thin").when(y >= 0.5),
                     rule("a").when(holds("thin")).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
