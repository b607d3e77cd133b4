// SPDX-License-Identifier: BSL-1.0
// expect: this indicator has numbers or days: compare it with 25 or 2024y/1/1
// within: 6
// errors: 1
// twin: "3" => 3
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("so").when(partners > "3").then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
