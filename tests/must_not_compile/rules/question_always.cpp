// SPDX-License-Identifier: BSL-1.0
// says: refuse is not always concluded where the condition holds: not at x = 0.5
// within: 6
// errors: 1
// twin: x <= 0.5 => x <= 0.4
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
inline constexpr auto where = x <= 0.5;
static_assert(nqpf::require_always<rules, where, advice::refuse>());
