// SPDX-License-Identifier: BSL-1.0
// expect: two durations are multiplied
// within: 6
// errors: 1
// twin: grace * grace => grace * 2
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(grace * grace < days(60)).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
