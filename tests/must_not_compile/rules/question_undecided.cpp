// SPDX-License-Identifier: BSL-1.0
// expect: the_question_could_not_be_decided_its_line_says_why
// twin: x < 7 => x < 0.7
#include "host.hpp"

#include <nqpf/rules/require_answer.hpp>

inline constexpr auto rules =
    ruleset<record>({rule("low").when(x < 0.5).then(advice::refuse).cite(law, "1"),
                     rule("both").when(x < 0.25 && y < 0.5).then(advice::defer).cite(law, "2")});
static_assert(nqpf::implies<rules>("low", x < 7));
