// SPDX-License-Identifier: BSL-1.0
// expect: a plain number is added to a date or a duration, or taken from one: write days\(14\)
// within: 6
// errors: 1
// twin: issued + 30 => issued + days(30)
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(issued + 30 < due).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
