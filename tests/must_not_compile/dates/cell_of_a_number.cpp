// SPDX-License-Identifier: BSL-1.0
// expect: a_cell_asks_for_another_kind_of_value_than_its_input_has
// within: 12
// twin: 19000 => 2024y / 1 / 1
#include "host.hpp"

namespace host {
inline constexpr auto rules =
    table<hit::unique>("late", inputs(issued), {row(is < 19000).then(mark::late)})
        .cite(policy, "1");
}
