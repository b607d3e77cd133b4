// SPDX-License-Identifier: BSL-1.0
// says: answers row 1 and answers row 2 both hold of y = 0, n = 0
// within: 5
// errors: 1
// twin: then(advice::admit) => then(advice::refuse)
#include "host.hpp"

inline constexpr auto answers =
    table<hit::any>("answers", inputs(y, n),
                    {row(is < 0.5, any).then(advice::refuse), row(any, is < 3).then(advice::admit)})
        .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
