// SPDX-License-Identifier: BSL-1.0
// says: rule a can never hold: it needs x <= 0.5 and x > 0.5
// within: 5
// errors: 1
// twin: x > 0.5 => x >= 0.5
#include "host.hpp"

inline constexpr auto rules = ruleset<record>({rule("a")
                                                   .when(x <= 0.5 && x > 0.5)
                                                   .then(verdict::watch)
                                                   .cite(law, "1")
                                                   .allow(defect::not_monotone, "test")});
static_assert(nqpf::require_proven<rules>());
