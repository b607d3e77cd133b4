// SPDX-License-Identifier: BSL-1.0
// says: table answers: rows 1 and 2 can be one: row(is < 0.5, any)
// within: 6
// errors: 1
// twin: is < 0.5, is(false)).then(verdict::weak) => is < 0.5, is(false)).then(verdict::watch)
#include "host.hpp"

#include <nqpf/rules/advice.hpp>

inline constexpr auto answers = table<hit::unique>("answers", inputs(y, paid),
                                                   {row(is < 0.5, is(true)).then(verdict::weak),
                                                    row(is < 0.5, is(false)).then(verdict::weak),
                                                    row(is >= 0.5, any).then(verdict::sound)})
                                    .cite(law, "1");
static_assert(nqpf::require_no_advice<answers>());
