// SPDX-License-Identifier: BSL-1.0
// says: rule a: kind has no value privat
// within: 5
// errors: 1
// twin: "privat" => "private"
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({rule("a").when(kind == "privat").then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
