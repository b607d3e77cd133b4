// SPDX-License-Identifier: BSL-1.0
// says: with low = 0.2: gap in a complete set: answers has no answer for y = 0.2
// within: 5
// errors: 1
// twin: in(0.2, => in(0.3,
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.3).in(0.2, 0.3);
inline constexpr auto answers =
    table<hit::unique>("answers", inputs(y),
                       {row(is < low).then(advice::refuse), row(is >= 0.3).then(advice::admit)})
        .cite(law, "1")
        .complete_when_known();
static_assert(nqpf::require_proven<answers>());
