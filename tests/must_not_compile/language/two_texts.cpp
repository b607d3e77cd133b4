// SPDX-License-Identifier: BSL-1.0
// expect: is compared with its values, not with another indicator
// within: 5
// errors: 1
// twin: town == birthplace => town == "north"
#include "host.hpp"

namespace host {
struct Person {
  const char* town;
  const char* birthplace;
};
inline constexpr auto town = category<&Person::town>("town", "north", "south");
inline constexpr auto birthplace = category<&Person::birthplace>("birthplace", "north", "south");
inline constexpr auto rules =
    ruleset<Person>({rule("stayed").when(town == birthplace).then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
