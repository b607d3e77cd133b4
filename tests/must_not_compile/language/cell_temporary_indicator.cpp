// SPDX-License-Identifier: BSL-1.0
// expect: declare indicators and parameters as inline constexpr objects
// within: 9
// twin: indicator<&Course::partners>("p") => partners
#include "host.hpp"

namespace host {
inline constexpr auto marks =
    table<hit::first>("marks", inputs(practice, partners),
                      {
                          row(is < indicator<&Course::partners>("p"), any).then(mark::fair),
                      })
        .cite(policy, "1");
}
