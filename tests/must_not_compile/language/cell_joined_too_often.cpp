// SPDX-License-Identifier: BSL-1.0
// expect: a_cell_joins_at_most_12_questions_write_a_second_row
// within: 5
// twin: is == 12 || =>
#include "host.hpp"

namespace host {
inline constexpr auto marks =
    table<hit::first>(
        "marks", inputs(partners),
        {
            row(is == 0 || is == 1 || is == 2 || is == 3 || is == 4 || is == 5 || is == 6 ||
                is == 7 || is == 8 || is == 9 || is == 10 || is == 12 || is == 11)
                .then(mark::fair),
        })
        .cite(policy, "1");
}
