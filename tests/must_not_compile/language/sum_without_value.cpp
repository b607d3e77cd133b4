// SPDX-License-Identifier: BSL-1.0
// expect: a_table_that_computes_asks_for_the_value_of_every_row
// within: 4
// twin: .then(mark::good) => .value(1)
#include "host.hpp"

namespace host {
inline constexpr auto points =
    table<hit::collect, aggregate::sum>("points", inputs(practice, accredited),
                                        {
                                            row(is >= 0.5, any).value(2),
                                            row(any, is(true)).then(mark::good),
                                        })
        .cite(policy, "1");
}
