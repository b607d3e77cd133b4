// SPDX-License-Identifier: BSL-1.0
// A table of a host's kind of item without the row of one.
// says: the row of step_buy stands where that of step_train belongs
// errors: 1
// twin: {stage::hire, 1} => {stage::hire, 1}, {stage::train, 2}
#include <nqpf/framework/types/table.hpp>

namespace host {
using nqpf::framework::describe;
enum class stage { hire, train, buy };
constexpr int count_of(stage) { return 3; }
constexpr const char* prefix_of(stage) { return "step_"; }
struct row {
  stage value;
  int cost;
};
inline constexpr row people[] = {{stage::hire, 1}};
inline constexpr row things[] = {{stage::buy, 3}};
inline constexpr nqpf::framework::table_of stages(people, things);
static_assert(nqpf::framework::detail::require_in_order<stages>());
}  // namespace host
