// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of hu_li: 21 that diagnose dilemmas, 28 that recommend measures, 18 that show a relation
// of the two-way drive strengthened or weakened. They read unbound indicators: a host binds what it
// has.

#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/papers/hu_li/thresholds.hpp>
#include <nqpf/framework/relations.hpp>
#include <nqpf/framework/sources.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/rules/dsl.hpp>

namespace nqpf::inline NQPF_ABI::framework::ready {

using namespace indicators;
using namespace thresholds;

// clang-format off
// Dilemmas.
inline constexpr rule<unbound> hu_li_diagnosis[] = {
  rule("rule_diagnose_imperfect_system").when(system_completeness < diagnose_imperfect_system_t1)
    .then(diagnose(dilemma::imperfect_vocational_system)).cite(hu_li, "5.1 firstly"),
  rule("rule_diagnose_blocked_channel")
    .when(training_channel_continuity < diagnose_blocked_channel_t1)
    .then(diagnose(dilemma::blocked_training_channel)).cite(hu_li, "5.1 firstly"),
  rule("rule_diagnose_industry_maladaptation")
    .when(industry_adaptation < diagnose_industry_maladaptation_t1)
    .then(diagnose(dilemma::cultivation_industry_maladaptation)).cite(hu_li, "5.1 firstly"),
  rule("rule_diagnose_undersupply").when(supply_demand_ratio < diagnose_undersupply_t1)
    .then(diagnose(dilemma::supply_demand_mismatch)).cite(hu_li, "5.1 secondly"),
  // Mismatch has two sides: inferred.
  rule("rule_diagnose_oversupply").when(supply_demand_ratio > diagnose_oversupply_t1)
    .then(diagnose(dilemma::supply_demand_mismatch)).cite(hu_li, "5.1 secondly"),
  rule("rule_diagnose_headcount_mismatch")
    .when(talent_demand_headcount > diagnose_headcount_mismatch_t1 &&
          talent_supply_headcount < diagnose_headcount_mismatch_t2)
    .then(diagnose(dilemma::supply_demand_mismatch)).cite(hu_li, "4, 5.1 secondly"),
  rule("rule_diagnose_low_supply_accuracy")
    .when(supply_accuracy < diagnose_low_supply_accuracy_t1 &&
          coupling_degree < diagnose_low_supply_accuracy_t2)
    .then(diagnose(dilemma::supply_demand_mismatch)).cite(hu_li, "5.1 secondly"),
  rule("rule_diagnose_level_mismatch").when(level_need_fit < diagnose_level_mismatch_t1)
    .then(diagnose(dilemma::level_need_mismatch)).cite(hu_li, "5.1 thirdly"),
  rule("rule_diagnose_unclear_positioning")
    .when(positioning_clarity < diagnose_unclear_positioning_t1)
    .then(diagnose(dilemma::unclear_positioning)).cite(hu_li, "5.1 thirdly"),
  rule("rule_diagnose_enterprise_disconnect")
    .when(enterprise_education_link < diagnose_enterprise_disconnect_t1)
    .then(diagnose(dilemma::education_enterprise_disconnect)).cite(hu_li, "5.1 thirdly"),
  rule("rule_diagnose_low_major_matching")
    .when(major_industry_match < diagnose_low_major_matching_t1)
    .then(diagnose(dilemma::major_industry_low_matching)).cite(hu_li, "5.1 thirdly"),
  rule("rule_diagnose_supply_side_focus").when(chain_focus_share < diagnose_supply_side_focus_t1)
    .then(diagnose(dilemma::supply_side_confined_focus)).cite(hu_li, "5.2 intro"),
  rule("rule_diagnose_low_operating_efficiency")
    .when(community_efficiency < diagnose_low_operating_efficiency_t1)
    .then(diagnose(dilemma::low_operational_efficiency)).cite(hu_li, "5.2 firstly"),
  rule("rule_diagnose_high_management_cost")
    .when(management_cost_share > diagnose_high_management_cost_t1)
    .then(diagnose(dilemma::high_management_cost)).cite(hu_li, "5.2 firstly"),
  rule("rule_diagnose_property_disputes")
    .when(property_dispute_count > diagnose_property_disputes_t1)
    .then(diagnose(dilemma::property_right_dispute)).cite(hu_li, "5.2 firstly"),
  rule("rule_diagnose_consumption_mode")
    .when(public_funding_dependence > diagnose_consumption_mode_t1)
    .then(diagnose(dilemma::government_driven_consumption)).cite(hu_li, "5.2 secondly"),
  rule("rule_diagnose_closed_campus").when(off_campus_activity_share < diagnose_closed_campus_t1)
    .then(diagnose(dilemma::closed_campus_education)).cite(hu_li, "5.2 secondly"),
  rule("rule_diagnose_school_level_confinement")
    .when(beyond_school_integration_share < diagnose_school_level_confinement_t1)
    .then(diagnose(dilemma::school_level_confinement)).cite(hu_li, "5.2 thirdly"),
  rule("rule_diagnose_single_aspect_focus")
    .when(dimension_balance < diagnose_single_aspect_focus_t1)
    .then(diagnose(dilemma::single_aspect_focus)).cite(hu_li, "5.3 intro"),
  rule("rule_diagnose_stage_barriers").when(stage_barrier > diagnose_stage_barriers_t1)
    .then(diagnose(dilemma::education_stage_barriers)).cite(hu_li, "5.3 secondly"),
  rule("rule_diagnose_path_dependence")
    .when(traditional_growth_dependence > diagnose_path_dependence_t1)
    .then(diagnose(dilemma::traditional_path_dependence)).cite(hu_li, "2"),
};

// Measures.
inline constexpr rule<unbound> hu_li_recommendations[] = {
  rule("rule_recommend_dynamic_majors")
    .when(major_adjustment_interval > recommend_dynamic_majors_t1)
    .then(recommend(measure::dynamic_major_optimisation)).cite(hu_li, "5.1 firstly"),
  rule("rule_recommend_urgent_majors")
    .when(urgent_major_share < recommend_urgent_majors_t1 ||
          cluster_major_coverage < recommend_urgent_majors_t2)
    .then(recommend(measure::dynamic_major_optimisation)).cite(hu_li, "5.1 firstly"),
  rule("rule_recommend_coupling")
    .when(coupling_degree < recommend_coupling_t1 || supply_accuracy < recommend_coupling_t2)
    .then(recommend(measure::supply_demand_coupling)).cite(hu_li, "5.1 secondly"),
  rule("rule_recommend_demand_forecast")
    .when(demand_release_frequency < recommend_demand_forecast_t1)
    .then(recommend(measure::supply_demand_coupling)).cite(hu_li, "5.1 secondly"),
  rule("rule_recommend_joint_cultivation")
    .when(joint_programme_share < recommend_joint_cultivation_t1 ||
          joint_textbook_share < recommend_joint_cultivation_t2 ||
          enterprise_teaching_share < recommend_joint_cultivation_t3)
    .then(recommend(measure::supply_demand_coupling)).cite(hu_li, "5.1 secondly"),
  rule("rule_recommend_policy_implementation")
    .when(policy_implementation_rate < recommend_policy_implementation_t1)
    .then(recommend(measure::supply_demand_coupling)).cite(hu_li, "5.1 secondly"),
  rule("rule_recommend_quality_coordination")
    .when(cultivation_quality < recommend_quality_coordination_t1)
    .then(recommend(measure::cultivation_quality_coordination)).cite(hu_li, "5.1 thirdly"),
  rule("rule_recommend_community_mechanism")
    .when(community_efficiency < recommend_community_mechanism_t1 ||
          management_cost_share > recommend_community_mechanism_t2 ||
          property_dispute_count > recommend_community_mechanism_t3)
    .then(recommend(measure::community_structure_mechanism)).cite(hu_li, "5.2 firstly"),
  rule("rule_recommend_joint_charter").when(charter_participation < recommend_joint_charter_t1)
    .then(recommend(measure::community_structure_mechanism)).cite(hu_li, "5.2 firstly"),
  rule("rule_recommend_pilots").when(pilot_coverage < recommend_pilots_t1)
    .then(recommend(measure::community_structure_mechanism)).cite(hu_li, "5.2 firstly"),
  rule("rule_recommend_new_momentum")
    .when(public_funding_dependence > recommend_new_momentum_t1 ||
          leading_firm_participation < recommend_new_momentum_t2)
    .then(recommend(measure::community_new_momentum)).cite(hu_li, "5.2 secondly"),
  rule("rule_recommend_delegation")
    .when(college_autonomy < recommend_delegation_t1 ||
          off_campus_activity_share < recommend_delegation_t2)
    .then(recommend(measure::community_new_momentum)).cite(hu_li, "5.2 secondly"),
  rule("rule_recommend_dual_function").when(community_output_quality < recommend_dual_function_t1)
    .then(recommend(measure::community_dual_function)).cite(hu_li, "5.2 thirdly"),
  rule("rule_recommend_dual_function_balance")
    .when(dual_function_balance < recommend_dual_function_balance_t1)
    .then(recommend(measure::community_dual_function)).cite(hu_li, "5.2 thirdly", status::inferred),
  rule("rule_recommend_multi_level_system")
    .when(level_articulation < recommend_multi_level_system_t1 ||
          undergraduate_foundation < recommend_multi_level_system_t2)
    .then(recommend(measure::multi_level_vocational_system)).cite(hu_li, "5.3 firstly"),
  // Second clause inferred.
  rule("rule_recommend_graduate_vocational")
    .when(graduate_vocational_programme_count < recommend_graduate_vocational_t1 &&
          rd_intensity >= recommend_graduate_vocational_t2)
    .then(recommend(measure::multi_level_vocational_system)).cite(hu_li, "4.2, 5.3 firstly"),
  rule("rule_recommend_integrated_model")
    .when(stage_barrier > recommend_integrated_model_t1 ||
          sector_coordination < recommend_integrated_model_t2)
    .then(recommend(measure::integrated_cultivation_model)).cite(hu_li, "5.3 secondly"),
  rule("rule_recommend_differentiated_plans")
    .when(differentiated_plan_share < recommend_differentiated_plans_t1)
    .then(recommend(measure::integrated_cultivation_model),
          recommend(measure::coursework_major_discipline_mechanism))
    .cite(hu_li, "5.3 secondly, thirdly"),
  rule("rule_recommend_course_linking")
    .when(cross_sector_course_link_share < recommend_course_linking_t1)
    .then(recommend(measure::coursework_major_discipline_mechanism)).cite(hu_li, "5.3 thirdly"),
  rule("rule_recommend_interdisciplinary_paradigm")
    .when(interdisciplinary_literacy < recommend_interdisciplinary_paradigm_t1)
    .then(recommend(measure::coursework_major_discipline_mechanism),
          recommend(measure::interdisciplinary_integration))
    .cite(hu_li, "5.3 thirdly").cite(cao_wu, "5.1 secondly"),
  rule("rule_recommend_targeted_supply")
    .when(growth_engine_talent_gap > recommend_targeted_supply_t1 ||
          eight_field_talent_gap > recommend_targeted_supply_t2)
    .then(recommend(measure::targeted_talent_supply)).cite(hu_li, "4.1"),
  rule("rule_recommend_core_abilities")
    .when(vocational_core_ability < recommend_core_abilities_t1 ||
          vocational_values < recommend_core_abilities_t2)
    .then(recommend(measure::core_ability_enhancement)).cite(hu_li, "4.1"),
  rule("rule_recommend_morality_with_technology")
    .when(morality_technology_balance < recommend_morality_with_technology_t1)
    .then(recommend(measure::core_ability_enhancement)).cite(hu_li, "4.1"),
  // Second clause inferred.
  rule("rule_recommend_type_positioning")
    .when(type_positioning < recommend_type_positioning_t1 ||
          positioning_clarity < recommend_type_positioning_t2)
    .then(recommend(measure::type_positioning_optimisation)).cite(hu_li, "4.2"),
  rule("rule_recommend_achievement_application")
    .when(achievement_application_lag > recommend_achievement_application_t1)
    .then(recommend(measure::achievement_application)).cite(hu_li, "2, 3.2"),
  rule("rule_recommend_focus_shift").when(chain_focus_share < recommend_focus_shift_t1)
    .then(recommend(measure::integration_focus_shift)).cite(hu_li, "5.2 intro"),
  rule("rule_recommend_chain_layout").when(industry_chain_coverage < recommend_chain_layout_t1)
    .then(recommend(measure::community_dual_function), recommend(measure::integration_focus_shift))
    .cite(hu_li, "5.2 intro, thirdly (2)"),
  rule("rule_recommend_whole_view").when(dimension_balance < recommend_whole_view_t1)
    .then(recommend(measure::whole_system_view)).cite(hu_li, "5.3 intro"),
};

// Relations.
inline constexpr rule<unbound> hu_li_drives[] = {
  rule("rule_strengthen_three_new")
    .when(new_industry_share >= strengthen_three_new_t1 &&
          new_driver_contribution >= strengthen_three_new_t2 &&
          new_model_adoption >= strengthen_three_new_t3)
    .then(strengthen(relation::three_new_core_nqpf)).cite(hu_li, "2"),
  rule("rule_strengthen_three_high")
    .when(high_technology_share >= strengthen_three_high_t1 &&
          production_efficiency >= strengthen_three_high_t2 &&
          output_quality_rate >= strengthen_three_high_t3)
    .then(strengthen(relation::three_high_characterise_nqpf)).cite(hu_li, "2"),
  rule("rule_strengthen_innovation_drive").when(rd_intensity >= strengthen_innovation_drive_t1)
    .then(strengthen(relation::innovation_primary_driver_nqpf)).cite(hu_li, "2, 3.2"),
  rule("rule_strengthen_digital_green")
    .when(digital_economy_share >= strengthen_digital_green_t1 &&
          green_output_share >= strengthen_digital_green_t2)
    .then(strengthen(relation::digital_green_develop_nqpf)).cite(hu_li, "2"),
  rule("rule_strengthen_reform").when(reform_progress >= strengthen_reform_t1)
    .then(strengthen(relation::reform_forms_new_relations)).cite(hu_li, "2"),
  rule("rule_strengthen_timely_application")
    .when(achievement_application_lag <= strengthen_timely_application_t1)
    .then(strengthen(relation::application_develops_nqpf)).cite(hu_li, "2, 3.2"),
  rule("rule_strengthen_worker_quality").when(worker_quality >= strengthen_worker_quality_t1)
    .then(strengthen(relation::voc_raises_worker_quality)).cite(hu_li, "3.2"),
  rule("rule_strengthen_tool_skill")
    .when(tool_application_skill >= strengthen_tool_skill_t1 &&
          advanced_tool_share >= strengthen_tool_skill_t2)
    .then(strengthen(relation::voc_raises_tool_skill),
          strengthen(relation::skilled_use_realises_tools)).cite(hu_li, "3.2, 4.2"),
  rule("rule_strengthen_object_efficiency")
    .when(object_processing_efficiency >= strengthen_object_efficiency_t1)
    .then(strengthen(relation::voc_raises_object_efficiency)).cite(hu_li, "3.2"),
  rule("rule_strengthen_element_cycle").when(worker_innovation_rate >= strengthen_element_cycle_t1)
    .then(strengthen(relation::cognition_renewal_improves_workers),
          strengthen(relation::cognition_renewal_drives_innovation))
    .cite(hu_li, "3.2", status::inferred),
  rule("rule_strengthen_skilled_supply")
    .when(skilled_talent_share >= strengthen_skilled_supply_t1 &&
          supply_accuracy >= strengthen_skilled_supply_t2)
    .then(strengthen(relation::talent_supply_secures_nqpf),
          strengthen(relation::skilled_talent_applies_achievements)).cite(hu_li, "4.2"),
  rule("rule_strengthen_coupling").when(coupling_degree >= strengthen_coupling_t1)
    .then(strengthen(relation::coupling_serves_nqpf)).cite(hu_li, "5.1 secondly", status::inferred),
  rule("rule_strengthen_voc_goal").when(composite_talent_share >= strengthen_voc_goal_t1)
    .then(strengthen(relation::nqpf_adjusts_voc_goal)).cite(hu_li, "3.1 (2)"),
  rule("rule_strengthen_ubiquitous_learning")
    .when(ubiquitous_learning_coverage >= strengthen_ubiquitous_learning_t1)
    .then(strengthen(relation::new_technology_creates_ubiquitous_learning),
          strengthen(relation::nqpf_transforms_voc_methods)).cite(hu_li, "3.1 (4)"),
  rule("rule_strengthen_governance").when(governance_reform >= strengthen_governance_t1)
    .then(strengthen(relation::nqpf_deepens_voc_governance)).cite(hu_li, "3.1 (5)"),
  rule("rule_strengthen_community_spillover")
    .when(knowledge_spillover >= strengthen_community_spillover_t1)
    .then(strengthen(relation::community_spills_over)).cite(hu_li, "5.2 secondly"),
  rule("rule_strengthen_endogenous_drive")
    .when(leading_firm_participation >= strengthen_endogenous_drive_t1 &&
          public_funding_dependence <= strengthen_endogenous_drive_t2)
    .then(strengthen(relation::endogenous_power_drives_community)).cite(hu_li, "5.2 secondly"),
  rule("rule_weaken_by_mismatch").when(coupling_degree < weaken_by_mismatch_t1)
    .then(weaken(relation::talent_supply_secures_nqpf))
    .cite(hu_li, "5.1 secondly", status::inferred),
};
// clang-format on

}  // namespace nqpf::framework::ready
