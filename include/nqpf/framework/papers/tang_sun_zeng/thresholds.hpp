// SPDX-License-Identifier: BSL-1.0
#pragma once

// The thresholds of the rules of tang_sun_zeng. None of them is in the paper: the defaults are
// illustrative and only make examples run. A parameter is called after its rule, t1, t2 in the order
// in which the rule reads them.

#include <nqpf/framework/types/threshold.hpp>

namespace nqpf::inline NQPF_ABI::framework::thresholds {

// clang-format off
inline constexpr parameter diagnose_future_orientation_lack_t1 =
    detail::share("diagnose_future_orientation_lack_t1", 0.3);
inline constexpr parameter diagnose_future_orientation_lack_t2 =
    detail::share("diagnose_future_orientation_lack_t2", 0.5);
inline constexpr parameter diagnose_trend_foresight_t1 =
    detail::share("diagnose_trend_foresight_t1", 0.5);
inline constexpr parameter diagnose_future_quality_grasp_t1 =
    detail::share("diagnose_future_quality_grasp_t1", 0.5);
inline constexpr parameter diagnose_present_overfocus_t1 =
    detail::share("diagnose_present_overfocus_t1", 0.7);
inline constexpr parameter diagnose_low_adaptability_t1 =
    detail::index("diagnose_low_adaptability_t1", 50);
inline constexpr parameter diagnose_low_adaptability_t2 =
    detail::share("diagnose_low_adaptability_t2", 0.1);
inline constexpr parameter diagnose_global_perspective_lack_t1 =
    detail::share("diagnose_global_perspective_lack_t1", 0.2);
inline constexpr parameter diagnose_coordination_insufficient_t1 =
    detail::index("diagnose_coordination_insufficient_t1", 50);
inline constexpr parameter diagnose_stage_continuity_lack_t1 =
    detail::share("diagnose_stage_continuity_lack_t1", 0.5);
inline constexpr parameter diagnose_value_divergence_t1 =
    detail::share("diagnose_value_divergence_t1", 0.5);
inline constexpr parameter diagnose_mechanism_incompleteness_t1 =
    detail::share("diagnose_mechanism_incompleteness_t1", 0.6);
inline constexpr parameter diagnose_action_docking_t1 =
    detail::share("diagnose_action_docking_t1", 0.5);
inline constexpr parameter diagnose_meso_micro_alienation_t1 =
    detail::share("diagnose_meso_micro_alienation_t1", 0.4);
inline constexpr parameter diagnose_result_uncertainty_t1 =
    detail::share("diagnose_result_uncertainty_t1", 0.5);
inline constexpr parameter diagnose_type_diversity_lack_t1 =
    detail::share("diagnose_type_diversity_lack_t1", 0.5);
inline constexpr parameter diagnose_narrow_definition_t1 =
    detail::share("diagnose_narrow_definition_t1", 0.7);
inline constexpr parameter diagnose_single_goal_t1 = detail::share("diagnose_single_goal_t1", 0.4);
inline constexpr parameter diagnose_single_model_t1 =
    detail::share("diagnose_single_model_t1", 0.4);
inline constexpr parameter diagnose_characteristics_lack_t1 =
    detail::index("diagnose_characteristics_lack_t1", 40);
inline constexpr parameter diagnose_independent_cultivation_weak_t1 =
    detail::share("diagnose_independent_cultivation_weak_t1", 0.6);
inline constexpr parameter diagnose_independent_cultivation_weak_t2 =
    detail::share("diagnose_independent_cultivation_weak_t2", 0.2);
inline constexpr parameter diagnose_high_end_shortage_t1 =
    detail::between("diagnose_high_end_shortage_t1", 0.8, 0.16, 4);
inline constexpr parameter diagnose_key_field_gap_t1 =
    detail::share("diagnose_key_field_gap_t1", 0.2);
inline constexpr parameter diagnose_innovation_thinking_t1 =
    detail::index("diagnose_innovation_thinking_t1", 50);
inline constexpr parameter diagnose_limited_concept_t1 =
    detail::index("diagnose_limited_concept_t1", 50);
inline constexpr parameter diagnose_rigid_curriculum_t1 =
    detail::share("diagnose_rigid_curriculum_t1", 0.7);
inline constexpr parameter diagnose_practice_shortage_t1 =
    detail::share("diagnose_practice_shortage_t1", 0.25);
inline constexpr parameter diagnose_innovation_culture_shortage_t1 =
    detail::index("diagnose_innovation_culture_shortage_t1", 50);
inline constexpr parameter diagnose_subjectivity_neglect_t1 =
    detail::index("diagnose_subjectivity_neglect_t1", 50);
inline constexpr parameter diagnose_motivation_lack_t1 =
    detail::index("diagnose_motivation_lack_t1", 50);
inline constexpr parameter diagnose_interdisciplinary_insufficient_t1 =
    detail::index("diagnose_interdisciplinary_insufficient_t1", 50);
inline constexpr parameter diagnose_cross_teacher_scarcity_t1 =
    detail::share("diagnose_cross_teacher_scarcity_t1", 0.2);
inline constexpr parameter diagnose_inflexible_curriculum_t1 =
    detail::share("diagnose_inflexible_curriculum_t1", 0.2);
inline constexpr parameter diagnose_single_field_vision_t1 =
    detail::share("diagnose_single_field_vision_t1", 0.2);
inline constexpr parameter diagnose_catch_up_orientation_t1 =
    detail::share("diagnose_catch_up_orientation_t1", 0.6);
inline constexpr parameter diagnose_traditional_structure_t1 =
    detail::share("diagnose_traditional_structure_t1", 0.5);
inline constexpr parameter diagnose_rush_and_single_mode_t1 =
    detail::share("diagnose_rush_and_single_mode_t1", 0.7);
inline constexpr parameter diagnose_field_barriers_t1 =
    detail::share("diagnose_field_barriers_t1", 0.5);
inline constexpr parameter diagnose_mobility_barriers_t1 =
    detail::share("diagnose_mobility_barriers_t1", 0.5);
inline constexpr parameter diagnose_practice_disconnect_t1 =
    detail::share("diagnose_practice_disconnect_t1", 0.4);
inline constexpr parameter recommend_new_majors_t1 =
    detail::between("recommend_new_majors_t1", 24, 4.8, 120);
inline constexpr parameter recommend_stem_training_t1 =
    detail::index("recommend_stem_training_t1", 60);
inline constexpr parameter recommend_cross_boundary_t1 =
    detail::share("recommend_cross_boundary_t1", 0.5);
inline constexpr parameter recommend_cross_boundary_t2 =
    detail::share("recommend_cross_boundary_t2", 0.2);
inline constexpr parameter recommend_cross_border_introduction_t1 =
    detail::share("recommend_cross_border_introduction_t1", 0.5);
inline constexpr parameter recommend_human_machine_field_t1 =
    detail::share("recommend_human_machine_field_t1", 0.2);
inline constexpr parameter recommend_ai_literacy_t1 = detail::index("recommend_ai_literacy_t1", 55);
inline constexpr parameter recommend_project_driven_t1 =
    detail::share("recommend_project_driven_t1", 0.3);
inline constexpr parameter recommend_team_coupling_t1 =
    detail::share("recommend_team_coupling_t1", 0.3);
inline constexpr parameter recommend_forward_disciplines_t1 =
    detail::share("recommend_forward_disciplines_t1", 0.2);
inline constexpr parameter recommend_future_base_t1 =
    detail::between("recommend_future_base_t1", 1, 0.2, 5);
inline constexpr parameter recommend_high_level_staff_t1 =
    detail::share("recommend_high_level_staff_t1", 0.3);
inline constexpr parameter recommend_high_level_staff_t2 =
    detail::share("recommend_high_level_staff_t2", 0.2);
inline constexpr parameter recommend_research_teaching_t1 =
    detail::share("recommend_research_teaching_t1", 0.3);
inline constexpr parameter recommend_open_laboratories_t1 =
    detail::share("recommend_open_laboratories_t1", 0.4);
inline constexpr parameter recommend_open_laboratories_t2 =
    detail::share("recommend_open_laboratories_t2", 0.5);
inline constexpr parameter recommend_company_education_t1 =
    detail::between("recommend_company_education_t1", 5, 1, 25);
inline constexpr parameter recommend_company_education_t2 =
    detail::share("recommend_company_education_t2", 0.2);
inline constexpr parameter recommend_achievement_transformation_t1 =
    detail::share("recommend_achievement_transformation_t1", 0.3);
inline constexpr parameter recommend_research_rd_link_t1 =
    detail::share("recommend_research_rd_link_t1", 0.3);
inline constexpr parameter recommend_research_rd_link_t2 =
    detail::share("recommend_research_rd_link_t2", 0.5);
inline constexpr parameter recommend_regional_cultivation_t1 =
    detail::index("recommend_regional_cultivation_t1", 50);
inline constexpr parameter recommend_regional_cultivation_by_gap_t1 =
    detail::share("recommend_regional_cultivation_by_gap_t1", 0.15);
inline constexpr parameter recommend_against_single_mode_t1 =
    detail::share("recommend_against_single_mode_t1", 0.7);
inline constexpr parameter recommend_concept_reshaping_t1 =
    detail::share("recommend_concept_reshaping_t1", 0.6);
inline constexpr parameter recommend_concept_reshaping_t2 =
    detail::index("recommend_concept_reshaping_t2", 50);
inline constexpr parameter recommend_multi_level_strategy_t1 =
    detail::share("recommend_multi_level_strategy_t1", 0.5);
inline constexpr parameter recommend_multi_level_strategy_t2 =
    detail::share("recommend_multi_level_strategy_t2", 0.7);
inline constexpr parameter recommend_green_talents_t1 =
    detail::share("recommend_green_talents_t1", 0.2);
inline constexpr parameter recommend_quality_renewal_t1 =
    detail::index("recommend_quality_renewal_t1", 50);
inline constexpr parameter recommend_digital_teaching_t1 =
    detail::share("recommend_digital_teaching_t1", 0.4);
inline constexpr parameter recommend_intelligent_evaluation_t1 =
    detail::share("recommend_intelligent_evaluation_t1", 0.3);
inline constexpr parameter recommend_precise_governance_t1 =
    detail::share("recommend_precise_governance_t1", 0.5);
inline constexpr parameter recommend_young_support_t1 =
    detail::between("recommend_young_support_t1", 5, 1, 25);
inline constexpr parameter recommend_young_support_t2 =
    detail::share("recommend_young_support_t2", 0.5);
inline constexpr parameter recommend_multi_party_collaboration_t1 =
    detail::between("recommend_multi_party_collaboration_t1", 4, 0.8, 4);
inline constexpr parameter recommend_ecosystem_t1 = detail::share("recommend_ecosystem_t1", 0.8);
inline constexpr parameter recommend_ecosystem_t2 = detail::index("recommend_ecosystem_t2", 50);
inline constexpr parameter recommend_content_update_t1 =
    detail::between("recommend_content_update_t1", 3, 0.6, 15);
inline constexpr parameter recommend_content_update_t2 =
    detail::share("recommend_content_update_t2", 0.1);
inline constexpr parameter recommend_open_environment_t1 =
    detail::index("recommend_open_environment_t1", 50);
inline constexpr parameter recommend_future_research_t1 =
    detail::share("recommend_future_research_t1", 0.3);
inline constexpr parameter recommend_future_research_t2 =
    detail::share("recommend_future_research_t2", 0.7);
inline constexpr parameter recommend_triad_coordination_t1 =
    detail::index("recommend_triad_coordination_t1", 50);
inline constexpr parameter recommend_triad_coordination_t2 =
    detail::share("recommend_triad_coordination_t2", 0.6);
inline constexpr parameter recommend_independent_cultivation_t1 =
    detail::share("recommend_independent_cultivation_t1", 0.5);
inline constexpr parameter recommend_independent_cultivation_t2 =
    detail::share("recommend_independent_cultivation_t2", 0.6);
inline constexpr parameter strengthen_top_concept_t1 =
    detail::index("strengthen_top_concept_t1", 65);
inline constexpr parameter strengthen_top_concept_t2 =
    detail::index("strengthen_top_concept_t2", 60);
inline constexpr parameter strengthen_top_types_t1 = detail::share("strengthen_top_types_t1", 0.7);
inline constexpr parameter strengthen_top_quality_t1 =
    detail::index("strengthen_top_quality_t1", 60);
inline constexpr parameter strengthen_top_quality_t2 =
    detail::index("strengthen_top_quality_t2", 70);
inline constexpr parameter strengthen_top_method_t1 =
    detail::share("strengthen_top_method_t1", 0.5);
inline constexpr parameter strengthen_top_method_t2 =
    detail::share("strengthen_top_method_t2", 0.6);
inline constexpr parameter strengthen_top_method_t3 =
    detail::share("strengthen_top_method_t3", 0.6);
inline constexpr parameter strengthen_top_environment_t1 =
    detail::share("strengthen_top_environment_t1", 0.8);
inline constexpr parameter strengthen_top_environment_t2 =
    detail::index("strengthen_top_environment_t2", 60);
inline constexpr parameter strengthen_original_innovation_t1 =
    detail::share("strengthen_original_innovation_t1", 0.3);
inline constexpr parameter strengthen_breakthrough_by_talent_t1 =
    detail::between("strengthen_breakthrough_by_talent_t1", 1.0, 0.2, 5);
inline constexpr parameter strengthen_breakthrough_by_talent_t2 =
    detail::required("strengthen_breakthrough_by_talent_t2", 1, 1e9);
inline constexpr parameter strengthen_transformation_loop_t1 =
    detail::share("strengthen_transformation_loop_t1", 0.5);
inline constexpr parameter strengthen_transformation_loop_t2 =
    detail::share("strengthen_transformation_loop_t2", 0.4);
inline constexpr parameter strengthen_regional_loop_t1 =
    detail::index("strengthen_regional_loop_t1", 60);
inline constexpr parameter strengthen_regional_loop_t2 =
    detail::index("strengthen_regional_loop_t2", 55);
inline constexpr parameter weaken_by_coordination_t1 =
    detail::index("weaken_by_coordination_t1", 40);
inline constexpr parameter weaken_by_type_narrowness_t1 =
    detail::share("weaken_by_type_narrowness_t1", 0.3);
inline constexpr parameter weaken_by_practice_disconnect_t1 =
    detail::share("weaken_by_practice_disconnect_t1", 0.3);
// clang-format on

}  // namespace nqpf::framework::thresholds
