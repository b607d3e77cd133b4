// SPDX-License-Identifier: BSL-1.0
// A rule concludes one value twice.
// expect: changes nothing
// says: rule thin concludes poor twice
// within: 5
// errors: 1
// twin: mark::poor, mark::poor => mark::poor, trend::falling
#include "host.hpp"

namespace host {
inline constexpr auto rules = ruleset<Course>(
    {rule("thin").when(practice < 0.2).then(mark::poor, mark::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}  // namespace host
