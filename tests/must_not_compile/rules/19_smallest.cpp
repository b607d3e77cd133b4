// SPDX-License-Identifier: BSL-1.0
// says: defect 19, too large to decide: rule a has a condition of 33 parts; at most 32 fit: name some with derived
// within: 5
// errors: 1
// twin: , 9.5) || n == 10 => , 9.5)
#include "host.hpp"

inline constexpr auto rules = ruleset<record>(
    {rule("a")
         .when(one_of(w, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 9.5) || n == 10)
         .then(advice::defer)
         .cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
