// SPDX-License-Identifier: BSL-1.0
// expect: a_rule_has_room_for_three_allowances_write_a_second_rule
// within: 9
// twin: allowing(4) => allowing(3)
#include "host.hpp"
using namespace limits;
constexpr auto allowing(int n) {
  auto r = rule("a").when(x < 0.5).then(verdict::weak);
  for (int i = 0; i < n; ++i) r = r.allow(nqpf::defect::subsumed, "twice");
  return r;
}
inline constexpr auto lenient = allowing(4);
