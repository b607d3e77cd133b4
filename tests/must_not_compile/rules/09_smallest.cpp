// SPDX-License-Identifier: BSL-1.0
// says: defect 9, rows overlap: answers row 1 and answers row 2 both hold of y = 0.45; make the conditions exclude each other, or say which goes before the other: hit::first, in_order(...)
// within: 5
// errors: 1
// twin: is > 0.4 => is >= 0.5
#include "host.hpp"

inline constexpr auto answers =
    table<hit::unique>("answers", inputs(y),
                       {row(is < 0.5).then(advice::refuse), row(is > 0.4).then(advice::admit)})
        .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
