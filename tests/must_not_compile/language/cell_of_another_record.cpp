// SPDX-License-Identifier: BSL-1.0
// expect: a_cell_compares_with_an_indicator_of_another_record
// within: 5
// twin: hours => partners
#include "host.hpp"

namespace host {
inline constexpr auto marks = table<hit::first>("marks", inputs(practice, partners),
                                                {
                                                    row(is < hours, any).then(mark::fair),
                                                })
                                  .cite(policy, "1");
}
