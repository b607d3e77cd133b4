// SPDX-License-Identifier: BSL-1.0
// What is asked of an item holds of none.
// says: defect 4, condition can never hold: any(incomes, monthly < 500 and monthly > 600) can never hold: it needs monthly < 500 and monthly > 600
// within: 6
// errors: 1
// twin: 600 => 400
#include "host.hpp"

namespace host {
// clang-format off
inline constexpr auto rules = ruleset<applicant>({
  rule("thin").when(any(incomes, monthly < 500 && monthly > 600)).then(mark::ask).cite(policy, "1")});
// clang-format on
static_assert(nqpf::require_proven<rules>());
}
