// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of cao_wu on the two-way drive: which relations a record shows at work, and which it shows
// hindered. One relation may be strengthened and weakened at once, by different indicators.

#include <nqpf/framework/foreign_language/thresholds.hpp>
#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline v0::framework::foreign_language {
namespace ready {

using namespace indicators;
using namespace thresholds;

inline constexpr auto drive_rules =
    ruleset<unbound>({rule("rule_assert_nqpf_mark")
                          .when(tfp_growth >= assert_nqpf_mark_t1)
                          .then(affirm(notion::new_quality_productive_forces))
                          .cite(cao_wu, "1")
                          .cite(hu_li, "2"),
                      rule("rule_strengthen_fl_concept")
                          .when(quality_orientation >= strengthen_fl_concept_t1 &&
                                comprehensive_quality >= strengthen_fl_concept_t2)
                          .then(strengthen(relation::nqpf_renews_fl_concept))
                          .cite(cao_wu, "4.2 firstly"),
                      rule("rule_strengthen_fl_methods")
                          .when(digital_teaching_coverage >= strengthen_fl_methods_t1 &&
                                learning_interest >= strengthen_fl_methods_t2)
                          .then(strengthen(relation::nqpf_innovates_fl_methods))
                          .cite(cao_wu, "4.2 secondly"),
                      rule("rule_strengthen_fl_resources")
                          .when(resource_sharing_rate >= strengthen_fl_resources_t1)
                          .then(strengthen(relation::nqpf_integrates_fl_resources))
                          .cite(cao_wu, "4.2 thirdly"),
                      rule("rule_strengthen_fl_evaluation")
                          .when(evaluation_dimension_count >= strengthen_fl_evaluation_t1 &&
                                exam_weight <= strengthen_fl_evaluation_t2)
                          .then(strengthen(relation::nqpf_reforms_fl_evaluation))
                          .cite(cao_wu, "4.2 fourthly"),
                      rule("rule_strengthen_fl_bridge")
                          .when(cross_cultural_ability >= strengthen_fl_bridge_t1 &&
                                international_cooperation >= strengthen_fl_bridge_t2)
                          .then(strengthen(relation::fl_talent_promotes_exchange),
                                strengthen(relation::exchange_promotes_nqpf))
                          .cite(cao_wu, "4.1 secondly"),
                      rule("rule_strengthen_fl_quality_return")
                          .when(cultivation_quality >= strengthen_fl_quality_return_t1)
                          .then(strengthen(relation::fl_quality_promotes_nqpf))
                          .cite(cao_wu, "4.1 thirdly"),
                      rule("rule_weaken_fl_quality")
                          .when(curriculum_completeness < weaken_fl_quality_t1 ||
                                method_diversity < weaken_fl_quality_t2 ||
                                qualified_teacher_share < weaken_fl_quality_t3)
                          .then(weaken(relation::fl_quality_promotes_nqpf))
                          .cite(cao_wu, "3")});

}  // namespace ready

/// Strengthening, weakening, and the mark of new quality productive forces.
using ready::drive_rules;

}  // namespace nqpf::framework::foreign_language
