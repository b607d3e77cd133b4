// SPDX-License-Identifier: BSL-1.0
// expect: a text, an enumerator or a flag stands in brackets
// within: 6
// errors: 1
// twin: is != mark::good => not_(is(mark::good))
#include "host.hpp"

namespace host {
struct Marked {
  mark value;
};
inline constexpr auto given = indicator<&Marked::value>("given");
inline constexpr auto marks =
    table<hit::first>("marks", inputs(given), {row(is != mark::good).then(mark::fair)})
        .cite(policy, "1");
static_assert(nqpf::require_proven<marks>());
}
