// SPDX-License-Identifier: BSL-1.0
// A list is read from a collection.
// expect: a list is read from a collection
// within: 6
// errors: 1
// twin: list<&applicant::age> => list<&applicant::incomes>
#include "host.hpp"

namespace host {
inline constexpr auto others = list<&applicant::age>("others");
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(count(others) > 2).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
