// SPDX-License-Identifier: BSL-1.0
#pragma once

// Actions inside the measures of cao_wu: what to do, what it aims at, who does it.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum action;
using enum notion;

// clang-format off
inline constexpr action_entry cao_wu_actions[] = {
  {offer_nqpf_courses, measure::nqpf_aligned_curriculum, "Offer language courses on technological "
   "innovation, industrial upgrading and international development.", social_demand,
   actor::university, {.cao_wu = "5.1 firstly"}},
  {track_industry_and_career_needs, measure::nqpf_aligned_curriculum,
   "Follow industry development and career needs when building courses.", curriculum_system,
   actor::university, {.cao_wu = "5.1 firstly"}},
  {embed_core_abilities_in_courses, measure::nqpf_aligned_curriculum,
   "Build language application, cross-cultural and critical thinking ability into courses.",
   comprehensive_quality, actor::university, {.cao_wu = "5.1 firstly"}},

  {break_disciplinary_barriers, measure::interdisciplinary_integration,
   "Take down barriers between disciplines.", disciplinary_barrier, actor::university,
   {.cao_wu = "5.1 secondly"}},
  {integrate_humanities_economics_law, measure::interdisciplinary_integration,
   "Integrate with literature, history, culture, economics, law.", interdisciplinary_knowledge,
   actor::university, {.cao_wu = "5.1 secondly"}},

  {raise_practical_teaching_share, measure::practical_ability_cultivation,
   "Raise the share of practical teaching.", practical_ability, actor::university,
   {.cao_wu = "5.1 thirdly"}},
  {run_class_project_social_practice, measure::practical_ability_cultivation,
   "Run classroom, project and social practice.", practical_ability, actor::university,
   {.cao_wu = "5.1 thirdly"}},
  {build_practice_bases, measure::practical_ability_cultivation,
   "Build practice bases and internship platforms with enterprises and industries.",
   practice_system, actor::university, {.cao_wu = "5.1 thirdly"}},

  {structure_curriculum_levels, measure::curriculum_integrity_coherence,
   "Give the curriculum clear levels, sound structure and links.", curriculum_system,
   actor::university, {.cao_wu = "5.1 fourthly"}},
  {strengthen_staff_for_curriculum, measure::curriculum_integrity_coherence,
   "Strengthen staff so that it can carry the new curriculum.", teaching_staff, actor::university,
   {.cao_wu = "5.1 fourthly"}},

  {use_interactive_teaching, measure::diversified_teaching_methods, "Teach interactively.",
   learning_participation, actor::teacher, {.cao_wu = "5.2 firstly"}},
  {use_case_teaching, measure::diversified_teaching_methods, "Teach by cases.", critical_thinking,
   actor::teacher, {.cao_wu = "5.2 firstly"}},
  {use_project_based_teaching, measure::diversified_teaching_methods, "Teach by projects.",
   innovation_ability, actor::teacher, {.cao_wu = "5.2 firstly"}},

  {create_multimedia_resources, measure::modern_teaching_means,
   "Make vivid courseware and videos for several senses.", learning_interest, actor::teacher,
   {.cao_wu = "5.2 secondly"}},
  {teach_and_tutor_online, measure::modern_teaching_means, "Teach online and tutor remotely.",
   ubiquitous_learning_ecosystem, actor::teacher, {.cao_wu = "5.2 secondly"}},

  {design_challenging_tasks, measure::self_learning_cultivation, "Design challenging tasks.",
   self_learning_ability, actor::teacher, {.cao_wu = "5.2 thirdly"}},
  {provide_learning_resources, measure::self_learning_cultivation,
   "Provide rich learning resources.", self_learning_ability, actor::teacher,
   {.cao_wu = "5.2 thirdly"}},
  {guide_learning_plans, measure::self_learning_cultivation,
   "Guide students in making learning plans.", autonomous_learning_awareness, actor::teacher,
   {.cao_wu = "5.2 thirdly"}},
  {give_timely_feedback, measure::self_learning_cultivation,
   "Watch the learning process, give timely feedback, help with problems.", learning_confidence,
   actor::teacher, {.cao_wu = "5.2 thirdly"}},

  {study_new_concepts_and_methods, measure::teaching_strategy_renewal,
   "Teachers study new concepts and methods.", teaching_method, actor::teacher,
   {.cao_wu = "5.2 fourthly"}},
  {adjust_teaching_to_industry, measure::teaching_strategy_renewal,
   "Adjust strategies to changes of industry and profession.", teaching_method, actor::teacher,
   {.cao_wu = "5.2 fourthly"}},
  {train_teachers, measure::teaching_strategy_renewal, "Train teachers and hold academic exchange.",
   teacher_teaching_ability, actor::university, {.cao_wu = "5.2 fourthly"}},

  {introduce_outstanding_staff, measure::teaching_team_construction,
   "Introduce outstanding people.", teaching_staff, actor::university, {.cao_wu = "5.3 firstly"}},
  {optimise_staff_structure, measure::teaching_team_construction,
   "Optimise the structure of the staff.", teaching_staff, actor::university,
   {.cao_wu = "5.3 firstly"}},
  {improve_staff_incentives, measure::teaching_team_construction, "Improve incentive mechanisms.",
   teacher_enthusiasm_creativity, actor::university, {.cao_wu = "5.3 firstly"}},
  {continue_teacher_education, measure::teaching_team_construction,
   "Continuing education and training, with a platform for exchange.",
   teacher_professional_competence, actor::university, {.cao_wu = "5.3 firstly"}},

  {fund_teacher_research, measure::teacher_innovation_enhancement,
   "Offer research projects and funds.", teacher_research_experience, actor::university,
   {.cao_wu = "5.3 secondly"}},
  {encourage_teaching_research, measure::teacher_innovation_enhancement,
   "Encourage teaching research and academic innovation.", teacher_innovation_ability,
   actor::university, {.cao_wu = "5.3 secondly"}},
  {send_teachers_to_enterprises, measure::teacher_innovation_enhancement,
   "Guide teachers into enterprise practice and industry research.", teacher_practical_ability,
   actor::university, {.cao_wu = "5.3 secondly"}},

  {evaluate_teachers_comprehensively, measure::teacher_evaluation_incentive,
   "Evaluate professional competence, teaching and innovation ability.",
   teacher_professional_competence, actor::university, {.cao_wu = "5.3 thirdly"}},
  {feed_back_evaluation_to_teachers, measure::teacher_evaluation_incentive,
   "Feed results back; teachers find shortcomings and plan improvement.",
   teacher_professional_competence, actor::university, {.cao_wu = "5.3 thirdly"}},
  {reward_outstanding_teachers, measure::teacher_evaluation_incentive,
   "Reward and honour outstanding teaching and research.", teacher_enthusiasm_creativity,
   actor::university, {.cao_wu = "5.3 thirdly"}},

  {hold_lectures_and_seminars, measure::academic_atmosphere_internationalisation,
   "Hold lectures and seminars.", innovation_culture, actor::university,
   {.cao_wu = "5.3 fourthly"}},
  {exchange_with_international_institutions, measure::academic_atmosphere_internationalisation,
   "Cooperate with advanced institutions abroad; bring in their concepts and methods.",
   international_exchange_and_cooperation, actor::university, {.cao_wu = "5.3 fourthly"}},

  {communicate_with_partners, measure::demand_insight_by_cooperation,
   "Keep close contact with enterprises and industries.", talent_demand_information,
   actor::university, {.cao_wu = "5.4 firstly"}},
  {set_goals_from_demand, measure::demand_insight_by_cooperation,
   "Set and adjust goals and plans from that information.", cultivation_goal, actor::university,
   {.cao_wu = "5.4 firstly"}},

  {introduce_cases_and_projects, measure::model_curriculum_optimisation_by_cooperation,
   "Bring real cases and projects into teaching.", teaching_content, actor::university,
   {.cao_wu = "5.4 secondly"}},
  {improve_by_partner_feedback, measure::model_curriculum_optimisation_by_cooperation,
   "Improve curriculum and methods by partners' feedback.", curriculum_system, actor::university,
   {.cao_wu = "5.4 secondly"}},

  {take_internships_and_projects, measure::practice_employment_platform,
   "Students take internships, training and joint projects.", practical_ability, actor::student,
   {.cao_wu = "5.4 thirdly"}},
  {select_talents_by_cooperation, measure::practice_employment_platform,
   "Enterprises find and select talents.", employment_opportunity, actor::enterprise,
   {.cao_wu = "5.4 thirdly"}},

  {form_stable_partnerships, measure::long_term_partnership_mechanism,
   "Form long, stable partnerships for cultivation, research and social service.",
   industry_university_research_cooperation, actor::university, {.cao_wu = "5.4 fourthly"}},
  {set_up_cooperation_centre, measure::long_term_partnership_mechanism,
   "Set up cooperation centres or platforms.", industry_university_research_cooperation,
   actor::university, {.cao_wu = "5.4 fourthly"}},
  {integrate_internal_resources, measure::long_term_partnership_mechanism,
   "Strengthen internal management and integrate resources.", education_resource_base,
   actor::university, {.cao_wu = "5.4 fourthly"}},
  {raise_staff_cooperation_ability, measure::long_term_partnership_mechanism,
   "Raise teachers' ability to cooperate.", teacher_cooperation_ability, actor::university,
   {.cao_wu = "5.4 fourthly"}},
  {improve_student_practice_system, measure::long_term_partnership_mechanism,
   "Improve the student practice system.", practice_system, actor::university,
   {.cao_wu = "5.4 fourthly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
