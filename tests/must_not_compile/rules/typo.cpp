// SPDX-License-Identifier: BSL-1.0
// says: defect 4, condition can never hold
// control: the name of the set is misspelt, no defect
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {rule("can_never_hold").when(x < 0.3 && x > 0.5).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rulez>());
