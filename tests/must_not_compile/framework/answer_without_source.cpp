// SPDX-License-Identifier: BSL-1.0
// expect: has no source
// within: 5
// errors: 1
// twin: step::buy) => step::buy).cite(policy, "2")
#include "host.hpp"

namespace host {
inline constexpr auto found = answerset({answer(worry::few_staff, step::hire).cite(policy, "1"),
                                         answer(worry::few_staff, step::train).cite(policy, "1"),
                                         answer(worry::old_books, step::buy)});
static_assert(require_answered<found>());
}  // namespace host
