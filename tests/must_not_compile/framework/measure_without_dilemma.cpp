// SPDX-License-Identifier: BSL-1.0
// expect: answers no dilemma
// within: 5
// errors: 1
// twin: worry::old_books, step::hire => worry::old_books, step::buy
#include "host.hpp"

namespace host {
inline constexpr auto found = answerset({answer(worry::few_staff, step::hire).cite(policy, "1"),
                                         answer(worry::few_staff, step::train).cite(policy, "1"),
                                         answer(worry::old_books, step::hire).cite(policy, "2")});
static_assert(require_answered<found>());
}  // namespace host
