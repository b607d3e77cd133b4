// SPDX-License-Identifier: BSL-1.0
// says: answers row 2 is never reached: whenever it holds, an earlier row holds or is undecided, for example answers row 1 at z = missing, y = 0
// within: 5
// errors: 1
// twin: is_absent, is < 0.5 => is_known, is < 0.5
#include "host.hpp"

inline constexpr auto answers = table<hit::first>("answers", inputs(z, y),
                                                  {row(is_absent, any).then(advice::refuse),
                                                   row(is_absent, is < 0.5).then(advice::admit)})
                                    .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
