// SPDX-License-Identifier: BSL-1.0
// says: table answers: row 2 is misleading: row 1, whose output goes first, answers in its place at row(is < 0.5, is(true))
// within: 6
// errors: 1
// twin: is < 0.5, any => is < 0.5, is(false)
#include "host.hpp"

#include <nqpf/rules/advice.hpp>

inline constexpr auto answers = table<hit::priority>("answers", inputs(y, paid),
                                                     {row(any, is(true)).then(verdict::weak),
                                                      row(is < 0.5, any).then(verdict::sound)})
                                    .cite(law, "1");
inline constexpr nqpf::advice_about order_alone{.rows = false, .policy = false, .gaps = false};
static_assert(nqpf::require_no_advice<answers, order_alone>());
