// SPDX-License-Identifier: BSL-1.0
// says: defect 19, too large to decide: rule a has a condition of 129 parts; at most 128 fit: name some with derived
// within: 5
// errors: 1
// twin: , 9.5) || n == 10 => , 9.5)
#include "host.hpp"

// clang-format off
inline constexpr auto rules = ruleset<record>(
    {rule("a")
         .when(one_of(w, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1, 1.125, 1.25, 1.375, 1.5,
                      1.625, 1.75, 1.875, 2, 2.125, 2.25, 2.375, 2.5, 2.625, 2.75, 2.875, 3, 3.125,
                      3.25, 3.375, 3.5, 3.625, 3.75, 3.875, 4, 4.125, 4.25, 4.375, 4.5, 4.625, 4.75,
                      4.875, 5, 5.125, 5.25, 5.375, 5.5, 5.625, 5.75, 5.875, 6, 6.125, 6.25, 6.375,
                      6.5, 6.625, 6.75, 6.875, 7, 7.125, 7.25, 7.375, 7.5, 7.625, 7.75, 7.875, 9.5) || n == 10)
         .then(advice::defer)
         .cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
// clang-format on
