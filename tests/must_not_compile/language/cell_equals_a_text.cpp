// SPDX-License-Identifier: BSL-1.0
// expect: a text, an enumerator or a flag stands in brackets
// within: 6
// errors: 1
// twin: is == "north" => is("north")
#include "host.hpp"

namespace host {
struct Town {
  const char* region;
};
inline constexpr auto region = category<&Town::region>("region", "north", "south");
inline constexpr auto marks =
    table<hit::first>("marks", inputs(region), {row(is == "north").then(mark::good)})
        .cite(policy, "1");
static_assert(nqpf::require_proven<marks>());
}
