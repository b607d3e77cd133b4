// SPDX-License-Identifier: BSL-1.0
// expect: write_between_or_join_with_and
// within: 2
// twin: 0.1 < practice <= 0.3 => between(practice, 0.1, 0.3)
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(0.1 < practice <= 0.3).then(mark::poor).cite(policy, "1")});
}
