// SPDX-License-Identifier: BSL-1.0
// expect: compare an enumeration, a text or a flag with == or one_of
// within: 5
// errors: 1
// twin: given > mark::poor => given != mark::poor
#include "host.hpp"

namespace host {
struct Marked {
  mark value;
};
inline constexpr auto given = indicator<&Marked::value>("given");
inline constexpr auto rules =
    ruleset<Marked>({rule("so").when(given > mark::poor).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
