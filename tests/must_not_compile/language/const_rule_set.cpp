// SPDX-License-Identifier: BSL-1.0
// expect: declare the rule set inline constexpr
// within: 6
// errors: 1
// twin: inline const auto rules => inline constexpr auto rules
#include "host.hpp"

namespace host {
inline const auto rules =
    ruleset<Course>({rule("late").when(practice > 0.5).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
