// SPDX-License-Identifier: BSL-1.0
// says: answers row 2: kind has no value privat
// within: 5
// errors: 1
// twin: "privat" => "private"
#include "host.hpp"

inline constexpr auto answers = table<hit::unique>("answers", inputs(kind),
                                                   {row(is("public")).then(advice::refuse),
                                                    row(is("privat")).then(advice::admit)})
                                    .cite(law, "1");
static_assert(nqpf::require_proven<answers>());
