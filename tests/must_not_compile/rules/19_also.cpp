// SPDX-License-Identifier: BSL-1.0
// What is too large to decide is named too.
// says: could not decide whether rule a can hold; also: too large to decide: c
// within: 5
// errors: 1
// twin: v == 0.123 => v > 0.123
#include "host.hpp"

constexpr double far(double v) { return v == 0.123 ? 6 : v; }

inline constexpr auto rules = ruleset<record>(
    {rule("a").when(apply(&far, x) > 5).then(advice::refuse).cite(law, "1"),
     rule("c").when(apply(&far, x) > 5.5 && y < 0.5).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
