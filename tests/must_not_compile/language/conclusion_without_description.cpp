// SPDX-License-Identifier: BSL-1.0
// expect: declare constexpr auto describe
// within: 6
// errors: 1
// twin: // constexpr auto => constexpr auto
#include "host.hpp"

enum class shift { day, night };
// constexpr auto describe(shift) { return nqpf::values<shift::day, shift::night>; }
namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("late").when(practice > 0.5).then(shift::night).cite(policy, "1")});
}
bool evaluated(const Course& c) { return nqpf::evaluate<host::rules>(c).fired("late"); }
