// SPDX-License-Identifier: BSL-1.0
#pragma once

// Actions inside the measures of tang_sun_zeng: what to do, what it aims at, who does it.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum action;
using enum notion;

// clang-format off
inline constexpr action_entry tang_sun_zeng_actions[] = {
  {focus_stem_training, measure::professional_training_strengthening,
   "Stress top talents in mathematics, science, technology, engineering.",
   source_innovation_talents, actor::university, {.tang_sun_zeng = "4.1 one hand"}},
  {add_new_majors, measure::professional_training_strengthening,
   "Add majors for new technologies, industries and business forms in time.",
   new_technology_industry_form_triplet, actor::university, {.tang_sun_zeng = "4.1 one hand"}},
  {align_content_with_emerging_future_industry, measure::professional_training_strengthening,
   "Align content with emerging and future industry.", teaching_content, actor::university,
   {.tang_sun_zeng = "4.1 one hand"}},
  {digitise_professional_courses, measure::professional_training_strengthening,
   "Make professional courses digital and intelligent; bring IT into teaching.",
   digital_empowerment, actor::university, {.tang_sun_zeng = "4.1 one hand"}},
  {venture_into_unknown, measure::professional_training_strengthening,
   "Lead students into unknown territory for original, disruptive results.",
   original_disruptive_innovation, actor::university, {.tang_sun_zeng = "4.1 one hand"}},

  {break_academic_field_industry_barriers, measure::cross_boundary_introduction,
   "Take down academic and field barriers and industry fences.", disciplinary_barrier,
   actor::university, {.tang_sun_zeng = "4.1 other hand"}},
  {introduce_cross_boundary_talents, measure::cross_boundary_introduction,
   "Introduce high-level people with thinking across boundaries.", cross_border_innovative_thinking,
   actor::university, {.tang_sun_zeng = "4.1 other hand"}},
  {attract_global_talents, measure::cross_boundary_introduction,
   "Attract top talents across countries, regions, cultures.", talent_flow, actor::government,
   {.tang_sun_zeng = "4.1 other hand"}},
  {integrate_sci_tech_education_industry, measure::cross_boundary_introduction,
   "Integrate science and technology, education and industry deeply.",
   education_science_talent_cycle, actor::university, {.tang_sun_zeng = "4.1 other hand"}},

  {build_iot_5g_vr_field, measure::human_machine_education_field,
   "Build the field with IoT, 5G and VR.", human_machine_education_field, actor::university,
   {.tang_sun_zeng = "4.2 one hand"}},
  {perceive_student_behaviour, measure::human_machine_education_field,
   "Perceive behaviour; discover motives, interests, styles, personality, strengths.",
   personalised_differentiated_education, actor::university, {.tang_sun_zeng = "4.2 one hand"}},
  {locate_literacy_gaps, measure::human_machine_education_field,
   "Locate gaps in knowledge, skill and literacy.", personalised_differentiated_education,
   actor::university, {.tang_sun_zeng = "4.2 one hand"}},

  {promote_ai_literacy_courses, measure::ai_literacy_education,
   "Expand AI literacy and ability education.", ai_literacy, actor::university,
   {.tang_sun_zeng = "4.2 at the same time"}},
  {strengthen_project_driven_learning, measure::ai_literacy_education,
   "Strengthen project-driven learning.", project_driven_learning, actor::teacher,
   {.tang_sun_zeng = "4.2 at the same time"}},
  {join_organised_research, measure::ai_literacy_education,
   "Let students take part in organised research.", innovative_thinking, actor::student,
   {.tang_sun_zeng = "4.2 at the same time"}},

  {couple_teams_platforms_projects, measure::team_platform_project_coupling,
   "Couple the cultivation mechanism with teams, platforms and projects.", training_method,
   actor::university, {.tang_sun_zeng = "4.2 other hand"}},
  {convert_large_project_advantages, measure::team_platform_project_coupling,
   "Turn strengths of large teams, projects and platforms into teaching resources.",
   education_resource_base, actor::university, {.tang_sun_zeng = "4.2 other hand"}},

  {optimise_discipline_layout, measure::forward_discipline_layout,
   "Adjust the discipline layout precisely.", discipline_major_setting, actor::university,
   {.tang_sun_zeng = "4.3 one hand"}},
  {build_future_basic_disciplines, measure::forward_discipline_layout,
   "Build basic disciplines that face future industry into a systematic, forward-looking system.",
   future_industry, actor::university, {.tang_sun_zeng = "4.3 one hand"}},

  {build_future_talent_bases, measure::future_industry_training_base,
   "Build training bases that offer real scenes.", practice_system, actor::university,
   {.tang_sun_zeng = "4.3 one hand"}},

  {recruit_high_level_teachers, measure::high_level_staff_building,
   "Raise and recruit innovative teachers of high level.", teaching_staff, actor::university,
   {.tang_sun_zeng = "4.3 one hand"}},
  {engage_teachers_in_research, measure::high_level_staff_building,
   "Encourage teachers to do research and turn results into teaching resources.",
   teacher_research_experience, actor::university, {.tang_sun_zeng = "4.3 one hand"}},

  {convert_research_to_teaching_resources, measure::research_based_teaching,
   "Turn research resources into teaching resources.", education_resource_base, actor::university,
   {.tang_sun_zeng = "4.3 other hand"}},
  {open_laboratories_to_undergraduates, measure::research_based_teaching,
   "Let undergraduates into laboratories.", undergraduate_student_group, actor::university,
   {.tang_sun_zeng = "4.3 other hand"}},
  {involve_first_year_graduates_in_research, measure::research_based_teaching,
   "Let graduate students join projects and take topics in year one.", graduate_student_group,
   actor::university, {.tang_sun_zeng = "4.3 other hand"}},

  {strengthen_company_education_functions, measure::technology_company_education_role,
   "Let company R&D teams, workstations and laboratories educate more.", practice_system,
   actor::technology_company, {.tang_sun_zeng = "4.4 one hand"}},
  {train_by_dual_teacher_teams, measure::technology_company_education_role,
   "Train jointly by dual-teacher teams.", dual_teacher_team, actor::university,
   {.tang_sun_zeng = "4.4 one hand"}},
  {integrate_science_with_education, measure::technology_company_education_role,
   "Integrate science and education; cooperate school with enterprise.",
   science_education_integration, actor::university, {.tang_sun_zeng = "4.4 one hand"}},

  {link_basic_research_with_rd, measure::achievement_transformation,
   "Link applied basic research with industrial R&D; close the feedback loop; iterate fast.",
   industrial_research_and_development, actor::university, {.tang_sun_zeng = "4.4 other hand"}},
  {open_achievement_supply_demand_channel, measure::achievement_transformation,
   "Open the channel between supply and demand of results.", technology_transfer, actor::university,
   {.tang_sun_zeng = "4.4 other hand"}},
  {move_results_to_production, measure::achievement_transformation, "Move results from campus to "
   "enterprise, from laboratory to production line, from paper to productive force.",
   achievement_transformation, actor::technology_company, {.tang_sun_zeng = "4.4 other hand"}},

  {assess_local_conditions, measure::region_tailored_cultivation,
   "Start from local endowments, industrial base and research conditions.", local_conditions,
   actor::region, {.tang_sun_zeng = "4.5"}},
  {promote_three_new_selectively, measure::region_tailored_cultivation,
   "Promote new industries, models and drivers selectively.", three_new, actor::region,
   {.tang_sun_zeng = "4.5"}},
  {upgrade_traditional_industry, measure::region_tailored_cultivation,
   "Upgrade traditional industry with new technology: high-end, intelligent, green.",
   industry_trends, actor::region, {.tang_sun_zeng = "4.5"}},
  {cultivate_regional_talents, measure::region_tailored_cultivation,
   "Cultivate talents with the professional knowledge and skill of the region's industries.",
   profile_indigenous, actor::region, {.tang_sun_zeng = "4.5"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
