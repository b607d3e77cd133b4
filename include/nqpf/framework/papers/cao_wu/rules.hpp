// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of cao_wu: 10 that diagnose dilemmas, 31 that recommend measures, 7 that show a relation
// of the two-way drive strengthened or weakened. They read unbound indicators: a host binds what it
// has.

#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/papers/cao_wu/thresholds.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/sources.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework::ready {

using namespace indicators;
using namespace thresholds;

// clang-format off
// Dilemmas.
inline constexpr rule<unbound> cao_wu_diagnosis[] = {
  rule("rule_diagnose_fl_cultivation_problems")
    .when(curriculum_completeness < diagnose_fl_cultivation_problems_t1 ||
          method_diversity < diagnose_fl_cultivation_problems_t2 ||
          qualified_teacher_share < diagnose_fl_cultivation_problems_t3)
    .then(diagnose(dilemma::fl_cultivation_problems)).cite(cao_wu, "3"),
  rule("rule_diagnose_incomplete_curriculum")
    .when(curriculum_completeness < diagnose_incomplete_curriculum_t1)
    .then(diagnose(dilemma::incomplete_curriculum_system)).cite(cao_wu, "3"),
  rule("rule_diagnose_single_method").when(method_diversity < diagnose_single_method_t1)
    .then(diagnose(dilemma::single_teaching_method)).cite(cao_wu, "3"),
  rule("rule_diagnose_weak_staff").when(qualified_teacher_share < diagnose_weak_staff_t1)
    .then(diagnose(dilemma::weak_teaching_staff)).cite(cao_wu, "3"),
  rule("rule_diagnose_demand_gap")
    .when(enterprise_need_satisfaction < diagnose_demand_gap_t1 &&
          language_talent_demand_growth > diagnose_demand_gap_t2)
    .then(diagnose(dilemma::cultivation_demand_gap)).cite(cao_wu, "3"),
  rule("rule_diagnose_skill_only_training")
    .when(skill_only_course_share > diagnose_skill_only_training_t1)
    .then(diagnose(dilemma::skill_only_training)).cite(cao_wu, "2.1"),
  rule("rule_diagnose_knowledge_skill_bias")
    .when(knowledge_transfer_share > diagnose_knowledge_skill_bias_t1)
    .then(diagnose(dilemma::knowledge_skill_bias))
    .cite(cao_wu, "4.2 firstly").cite(hu_li, "3.1 (1)"),
  rule("rule_diagnose_exam_bias").when(exam_weight > diagnose_exam_bias_t1)
    .then(diagnose(dilemma::exam_certificate_bias)).cite(cao_wu, "4.2 fourthly"),
  rule("rule_diagnose_initiative_overlooked")
    .when(student_initiative < diagnose_initiative_overlooked_t1)
    .then(diagnose(dilemma::student_initiative_overlooked)).cite(cao_wu, "5.2 firstly"),
  rule("rule_diagnose_disciplinary_barriers")
    .when(disciplinary_barrier > diagnose_disciplinary_barriers_t1)
    .then(diagnose(dilemma::disciplinary_barriers))
    .cite(cao_wu, "5.1 secondly").cite(tang_sun_zeng, "3.4"),
};

