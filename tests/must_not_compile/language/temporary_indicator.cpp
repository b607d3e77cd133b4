// SPDX-License-Identifier: BSL-1.0
// expect: declare indicators and parameters as inline constexpr objects
// within: 6
// errors: 1
// twin: indicator<&Course::practice>("practice") < => practice <
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin")
                         .when(indicator<&Course::practice>("practice") < 0.2)
                         .then(mark::poor)
                         .cite(policy, "1")});
}
