// SPDX-License-Identifier: BSL-1.0
// expect: kept in different units
// within: 6
// errors: 1
// twin: outage < repair => outage < 2h
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(outage < repair).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
