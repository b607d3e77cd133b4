// SPDX-License-Identifier: BSL-1.0
// says: a resolution of conclusions names value 2 of mood, which describe leaves out
// within: 5
// errors: 1
// twin: (poor, good) => (poor, fair)
#include "host.hpp"

namespace host {

enum class mood { poor, fair, good };
constexpr auto describe(mood) {
  using enum mood;
  return nqpf::values<poor, fair>.resolves(poor, good);
}
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mood::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());

}  // namespace host
