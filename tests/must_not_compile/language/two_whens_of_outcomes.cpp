// SPDX-License-Identifier: BSL-1.0
// expect: a_rule_has_one_when_join_conditions_with_and
// within: 5
// twin: .when(fired("so")) =>
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("so").when(accredited).then(mark::good).cite(policy, "1"),
                     rule("or")
                         .when(fired("so"))
                         .when(accredited)
                         .then(mark::good)
                         .cite(policy, "1")
                         .allow(defect::subsumed, "on purpose")});
}
