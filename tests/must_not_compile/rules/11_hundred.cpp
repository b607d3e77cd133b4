// SPDX-License-Identifier: BSL-1.0
// says: a reads b reads c reads a
// within: 5
// errors: 1
// twin: holds("a") => holds("f3")
#include "hundred.hpp"

inline constexpr auto rules = ruleset<record>(
    {HUNDRED_RULES, derived("a").when(holds("b") || x < 0.5),
     derived("b").when(holds("c") || n < 5), derived("c").when(holds("a") && y < 0.5)});
static_assert(nqpf::require_proven<rules>());
