// SPDX-License-Identifier: BSL-1.0
// says: answers has no answer for n = 5
// within: 5
// errors: 1
// twin: is > 5 => is > 4
#include "host.hpp"

inline constexpr auto answers =
    table<hit::unique>("answers", inputs(n),
                       {row(is < 5).then(advice::refuse), row(is > 5).then(advice::admit)})
        .cite(law, "1")
        .complete_when_known();
static_assert(nqpf::require_proven<answers>());
