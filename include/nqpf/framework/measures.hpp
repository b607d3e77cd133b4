// SPDX-License-Identifier: BSL-1.0
#pragma once

// Paths and their measures in order. All paths of the three papers; of the measures so far those of
// cao_wu, on its paths and beside them, and those of the other papers that answer its dilemmas.

#include <nqpf/framework/actors.hpp>
#include <nqpf/framework/notions.hpp>

namespace nqpf::inline v0::framework {

enum class path : unsigned char {
  new_quality_curriculum_system,
  innovative_teaching_methods,
  teaching_staff_innovation,
  industry_university_research_cooperation,
  cross_boundary_innovation_incubation,
  human_machine_collaboration,
  educational_resource_integration,
  open_training,
  local_adaptation,
  direction_goal,
  platform_mechanism,
  development_layout,
};

struct path_entry {
  path value;
  const char* id;
  const char* meaning;
  const source* paper;
  int order;  ///< in the body of its paper, from 1
  cited from;
};

inline constexpr path_entry paths[] = {
  {path::new_quality_curriculum_system, "path_new_quality_curriculum_system",
   "Curriculum fitted to NQPF, crossing disciplines and building practical ability.", &cao_wu, 1,
   {cao_wu, "5.1"}},
  {path::innovative_teaching_methods, "path_innovative_teaching_methods",
   "Diversified methods and means that raise interest and self-learning.", &cao_wu, 2,
   {cao_wu, "5.2"}},
  {path::teaching_staff_innovation, "path_teaching_staff_innovation",
   "Stronger staff with professional literacy and innovation ability.", &cao_wu, 3,
   {cao_wu, "5.3"}},
  {path::industry_university_research_cooperation, "path_industry_university_research_cooperation",
   "Deeper cooperation that ties cultivation to social needs.", &cao_wu, 4, {cao_wu, "5.4"}},
  {path::cross_boundary_innovation_incubation, "path_cross_boundary_innovation_incubation",
   "Incubate cross-innovation: high-quality, disruptive, multidisciplinary talents.",
   &tang_sun_zeng, 1, {tang_sun_zeng, "4.1"}},
  {path::human_machine_collaboration, "path_human_machine_collaboration",
   "Human-machine collaboration: AI-literate talents backed by digital intelligence.",
   &tang_sun_zeng, 2, {tang_sun_zeng, "4.2"}},
  {path::educational_resource_integration, "path_educational_resource_integration",
   "Integrate educational resources: talents for new industries, models and dynamics.",
   &tang_sun_zeng, 3, {tang_sun_zeng, "4.3"}},
  {path::open_training, "path_open_training",
   "Open training through integration of industry, academia and research: high-end, original, "
   "applied talents.", &tang_sun_zeng, 4, {tang_sun_zeng, "4.4"}},
  {path::local_adaptation, "path_local_adaptation",
   "Fit to local conditions: home-grown talents with regional character.", &tang_sun_zeng, 5,
   {tang_sun_zeng, "4.5"}},
  {path::direction_goal, "path_direction_goal",
   "Direction goal: fit NQPF needs, more accurate supply, better quality of cultivation.", &hu_li,
   1, {hu_li, "5.1"}},
  {path::platform_mechanism, "path_platform_mechanism",
   "Platform mechanism: high-quality industry-education integration community.", &hu_li, 2,
   {hu_li, "5.2"}},
  {path::development_layout, "path_development_layout",
   "Development layout: integrated talent cultivation system.", &hu_li, 3, {hu_li, "5.3"}},
};
static_assert(detail::in_order(paths));

namespace detail {
inline constexpr auto path_names = names_of(paths);
}
constexpr auto describe(path) { return named_values<path>(detail::path_names.items); }

[[nodiscard]] constexpr const path_entry& about(path p) noexcept {
  return paths[static_cast<int>(p)];
}

enum class measure : short {
  nqpf_aligned_curriculum,
  interdisciplinary_integration,
  practical_ability_cultivation,
  curriculum_integrity_coherence,
  diversified_teaching_methods,
  modern_teaching_means,
  self_learning_cultivation,
  teaching_strategy_renewal,
  teaching_team_construction,
  teacher_innovation_enhancement,
  teacher_evaluation_incentive,
  academic_atmosphere_internationalisation,
  demand_insight_by_cooperation,
  model_curriculum_optimisation_by_cooperation,
  practice_employment_platform,
  long_term_partnership_mechanism,
  cross_boundary_introduction,
  high_level_staff_building,
  coursework_major_discipline_mechanism,
  goal_and_model_adjustment,
  fl_cultivation_effort_increase,
  concept_renewal,
  language_resource_integration,
  talent_evaluation_reform,
  training_plan_adjustment,
  intelligent_evaluation,
};

struct measure_entry {
  static constexpr int aim_capacity = 5;
  static constexpr int actor_capacity = 3;

