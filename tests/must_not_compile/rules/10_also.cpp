// SPDX-License-Identifier: BSL-1.0
// The headlines of further defects name the rows.
// says: ; also: row is shadowed: answers row 3
// within: 5
// errors: 1
// twin: is < 0.5 => is < 0.05
#include "host.hpp"

inline constexpr auto answers =
    table<hit::first>("answers", inputs(y),
                      {row(is < 0.5).then(advice::refuse), row(is < 0.1).then(advice::admit),
                       row(is < 0.3).then(advice::defer)})
        .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
