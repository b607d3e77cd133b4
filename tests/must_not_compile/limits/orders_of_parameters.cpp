// SPDX-License-Identifier: BSL-1.0
// expect: a_rule_set_has_room_for_64_orders_of_parameters_split_it
// within: 9
// twin: ordered(65) => ordered(64)
#include "host.hpp"
using namespace limits;
inline constexpr auto low = parameter("low", 0.2).in(0.1, 0.3);
inline constexpr auto high = parameter("high", 0.6).in(0.5, 0.7);
constexpr auto ordered(int n) {
  auto set = ruleset<record>({rule("a").when(x < low).then(verdict::weak).cite(paper, "1"),
                              rule("b").when(x >= high).then(verdict::sound).cite(paper, "1")});
  for (int i = 0; i < n; ++i) set = set.ordered(low, high);
  return set;
}
inline constexpr auto rules = ordered(65);
static_assert(nqpf::require_proven<rules>());
