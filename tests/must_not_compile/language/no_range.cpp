// SPDX-License-Identifier: BSL-1.0
// An end of the domain is worth a comparison only as the end of a range.
// says: defect 21, changes nothing: rule thin: partners >= 0 changes nothing
// within: 5
// errors: 1
// twin: && practice < 0.5 => && partners < 5
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("thin").when(partners >= 0 && practice < 0.5).then(mark::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
