// SPDX-License-Identifier: BSL-1.0
// says: answers row 2 has no source
// within: 5
// errors: 1
// twin: then(advice::admit) => then(advice::admit).cite(law, "2")
#include "host.hpp"

inline constexpr auto answers = table<hit::unique>(
    "answers", inputs(y),
    {row(is < 0.5).then(advice::refuse).cite(law, "1"), row(is >= 0.5).then(advice::admit)});
static_assert(nqpf::require_proven<answers>());
