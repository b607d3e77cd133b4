// SPDX-License-Identifier: BSL-1.0
// says: the condition: x > 7, but x is in [0, 1]
// within: 6
// errors: 1
// twin: x > 7 => x > 0.7
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
inline constexpr auto where = x > 7 && x < 0.5;
static_assert(nqpf::require_always<rules, where, advice::refuse>());
