// SPDX-License-Identifier: BSL-1.0
// expect: a_cell_asks_for_another_kind_of_value_than_its_input_has
// within: 5
// twin: accredited => partners
#include "host.hpp"

namespace host {
inline constexpr auto marks = table<hit::first>("marks", inputs(practice, partners),
                                                {
                                                    row(is < accredited, any).then(mark::fair),
                                                })
                                  .cite(policy, "1");
}
