// SPDX-License-Identifier: BSL-1.0
// expect(gcc): it does not have static storage duration
// expect(clang): invalid explicitly-specified argument for template parameter 'Set'
// twin: constexpr auto rules => static constexpr auto rules
#include "host.hpp"

bool decided(const Course& course) {
  using namespace host;
  constexpr auto rules =
      ruleset<Course>({rule("so").when(practice > 0.5).then(mark::good).cite(policy, "1")});
  return nqpf::evaluate<rules>(course).fired("so");
}
