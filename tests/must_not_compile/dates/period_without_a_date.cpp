// SPDX-License-Identifier: BSL-1.0
// says: rule late is valid from 2024-01-01, and the set names no date: write .as_of(date)
// within: 6
// errors: 1
// twin: "1")}) => "1")}).as_of(issued)
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Loan>(
    {rule("late").when(payments > 1).from(2024y / 1 / 1).then(mark::late).cite(policy, "1")});
}
bool evaluated(const Loan& l) { return nqpf::evaluate<host::rules>(l).fired("late"); }
