// SPDX-License-Identifier: BSL-1.0
// says: rule a: sort is compared with value 1 of sort, which describe leaves out; also: unknown name: rule b concludes value 1 of sort, which describe leaves out
// within: 5
// errors: 1
// twin: values<sort::flat> => values<sort::flat, sort::round>
#include "host.hpp"

enum class sort { flat, round };
constexpr auto describe(sort) { return nqpf::values<sort::flat>; }
struct thing {
  sort what;
};
inline constexpr auto what = indicator<&thing::what>("sort");

inline constexpr auto rules =
    ruleset<thing>({rule("a").when(what == sort::round).then(advice::defer).cite(law, "1"),
                    rule("b").when(what == sort::flat).then(sort::round).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
