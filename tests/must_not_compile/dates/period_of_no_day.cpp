// SPDX-License-Identifier: BSL-1.0
// says: rule late is valid from 2022-02-30, which is not a date
// within: 6
// errors: 1
// twin: 2 / 30 => 2 / 28
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Loan>(
        {rule("late").when(payments > 1).from(2022y / 2 / 30).then(mark::late).cite(policy, "1")})
        .as_of(issued);
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
