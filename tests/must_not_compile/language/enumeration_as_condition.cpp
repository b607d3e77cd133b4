// SPDX-License-Identifier: BSL-1.0
// expect: this indicator is no condition: compare it with == or one_of
// within: 5
// errors: 1
// twin: when(given) => when(given == mark::fair)
#include "host.hpp"

namespace host {
struct Marked {
  mark value;
};
inline constexpr auto given = indicator<&Marked::value>("given");
inline constexpr auto rules =
    ruleset<Marked>({rule("so").when(given).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
