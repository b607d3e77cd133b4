// SPDX-License-Identifier: BSL-1.0
// A better value overrules a worse one, up to where the improvement leads.
// says: defect 12, not monotone: improving x from 0 to 1 makes rule poor conclude weak, which stands; before, nothing that bad stood: y = 0, x = 0
// within: 5
// errors: 1
// twin: x < 0.5 => y < 0.3
#include "host.hpp"

enum class mark { weak, fair, good };
constexpr auto describe(mark) {
  return nqpf::worst_to_best<mark::weak, mark::fair, mark::good>.resolves(mark::good, mark::weak);
}
inline constexpr auto rules =
    ruleset<record>({rule("poor").when(y < 0.5).then(mark::weak).cite(law, "1"),
                     rule("shown").when(x < 0.5).then(mark::good).cite(law, "2")});
static_assert(nqpf::require_proven<rules>());
