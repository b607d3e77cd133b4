// SPDX-License-Identifier: BSL-1.0
// expect: any_admits_every_value_so_that_nothing_is_left_for_its_opposite
// within: 5
// twin: not_(any) => any
#include "host.hpp"

namespace host {
inline constexpr auto marks = table<hit::first>("marks", inputs(practice, partners),
                                                {
                                                    row(is < 0.5, not_(any)).then(mark::fair),
                                                })
                                  .cite(policy, "1");
}
