// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of tang_sun_zeng: 38 that diagnose dilemmas, 34 that recommend measures, 12 that show a relation
// of the two-way drive strengthened or weakened. They read unbound indicators: a host binds what it
// has.

#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/thresholds.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/sources.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework::ready {

using namespace indicators;
using namespace thresholds;

// clang-format off
// Dilemmas.
inline constexpr rule<unbound> tang_sun_zeng_diagnosis[] = {
  rule("rule_diagnose_future_orientation_lack")
    .when(future_research_share < diagnose_future_orientation_lack_t1 ||
          trend_forecast_accuracy < diagnose_future_orientation_lack_t2)
    .then(diagnose(dilemma::future_orientation_lack)).cite(tang_sun_zeng, "3.1"),
  rule("rule_diagnose_trend_foresight").when(trend_forecast_accuracy < diagnose_trend_foresight_t1)
    .then(diagnose(dilemma::insufficient_trend_foresight)).cite(tang_sun_zeng, "3.1"),
  rule("rule_diagnose_future_quality_grasp")
    .when(future_quality_coverage < diagnose_future_quality_grasp_t1)
    .then(diagnose(dilemma::incomplete_future_quality_grasp)).cite(tang_sun_zeng, "3.1"),
  rule("rule_diagnose_present_overfocus")
    .when(present_market_share > diagnose_present_overfocus_t1)
    .then(diagnose(dilemma::present_market_overfocus)).cite(tang_sun_zeng, "3.1"),
  rule("rule_diagnose_low_adaptability")
    .when(graduate_adaptability < diagnose_low_adaptability_t1 &&
          skill_requirement_change > diagnose_low_adaptability_t2)
    .then(diagnose(dilemma::low_future_adaptability)).cite(tang_sun_zeng, "3.1"),
  rule("rule_diagnose_global_perspective_lack")
    .when(global_programme_share < diagnose_global_perspective_lack_t1)
    .then(diagnose(dilemma::global_perspective_lack))
    .cite(tang_sun_zeng, "3.1 heading", status::inferred),
  rule("rule_diagnose_coordination_insufficient")
    .when(triad_alignment < diagnose_coordination_insufficient_t1)
    .then(diagnose(dilemma::system_coordination_insufficient)).cite(tang_sun_zeng, "3.2"),
  rule("rule_diagnose_stage_continuity_lack")
    .when(stage_continuity < diagnose_stage_continuity_lack_t1)
    .then(diagnose(dilemma::stage_link_continuity_lack))
    .cite(tang_sun_zeng, "3.2 heading", status::inferred).cite(hu_li, "5.3", status::inferred),
  rule("rule_diagnose_value_divergence").when(value_divergence > diagnose_value_divergence_t1)
    .then(diagnose(dilemma::value_divergence)).cite(tang_sun_zeng, "3.2"),
  rule("rule_diagnose_mechanism_incompleteness")
    .when(mechanism_completeness < diagnose_mechanism_incompleteness_t1)
    .then(diagnose(dilemma::mechanism_incompleteness)).cite(tang_sun_zeng, "3.2"),
  rule("rule_diagnose_action_docking").when(system_docking_rate < diagnose_action_docking_t1)
    .then(diagnose(dilemma::action_docking_difficulty)).cite(tang_sun_zeng, "3.2"),
  rule("rule_diagnose_meso_micro_alienation")
    .when(execution_gap > diagnose_meso_micro_alienation_t1)
    .then(diagnose(dilemma::meso_micro_alienation)).cite(tang_sun_zeng, "3.2"),
  rule("rule_diagnose_result_uncertainty")
    .when(policy_verifiability < diagnose_result_uncertainty_t1)
    .then(diagnose(dilemma::result_uncertainty)).cite(tang_sun_zeng, "3.2"),
  rule("rule_diagnose_type_diversity_lack")
    .when(talent_type_diversity < diagnose_type_diversity_lack_t1)
    .then(diagnose(dilemma::talent_type_diversity_lack)).cite(tang_sun_zeng, "3.3"),
  rule("rule_diagnose_narrow_definition")
    .when(academic_only_selection_share > diagnose_narrow_definition_t1)
    .then(diagnose(dilemma::narrow_top_talent_definition)).cite(tang_sun_zeng, "3.3"),
  rule("rule_diagnose_single_goal").when(goal_diversity < diagnose_single_goal_t1)
    .then(diagnose(dilemma::single_cultivation_goal)).cite(tang_sun_zeng, "3.3"),
  rule("rule_diagnose_single_model").when(model_diversity < diagnose_single_model_t1)
    .then(diagnose(dilemma::single_training_model)).cite(tang_sun_zeng, "3.3"),
  rule("rule_diagnose_characteristics_lack").when(type_feature < diagnose_characteristics_lack_t1)
    .then(diagnose(dilemma::talent_characteristics_lack))
    .cite(tang_sun_zeng, "3.3 heading", status::inferred),
  rule("rule_diagnose_independent_cultivation_weak")
    .when(independent_cultivation_share < diagnose_independent_cultivation_weak_t1 ||
          original_innovation_share < diagnose_independent_cultivation_weak_t2)
    .then(diagnose(dilemma::independent_cultivation_weak)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_high_end_shortage")
    .when(high_end_talent_ratio < diagnose_high_end_shortage_t1)
    .then(diagnose(dilemma::high_end_supply_shortage)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_key_field_gap").when(key_technology_talent_gap > diagnose_key_field_gap_t1)
    .then(diagnose(dilemma::key_field_talent_gap)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_innovation_thinking")
    .when(innovative_thinking < diagnose_innovation_thinking_t1)
    .then(diagnose(dilemma::innovation_thinking_underdeveloped)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_limited_concept").when(concept_renewal < diagnose_limited_concept_t1)
    .then(diagnose(dilemma::limited_concept_and_method)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_rigid_curriculum").when(curriculum_rigidity > diagnose_rigid_curriculum_t1)
    .then(diagnose(dilemma::rigid_curriculum_discipline_system)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_practice_shortage")
    .when(practice_hours_share < diagnose_practice_shortage_t1)
    .then(diagnose(dilemma::practice_teaching_shortage)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_innovation_culture_shortage")
    .when(innovation_culture < diagnose_innovation_culture_shortage_t1)
    .then(diagnose(dilemma::innovation_culture_shortage)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_subjectivity_neglect")
    .when(student_subjectivity < diagnose_subjectivity_neglect_t1)
    .then(diagnose(dilemma::student_subjectivity_neglect)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_motivation_lack").when(innovation_motivation < diagnose_motivation_lack_t1)
    .then(diagnose(dilemma::innovation_motivation_lack)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_interdisciplinary_insufficient")
    .when(interdisciplinary_integration < diagnose_interdisciplinary_insufficient_t1)
    .then(diagnose(dilemma::interdisciplinary_integration_insufficient)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_cross_teacher_scarcity")
    .when(cross_disciplinary_teacher_share < diagnose_cross_teacher_scarcity_t1)
    .then(diagnose(dilemma::cross_disciplinary_teacher_scarcity)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_inflexible_curriculum")
    .when(elective_share < diagnose_inflexible_curriculum_t1)
    .then(diagnose(dilemma::inflexible_curriculum)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_single_field_vision")
    .when(cross_field_project_share < diagnose_single_field_vision_t1)
    .then(diagnose(dilemma::single_field_vision)).cite(tang_sun_zeng, "3.4"),
  rule("rule_diagnose_catch_up_orientation")
    .when(catch_up_orientation > diagnose_catch_up_orientation_t1)
    .then(diagnose(dilemma::catch_up_selection_academic_orientation)).cite(tang_sun_zeng, "2.1"),
  rule("rule_diagnose_traditional_structure")
    .when(traditional_structure_share > diagnose_traditional_structure_t1)
    .then(diagnose(dilemma::traditional_quality_structure_inadequate)).cite(tang_sun_zeng, "2.3"),
  rule("rule_diagnose_rush_and_single_mode")
    .when(regional_strategy_similarity > diagnose_rush_and_single_mode_t1)
    .then(diagnose(dilemma::rush_bubble_single_mode)).cite(tang_sun_zeng, "2.1"),
  rule("rule_diagnose_field_barriers").when(field_barrier > diagnose_field_barriers_t1)
    .then(diagnose(dilemma::field_and_industry_barriers)).cite(tang_sun_zeng, "4.1"),
  rule("rule_diagnose_mobility_barriers")
    .when(talent_mobility_barrier > diagnose_mobility_barriers_t1)
    .then(diagnose(dilemma::national_regional_cultural_barriers)).cite(tang_sun_zeng, "4.1"),
  rule("rule_diagnose_practice_disconnect")
    .when(cultivation_production_link < diagnose_practice_disconnect_t1)
    .then(diagnose(dilemma::cultivation_practice_disconnect)).cite(tang_sun_zeng, "4.3"),
};

// Measures.
inline constexpr rule<unbound> tang_sun_zeng_recommendations[] = {
  rule("rule_recommend_new_majors").when(new_major_lag > recommend_new_majors_t1)
    .then(recommend(measure::professional_training_strengthening)).cite(tang_sun_zeng, "4.1"),
  rule("rule_recommend_stem_training").when(stem_excellence < recommend_stem_training_t1)
    .then(recommend(measure::professional_training_strengthening)).cite(tang_sun_zeng, "4.1"),
  rule("rule_recommend_cross_boundary")
    .when(field_barrier > recommend_cross_boundary_t1 ||
          cross_field_project_share < recommend_cross_boundary_t2)
    .then(recommend(measure::cross_boundary_introduction)).cite(tang_sun_zeng, "4.1"),
  rule("rule_recommend_cross_border_introduction")
    .when(talent_mobility_barrier > recommend_cross_border_introduction_t1)
    .then(recommend(measure::cross_boundary_introduction),
          recommend(measure::open_inclusive_environment)).cite(tang_sun_zeng, "4.1, 2.5"),
  rule("rule_recommend_human_machine_field")
    .when(human_machine_field_coverage < recommend_human_machine_field_t1)
    .then(recommend(measure::human_machine_education_field)).cite(tang_sun_zeng, "4.2"),
  rule("rule_recommend_ai_literacy").when(ai_literacy < recommend_ai_literacy_t1)
    .then(recommend(measure::ai_literacy_education)).cite(tang_sun_zeng, "4.2"),
  rule("rule_recommend_project_driven").when(project_driven_share < recommend_project_driven_t1)
    .then(recommend(measure::ai_literacy_education)).cite(tang_sun_zeng, "4.2"),
  rule("rule_recommend_team_coupling").when(team_platform_coupling < recommend_team_coupling_t1)
    .then(recommend(measure::team_platform_project_coupling)).cite(tang_sun_zeng, "4.2"),
  rule("rule_recommend_forward_disciplines")
    .when(future_discipline_share < recommend_forward_disciplines_t1)
    .then(recommend(measure::forward_discipline_layout)).cite(tang_sun_zeng, "4.3"),
  rule("rule_recommend_future_base").when(future_base_ratio < recommend_future_base_t1)
    .then(recommend(measure::future_industry_training_base)).cite(tang_sun_zeng, "4.3"),
  // Second clause inferred.
  rule("rule_recommend_high_level_staff")
    .when(high_level_teacher_share < recommend_high_level_staff_t1 ||
          cross_disciplinary_teacher_share < recommend_high_level_staff_t2)
    .then(recommend(measure::high_level_staff_building)).cite(tang_sun_zeng, "4.3, 3.4"),
  rule("rule_recommend_research_teaching")
    .when(research_to_teaching_conversion < recommend_research_teaching_t1)
    .then(recommend(measure::research_based_teaching)).cite(tang_sun_zeng, "4.3"),
  rule("rule_recommend_open_laboratories")
    .when(laboratory_access_share < recommend_open_laboratories_t1 ||
          first_year_research_share < recommend_open_laboratories_t2)
    .then(recommend(measure::research_based_teaching)).cite(tang_sun_zeng, "4.3"),
  rule("rule_recommend_company_education")
    .when(company_training_slots < recommend_company_education_t1 ||
          dual_teacher_share < recommend_company_education_t2)
    .then(recommend(measure::technology_company_education_role)).cite(tang_sun_zeng, "4.4"),
  rule("rule_recommend_achievement_transformation")
    .when(achievement_transformation_rate < recommend_achievement_transformation_t1)
    .then(recommend(measure::achievement_transformation)).cite(tang_sun_zeng, "4.4"),
  rule("rule_recommend_research_rd_link")
    .when(research_rd_link_rate < recommend_research_rd_link_t1 ||
          achievement_channel_openness < recommend_research_rd_link_t2)
    .then(recommend(measure::achievement_transformation)).cite(tang_sun_zeng, "4.4"),
  rule("rule_recommend_regional_cultivation").when(local_fit < recommend_regional_cultivation_t1)
    .then(recommend(measure::region_tailored_cultivation)).cite(tang_sun_zeng, "4.5"),
  rule("rule_recommend_regional_cultivation_by_gap")
    .when(regional_talent_gap > recommend_regional_cultivation_by_gap_t1)
    .then(recommend(measure::region_tailored_cultivation)).cite(tang_sun_zeng, "4.5"),
  rule("rule_recommend_against_single_mode")
    .when(regional_strategy_similarity > recommend_against_single_mode_t1)
    .then(recommend(measure::region_tailored_cultivation)).cite(tang_sun_zeng, "2.1, 4.5"),
  // Second clause inferred.
  rule("rule_recommend_concept_reshaping")
    .when(catch_up_orientation > recommend_concept_reshaping_t1 ||
          concept_renewal < recommend_concept_reshaping_t2)
    .then(recommend(measure::cultivation_concept_reshaping)).cite(tang_sun_zeng, "2.1"),
  rule("rule_recommend_multi_level_strategy")
    .when(talent_type_diversity < recommend_multi_level_strategy_t1 ||
          academic_only_selection_share > recommend_multi_level_strategy_t2)
    .then(recommend(measure::multi_level_talent_strategy)).cite(tang_sun_zeng, "2.2, 3.3"),
  rule("rule_recommend_green_talents").when(green_output_share < recommend_green_talents_t1)
    .then(recommend(measure::multi_level_talent_strategy)).cite(tang_sun_zeng, "2.2"),
  rule("rule_recommend_quality_renewal").when(nine_quality_minimum < recommend_quality_renewal_t1)
    .then(recommend(measure::quality_structure_renewal)).cite(tang_sun_zeng, "2.3"),
  rule("rule_recommend_digital_teaching")
    .when(ubiquitous_learning_coverage < recommend_digital_teaching_t1)
    .then(recommend(measure::digital_teaching)).cite(tang_sun_zeng, "2.4"),
  rule("rule_recommend_intelligent_evaluation")
    .when(intelligent_evaluation_coverage < recommend_intelligent_evaluation_t1)
    .then(recommend(measure::intelligent_evaluation)).cite(tang_sun_zeng, "2.4"),
  rule("rule_recommend_precise_governance")
    .when(governance_monitoring_coverage < recommend_precise_governance_t1)
    .then(recommend(measure::precise_governance)).cite(tang_sun_zeng, "2.4"),
  rule("rule_recommend_young_support")
    .when(young_support_years < recommend_young_support_t1 ||
          failure_tolerance < recommend_young_support_t2)
    .then(recommend(measure::young_talent_support)).cite(tang_sun_zeng, "2.4"),
  // 4 = parties B names.
  rule("rule_recommend_multi_party_collaboration")
    .when(collaboration_party_count < recommend_multi_party_collaboration_t1)
    .then(recommend(measure::multi_party_collaboration)).cite(tang_sun_zeng, "2.4"),
  rule("rule_recommend_ecosystem")
    .when(ecosystem_coverage < recommend_ecosystem_t1 ||
          innovation_culture < recommend_ecosystem_t2)
    .then(recommend(measure::talent_ecosystem_building)).cite(tang_sun_zeng, "2.5"),
  rule("rule_recommend_content_update")
    .when(content_update_interval > recommend_content_update_t1 &&
          skill_requirement_change > recommend_content_update_t2)
    .then(recommend(measure::content_update)).cite(tang_sun_zeng, "2.5"),
  rule("rule_recommend_open_environment")
    .when(environment_openness < recommend_open_environment_t1)
    .then(recommend(measure::open_inclusive_environment)).cite(tang_sun_zeng, "2.5"),
  rule("rule_recommend_future_research")
    .when(future_research_share < recommend_future_research_t1 ||
          present_market_share > recommend_future_research_t2)
    .then(recommend(measure::future_trend_research)).cite(tang_sun_zeng, "3.1"),
  // Second clause inferred.
  rule("rule_recommend_triad_coordination")
    .when(triad_alignment < recommend_triad_coordination_t1 ||
          mechanism_completeness < recommend_triad_coordination_t2)
    .then(recommend(measure::education_science_talent_coordination)).cite(tang_sun_zeng, "3.2"),
  rule("rule_recommend_independent_cultivation")
    .when(key_technology_dependence > recommend_independent_cultivation_t1 ||
          independent_cultivation_share < recommend_independent_cultivation_t2)
    .then(recommend(measure::independent_cultivation_strengthening)).cite(tang_sun_zeng, "3.4"),
};

// Relations.
inline constexpr rule<unbound> tang_sun_zeng_drives[] = {
  rule("rule_strengthen_top_concept")
    .when(concept_renewal >= strengthen_top_concept_t1 && local_fit >= strengthen_top_concept_t2)
    .then(strengthen(relation::nqpf_reshapes_top_concept)).cite(tang_sun_zeng, "2.1"),
  rule("rule_strengthen_top_types").when(talent_type_diversity >= strengthen_top_types_t1)
    .then(strengthen(relation::nqpf_enriches_talent_types)).cite(tang_sun_zeng, "2.2"),
  rule("rule_strengthen_top_quality")
    .when(nine_quality_minimum >= strengthen_top_quality_t1 &&
          innovation_ability >= strengthen_top_quality_t2)
    .then(strengthen(relation::nqpf_reconstructs_quality_structure)).cite(tang_sun_zeng, "2.3"),
  rule("rule_strengthen_top_method")
    .when(intelligent_evaluation_coverage >= strengthen_top_method_t1 &&
          governance_monitoring_coverage >= strengthen_top_method_t2 &&
          digital_teaching_coverage >= strengthen_top_method_t3)
    .then(strengthen(relation::nqpf_optimises_training_method)).cite(tang_sun_zeng, "2.4"),
  rule("rule_strengthen_top_environment")
    .when(ecosystem_coverage >= strengthen_top_environment_t1 &&
          environment_openness >= strengthen_top_environment_t2)
    .then(strengthen(relation::nqpf_transforms_environment)).cite(tang_sun_zeng, "2.5"),
  rule("rule_strengthen_original_innovation")
    .when(original_innovation_share >= strengthen_original_innovation_t1)
    .then(strengthen(relation::top_talent_drives_original_innovation),
          strengthen(relation::original_innovation_supports_nqpf)).cite(tang_sun_zeng, "4.4, 2.3"),
  rule("rule_strengthen_breakthrough_by_talent")
    .when(high_end_talent_ratio >= strengthen_breakthrough_by_talent_t1 &&
          breakthrough_count >= strengthen_breakthrough_by_talent_t2)
    .then(strengthen(relation::top_talent_achieves_breakthrough)).cite(tang_sun_zeng, "2.3"),
  rule("rule_strengthen_transformation_loop")
    .when(research_rd_link_rate >= strengthen_transformation_loop_t1 &&
          achievement_transformation_rate >= strengthen_transformation_loop_t2)
    .then(strengthen(relation::rd_feeds_back_to_research),
          strengthen(relation::achievement_transformation_forms_nqpf)).cite(tang_sun_zeng, "4.4"),
  rule("rule_strengthen_regional_loop")
    .when(local_fit >= strengthen_regional_loop_t1 &&
          regional_transformation >= strengthen_regional_loop_t2)
    .then(strengthen(relation::indigenous_talent_transforms_region)).cite(tang_sun_zeng, "4.5"),
  rule("rule_weaken_by_coordination").when(triad_alignment < weaken_by_coordination_t1)
    .then(weaken(relation::top_cultivation_leads_nqpf)).cite(tang_sun_zeng, "3.2"),
  rule("rule_weaken_by_type_narrowness").when(talent_type_diversity < weaken_by_type_narrowness_t1)
    .then(weaken(relation::top_cultivation_leads_nqpf)).cite(tang_sun_zeng, "3.3"),
  rule("rule_weaken_by_practice_disconnect")
    .when(cultivation_production_link < weaken_by_practice_disconnect_t1)
    .then(weaken(relation::iur_integration_accelerates_nqpf))
    .cite(tang_sun_zeng, "4.3", status::inferred),
};
// clang-format on

}  // namespace nqpf::framework::ready
