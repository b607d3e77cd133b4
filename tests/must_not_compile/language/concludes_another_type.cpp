// SPDX-License-Identifier: BSL-1.0
// expect: no rule of this set concludes a value of this type
// within: 6
// errors: 1
// twin: trend::rising => mark::fair
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1")});
}
bool rises(const Course& c) {
  return nqpf::evaluate<host::rules>(c).concludes(host::trend::rising);
}
