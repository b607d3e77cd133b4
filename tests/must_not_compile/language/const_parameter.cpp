// SPDX-License-Identifier: BSL-1.0
// expect: declare every indicator and parameter
// within: 6
// errors: 1
// twin: inline const auto least => inline constexpr auto least
#include "host.hpp"

namespace host {
inline const auto least = parameter("least", 0.3).in(0.1, 0.5);
inline constexpr auto rules =
    ruleset<Course>({rule("late").when(practice > least).then(mark::poor).cite(policy, "1")});
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
