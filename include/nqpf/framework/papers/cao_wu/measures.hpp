// SPDX-License-Identifier: BSL-1.0
#pragma once

// Paths of cao_wu and its measures: on which path and in which order, what to do, what it should
// raise or, of a barrier, remove, and who acts.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;

// clang-format off
inline constexpr path_entry cao_wu_paths[] = {
  {path::new_quality_curriculum_system,
   "Curriculum fitted to NQPF, crossing disciplines and building practical ability.", &cao_wu, 1,
   {.cao_wu = "5.1"}},
  {path::innovative_teaching_methods,
   "Diversified methods and means that raise interest and self-learning.", &cao_wu, 2,
   {.cao_wu = "5.2"}},
  {path::teaching_staff_innovation,
   "Stronger staff with professional literacy and innovation ability.", &cao_wu, 3,
   {.cao_wu = "5.3"}},
  {path::industry_university_research_cooperation,
   "Deeper cooperation that ties cultivation to social needs.", &cao_wu, 4, {.cao_wu = "5.4"}},
};

inline constexpr measure_entry cao_wu_measures[] = {
  // Curriculum fitted to NQPF, crossing disciplines and building practical ability.
  {measure::nqpf_aligned_curriculum, path::new_quality_curriculum_system, 1,
   "Set up a curriculum that fits NQPF, industry development and career needs.",
   {comprehensive_quality, talent_competitiveness, language_application_ability,
    cross_cultural_communication_ability, critical_thinking}, {actor::university},
   {.cao_wu = "5.1 firstly"}},
  {measure::interdisciplinary_integration, path::new_quality_curriculum_system, 2,
   "Join the language with literature, history, culture, economics, law and others.",
   {interdisciplinary_knowledge, innovation_ability, comprehensive_quality}, {actor::university},
   {.cao_wu = "5.1 secondly"}},
  {measure::practical_ability_cultivation, path::new_quality_curriculum_system, 3,
   "Give more weight to practical teaching in its several forms.",
   {practical_ability, problem_solving_ability, innovative_consciousness},
   {actor::university, actor::enterprise}, {.cao_wu = "5.1 thirdly"}},
  {measure::curriculum_integrity_coherence, path::new_quality_curriculum_system, 4,
   "Make the curriculum whole and coherent, carried by a stronger staff.",
   {curriculum_system, teacher_professional_competence, teacher_teaching_ability},
   {actor::university}, {.cao_wu = "5.1 fourthly"}},

  // Diversified methods and means that raise interest and self-learning.
  {measure::diversified_teaching_methods, path::innovative_teaching_methods, 1,
   "Bring in interactive, case and project-based teaching.",
   {learning_interest, learning_participation, critical_thinking, innovation_ability},
   {actor::teacher}, {.cao_wu = "5.2 firstly"}},
  {measure::modern_teaching_means, path::innovative_teaching_methods, 2,
   "Use multimedia, internet and online platforms.",
   {learning_interest, ubiquitous_learning_ecosystem}, {actor::teacher},
   {.cao_wu = "5.2 secondly"}},
  {measure::self_learning_cultivation, path::innovative_teaching_methods, 3,
   "Cultivate awareness and ability of self-learning, with feedback on the process.",
   {self_learning_ability, autonomous_learning_awareness, learning_confidence}, {actor::teacher},
   {.cao_wu = "5.2 thirdly"}},
  {measure::teaching_strategy_renewal, path::innovative_teaching_methods, 4,
   "Teachers keep learning and adjust strategies; universities train them and let them exchange.",
   {teaching_method, teacher_teaching_ability}, {actor::teacher, actor::university},
   {.cao_wu = "5.2 fourthly"}},

  // Stronger staff with professional literacy and innovation ability.
  {measure::teaching_team_construction, path::teaching_staff_innovation, 1,
   "Build a high-level, professional team, with continuing education.",
   {teacher_professional_competence, teaching_staff}, {actor::university},
   {.cao_wu = "5.3 firstly"}},
  {measure::teacher_innovation_enhancement, path::teaching_staff_innovation, 2,
   "Raise teachers' innovation ability by research and enterprise practice.",
   {teacher_innovation_ability, teacher_practical_ability, teacher_research_experience},
   {actor::university, actor::enterprise}, {.cao_wu = "5.3 secondly"}},
  {measure::teacher_evaluation_incentive, path::teaching_staff_innovation, 3,
   "Sound teacher evaluation, feedback and incentives.",
   {teacher_enthusiasm_creativity, teacher_professional_competence}, {actor::university},
   {.cao_wu = "5.3 thirdly"}},
  {measure::academic_atmosphere_internationalisation, path::teaching_staff_innovation, 4,
   "Good academic atmosphere and culture; international exchange of staff.",
   {innovation_culture, teacher_professional_competence, international_exchange_and_cooperation},
   {actor::university, actor::international_institution}, {.cao_wu = "5.3 fourthly"}},

  // Deeper cooperation that ties cultivation to social needs.
  {measure::demand_insight_by_cooperation, path::industry_university_research_cooperation, 1,
   "Grasp the demand for language talents more accurately through cooperation.",
   {talent_demand_information, cultivation_goal},
   {actor::university, actor::enterprise, actor::industry_body}, {.cao_wu = "5.4 firstly"}},
  {measure::model_curriculum_optimisation_by_cooperation,
   path::industry_university_research_cooperation, 2,
   "Optimise training model and curriculum with cases, projects and feedback of partners.",
   {training_model, curriculum_system, teaching_method},
   {actor::university, actor::enterprise, actor::industry_body}, {.cao_wu = "5.4 secondly"}},
  {measure::practice_employment_platform, path::industry_university_research_cooperation, 3,
   "Offer a wider platform for practice and employment.",
   {practical_ability, comprehensive_quality, employment_opportunity},
   {actor::enterprise, actor::student, actor::university}, {.cao_wu = "5.4 thirdly"}},
  {measure::long_term_partnership_mechanism, path::industry_university_research_cooperation, 4,
   "Long, stable partnership; internal management and resource integration.",
   {industry_university_research_cooperation, teacher_cooperation_ability, practice_system},
   {actor::university, actor::enterprise, actor::industry_body}, {.cao_wu = "5.4 fourthly"}},

  // Beside the paths.
  {measure::goal_and_model_adjustment, beside_paths, 0,
   "Universities adjust goals and models to NQPF; strengthen overall training.",
   {cultivation_goal, training_model, comprehensive_quality}, {actor::university},
   {.cao_wu = "3 firstly, 4.1 firstly, 4.2 intro"}},
  {measure::fl_cultivation_effort_increase, beside_paths, 0,
   "Put more effort into language talents; raise quality and level for international competition.",
   {talent_supply, talent_competitiveness}, {actor::university}, {.cao_wu = "3 secondly, thirdly"}},
  {measure::concept_renewal, beside_paths, 0,
   "Turn from exam-oriented to quality-oriented education.",
   {quality_oriented_education, comprehensive_quality}, {actor::university},
   {.cao_wu = "4.2 firstly"}},
  {measure::language_resource_integration, beside_paths, 0,
   "Integrate textbooks, libraries and online courses; exchange between schools and countries.",
   {education_resource_base}, {actor::university}, {.cao_wu = "4.2 thirdly"}},
  {measure::talent_evaluation_reform, beside_paths, 0, "Scientific, comprehensive, diverse "
   "evaluation of practical, innovation and cross-cultural ability.",
   {evaluation_system, practical_ability, innovation_ability, cross_cultural_communication_ability},
   {actor::university}, {.cao_wu = "4.2 fourthly"}},
  {measure::training_plan_adjustment, beside_paths, 0,
   "Keep adjusting talent plans to society's changing needs.", {training_model, social_demand},
   {actor::teacher, actor::university}, {.cao_wu = "2.1"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
