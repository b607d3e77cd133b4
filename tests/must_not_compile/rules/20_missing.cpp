// SPDX-License-Identifier: BSL-1.0
// says: derived fact thin is written twice
// within: 5
// errors: 1
// twin: derived("thin").when(grade => derived("thick").when(grade
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({derived("thin").when(!known(z)), derived("thin").when(grade == level::low),
                     rule("a").when(holds("thin")).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
