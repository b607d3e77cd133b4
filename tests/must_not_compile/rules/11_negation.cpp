// SPDX-License-Identifier: BSL-1.0
// says: a reads b reads a
// within: 5
// errors: 1
// twin: !holds("a") => n < 3
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {derived("a").when(!holds("b") && x < 0.5), derived("b").when(!holds("a") && !known(z))});
static_assert(nqpf::require_proven<rules>());
