// SPDX-License-Identifier: BSL-1.0
// Lists nest one level deep.
// expect: lists_nest_one_level_deep
// within: 8
// errors: 1
// twin: any(shares, of > 0.5) => amount < 0
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(any(accounts, any(bookings, any(shares, of > 0.5)))).then(mark::ask).cite(policy, "1")});
// clang-format on
}
