// SPDX-License-Identifier: BSL-1.0
// says: admit is concluded of no record
// within: 6
// errors: 1
// twin: advice::admit => advice::defer
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
static_assert(nqpf::require_reachable<rules, advice::admit>());
