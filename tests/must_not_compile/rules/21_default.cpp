// SPDX-License-Identifier: BSL-1.0
// What overrules another value of the same default leaves that value without effect.
// says: defect 21, changes nothing: t: otherwise concludes good beside weak, which overrules it: leave it out
// within: 5
// errors: 1
// twin: .otherwise(mark::weak, mark::good) => .otherwise(mark::weak)
#include "host.hpp"

enum class mark { weak, fair, good };
constexpr auto describe(mark) {
  return nqpf::values<mark::weak, mark::fair, mark::good>.resolves(mark::weak, mark::good);
}
inline constexpr auto t = table<hit::unique>("t", inputs(y), {row(is < 0.5).then(mark::fair)})
                              .cite(law, "1")
                              .otherwise(mark::weak, mark::good);
static_assert(nqpf::require_proven<t>());
