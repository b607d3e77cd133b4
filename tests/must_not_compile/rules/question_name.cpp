// SPDX-License-Identifier: BSL-1.0
// expect: the_set_has_no_rule_of_that_name_to_ask_about
// twin: "lwo" => "low"
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
static_assert(nqpf::implies<rules>("both", "lwo"));
