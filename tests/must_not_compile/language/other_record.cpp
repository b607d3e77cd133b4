// SPDX-License-Identifier: BSL-1.0
// expect: the rules read another type of record
// within: 5
// twin: Teacher{} => Course{}
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1")});
}
bool poor() { return nqpf::evaluate<host::rules>(Teacher{}).fired("thin"); }
