// SPDX-License-Identifier: BSL-1.0
// says: rule low holds and rule both does not at x = 0.4
// within: 6
// errors: 1
// twin: x < 0.25 && y < 0.5 => !(x >= 0.5)
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
static_assert(nqpf::require_equivalent<rules, "low", "both">());
