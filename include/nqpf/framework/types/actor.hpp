// SPDX-License-Identifier: BSL-1.0
#pragma once

// Who acts, what each has to do, and the rules without a threshold.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// Who acts.
enum class actor : unsigned char {
  university,
  research_university,
  applied_university,
  vocational_college,
  secondary_vocational_school,
  vocational_undergraduate_university,
  double_high_college,
  basic_education_school,
  enterprise,
  leading_enterprise,
  technology_company,
  industry_body,
  government,
  education_department,
  region,
  research_institute,
  international_institution,
  community_member,
  teacher,
  student,
};
[[nodiscard]] constexpr int count_of(actor) noexcept { return 20; }
[[nodiscard]] constexpr const char* prefix_of(actor) noexcept { return "actor_"; }

/// What an actor has to do, actor by actor.
enum class duty : unsigned char {
  university_adapt_to_nqpf,
  university_supply_exchange_talent,
  university_build_curriculum,
  university_support_teachers,
  university_cooperate,
  university_reform_evaluation,
  university_renew_majors,
  university_rebuild_paradigm,
  university_support_young_talents,
  university_open_research_to_students,
  university_transfer_technology,
  university_renew_concept_and_resources,
  university_reshape_top_cultivation,
  university_digitise_teaching,
  university_cross_boundaries,
  university_couple_research_assets,
  research_university_train_academic_talent,
  research_university_join_community,
  applied_university_pool_resources,
  vocational_college_supply_talent,
  vocational_college_optimise_majors,
  vocational_college_serve_industry,
  vocational_college_raise_quality,
  vocational_college_explore_graduate_levels,
  vocational_college_lead_curriculum_system,
  vocational_undergraduate_pool_resources,
  secondary_school_train_by_level,
  double_high_college_step_out,
  basic_school_start_pipeline,
  enterprise_provide_practice,
  enterprise_give_feedback,
  enterprise_select_talent,
  enterprise_cultivate_jointly,
  enterprise_lead_internship_system,
  leading_enterprise_lead_community,
  technology_company_educate,
  technology_company_transform_results,
  industry_body_inform,
  industry_body_co_drive_community,
  government_implement_policy,
  government_lead_employment_system,
  government_pilot_consortia,
  government_coordinate_triad,
  government_build_ecosystem,
  government_set_talent_strategy,
  education_department_delegate,
  education_department_plan_levels,
  region_adapt_locally,
  research_institute_collaborate,
  international_institution_exchange,
  member_co_govern,
  teacher_diversify_methods,
  teacher_guide_self_learning,
  teacher_keep_learning,
  teacher_research_and_practise,
  student_learn_actively,
  student_practise,
};
[[nodiscard]] constexpr int count_of(duty) noexcept { return 57; }
[[nodiscard]] constexpr const char* prefix_of(duty) noexcept { return "duty_"; }

/// A rule without a threshold.
enum class structural_rule : unsigned char {
  path_order,
  path_completeness,
  language_base_necessary_not_sufficient,
  innovation_ability_is_centre,
  both_innovators_and_skilled,
  both_high_level_and_grassroots,
  three_industry_classes_together,
  tool_needs_user,
  result_needs_application,
  dual_function_both,
  community_shared_charter,
  led_system_leader,
  graduate_level_order,
  level_talent_type,
  demand_side_supply_side,
  local_conditions_first,
  tfp_is_the_mark,
  loop_needs_both_legs,
  named_dilemma_flag,
  consequence_not_cause,
};
[[nodiscard]] constexpr int count_of(structural_rule) noexcept { return 20; }
[[nodiscard]] constexpr const char* prefix_of(structural_rule) noexcept { return "rule_"; }

}  // namespace nqpf::framework
