// SPDX-License-Identifier: BSL-1.0
#pragma once

// The thresholds of the rules of hu_li. None of them is in the paper: the defaults are
// illustrative and only make examples run. A parameter is called after its rule, t1, t2 in the order
// in which the rule reads them.

#include <nqpf/framework/types/threshold.hpp>

namespace nqpf::inline NQPF_ABI::framework::thresholds {

// clang-format off
inline constexpr parameter diagnose_imperfect_system_t1 =
    detail::share("diagnose_imperfect_system_t1", 0.7);
inline constexpr parameter diagnose_blocked_channel_t1 =
    detail::share("diagnose_blocked_channel_t1", 0.5);
inline constexpr parameter diagnose_industry_maladaptation_t1 =
    detail::share("diagnose_industry_maladaptation_t1", 0.6);
inline constexpr parameter diagnose_undersupply_t1 =
    detail::between("diagnose_undersupply_t1", 0.9, 0.18, 4.5);
inline constexpr parameter diagnose_oversupply_t1 =
    detail::between("diagnose_oversupply_t1", 1.1, 0.22, 5.5);
inline constexpr parameter diagnose_headcount_mismatch_t1 =
    detail::required("diagnose_headcount_mismatch_t1", 1, 1e9);
inline constexpr parameter diagnose_headcount_mismatch_t2 =
    detail::required("diagnose_headcount_mismatch_t2", 1, 1e9);
inline constexpr parameter diagnose_low_supply_accuracy_t1 =
    detail::share("diagnose_low_supply_accuracy_t1", 0.6);
inline constexpr parameter diagnose_low_supply_accuracy_t2 =
    detail::share("diagnose_low_supply_accuracy_t2", 0.5);
inline constexpr parameter diagnose_level_mismatch_t1 =
    detail::share("diagnose_level_mismatch_t1", 0.6);
inline constexpr parameter diagnose_unclear_positioning_t1 =
    detail::share("diagnose_unclear_positioning_t1", 0.6);
inline constexpr parameter diagnose_enterprise_disconnect_t1 =
    detail::share("diagnose_enterprise_disconnect_t1", 0.4);
inline constexpr parameter diagnose_low_major_matching_t1 =
    detail::share("diagnose_low_major_matching_t1", 0.7);
inline constexpr parameter diagnose_supply_side_focus_t1 =
    detail::share("diagnose_supply_side_focus_t1", 0.3);
inline constexpr parameter diagnose_low_operating_efficiency_t1 =
    detail::index("diagnose_low_operating_efficiency_t1", 50);
inline constexpr parameter diagnose_high_management_cost_t1 =
    detail::share("diagnose_high_management_cost_t1", 0.2);
inline constexpr parameter diagnose_property_disputes_t1 =
    detail::between("diagnose_property_disputes_t1", 0, 0, 1);
inline constexpr parameter diagnose_consumption_mode_t1 =
    detail::share("diagnose_consumption_mode_t1", 0.6);
inline constexpr parameter diagnose_closed_campus_t1 =
    detail::share("diagnose_closed_campus_t1", 0.2);
inline constexpr parameter diagnose_school_level_confinement_t1 =
    detail::share("diagnose_school_level_confinement_t1", 0.3);
inline constexpr parameter diagnose_single_aspect_focus_t1 =
    detail::share("diagnose_single_aspect_focus_t1", 0.5);
inline constexpr parameter diagnose_stage_barriers_t1 =
    detail::share("diagnose_stage_barriers_t1", 0.5);
inline constexpr parameter diagnose_path_dependence_t1 =
    detail::share("diagnose_path_dependence_t1", 0.6);
inline constexpr parameter recommend_dynamic_majors_t1 =
    detail::between("recommend_dynamic_majors_t1", 3, 0.6, 15);
inline constexpr parameter recommend_urgent_majors_t1 =
    detail::share("recommend_urgent_majors_t1", 0.6);
inline constexpr parameter recommend_urgent_majors_t2 =
    detail::share("recommend_urgent_majors_t2", 0.6);
inline constexpr parameter recommend_coupling_t1 = detail::share("recommend_coupling_t1", 0.6);
inline constexpr parameter recommend_coupling_t2 = detail::share("recommend_coupling_t2", 0.6);
inline constexpr parameter recommend_demand_forecast_t1 =
    detail::between("recommend_demand_forecast_t1", 1, 0.2, 5);
inline constexpr parameter recommend_joint_cultivation_t1 =
    detail::share("recommend_joint_cultivation_t1", 0.4);
inline constexpr parameter recommend_joint_cultivation_t2 =
    detail::share("recommend_joint_cultivation_t2", 0.3);
inline constexpr parameter recommend_joint_cultivation_t3 =
    detail::share("recommend_joint_cultivation_t3", 0.3);
inline constexpr parameter recommend_policy_implementation_t1 =
    detail::share("recommend_policy_implementation_t1", 0.7);
inline constexpr parameter recommend_quality_coordination_t1 =
    detail::index("recommend_quality_coordination_t1", 60);
inline constexpr parameter recommend_community_mechanism_t1 =
    detail::index("recommend_community_mechanism_t1", 50);
inline constexpr parameter recommend_community_mechanism_t2 =
    detail::share("recommend_community_mechanism_t2", 0.2);
inline constexpr parameter recommend_community_mechanism_t3 =
    detail::between("recommend_community_mechanism_t3", 0, 0, 1);
inline constexpr parameter recommend_joint_charter_t1 =
    detail::share("recommend_joint_charter_t1", 0.9);
inline constexpr parameter recommend_pilots_t1 = detail::share("recommend_pilots_t1", 0.5);
inline constexpr parameter recommend_new_momentum_t1 =
    detail::share("recommend_new_momentum_t1", 0.6);
inline constexpr parameter recommend_new_momentum_t2 =
    detail::share("recommend_new_momentum_t2", 0.5);
inline constexpr parameter recommend_delegation_t1 = detail::index("recommend_delegation_t1", 50);
inline constexpr parameter recommend_delegation_t2 = detail::share("recommend_delegation_t2", 0.2);
inline constexpr parameter recommend_dual_function_t1 =
    detail::index("recommend_dual_function_t1", 60);
inline constexpr parameter recommend_dual_function_balance_t1 =
    detail::share("recommend_dual_function_balance_t1", 0.6);
inline constexpr parameter recommend_multi_level_system_t1 =
    detail::share("recommend_multi_level_system_t1", 0.6);
inline constexpr parameter recommend_multi_level_system_t2 =
    detail::index("recommend_multi_level_system_t2", 55);
inline constexpr parameter recommend_graduate_vocational_t1 =
    detail::between("recommend_graduate_vocational_t1", 1, 0.2, 5);
inline constexpr parameter recommend_graduate_vocational_t2 =
    detail::between("recommend_graduate_vocational_t2", 0.02, 0.004, 0.1);
inline constexpr parameter recommend_integrated_model_t1 =
    detail::share("recommend_integrated_model_t1", 0.5);
inline constexpr parameter recommend_integrated_model_t2 =
    detail::index("recommend_integrated_model_t2", 50);
inline constexpr parameter recommend_differentiated_plans_t1 =
    detail::share("recommend_differentiated_plans_t1", 0.3);
inline constexpr parameter recommend_course_linking_t1 =
    detail::share("recommend_course_linking_t1", 0.3);
inline constexpr parameter recommend_interdisciplinary_paradigm_t1 =
    detail::index("recommend_interdisciplinary_paradigm_t1", 55);
inline constexpr parameter recommend_targeted_supply_t1 =
    detail::share("recommend_targeted_supply_t1", 0.15);
inline constexpr parameter recommend_targeted_supply_t2 =
    detail::share("recommend_targeted_supply_t2", 0.15);
inline constexpr parameter recommend_core_abilities_t1 =
    detail::index("recommend_core_abilities_t1", 60);
inline constexpr parameter recommend_core_abilities_t2 =
    detail::index("recommend_core_abilities_t2", 60);
inline constexpr parameter recommend_morality_with_technology_t1 =
    detail::share("recommend_morality_with_technology_t1", 0.7);
inline constexpr parameter recommend_type_positioning_t1 =
    detail::index("recommend_type_positioning_t1", 50);
inline constexpr parameter recommend_type_positioning_t2 =
    detail::share("recommend_type_positioning_t2", 0.6);
inline constexpr parameter recommend_achievement_application_t1 =
    detail::between("recommend_achievement_application_t1", 24, 4.8, 120);
inline constexpr parameter recommend_focus_shift_t1 =
    detail::share("recommend_focus_shift_t1", 0.3);
inline constexpr parameter recommend_chain_layout_t1 =
    detail::share("recommend_chain_layout_t1", 0.7);
inline constexpr parameter recommend_whole_view_t1 = detail::share("recommend_whole_view_t1", 0.5);
inline constexpr parameter strengthen_three_new_t1 = detail::share("strengthen_three_new_t1", 0.2);
inline constexpr parameter strengthen_three_new_t2 = detail::share("strengthen_three_new_t2", 0.3);
inline constexpr parameter strengthen_three_new_t3 = detail::share("strengthen_three_new_t3", 0.3);
inline constexpr parameter strengthen_three_high_t1 =
    detail::share("strengthen_three_high_t1", 0.3);
inline constexpr parameter strengthen_three_high_t2 = detail::index("strengthen_three_high_t2", 60);
inline constexpr parameter strengthen_three_high_t3 =
    detail::share("strengthen_three_high_t3", 0.95);
inline constexpr parameter strengthen_innovation_drive_t1 =
    detail::between("strengthen_innovation_drive_t1", 0.025, 0.005, 0.125);
inline constexpr parameter strengthen_digital_green_t1 =
    detail::share("strengthen_digital_green_t1", 0.4);
inline constexpr parameter strengthen_digital_green_t2 =
    detail::share("strengthen_digital_green_t2", 0.2);
inline constexpr parameter strengthen_reform_t1 = detail::index("strengthen_reform_t1", 50);
inline constexpr parameter strengthen_timely_application_t1 =
    detail::between("strengthen_timely_application_t1", 12, 2.4, 60);
inline constexpr parameter strengthen_worker_quality_t1 =
    detail::index("strengthen_worker_quality_t1", 60);
inline constexpr parameter strengthen_tool_skill_t1 = detail::index("strengthen_tool_skill_t1", 60);
inline constexpr parameter strengthen_tool_skill_t2 =
    detail::share("strengthen_tool_skill_t2", 0.3);
inline constexpr parameter strengthen_object_efficiency_t1 =
    detail::index("strengthen_object_efficiency_t1", 60);
inline constexpr parameter strengthen_element_cycle_t1 =
    detail::required("strengthen_element_cycle_t1", 1, 1e9);
inline constexpr parameter strengthen_skilled_supply_t1 =
    detail::share("strengthen_skilled_supply_t1", 0.7);
inline constexpr parameter strengthen_skilled_supply_t2 =
    detail::share("strengthen_skilled_supply_t2", 0.7);
inline constexpr parameter strengthen_coupling_t1 = detail::share("strengthen_coupling_t1", 0.7);
inline constexpr parameter strengthen_voc_goal_t1 = detail::share("strengthen_voc_goal_t1", 0.4);
inline constexpr parameter strengthen_ubiquitous_learning_t1 =
    detail::share("strengthen_ubiquitous_learning_t1", 0.5);
inline constexpr parameter strengthen_governance_t1 = detail::index("strengthen_governance_t1", 50);
inline constexpr parameter strengthen_community_spillover_t1 =
    detail::index("strengthen_community_spillover_t1", 50);
inline constexpr parameter strengthen_endogenous_drive_t1 =
    detail::share("strengthen_endogenous_drive_t1", 0.6);
inline constexpr parameter strengthen_endogenous_drive_t2 =
    detail::share("strengthen_endogenous_drive_t2", 0.4);
inline constexpr parameter weaken_by_mismatch_t1 = detail::share("weaken_by_mismatch_t1", 0.4);
// clang-format on

}  // namespace nqpf::framework::thresholds
