// SPDX-License-Identifier: BSL-1.0
// says: rule b has no source
// within: 5
// errors: 1
// twin: then(advice::defer) => then(advice::defer).allow(defect::no_source, "an example")
#include "host.hpp"

inline constexpr auto rules =
    ruleset<record>({derived("a").when(!known(z)), rule("b").when(holds("a")).then(advice::defer)});
static_assert(nqpf::require_proven<rules>());
