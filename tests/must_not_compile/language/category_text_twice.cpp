// SPDX-License-Identifier: BSL-1.0
// says: defect 1, one id twice: category town lists north twice
// within: 5
// errors: 1
// twin: "south", "north" => "south", "east"
#include "host.hpp"

namespace host {
struct Place {
  const char* town;
};
inline constexpr auto town = category<&Place::town>("town", "north", "south", "north");
inline constexpr auto rules =
    ruleset<Place>({rule("here").when(town == "south").then(mark::good).cite(policy, "1")});
static_assert(nqpf::require_proven<rules>());
}
