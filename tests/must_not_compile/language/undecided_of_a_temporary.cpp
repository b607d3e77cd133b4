// SPDX-License-Identifier: BSL-1.0
// What visits the undecided rules does not outlive the findings.
// expect: undecided
// expect: deleted
// within: 3
// twin: nqpf::evaluate<host::rules>(c).undecided() => findings.undecided()
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    ruleset<Course>({rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1")});
}
int open(const Course& c) {
  int n = 0;
  [[maybe_unused]] const auto findings = nqpf::evaluate<host::rules>(c);
  for ([[maybe_unused]] const auto& f : nqpf::evaluate<host::rules>(c).undecided()) ++n;
  return n;
}
