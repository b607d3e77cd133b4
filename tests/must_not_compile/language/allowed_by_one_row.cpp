// SPDX-License-Identifier: BSL-1.0
// What is wrong with a whole table is allowed on the table, not on one row.
// says: defect 21, changes nothing: table marks: the column partners changes nothing
// within: 5
// errors: 1
// twin: .cite(policy, "1") => .cite(policy, "1").allow(defect::no_effect, "will count")
#include "host.hpp"

namespace host {
inline constexpr auto marks =
    table<hit::unique>("marks", inputs(practice, partners),
                       {
                           row(is < 0.5, any).then(mark::poor).allow(defect::no_effect, "now"),
                           row(is >= 0.5, any).then(mark::good),
                       })
        .cite(policy, "1");
static_assert(nqpf::require_proven<marks>());
}
