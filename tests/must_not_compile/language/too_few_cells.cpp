// SPDX-License-Identifier: BSL-1.0
// expect: a_row_needs_one_cell_for_each_input_write_any_where_it_asks_nothing
// expect(clang): row_has_cells_and_table_has_inputs\(2, 1, 2\)
// expect(gcc): row_of_any_length{2}, nqpf::v0::detail::row_of_any_length{1}
// within: 8
// twin: row(is >= 0.5) => row(is >= 0.5, any)
#include "host.hpp"

namespace host {
inline constexpr auto marks =
    table<hit::first>("marks", inputs(practice, partners),
                      {row(is<0.5, is> 3).then(mark::good), row(is >= 0.5).then(mark::fair)})
        .cite(policy, "1");
}
