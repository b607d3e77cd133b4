// SPDX-License-Identifier: BSL-1.0
// expect: an enumeration is compared with its enumerators
// within: 5
// errors: 1
// twin: given == 2 => given == mark::good
#include "host.hpp"

namespace host {
struct Marked {
  mark value;
};
inline constexpr auto given = indicator<&Marked::value>("given");
inline constexpr auto rules =
    ruleset<Marked>({rule("so").when(given == 2).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
