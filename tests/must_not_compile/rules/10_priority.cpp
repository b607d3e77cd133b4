// SPDX-License-Identifier: BSL-1.0
// says: answers row 2 is never reached: whenever it holds, an earlier row holds or is undecided, for example answers row 1 at y = 0, paid = true
// within: 5
// errors: 1
// twin: is < 0.4 => is < 0.6
#include "host.hpp"

inline constexpr auto answers = table<hit::priority>("answers", inputs(y, paid),
                                                     {row(is < 0.5, any).then(verdict::weak),
                                                      row(is < 0.4, is(true)).then(verdict::sound)})
                                    .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
