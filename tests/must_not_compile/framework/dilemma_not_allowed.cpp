// SPDX-License-Identifier: BSL-1.0
// Another dilemma than the one left without a measure is allowed on purpose.
// expect: no measure answers
// within: 5
// errors: 1
// twin: allow(worry::few_staff => allow(worry::old_books
#include "host.hpp"

namespace host {
inline constexpr auto found = answerset({answer(worry::few_staff, step::hire).cite(policy, "1"),
                                         answer(worry::few_staff, step::train).cite(policy, "1"),
                                         answer(worry::few_staff, step::buy).cite(policy, "2")})
                                  .allow(worry::few_staff, "the budget has no room");
static_assert(require_answered<found>());
}  // namespace host
