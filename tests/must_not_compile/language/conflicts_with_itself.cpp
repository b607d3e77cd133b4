// SPDX-License-Identifier: BSL-1.0
// says: value fair conflicts with itself
// within: 5
// errors: 1
// twin: (fair, fair) => (fair, good)
#include "host.hpp"

namespace host {

enum class mood { poor, fair, good };
constexpr auto describe(mood) {
  using enum mood;
  return nqpf::values<poor, fair, good>.conflicts(fair, fair);
}
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mood::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());

}  // namespace host
