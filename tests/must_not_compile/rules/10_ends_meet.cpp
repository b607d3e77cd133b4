// SPDX-License-Identifier: BSL-1.0
// says: answers row 3 is never reached: whenever it holds, an earlier row holds or is undecided, for example answers row 2 at y = 1
// within: 5
// errors: 1
// twin: is != 0.5 => is == 0.5
#include "host.hpp"

inline constexpr auto answers =
    table<hit::first>("answers", inputs(y),
                      {row(is < 0.5).then(advice::refuse), row(is > 0.5).then(advice::admit),
                       row(is != 0.5).then(advice::defer)})
        .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
