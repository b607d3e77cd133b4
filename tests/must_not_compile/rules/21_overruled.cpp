// SPDX-License-Identifier: BSL-1.0
// Whatever the rule concludes is overruled.
// says: defect 21, changes nothing: rule poor: whenever it holds, other rules conclude what overrules it
// within: 5
// errors: 1
// twin: y < 0.7 => x < 0.7
#include "host.hpp"

enum class mark { weak, fair, good };
constexpr auto describe(mark) {
  return nqpf::values<mark::weak, mark::fair, mark::good>.resolves(mark::good, mark::weak);
}
inline constexpr auto rules =
    ruleset<record>({rule("poor").when(y < 0.5).then(mark::weak).cite(law, "1"),
                     rule("shown").when(y < 0.7).then(mark::good).cite(law, "2")});
static_assert(nqpf::require_proven<rules>());
