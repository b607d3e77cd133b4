// SPDX-License-Identifier: BSL-1.0
// expect: a_rule_set_has_room_for_64_groups_split_it
// within: 9
// twin: grouped(65) => grouped(64)
#include "host.hpp"
using namespace limits;
constexpr auto grouped(int n) {
  auto set = base;
  for (int i = 0; i < n; ++i) set = set.exclusive("a", "b");
  return set;
}
inline constexpr auto rules = grouped(65);
static_assert(nqpf::require_proven<rules>());
