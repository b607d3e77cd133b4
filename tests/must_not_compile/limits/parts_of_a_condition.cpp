// SPDX-License-Identifier: BSL-1.0
// says: rule long has a condition of 129 parts; at most 128 fit: name some with derived
// expect(gcc): defect.19
// within: 12
// errors: 1
// twin: terms(65) => terms(64)
#include "host.hpp"
using namespace limits;
constexpr auto terms(int n) {
  nqpf::condition<record> c = x == 0.001;
  for (int i = 1; i < n; ++i) c = c || x == 0.001 * (i + 1);
  return c;
}
inline constexpr auto rules = ruleset<record>({rule("long")
                                                   .when(terms(65))
                                                   .then(verdict::weak)
                                                   .cite(paper, "1")
                                                   .allow(nqpf::defect::undecided, "many parts")});
static_assert(nqpf::require_proven<rules>());
