// SPDX-License-Identifier: BSL-1.0
// says: the first set concludes refuse and the second nothing at x = 0.4
// within: 6
// errors: 1
// twin: 0.40 => 0.5
#include "host.hpp"

#include <nqpf/rules/equivalent_sets.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1")});
inline constexpr auto rewritten =
    ruleset<record>({rule("less").when(!(x >= 0.40)).then(advice::refuse).cite(law, "1")});
static_assert(nqpf::require_equivalent<rules, rewritten>());
