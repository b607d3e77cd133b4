// SPDX-License-Identifier: BSL-1.0
// says: answers row 1 and answers row 2 both hold of grade = middle
// within: 5
// errors: 1
// twin: row(not_(is(level::low))) => row(is(level::high))
#include "host.hpp"

inline constexpr auto answers =
    table<hit::unique>("answers", inputs(grade),
                       {row(is(level::low, level::middle)).then(advice::refuse),
                        row(not_(is(level::low))).then(advice::admit)})
        .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
