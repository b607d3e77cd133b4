// SPDX-License-Identifier: BSL-1.0
// says: defect 10, row is shadowed: answers row 2 is never reached: whenever it holds, an earlier row holds or is undecided, for example answers row 1 at y = 0; let it go before what takes its records, or leave it out
// within: 5
// errors: 1
// twin: is < 0.3 => is < 0.7
#include "host.hpp"

inline constexpr auto answers =
    table<hit::first>("answers", inputs(y),
                      {row(is < 0.5).then(advice::refuse), row(is < 0.3).then(advice::admit)})
        .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
