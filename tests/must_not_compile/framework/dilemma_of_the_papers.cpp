// SPDX-License-Identifier: BSL-1.0
// A host's own answers to the papers' dilemmas, of which it keeps two.
// says: defect 14, dilemma without measure: no measure answers dilemma_weak_teaching_staff
// within: 5
// errors: 1
// twin: dilemma::single_teaching_method, step::hire => dilemma::weak_teaching_staff, step::hire
#include "host.hpp"

namespace host {
inline constexpr auto found =
    answerset({answer(dilemma::single_teaching_method, step::buy).cite(policy, "1"),
               answer(dilemma::single_teaching_method, step::hire).cite(policy, "1")})
        .over(set_of{dilemma::weak_teaching_staff, dilemma::single_teaching_method},
              set_of{step::hire, step::buy});
static_assert(require_answered<found>());
}  // namespace host
