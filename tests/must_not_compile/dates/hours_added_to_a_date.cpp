// SPDX-License-Identifier: BSL-1.0
// expect: a date moves by whole days
// within: 6
// errors: 1
// twin: 36h => days(1)
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(issued + 36h < due).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
