// SPDX-License-Identifier: BSL-1.0
// says: rule a mixes share with percent
// within: 5
// errors: 1
// twin: share - percent => share - y
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {rule("a").when(known(z) && share - percent < 0).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
