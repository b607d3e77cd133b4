// SPDX-License-Identifier: BSL-1.0
// says: makes rule a conclude watch where nothing as bad was concluded
// within: 5
// errors: 1
// twin: x >= 0.8 => x <= 0.8
#include "hundred.hpp"

inline constexpr auto rules = ruleset<record>({
  HUNDRED_RULES,
  rule("a").when(x >= 0.8 && n > 3).then(verdict::watch).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
