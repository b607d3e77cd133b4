// SPDX-License-Identifier: BSL-1.0
// expect: = changes a value: compare with ==
// within: 5
// errors: 1
// twin: partners = 3 => partners == 3
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("so").when(partners = 3).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
