// SPDX-License-Identifier: BSL-1.0
// A number is no assumption.
// expect: given\(\) takes conditions over the record of the rule set
// within: 6
// errors: 1
// twin: practice + 0.1 => practice > 0.1
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1")})
        .given(practice + 0.1);
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("thin"); }
