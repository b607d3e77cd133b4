// SPDX-License-Identifier: BSL-1.0
// expect: this_hit_policy_asks_all_rows_for_the_same_types_in_the_same_places
// within: 4
// twin: faculty::trades, standing::low => standing::low, faculty::trades
#include "host.hpp"

namespace host {
enum class faculty { arts, trades };
constexpr auto describe(faculty) { return nqpf::worst_to_best<faculty::arts, faculty::trades>; }
enum class standing { low, high };
constexpr auto describe(standing) { return nqpf::worst_to_best<standing::low, standing::high>; }
inline constexpr auto faculties =
    table<hit::output_order>("faculties", inputs(practice, accredited),
                             {
                                 row(is < 0.5, any).then(standing::high, faculty::arts),
                                 row(any, is(true)).then(faculty::trades, standing::low),
                             })
        .cite(policy, "1");
}
