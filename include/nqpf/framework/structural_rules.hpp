// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules without a threshold.

#include <nqpf/framework/tables/structural_rules.hpp>
#include <nqpf/framework/types/table.hpp>

namespace nqpf::inline NQPF_ABI::framework {

inline constexpr table_of structural_rules(tables::shared_structural_rules);
static_assert(detail::require_in_order<structural_rules>());

[[nodiscard]] constexpr const structural_rule_entry& about(structural_rule r) noexcept {
  return structural_rules[r];
}

}  // namespace nqpf::framework
