// SPDX-License-Identifier: BSL-1.0
// says: answers has no answer for z = missing
// within: 5
// errors: 1
// twin: .complete() => .complete_when_known()
#include "host.hpp"

inline constexpr auto answers =
    table<hit::unique>("answers", inputs(z),
                       {row(is < 0.5).then(advice::refuse), row(is >= 0.5).then(advice::admit)})
        .cite(law, "1")
        .complete();
static_assert(nqpf::require_proven<answers>());
