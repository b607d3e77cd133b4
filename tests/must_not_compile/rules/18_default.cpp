// SPDX-License-Identifier: BSL-1.0
// At some settings the default of one table counts beside a row of another; the last row allows nothing of it.
// says: conclusions conflict: the default of table first and second row 2 conclude admit and refuse of one record
// within: 5
// errors: 1
// twin: in(0.3, => in(0.5,
#include "host.hpp"

inline constexpr auto low = parameter("low", 0.5).in(0.3, 0.6);
inline constexpr auto first =
    table<hit::unique>(
        "first", inputs(y, n),
        {row(is < low, is < 5).then(advice::defer),
         row(is < low, is >= 5).then(advice::defer).allow(defect::parameter_setting, "meant")})
        .cite(law, "1")
        .allow(defect::no_effect, "meant")
        .otherwise(advice::admit);
inline constexpr auto second =
    table<hit::unique>("second", inputs(output<advice>(first), y, n),
                       {row(is(advice::defer), any, is > 5).then(advice::defer),
                        row(any, is < 0.5, is < 3).then(advice::refuse)})
        .cite(law, "2");
static_assert(nqpf::require_proven<second>());
