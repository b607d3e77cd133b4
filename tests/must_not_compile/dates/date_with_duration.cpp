// SPDX-License-Identifier: BSL-1.0
// expect: a date is compared with a duration
// within: 6
// errors: 1
// twin: days(30) => 2024y / 1 / 1
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late").when(issued < days(30)).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
