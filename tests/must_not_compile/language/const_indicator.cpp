// SPDX-License-Identifier: BSL-1.0
// expect: declare every indicator and parameter
// within: 6
// errors: 1
// twin: inline const auto share => inline constexpr auto share
#include "host.hpp"

namespace host {
inline const auto share = indicator<&Course::practice>("practice").in(0, 1);
inline constexpr auto rules =
    ruleset<Course>({rule("late").when(share > 0.5).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
