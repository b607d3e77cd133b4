// SPDX-License-Identifier: BSL-1.0
// The row that a gap lacks says the range of a column that asks a list.
// says: defect 8, gap in a complete set: jobs has no answer for count(incomes) = 11; add row(in(11, 12))
// within: 6
// errors: 1
// twin: is > 12 => is > 10
#include "host.hpp"

namespace host {
inline constexpr auto number = named("number", count(incomes));
inline constexpr auto jobs =
    table<hit::unique>("jobs", inputs(number),
                       {row(is <= 10).then(mark::ask), row(is > 12).then(mark::refuse)})
        .cite(policy, "1")
        .complete();
static_assert(nqpf::require_proven<jobs>());
}  // namespace host
