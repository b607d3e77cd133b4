// SPDX-License-Identifier: BSL-1.0
// expect: a date is taken from a duration
// within: 6
// errors: 1
// twin: grace - issued => issued - grace
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(grace - issued < due).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
