// SPDX-License-Identifier: BSL-1.0
// expect: this indicator is compared with a value of another enumeration
// within: 5
// errors: 1
// twin: trend::rising => mark::fair
#include "host.hpp"

namespace host {
struct Marked {
  mark value;
};
inline constexpr auto given = indicator<&Marked::value>("given");
inline constexpr auto rules =
    ruleset<Marked>({rule("so").when(given == trend::rising).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
