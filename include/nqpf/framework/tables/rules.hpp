// SPDX-License-Identifier: BSL-1.0
#pragma once

// The 9 rules on relations of the two-way drive that cite more than one paper. They belong to the
// rule set of each paper that they cite.

#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/notions.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/sources.hpp>
#include <nqpf/framework/tables/thresholds.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework::ready {

using namespace indicators;
using namespace thresholds;

// clang-format off
// Relations.
inline constexpr rule<unbound> shared_drives[] = {
  rule("rule_strengthen_three_factors")
    .when(breakthrough_count >= strengthen_three_factors_t1 &&
          factor_allocation >= strengthen_three_factors_t2 &&
          industrial_transformation_share >= strengthen_three_factors_t3)
    .then(strengthen(relation::three_factors_found_nqpf)).cite(cao_wu, "1").cite(hu_li, "2"),
  rule("rule_strengthen_combination_to_tfp")
    .when(indicators::element_combination >= strengthen_combination_to_tfp_t1 &&
          tfp_growth >= strengthen_combination_to_tfp_t2)
    .then(strengthen(relation::combination_raises_tfp), strengthen(relation::tfp_marks_nqpf))
    .cite(hu_li, "2").cite(cao_wu, "1"),
  // The mark, alone not enough: inferred.
  rule("rule_assert_nqpf_mark").when(tfp_growth >= assert_nqpf_mark_t1)
    .then(affirm(notion::new_quality_productive_forces)).cite(cao_wu, "1").cite(hu_li, "2"),
  rule("rule_strengthen_emerging_industry")
    .when(emerging_industry_share >= strengthen_emerging_industry_t1)
    .then(strengthen(relation::emerging_industry_forms_nqpf))
    .cite(cao_wu, "1").cite(tang_sun_zeng, "1").cite(hu_li, "2"),
  rule("rule_strengthen_future_industry")
    .when(future_industry_prelayout >= strengthen_future_industry_t1)
    .then(strengthen(relation::future_industry_forms_nqpf))
    .cite(tang_sun_zeng, "3.1").cite(hu_li, "2"),
  rule("rule_strengthen_traditional_upgrade")
    .when(traditional_upgrade_rate >= strengthen_traditional_upgrade_t1)
    .then(strengthen(relation::traditional_upgrade_develops_nqpf))
    .cite(tang_sun_zeng, "4.5").cite(hu_li, "2"),
  rule("rule_strengthen_quality_workers")
    .when(high_quality_worker_share >= strengthen_quality_workers_t1)
    .then(strengthen(relation::quality_workers_convert_sci_tech),
          strengthen(relation::quality_workers_release_efficiency))
    .cite(tang_sun_zeng, "4.1").cite(hu_li, "4.2"),
  rule("rule_strengthen_triad").when(triad_alignment >= strengthen_triad_t1)
    .then(strengthen(relation::coordination_multiplies), strengthen(relation::cycle_supports_nqpf))
    .cite(tang_sun_zeng, "3.2").cite(hu_li, "1"),
  rule("rule_weaken_by_barriers").when(disciplinary_barrier > weaken_by_barriers_t1)
    .then(weaken(relation::interdisciplinary_integration_builds_innovation))
    .cite(tang_sun_zeng, "3.4").cite(cao_wu, "5.1 secondly"),
};
// clang-format on

}  // namespace nqpf::framework::ready
