// SPDX-License-Identifier: BSL-1.0
// says: rule a and rule b conclude refuse and admit of one record: y = 0, n = 4, x = 1
// within: 5
// errors: 1
// twin: n < 5 => n < 3
#include "hundred.hpp"

// clang-format off
inline constexpr auto rules = ruleset<record>({
  HUNDRED_RULES,
  rule("a").when(y < 0.5 && n > 3).then(advice::refuse).cite(law, "1"),
  rule("b").when(n < 5 && x > 0.5).then(advice::admit).cite(law, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
