// SPDX-License-Identifier: BSL-1.0
#pragma once

// Paths of tang_sun_zeng and its measures: on which path and in which order, what to do, what it
// should raise or, of a barrier, remove, and who acts.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;

// clang-format off
inline constexpr path_entry tang_sun_zeng_paths[] = {
  {path::cross_boundary_innovation_incubation,
   "Incubate cross-innovation: high-quality, disruptive, multidisciplinary talents.",
   &tang_sun_zeng, 1, {.tang_sun_zeng = "4.1"}},
  {path::human_machine_collaboration,
   "Human-machine collaboration: AI-literate talents backed by digital intelligence.",
   &tang_sun_zeng, 2, {.tang_sun_zeng = "4.2"}},
  {path::educational_resource_integration,
   "Integrate educational resources: talents for new industries, models and dynamics.",
   &tang_sun_zeng, 3, {.tang_sun_zeng = "4.3"}},
  {path::open_training, "Open training through integration of industry, academia and research: "
   "high-end, original, applied talents.", &tang_sun_zeng, 4, {.tang_sun_zeng = "4.4"}},
  {path::local_adaptation, "Fit to local conditions: home-grown talents with regional character.",
   &tang_sun_zeng, 5, {.tang_sun_zeng = "4.5"}},
};

inline constexpr measure_entry tang_sun_zeng_measures[] = {
  // Incubate cross-innovation: high-quality, disruptive, multidisciplinary talents.
  {measure::professional_training_strengthening, path::cross_boundary_innovation_incubation, 1,
   "Strengthen professional training, above all in mathematics, science, technology and "
   "engineering; renew majors; digitise courses.",
   {profile_high_quality, profile_disruptive, practical_literacy, discipline_major_setting},
   {actor::university}, {.tang_sun_zeng = "4.1 one hand"}},
  {measure::cross_boundary_introduction, path::cross_boundary_innovation_incubation, 2,
   "Cultivate and introduce talents across disciplines, fields, industries, countries, regions and "
   "cultures.",
   {profile_multidisciplinary, cross_disciplinary_vision, talent_flow, national_competitiveness},
   {actor::university, actor::government}, {.tang_sun_zeng = "4.1 other hand"}},

  // Human-machine collaboration: AI-literate talents backed by digital intelligence.
  {measure::human_machine_education_field, path::human_machine_collaboration, 1,
   "Build an educational field of human-machine interaction for personal, precise cultivation.",
   {human_machine_education_field, personalised_differentiated_education}, {actor::university},
   {.tang_sun_zeng = "4.2 one hand"}},
  {measure::ai_literacy_education, path::human_machine_collaboration, 2,
   "Deepen core AI literacy and project-driven learning.",
   {ai_literacy, practical_literacy, innovative_thinking}, {actor::university, actor::teacher},
   {.tang_sun_zeng = "4.2 at the same time"}},
  {measure::team_platform_project_coupling, path::human_machine_collaboration, 3,
   "Couple cultivation with teams, platforms and projects.",
   {education_resource_base, five_educations}, {actor::university},
   {.tang_sun_zeng = "4.2 other hand"}},

  // Integrate educational resources: talents for new industries, models and dynamics.
  {measure::forward_discipline_layout, path::educational_resource_integration, 1,
   "Adjust discipline layout; build basic disciplines that face future industry.",
   {discipline_major_setting, future_industry}, {actor::university},
   {.tang_sun_zeng = "4.3 one hand"}},
  {measure::future_industry_training_base, path::educational_resource_integration, 2,
   "Build innovation platforms such as training bases for future industry.", {practice_system},
   {actor::university}, {.tang_sun_zeng = "4.3 one hand"}},
  {measure::high_level_staff_building, path::educational_resource_integration, 3,
   "Raise and recruit innovative teachers of high level; turn their research into teaching.",
   {teaching_staff, teacher_research_experience}, {actor::university},
   {.tang_sun_zeng = "4.3 one hand"}},
  {measure::research_based_teaching, path::educational_resource_integration, 4,
   "Research-based teaching; open laboratories and projects to students.",
   {profile_original, profile_breakthrough, profile_disruptive, practice_system},
   {actor::university, actor::teacher}, {.tang_sun_zeng = "4.3 other hand"}},

  // Open training through integration of industry, academia and research: high-end, original, applied talents.
  {measure::technology_company_education_role, path::open_training, 1,
   "Use the educational role of technology companies.",
   {profile_high_end, profile_applied, dual_teacher_team, practice_system},
   {actor::technology_company, actor::university}, {.tang_sun_zeng = "4.4 one hand"}},
  {measure::achievement_transformation, path::open_training, 2,
   "Speed up the move of results into productive forces.",
   {achievement_transformation, deep_industrial_transformation, new_drivers},
   {actor::university, actor::technology_company, actor::research_institute},
   {.tang_sun_zeng = "4.4 other hand"}},

  // Fit to local conditions: home-grown talents with regional character.
  {measure::region_tailored_cultivation, path::local_adaptation, 1,
   "Each region tailors cultivation of home-grown talents to its endowments and industries.",
   {profile_indigenous, regional_transformation}, {actor::region, actor::university},
   {.tang_sun_zeng = "4.5"}},

  // Beside the paths.
  {measure::cultivation_concept_reshaping, beside_paths, 0, "Reshape the concept: "
   "innovation-centred, cross-disciplinary, open, practice-linked, locally fitted.",
   {cultivation_concept, cross_border_innovative_thinking}, {actor::university, actor::government},
   {.tang_sun_zeng = "2.1"}},
  {measure::multi_level_talent_strategy, beside_paths, 0, "Comprehensive, multi-level strategy: "
   "high-level and grassroots talents in every field, green talents too.", {talent_type_structure},
   {actor::government, actor::university}, {.tang_sun_zeng = "2.2, 3.3"}},
  {measure::quality_structure_renewal, beside_paths, 0,
   "Cultivate by three dimensions and nine qualities around innovation ability.",
   {talent_quality_structure}, {actor::university}, {.tang_sun_zeng = "2.3"}},
  {measure::digital_teaching, beside_paths, 0,
   "Online platforms for remote teaching and real-time interaction.",
   {digital_empowerment, ubiquitous_learning_ecosystem}, {actor::university},
   {.tang_sun_zeng = "2.4"}},
  {measure::intelligent_evaluation, beside_paths, 0,
   "AI analysis of learning, with personal advice and feedback.",
   {evaluation_system, personalised_differentiated_education}, {actor::university},
   {.tang_sun_zeng = "2.4"}},
  {measure::precise_governance, beside_paths, 0,
   "Informatisation platform to monitor resources, quality and policy.", {education_governance},
   {actor::university, actor::government}, {.tang_sun_zeng = "2.4"}},
  {measure::young_talent_support, beside_paths, 0,
   "Long, strong, stable support at the start of a career; trial, error and failure allowed.",
   {young_sci_tech_talent, original_disruptive_innovation}, {actor::university, actor::government},
   {.tang_sun_zeng = "2.4"}},
  {measure::multi_party_collaboration, beside_paths, 0, "Let industry, academia, research and "
   "users work in one mechanism; join science with education and industry with education.",
   {industry_university_research_cooperation, achievement_transformation},
   {actor::university, actor::enterprise, actor::research_institute}, {.tang_sun_zeng = "2.4"}},
  {measure::talent_ecosystem_building, beside_paths, 0,
   "Build the innovative talent ecosystem with six attributes and three reaches of service.",
   {innovative_talent_ecosystem, innovation_culture}, {actor::government, actor::university},
   {.tang_sun_zeng = "2.5"}},
  {measure::content_update, beside_paths, 0,
   "Keep content and methods up to date with technology and industry.",
   {teaching_content, teaching_method}, {actor::university}, {.tang_sun_zeng = "2.5"}},
  {measure::open_inclusive_environment, beside_paths, 0,
   "Open, inclusive environment that draws talent and resources of the world.",
   {cultivation_environment, talent_flow}, {actor::government, actor::university},
   {.tang_sun_zeng = "2.5"}},
  {measure::future_trend_research, beside_paths, 0,
   "Study trends of technology and industry and the qualities future society needs.",
   {future_thinking}, {actor::university, actor::government}, {.tang_sun_zeng = "3.1"}},
  {measure::education_science_talent_coordination, beside_paths, 0, "Promote education, science "
   "and technology, and talent in a coordinated way; improve cultivation, introduction, use and "
   "flow of talent.", {education_science_talent_cycle, multiplier_effect}, {actor::government},
   {.tang_sun_zeng = "1, 2 intro, 3.2"}},
  {measure::independent_cultivation_strengthening, beside_paths, 0,
   "Strengthen independent cultivation; raise its excellence and originality.",
   {independent_talent_cultivation}, {actor::government, actor::university},
   {.tang_sun_zeng = "3.4, 4 intro"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
