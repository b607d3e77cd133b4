// SPDX-License-Identifier: BSL-1.0
// expect: declare the rule set inline constexpr
// within: 6
// errors: 1
// twin: inline const auto rules => inline constexpr auto rules
#include "host.hpp"

namespace host {
inline constexpr auto share = indicator("share").in(0, 1);
inline constexpr auto unbound_rules =
    ruleset({rule("late").when(share > 0.5).then(mark::poor).cite(policy, "1")});
inline const auto rules = nqpf::bind<unbound_rules>(nqpf::to<&Course::practice>(share));
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
