// SPDX-License-Identifier: BSL-1.0
// expect: declare indicators as inline constexpr objects, and name them in assumptions
// within: 6
// errors: 1
// twin: indicator<&Course::accredited>("accredited") => accredited
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1")})
        .given(indicator<&Course::accredited>("accredited"));
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("thin"); }
