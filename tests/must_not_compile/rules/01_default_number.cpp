// SPDX-License-Identifier: BSL-1.0
// says: defect 1, one id twice: t: otherwise puts out two numbers without a name
// within: 5
// errors: 1
// twin: .otherwise_value(2) => .otherwise_value("due", 2)
#include "host.hpp"

inline constexpr auto t =
    table<hit::unique>("t", inputs(y), {row(is < 0.5).value("fee", 3).value(4)})
        .cite(law, "1")
        .otherwise_value(1)
        .otherwise_value(2);
static_assert(nqpf::require_proven<t>());