// Measures.
inline constexpr rule<unbound> cao_wu_recommendations[] = {
  rule("rule_recommend_nqpf_curriculum").when(nqpf_course_share < recommend_nqpf_curriculum_t1)
    .then(recommend(measure::nqpf_aligned_curriculum)).cite(cao_wu, "5.1 firstly"),
  rule("rule_recommend_nqpf_curriculum_by_abilities")
    .when(language_application_ability < recommend_nqpf_curriculum_by_abilities_t1 ||
          cross_cultural_ability < recommend_nqpf_curriculum_by_abilities_t2 ||
          critical_thinking < recommend_nqpf_curriculum_by_abilities_t3)
    .then(recommend(measure::nqpf_aligned_curriculum)).cite(cao_wu, "5.1 firstly"),
  rule("rule_recommend_interdisciplinary_integration")
    .when(interdisciplinary_course_share < recommend_interdisciplinary_integration_t1)
    .then(recommend(measure::interdisciplinary_integration)).cite(cao_wu, "5.1 secondly"),
  rule("rule_recommend_practice").when(practice_hours_share < recommend_practice_t1)
    .then(recommend(measure::practical_ability_cultivation)).cite(cao_wu, "5.1 thirdly"),
  rule("rule_recommend_practice_by_ability")
    .when(practical_ability < recommend_practice_by_ability_t1 ||
          problem_solving < recommend_practice_by_ability_t2)
    .then(recommend(measure::practical_ability_cultivation)).cite(cao_wu, "5.1 thirdly"),
  rule("rule_recommend_practice_bases").when(practice_base_ratio < recommend_practice_bases_t1)
    .then(recommend(measure::practical_ability_cultivation)).cite(cao_wu, "5.1 thirdly"),
  rule("rule_recommend_curriculum_coherence")
    .when(curriculum_coherence < recommend_curriculum_coherence_t1)
    .then(recommend(measure::curriculum_integrity_coherence)).cite(cao_wu, "5.1 fourthly"),
  rule("rule_recommend_diversified_methods")
    .when(interactive_teaching_share < recommend_diversified_methods_t1)
    .then(recommend(measure::diversified_teaching_methods)).cite(cao_wu, "5.2 firstly"),
  rule("rule_recommend_diversified_methods_by_participation")
    .when(learning_participation < recommend_diversified_methods_by_participation_t1)
    .then(recommend(measure::diversified_teaching_methods)).cite(cao_wu, "5.2 firstly"),
  rule("rule_recommend_modern_means").when(digital_teaching_coverage < recommend_modern_means_t1)
    .then(recommend(measure::modern_teaching_means)).cite(cao_wu, "5.2 secondly"),
  rule("rule_recommend_modern_means_by_interest")
    .when(learning_interest < recommend_modern_means_by_interest_t1)
    .then(recommend(measure::modern_teaching_means),
          recommend(measure::diversified_teaching_methods)).cite(cao_wu, "4.2 secondly, 5.2"),
  rule("rule_recommend_self_learning").when(self_learning_ability < recommend_self_learning_t1)
    .then(recommend(measure::self_learning_cultivation)).cite(cao_wu, "5.2 thirdly"),
  rule("rule_recommend_feedback").when(feedback_latency > recommend_feedback_t1)
    .then(recommend(measure::self_learning_cultivation)).cite(cao_wu, "5.2 thirdly"),
  rule("rule_recommend_teacher_learning")
    .when(teacher_training_hours < recommend_teacher_learning_t1)
    .then(recommend(measure::teaching_strategy_renewal)).cite(cao_wu, "5.2 fourthly"),
  rule("rule_recommend_team_construction")
    .when(qualified_teacher_share < recommend_team_construction_t1)
    .then(recommend(measure::teaching_team_construction)).cite(cao_wu, "5.3 firstly"),
  rule("rule_recommend_teacher_innovation")
    .when(teacher_research_share < recommend_teacher_innovation_t1 ||
          teacher_enterprise_practice_share < recommend_teacher_innovation_t2)
    .then(recommend(measure::teacher_innovation_enhancement)).cite(cao_wu, "5.3 secondly"),
  // 3 = dimensions A names.
  rule("rule_recommend_teacher_evaluation")
    .when(teacher_evaluation_dimension_count < recommend_teacher_evaluation_t1)
    .then(recommend(measure::teacher_evaluation_incentive)).cite(cao_wu, "5.3 thirdly"),
  rule("rule_recommend_teacher_incentive")
    .when(teacher_incentive_coverage < recommend_teacher_incentive_t1)
    .then(recommend(measure::teacher_evaluation_incentive)).cite(cao_wu, "5.3 thirdly"),
  rule("rule_recommend_academic_atmosphere")
    .when(academic_event_count < recommend_academic_atmosphere_t1)
    .then(recommend(measure::academic_atmosphere_internationalisation))
    .cite(cao_wu, "5.3 fourthly"),
  rule("rule_recommend_staff_internationalisation")
    .when(international_partner_count < recommend_staff_internationalisation_t1)
    .then(recommend(measure::academic_atmosphere_internationalisation))
    .cite(cao_wu, "5.3 fourthly"),
  rule("rule_recommend_demand_insight")
    .when(partner_contact_frequency < recommend_demand_insight_t1)
    .then(recommend(measure::demand_insight_by_cooperation)).cite(cao_wu, "5.4 firstly"),
  rule("rule_recommend_model_optimisation")
    .when(partner_case_share < recommend_model_optimisation_t1 ||
          partner_feedback_adoption < recommend_model_optimisation_t2)
    .then(recommend(measure::model_curriculum_optimisation_by_cooperation))
    .cite(cao_wu, "5.4 secondly"),
  rule("rule_recommend_practice_platform")
    .when(internship_participation < recommend_practice_platform_t1 ||
          graduate_employment_match < recommend_practice_platform_t2)
    .then(recommend(measure::practice_employment_platform)).cite(cao_wu, "5.4 thirdly"),
  rule("rule_recommend_long_partnership")
    .when(partnership_duration < recommend_long_partnership_t1)
    .then(recommend(measure::long_term_partnership_mechanism)).cite(cao_wu, "5.4 fourthly"),
  rule("rule_recommend_goal_adjustment")
    .when(enterprise_need_satisfaction < recommend_goal_adjustment_t1)
    .then(recommend(measure::goal_and_model_adjustment)).cite(cao_wu, "3, 4.1 firstly"),
  rule("rule_recommend_more_fl_effort")
    .when(language_talent_demand_growth > recommend_more_fl_effort_t1 &&
          supply_demand_ratio < recommend_more_fl_effort_t2)
    .then(recommend(measure::fl_cultivation_effort_increase)).cite(cao_wu, "3 secondly"),
  rule("rule_recommend_concept_renewal").when(quality_orientation < recommend_concept_renewal_t1)
    .then(recommend(measure::concept_renewal)).cite(cao_wu, "4.2 firstly"),
  rule("rule_recommend_resource_integration")
    .when(resource_sharing_rate < recommend_resource_integration_t1)
    .then(recommend(measure::language_resource_integration)).cite(cao_wu, "4.2 thirdly"),
  // 3 = abilities A names.
  rule("rule_recommend_evaluation_reform")
    .when(evaluation_dimension_count < recommend_evaluation_reform_t1 ||
          exam_weight > recommend_evaluation_reform_t2)
    .then(recommend(measure::talent_evaluation_reform)).cite(cao_wu, "4.2 fourthly"),
  rule("rule_recommend_plan_adjustment")
    .when(plan_revision_interval > recommend_plan_adjustment_t1)
    .then(recommend(measure::training_plan_adjustment)).cite(cao_wu, "2.1"),
  rule("rule_recommend_international_perspective")
    .when(international_perspective < recommend_international_perspective_t1)
    .then(recommend(measure::goal_and_model_adjustment),
          recommend(measure::academic_atmosphere_internationalisation))
    .cite(cao_wu, "4.1 firstly, 6.3", status::inferred),
};

