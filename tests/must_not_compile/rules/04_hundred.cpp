// SPDX-License-Identifier: BSL-1.0
// says: rule a can never hold: it needs y < 0.3 and y > 0.5
// within: 5
// errors: 1
// twin: y > 0.5 => x > 0.5
#include "hundred.hpp"

// clang-format off
inline constexpr auto rules = ruleset<record>({
  HUNDRED_RULES,
  rule("a").when(y < 0.3 && y > 0.5).then(advice::defer).cite(law, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
