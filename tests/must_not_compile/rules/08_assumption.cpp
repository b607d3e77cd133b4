// SPDX-License-Identifier: BSL-1.0
// says: defect 8, gap in a complete set: answers has no answer for x = 0.5, y = 1
// within: 5
// errors: 1
// twin: given(x < y) => given(x < y, x != 0.5)
#include "host.hpp"

inline constexpr auto answers =
    table<hit::unique>("answers", inputs(x),
                       {row(is < 0.5).then(advice::refuse), row(is > 0.5).then(advice::admit)})
        .cite(law, "1")
        .complete_when_known()
        .given(x < y);
static_assert(nqpf::require_proven<answers>());
