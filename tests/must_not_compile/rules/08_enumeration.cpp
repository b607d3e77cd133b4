// SPDX-License-Identifier: BSL-1.0
// says: answers has no answer for grade = high
// within: 5
// errors: 1
// twin: level::high), is(true) => level::high), any
#include "host.hpp"

inline constexpr auto answers =
    table<hit::unique>("answers", inputs(grade, paid),
                       {row(is(level::low), any).then(advice::refuse),
                        row(is(level::middle), is(true)).then(advice::admit),
                        row(is(level::middle), is(false)).then(advice::defer),
                        row(is(level::high), is(true)).then(advice::defer)})
        .cite(law, "1")
        .complete_when_known();
static_assert(nqpf::require_proven<answers>());
