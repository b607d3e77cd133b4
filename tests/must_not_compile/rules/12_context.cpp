// SPDX-License-Identifier: BSL-1.0
// says: bettering x from
// within: 5
// errors: 1
// twin: when(x > 0.5 => when(context(x > 0.5)
#include "host.hpp"

inline constexpr auto rules = ruleset<record>({
  rule("a").when(x > 0.5 && y < 0.5).then(verdict::weak).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
