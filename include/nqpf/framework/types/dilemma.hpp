// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dilemmas: what is wrong with the cultivation of talents.

#include <nqpf/core/abi.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// The dilemmas of the papers, each before its parts.
enum class dilemma : unsigned char {

  // cao_wu.
  fl_cultivation_problems,
  incomplete_curriculum_system,
  single_teaching_method,
  weak_teaching_staff,
  cultivation_demand_gap,
  skill_only_training,
  knowledge_skill_bias,
  exam_certificate_bias,
  student_initiative_overlooked,
  disciplinary_barriers,

  // tang_sun_zeng.
  future_orientation_lack,
  insufficient_trend_foresight,
  incomplete_future_quality_grasp,
  present_market_overfocus,
  low_future_adaptability,
  global_perspective_lack,
  system_coordination_insufficient,
  stage_link_continuity_lack,
  value_divergence,
  mechanism_incompleteness,
  action_docking_difficulty,
  meso_micro_alienation,
  result_uncertainty,
  talent_type_diversity_lack,
  narrow_top_talent_definition,
  single_cultivation_goal,
  single_training_model,
  talent_characteristics_lack,
  independent_cultivation_weak,
  high_end_supply_shortage,
  key_field_talent_gap,
  innovation_thinking_underdeveloped,
  limited_concept_and_method,
  rigid_curriculum_discipline_system,
  practice_teaching_shortage,
  innovation_culture_shortage,
  student_subjectivity_neglect,
  innovation_motivation_lack,
  interdisciplinary_integration_insufficient,
  cross_disciplinary_teacher_scarcity,
  inflexible_curriculum,
  single_field_vision,
  catch_up_selection_academic_orientation,
  traditional_quality_structure_inadequate,
  rush_bubble_single_mode,
  field_and_industry_barriers,
  national_regional_cultural_barriers,
  cultivation_practice_disconnect,

  // hu_li.
  imperfect_vocational_system,
  blocked_training_channel,
  cultivation_industry_maladaptation,
  supply_demand_mismatch,
  level_need_mismatch,
  unclear_positioning,
  education_enterprise_disconnect,
  major_industry_low_matching,
  supply_side_confined_focus,
  low_operational_efficiency,
  high_management_cost,
  property_right_dispute,
  government_driven_consumption,
  closed_campus_education,
  school_level_confinement,
  single_aspect_focus,
  education_stage_barriers,
  traditional_path_dependence,
};
[[nodiscard]] constexpr int count_of(dilemma) noexcept { return 66; }
[[nodiscard]] constexpr const char* prefix_of(dilemma) noexcept { return "dilemma_"; }

}  // namespace nqpf::framework
