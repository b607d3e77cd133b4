// SPDX-License-Identifier: BSL-1.0
// A list that is gone when rules are read.
// expect: declare lists as inline constexpr objects
// within: 8
// errors: 1
// twin: list<&applicant::incomes>("other") => incomes
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(any(list<&applicant::incomes>("other"), monthly > 20)).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
