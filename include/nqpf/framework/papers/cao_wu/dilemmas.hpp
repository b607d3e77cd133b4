// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dilemmas of cao_wu, parts indented under the dilemma that they are part of, and the measures that
// answer them.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum dilemma;
using enum nqpf::status;

// clang-format off
inline constexpr dilemma_entry cao_wu_dilemmas[] = {
  {fl_cultivation_problems, no_parent,
   "Problems that limit quality and efficiency of language talent cultivation.", weight::developed,
   {.cao_wu = "3"}},
    {incomplete_curriculum_system, fl_cultivation_problems, "The curriculum system is incomplete.",
     weight::named, {.cao_wu = "3"}},
    {single_teaching_method, fl_cultivation_problems, "Teaching methods are of one kind.",
     weight::named, {.cao_wu = "3, 5.2 firstly"}},
    {weak_teaching_staff, fl_cultivation_problems, "The teaching staff is weak.", weight::named,
     {.cao_wu = "3"}},
    {cultivation_demand_gap, fl_cultivation_problems,
     "A gap between what is trained and what NQPF demands (the result of the three).",
     weight::developed, {.cao_wu = "3"}},
  {skill_only_training, no_parent,
   "Skill-oriented training no longer meets the demand for versatile, applied talents.",
   weight::state, {.cao_wu = "2.1"}},
  {knowledge_skill_bias, no_parent, "Education stresses knowledge and skill, neglects practical "
   "application and cross-cultural ability.", weight::state,
   {.cao_wu = "4.2 firstly", .hu_li = "3.1 (1)"}},
  {exam_certificate_bias, no_parent,
   "Evaluation leans on exam scores and certificates, neglects real ability and overall quality.",
   weight::state, {.cao_wu = "4.2 fourthly"}},
      {student_initiative_overlooked, single_teaching_method,
       "Knowledge transfer overlooks students' initiative and creativity.", weight::state,
       {.cao_wu = "5.2 firstly"}},
  {disciplinary_barriers, no_parent, "Barriers between disciplines limit exchange and integration.",
   weight::developed, {.cao_wu = "5.1 secondly", .tang_sun_zeng = "3.4, 4.1"}},
};

// Which measures answer them, of whatever paper. A pair is stated where the paper sets the measure against the
// dilemma; else it was matched by content.
inline constexpr answer_entry cao_wu_answers[] = {
  {incomplete_curriculum_system, measure::nqpf_aligned_curriculum, inferred, {.cao_wu = "3, 5.1"}},
  {incomplete_curriculum_system, measure::curriculum_integrity_coherence, inferred,
   {.cao_wu = "3, 5.1 fourthly"}},
  {single_teaching_method, measure::diversified_teaching_methods, stated,
   {.cao_wu = "5.2 firstly"}},
  {single_teaching_method, measure::modern_teaching_means, inferred, {.cao_wu = "5.2 secondly"}},
  {single_teaching_method, measure::teaching_strategy_renewal, inferred,
   {.cao_wu = "5.2 fourthly"}},
  {weak_teaching_staff, measure::teaching_team_construction, inferred,
   {.cao_wu = "3, 5.3 firstly"}},
  {weak_teaching_staff, measure::teacher_innovation_enhancement, inferred,
   {.cao_wu = "3, 5.3 secondly"}},
  {weak_teaching_staff, measure::teacher_evaluation_incentive, inferred,
   {.cao_wu = "3, 5.3 thirdly"}},
  {weak_teaching_staff, measure::academic_atmosphere_internationalisation, inferred,
   {.cao_wu = "3, 5.3 fourthly"}},
  {weak_teaching_staff, measure::high_level_staff_building, inferred, {.tang_sun_zeng = "4.3"}},
  {cultivation_demand_gap, measure::demand_insight_by_cooperation, stated,
   {.cao_wu = "5.4 firstly"}},
  {cultivation_demand_gap, measure::model_curriculum_optimisation_by_cooperation, stated,
   {.cao_wu = "5.4 secondly"}},
  {cultivation_demand_gap, measure::practice_employment_platform, inferred,
   {.cao_wu = "5.4 thirdly"}},
  {cultivation_demand_gap, measure::long_term_partnership_mechanism, inferred,
   {.cao_wu = "5.4 fourthly"}},
  {cultivation_demand_gap, measure::goal_and_model_adjustment, stated,
   {.cao_wu = "3, 4.1 firstly"}},
  {cultivation_demand_gap, measure::fl_cultivation_effort_increase, stated, {.cao_wu = "3"}},
  {fl_cultivation_problems, measure::language_resource_integration, inferred,
   {.cao_wu = "4.2 thirdly"}},
  {skill_only_training, measure::training_plan_adjustment, stated, {.cao_wu = "2.1"}},
  {skill_only_training, measure::interdisciplinary_integration, inferred,
   {.cao_wu = "2.1, 5.1 secondly"}},
  {knowledge_skill_bias, measure::concept_renewal, stated, {.cao_wu = "4.2 firstly"}},
  {knowledge_skill_bias, measure::practical_ability_cultivation, inferred,
   {.cao_wu = "5.1 thirdly"}},
  {exam_certificate_bias, measure::talent_evaluation_reform, stated, {.cao_wu = "4.2 fourthly"}},
  {exam_certificate_bias, measure::intelligent_evaluation, inferred, {.tang_sun_zeng = "2.4"}},
  {student_initiative_overlooked, measure::diversified_teaching_methods, stated,
   {.cao_wu = "5.2 firstly"}},
  {student_initiative_overlooked, measure::self_learning_cultivation, inferred,
   {.cao_wu = "5.2 thirdly"}},
  {disciplinary_barriers, measure::interdisciplinary_integration, stated,
   {.cao_wu = "5.1 secondly"}},
  {disciplinary_barriers, measure::cross_boundary_introduction, stated, {.tang_sun_zeng = "4.1"}},
  {disciplinary_barriers, measure::coursework_major_discipline_mechanism, inferred,
   {.hu_li = "5.3 thirdly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