  measure value;
  const char* id;
  const char* meaning;
  maybe<framework::path> path;  ///< none for a measure that a paper offers beside its paths
  int order;                    ///< on the path, from 1; an order of mention
  maybe<notion> aims[aim_capacity];  ///< what it should raise or, of a barrier, remove
  maybe<actor> actors[actor_capacity];
  cited from;
};

inline constexpr measure_entry measures[] = {
  {measure::nqpf_aligned_curriculum, "measure_nqpf_aligned_curriculum",
   "Set up a curriculum that fits NQPF, industry development and career needs.",
   path::new_quality_curriculum_system, 1,
   {notion::comprehensive_quality, notion::talent_competitiveness,
    notion::language_application_ability, notion::cross_cultural_communication_ability,
    notion::critical_thinking}, {actor::university}, {cao_wu, "5.1 firstly"}},
  {measure::interdisciplinary_integration, "measure_interdisciplinary_integration",
   "Join the language with literature, history, culture, economics, law and others.",
   path::new_quality_curriculum_system, 2,
   {notion::interdisciplinary_knowledge, notion::innovation_ability,
    notion::comprehensive_quality}, {actor::university}, {cao_wu, "5.1 secondly"}},
  {measure::practical_ability_cultivation, "measure_practical_ability_cultivation",
   "Give more weight to practical teaching in its several forms.",
   path::new_quality_curriculum_system, 3,
   {notion::practical_ability, notion::problem_solving_ability, notion::innovative_consciousness},
   {actor::university, actor::enterprise}, {cao_wu, "5.1 thirdly"}},
  {measure::curriculum_integrity_coherence, "measure_curriculum_integrity_coherence",
   "Make the curriculum whole and coherent, carried by a stronger staff.",
   path::new_quality_curriculum_system, 4,
   {notion::curriculum_system, notion::teacher_professional_competence,
    notion::teacher_teaching_ability}, {actor::university}, {cao_wu, "5.1 fourthly"}},
  {measure::diversified_teaching_methods, "measure_diversified_teaching_methods",
   "Bring in interactive, case and project-based teaching.", path::innovative_teaching_methods, 1,
   {notion::learning_interest, notion::learning_participation, notion::critical_thinking,
    notion::innovation_ability}, {actor::teacher}, {cao_wu, "5.2 firstly"}},
  {measure::modern_teaching_means, "measure_modern_teaching_means",
   "Use multimedia, internet and online platforms.", path::innovative_teaching_methods, 2,
   {notion::learning_interest, notion::ubiquitous_learning_ecosystem}, {actor::teacher},
   {cao_wu, "5.2 secondly"}},
  {measure::self_learning_cultivation, "measure_self_learning_cultivation",
   "Cultivate awareness and ability of self-learning, with feedback on the process.",
   path::innovative_teaching_methods, 3,
   {notion::self_learning_ability, notion::autonomous_learning_awareness,
    notion::learning_confidence}, {actor::teacher}, {cao_wu, "5.2 thirdly"}},
  {measure::teaching_strategy_renewal, "measure_teaching_strategy_renewal",
   "Teachers keep learning and adjust strategies; universities train them and let them exchange.",
   path::innovative_teaching_methods, 4,
   {notion::teaching_method, notion::teacher_teaching_ability}, {actor::teacher, actor::university},
   {cao_wu, "5.2 fourthly"}},
  {measure::teaching_team_construction, "measure_teaching_team_construction",
   "Build a high-level, professional team, with continuing education.",
   path::teaching_staff_innovation, 1,
   {notion::teacher_professional_competence, notion::teaching_staff}, {actor::university},
   {cao_wu, "5.3 firstly"}},
  {measure::teacher_innovation_enhancement, "measure_teacher_innovation_enhancement",
   "Raise teachers' innovation ability by research and enterprise practice.",
   path::teaching_staff_innovation, 2,
   {notion::teacher_innovation_ability, notion::teacher_practical_ability,
    notion::teacher_research_experience}, {actor::university, actor::enterprise},
   {cao_wu, "5.3 secondly"}},
  {measure::teacher_evaluation_incentive, "measure_teacher_evaluation_incentive",
   "Sound teacher evaluation, feedback and incentives.", path::teaching_staff_innovation, 3,
   {notion::teacher_enthusiasm_creativity, notion::teacher_professional_competence},
   {actor::university}, {cao_wu, "5.3 thirdly"}},
  {measure::academic_atmosphere_internationalisation,
   "measure_academic_atmosphere_internationalisation",
   "Good academic atmosphere and culture; international exchange of staff.",
   path::teaching_staff_innovation, 4,
   {notion::innovation_culture, notion::teacher_professional_competence,
    notion::international_exchange_and_cooperation},
   {actor::university, actor::international_institution}, {cao_wu, "5.3 fourthly"}},
  {measure::demand_insight_by_cooperation, "measure_demand_insight_by_cooperation",
   "Grasp the demand for language talents more accurately through cooperation.",
   path::industry_university_research_cooperation, 1,
   {notion::talent_demand_information, notion::cultivation_goal},
   {actor::university, actor::enterprise, actor::industry_body}, {cao_wu, "5.4 firstly"}},
  {measure::model_curriculum_optimisation_by_cooperation,
   "measure_model_curriculum_optimisation_by_cooperation",
   "Optimise training model and curriculum with cases, projects and feedback of partners.",
   path::industry_university_research_cooperation, 2,
   {notion::training_model, notion::curriculum_system, notion::teaching_method},
   {actor::university, actor::enterprise, actor::industry_body}, {cao_wu, "5.4 secondly"}},
  {measure::practice_employment_platform, "measure_practice_employment_platform",
   "Offer a wider platform for practice and employment.",
   path::industry_university_research_cooperation, 3,
   {notion::practical_ability, notion::comprehensive_quality, notion::employment_opportunity},
   {actor::enterprise, actor::student, actor::university}, {cao_wu, "5.4 thirdly"}},
  {measure::long_term_partnership_mechanism, "measure_long_term_partnership_mechanism",
   "Long, stable partnership; internal management and resource integration.",
   path::industry_university_research_cooperation, 4,
   {notion::industry_university_research_cooperation, notion::teacher_cooperation_ability,
    notion::practice_system}, {actor::university, actor::enterprise, actor::industry_body},
   {cao_wu, "5.4 fourthly"}},
  {measure::cross_boundary_introduction, "measure_cross_boundary_introduction",
   "Cultivate and introduce talents across disciplines, fields, industries, countries, regions "
   "and cultures.", path::cross_boundary_innovation_incubation, 2,
   {notion::profile_multidisciplinary, notion::cross_disciplinary_vision, notion::talent_flow,
    notion::national_competitiveness}, {actor::university, actor::government},
   {tang_sun_zeng, "4.1 other hand"}},
  {measure::high_level_staff_building, "measure_high_level_staff_building",
   "Raise and recruit innovative teachers of high level; turn their research into teaching.",
   path::educational_resource_integration, 3,
   {notion::teaching_staff, notion::teacher_research_experience}, {actor::university},
   {tang_sun_zeng, "4.3 one hand"}},
  {measure::coursework_major_discipline_mechanism, "measure_coursework_major_discipline_mechanism",
   "Long-term mechanism for joining coursework with majors and crossing disciplines.",
   path::development_layout, 3, {notion::curriculum_system, notion::comprehensive_quality,
    notion::technology_integration_innovation},
   {actor::vocational_college, actor::university, actor::basic_education_school},
   {hu_li, "5.3 thirdly"}},
  {measure::goal_and_model_adjustment, "measure_goal_and_model_adjustment",
   "Universities adjust goals and models to NQPF; strengthen overall training.", {}, 0,
   {notion::cultivation_goal, notion::training_model, notion::comprehensive_quality},
   {actor::university}, {cao_wu, "3 firstly, 4.1 firstly, 4.2 intro"}},
  {measure::fl_cultivation_effort_increase, "measure_fl_cultivation_effort_increase",
   "Put more effort into language talents; raise quality and level for international competition.",
   {}, 0, {notion::talent_supply, notion::talent_competitiveness}, {actor::university},
   {cao_wu, "3 secondly, thirdly"}},
  {measure::concept_renewal, "measure_concept_renewal",
   "Turn from exam-oriented to quality-oriented education.", {}, 0,
   {notion::quality_oriented_education, notion::comprehensive_quality}, {actor::university},
   {cao_wu, "4.2 firstly"}},
  {measure::language_resource_integration, "measure_language_resource_integration",
   "Integrate textbooks, libraries and online courses; exchange between schools and countries.", {},
   0, {notion::education_resource_base}, {actor::university}, {cao_wu, "4.2 thirdly"}},
  {measure::talent_evaluation_reform, "measure_talent_evaluation_reform",
   "Scientific, comprehensive, diverse evaluation of practical, innovation and cross-cultural "
   "ability.", {}, 0,
   {notion::evaluation_system, notion::practical_ability, notion::innovation_ability,
    notion::cross_cultural_communication_ability}, {actor::university}, {cao_wu, "4.2 fourthly"}},
  {measure::training_plan_adjustment, "measure_training_plan_adjustment",
   "Keep adjusting talent plans to society's changing needs.", {}, 0,
   {notion::training_model, notion::social_demand}, {actor::teacher, actor::university},
   {cao_wu, "2.1"}},
  {measure::intelligent_evaluation, "measure_intelligent_evaluation",
   "AI analysis of learning, with personal advice and feedback.", {}, 0,
   {notion::evaluation_system, notion::personalised_differentiated_education}, {actor::university},
   {tang_sun_zeng, "2.4"}},
};
static_assert(detail::in_order(measures));

namespace detail {
inline constexpr auto measure_names = names_of(measures);
}
constexpr auto describe(measure) { return named_values<measure>(detail::measure_names.items); }

[[nodiscard]] constexpr const measure_entry& about(measure m) noexcept {
  return measures[static_cast<int>(m)];
}

}  // namespace nqpf::framework
