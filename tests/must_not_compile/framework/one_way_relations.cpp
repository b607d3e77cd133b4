// SPDX-License-Identifier: BSL-1.0
// Among the papers' relations: mechanisms that run to cultivation, without the one that leads back.
// expect: drive runs one way
// expect: nothing leads back from
// within: 5
// errors: 1
// twin: nqpf_supplies_technical_support_fl => fl_cultivation_supports_nqpf
#include "host.hpp"

namespace host {
constexpr two_way_drive<stands_for<notion::new_quality_productive_forces, mill>,
                        stands_for<notion::foreign_language_talent_cultivation, school>,
                        by_relation<relation::nqpf_sets_fl_requirements>,
                        by_relation<relation::nqpf_supplies_technical_support_fl>,
                        by_relation<relation::nqpf_renews_fl_concept>,
                        by_relation<relation::concept_supports_fl_cultivation>>
    both{};
}  // namespace host
