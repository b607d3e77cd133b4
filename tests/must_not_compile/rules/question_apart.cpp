// SPDX-License-Identifier: BSL-1.0
// says: rule low and rule both both hold at x = 0, y = 0
// within: 6
// errors: 1
// twin: when(x < 0.5) => when(x > 0.5)
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
static_assert(nqpf::require_apart<rules, "low", "both">());
