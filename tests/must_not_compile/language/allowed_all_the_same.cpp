// SPDX-License-Identifier: BSL-1.0
// Rules that cannot be told apart are no set, whatever is allowed.
// expect: one id twice
// within: 5
// errors: 1
// twin: rule("thin").when(partners => rule("few").when(partners
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<Course>({
  rule("thin").when(practice < 0.2).then(mark::poor).cite(policy, "1"),
  rule("thin").when(partners < 2).then(mark::fair).cite(policy, "1").allow(defect::duplicate_id, "no")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
