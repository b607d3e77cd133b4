// SPDX-License-Identifier: BSL-1.0
// expect: declare indicators and parameters as inline constexpr objects
// within: 6
// errors: 1
// twin: indicator<&Course::practice>("practice") => practice
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("late")
                         .when(!known(indicator<&Course::practice>("practice")))
                         .then(mark::poor)
                         .cite(policy, "1")});
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
