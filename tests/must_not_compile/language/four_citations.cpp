// SPDX-License-Identifier: BSL-1.0
// expect: a_rule_has_room_for_three_citations
// within: 4
// twin: .cite(policy, "4") =>
#include "host.hpp"

namespace host {
inline constexpr auto thin = rule("thin")
                                 .when(practice < 0.2)
                                 .then(mark::poor)
                                 .cite(policy, "1")
                                 .cite(policy, "2")
                                 .cite(policy, "3")
                                 .cite(policy, "4");
}
