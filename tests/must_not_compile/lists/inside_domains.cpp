// SPDX-License-Identifier: BSL-1.0
// Findings keep no items, and cannot say whether these lie inside their domains.
// expect: the rules ask items of lists, and findings do not keep items: pass the record too
// twin: ).inside_domains() => ).inside_domains(asked)
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<applicant>(
    {rule("thin").when(any(incomes, monthly > 20)).then(mark::ask).cite(policy, "1")});
bool fits(const applicant& asked) { return nqpf::evaluate<rules>(asked).inside_domains(); }
}  // namespace host
