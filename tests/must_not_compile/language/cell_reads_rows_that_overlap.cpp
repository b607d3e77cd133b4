// SPDX-License-Identifier: BSL-1.0
// expect: a_cell_reads_a_table_that_may_give_several_answers
// within: 5
// twin: defect::overlap => defect::gap
#include "host.hpp"

namespace host {
inline constexpr auto marks =
    table<hit::unique>("marks", inputs(practice),
                       {
                           row(is < 0.5).then(mark::fair).allow(nqpf::defect::overlap, "both"),
                           row(is >= 0.5).then(mark::good),
                       })
        .cite(policy, "1");
inline constexpr auto prizes = table<hit::first>("prizes", inputs(nqpf::output<mark>(marks)),
                                                 {
                                                     row(is(mark::good)).value(10),
                                                 })
                                   .cite(policy, "2");
}
