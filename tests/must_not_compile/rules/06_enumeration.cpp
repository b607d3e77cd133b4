// SPDX-License-Identifier: BSL-1.0
// says: rule a is superfluous: whenever it holds, rule b holds and concludes the same
// within: 5
// errors: 1
// twin: one_of(grade, level::low => one_of(grade, level::high
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {rule("a").when(grade == level::low).then(advice::defer).cite(law, "1"),
     rule("b").when(one_of(grade, level::low, level::middle)).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
