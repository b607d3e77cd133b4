// SPDX-License-Identifier: BSL-1.0
// says: defect 14, dilemma without measure: no measure answers old_books
// within: 5
// errors: 1
// twin: worry::few_staff, step::buy => worry::old_books, step::buy
#include "host.hpp"

namespace host {
inline constexpr auto found = answerset({answer(worry::few_staff, step::hire).cite(policy, "1"),
                                         answer(worry::few_staff, step::train).cite(policy, "1"),
                                         answer(worry::few_staff, step::buy).cite(policy, "2")});
static_assert(require_answered<found>());
}  // namespace host
