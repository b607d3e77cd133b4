// SPDX-License-Identifier: BSL-1.0
// expect: is compared with a plain number
// within: 6
// errors: 1
// twin: 30 => days(30)
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(grace > 30).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
