// SPDX-License-Identifier: BSL-1.0
// says: two ordered groups name b: one order says what counts
// within: 5
// errors: 1
// twin: .in_order("b", "c") => .in_order("c", "d")
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>(
        {rule("a").when(y < 0.3).then(advice::refuse).cite(law, "1"),
         rule("b").when(y < 0.5).then(advice::defer).cite(law, "1"),
         rule("c").when(n < 3).then(advice::admit).cite(law, "1").allow(defect::conflict, "test"),
         rule("d").when(n < 5).then(advice::defer).cite(law, "1").allow(defect::subsumed, "test")})
        .in_order("a", "b")
        .in_order("b", "c");
static_assert(nqpf::require_proven<rules>());
