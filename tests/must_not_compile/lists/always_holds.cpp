// SPDX-License-Identifier: BSL-1.0
// What is asked of all items holds of every one.
// says: defect 5, condition always holds: all(incomes, monthly >= 0) holds on every complete record: its condition excludes no record
// within: 6
// errors: 1
// twin: monthly >= 0 => monthly >= 1
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(all(incomes, monthly >= 0)).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
