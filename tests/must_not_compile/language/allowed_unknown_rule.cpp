// SPDX-License-Identifier: BSL-1.0
// expect: unknown name
// expect: which is no
// within: 5
// errors: 1
// twin: holds("thinn") => holds("thin")
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({derived("thin").when(practice < 0.2), rule("few")
                                                               .when(partners < 2 && holds("thinn"))
                                                               .then(mark::fair)
                                                               .cite(policy, "1")
                                                               .allow(defect::unknown_name, "")});
static_assert(nqpf::require_proven<rules>());
}