// Relations.
inline constexpr rule<unbound> cao_wu_drives[] = {
  rule("rule_strengthen_fl_concept")
    .when(quality_orientation >= strengthen_fl_concept_t1 &&
          comprehensive_quality >= strengthen_fl_concept_t2)
    .then(strengthen(relation::nqpf_renews_fl_concept)).cite(cao_wu, "4.2 firstly"),
  rule("rule_strengthen_fl_methods")
    .when(digital_teaching_coverage >= strengthen_fl_methods_t1 &&
          learning_interest >= strengthen_fl_methods_t2)
    .then(strengthen(relation::nqpf_innovates_fl_methods)).cite(cao_wu, "4.2 secondly"),
  rule("rule_strengthen_fl_resources").when(resource_sharing_rate >= strengthen_fl_resources_t1)
    .then(strengthen(relation::nqpf_integrates_fl_resources)).cite(cao_wu, "4.2 thirdly"),
  rule("rule_strengthen_fl_evaluation")
    .when(evaluation_dimension_count >= strengthen_fl_evaluation_t1 &&
          exam_weight <= strengthen_fl_evaluation_t2)
    .then(strengthen(relation::nqpf_reforms_fl_evaluation)).cite(cao_wu, "4.2 fourthly"),
  // Second relation inferred.
  rule("rule_strengthen_fl_bridge")
    .when(cross_cultural_ability >= strengthen_fl_bridge_t1 &&
          international_cooperation >= strengthen_fl_bridge_t2)
    .then(strengthen(relation::fl_talent_promotes_exchange),
          strengthen(relation::exchange_promotes_nqpf)).cite(cao_wu, "4.1 secondly"),
  rule("rule_strengthen_fl_quality_return")
    .when(cultivation_quality >= strengthen_fl_quality_return_t1)
    .then(strengthen(relation::fl_quality_promotes_nqpf)).cite(cao_wu, "4.1 thirdly"),
  rule("rule_weaken_fl_quality")
    .when(curriculum_completeness < weaken_fl_quality_t1 ||
          method_diversity < weaken_fl_quality_t2 || qualified_teacher_share < weaken_fl_quality_t3)
    .then(weaken(relation::fl_quality_promotes_nqpf)).cite(cao_wu, "3"),
};
// clang-format on

}  // namespace nqpf::framework::ready
