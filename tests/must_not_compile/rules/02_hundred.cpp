// SPDX-License-Identifier: BSL-1.0
// says: rule a reads f100, which is not a rule
// within: 5
// errors: 1
// twin: "f100" => "f10"
#include "hundred.hpp"

inline constexpr auto rules = ruleset<record>(
    {HUNDRED_RULES, rule("a").when(fired("f100") && x < 0.5).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
