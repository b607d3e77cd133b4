// SPDX-License-Identifier: BSL-1.0
// says: rule a mixes percent with share
// within: 5
// errors: 1
// twin: unit("share") => unit("percent")
#include "host.hpp"

inline constexpr auto part = indicator<&record::y>("part").in(0, 1).unit("share");
inline constexpr auto rules = ruleset<record>(
    {derived("d").when(known(z)).allow(defect::always_holds, "test"),
     rule("a").when(holds("d") && percent - w > part).then(advice::defer).cite(law, "1")});
static_assert(nqpf::require_proven<rules>());
