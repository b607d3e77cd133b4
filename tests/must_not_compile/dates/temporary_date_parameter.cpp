// SPDX-License-Identifier: BSL-1.0
// expect: declare indicators and parameters as inline constexpr objects
// within: 6
// errors: 1
// twin: date_parameter("now", 2024y / 2 / 29) => as_of
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>({rule("late")
                       .when(issued < date_parameter("now", 2024y / 2 / 29))
                       .then(mark::late)
                       .cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
