// SPDX-License-Identifier: BSL-1.0
// expect: this_hit_policy_asks_for_conclusions_of_an_ordered_type
// within: 4
// twin: nqpf::values< => nqpf::worst_to_best<
#include "host.hpp"

namespace host {
enum class faculty { arts, trades };
constexpr auto describe(faculty) { return nqpf::values<faculty::arts, faculty::trades>; }
inline constexpr auto faculties = table<hit::priority>("faculties", inputs(practice, accredited),
                                                       {
                                                           row(is < 0.5, any).then(faculty::arts),
                                                           row(any, is(true)).then(faculty::trades),
                                                       })
                                      .cite(policy, "1");
}
