// SPDX-License-Identifier: BSL-1.0
// says: value poor overrules itself
// within: 5
// errors: 1
// twin: (poor, poor) => (poor, good)
#include "host.hpp"

namespace host {

enum class mood { poor, fair, good };
constexpr auto describe(mood) {
  using enum mood;
  return nqpf::values<poor, fair, good>.resolves(poor, poor);
}
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mood::poor).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());

}  // namespace host
