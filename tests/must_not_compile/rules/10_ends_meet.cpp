// SPDX-License-Identifier: BSL-1.0
// says: answers row 3 is never reached: wherever it holds, one before it does or is undecided, as answers row 2 of y = 1
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
