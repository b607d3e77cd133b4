// SPDX-License-Identifier: BSL-1.0
// What a table concludes by default counts beside the rows of another.
// says: conclusions conflict: the default of table first and second row 1 conclude admit and refuse of one record: n = 4, y = 1; let the other value overrule that of the default with resolves(...), or change one
// within: 5
// errors: 1
// twin: advice::refuse => advice::defer
#include "host.hpp"

inline constexpr auto first =
    table<hit::unique>("first", inputs(y), {row(is < 0.5).then(advice::defer)})
        .cite(law, "1")
        .otherwise(advice::admit);
inline constexpr auto second =
    table<hit::unique>("second", inputs(output<advice>(first), n),
                       {row(is(advice::admit), is > 3).then(advice::refuse).cite(law, "2")});
static_assert(nqpf::require_proven<second>());
