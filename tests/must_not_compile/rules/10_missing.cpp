// SPDX-License-Identifier: BSL-1.0
// says: answers row 2 is never reached: wherever it holds, one before it does or is undecided, as answers row 1 of z = missing, y = 0
// within: 5
// errors: 1
// twin: is_absent, is < 0.5 => is_known, is < 0.5
#include "host.hpp"

inline constexpr auto answers = table<hit::first>("answers", inputs(z, y),
                                                  {row(is_absent, any).then(advice::refuse),
                                                   row(is_absent, is < 0.5).then(advice::admit)})
                                    .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
