// SPDX-License-Identifier: BSL-1.0
// says: defect 8, gap in a complete set: answers has no answer for y = 0.5
// within: 5
// errors: 1
// twin: is > 0.5 => is >= 0.5
#include "host.hpp"

inline constexpr auto answers =
    table<hit::unique>("answers", inputs(y),
                       {row(is < 0.5).then(advice::refuse), row(is > 0.5).then(advice::admit)})
        .cite(law, "1")
        .complete_when_known();
static_assert(nqpf::require_proven<answers>());
