// SPDX-License-Identifier: BSL-1.0
// says: table answers: the column paid changes nothing
// within: 5
// errors: 1
// twin: is(false)).then(advice::refuse) => is(false)).then(advice::defer)
#include "host.hpp"

inline constexpr auto answers = table<hit::unique>("answers", inputs(y, paid),
                                                   {row(is < 0.5, is(true)).then(advice::refuse),
                                                    row(is < 0.5, is(false)).then(advice::refuse),
                                                    row(is >= 0.5, any).then(advice::admit)})
                                    .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
