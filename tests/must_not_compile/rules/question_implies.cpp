// SPDX-License-Identifier: BSL-1.0
// says: rule low does not imply rule both: rule low holds and rule both does not at x = 0.4
// within: 6
// errors: 1
// twin: "low", "both" => "both", "low"
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
static_assert(nqpf::require_implies<rules, "low", "both">());
