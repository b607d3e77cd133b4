// SPDX-License-Identifier: BSL-1.0
// expect: a date is not a number
// within: 6
// errors: 1
// twin: issued * 2 => issued + grace
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(issued * 2 < due).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
