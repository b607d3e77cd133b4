// SPDX-License-Identifier: BSL-1.0
// says: rule a mixes share with percent
// within: 5
// errors: 1
// twin: share + percent => percent + percent
#include "hundred.hpp"

inline constexpr auto rules = ruleset<record>(
    {HUNDRED_RULES, rule("a").when(share + percent > 3).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
