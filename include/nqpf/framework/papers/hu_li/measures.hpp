// SPDX-License-Identifier: BSL-1.0
#pragma once

// Paths of hu_li and its measures: on which path and in which order, what to do, what it should
// raise or, of a barrier, remove, and who acts.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;

// clang-format off
inline constexpr path_entry hu_li_paths[] = {
  {path::direction_goal,
   "Direction goal: fit NQPF needs, more accurate supply, better quality of cultivation.", &hu_li,
   1, {.hu_li = "5.1"}},
  {path::platform_mechanism,
   "Platform mechanism: high-quality industry-education integration community.", &hu_li, 2,
   {.hu_li = "5.2"}},
  {path::development_layout, "Development layout: integrated talent cultivation system.", &hu_li, 3,
   {.hu_li = "5.3"}},
};

inline constexpr measure_entry hu_li_measures[] = {
  // Direction goal: fit NQPF needs, more accurate supply, better quality of cultivation.
  {measure::dynamic_major_optimisation, path::direction_goal, 1,
   "Optimise disciplines, majors and supply structure dynamically.",
   {discipline_major_setting, talent_supply, modern_industrial_system},
   {actor::vocational_college, actor::education_department}, {.hu_li = "5.1 firstly"}},
  {measure::supply_demand_coupling, path::direction_goal, 2,
   "Couple talent supply more closely with NQPF.", {talent_supply_accuracy, supply_demand_coupling},
   {actor::vocational_college, actor::enterprise, actor::government}, {.hu_li = "5.1 secondly"}},
  {measure::cultivation_quality_coordination, path::direction_goal, 3,
   "Coordinate efforts to raise quality of cultivation.", {cultivation_quality},
   {actor::vocational_college}, {.hu_li = "5.1 thirdly"}},

  // Platform mechanism: high-quality industry-education integration community.
  {measure::community_structure_mechanism, path::platform_mechanism, 1,
   "Improve organisation and operation of the community.",
   {industry_education_integration_community, technical_skilled_talent, artisanal_talent},
   {actor::leading_enterprise, actor::vocational_college, actor::community_member,
    actor::government, actor::industry_body}, {.hu_li = "5.2 firstly"}},
  {measure::community_new_momentum, path::platform_mechanism, 2,
   "Give the community and integration new momentum: endogenous power and open education.",
   {collaborative_endogenous_power, knowledge_technology_spillover,
    industry_university_research_cooperation, three_elements},
   {actor::leading_enterprise, actor::research_university, actor::education_department,
    actor::double_high_college}, {.hu_li = "5.2 secondly"}},
  {measure::community_dual_function, path::platform_mechanism, 3,
   "Strengthen both functions and the quality of output.",
   {talent_function, technology_application_innovation_function, achievement_transformation},
   {actor::double_high_college, actor::vocational_undergraduate_university,
    actor::applied_university, actor::enterprise}, {.hu_li = "5.2 thirdly"}},

  // Development layout: integrated talent cultivation system.
  {measure::multi_level_vocational_system, path::development_layout, 1,
   "Improve the multi-level vocational system.",
   {multi_level_vocational_system, talent_echelon, cultivation_quality},
   {actor::education_department, actor::vocational_college}, {.hu_li = "5.3 firstly"}},
  {measure::integrated_cultivation_model, path::development_layout, 2,
   "Break barriers between stages; build an integrated model.",
   {integrated_cultivation_system, education_ecosystem, personalised_differentiated_education},
   {actor::government, actor::enterprise, actor::industry_body, actor::vocational_college},
   {.hu_li = "5.3 secondly"}},
  {measure::coursework_major_discipline_mechanism, path::development_layout, 3,
   "Long-term mechanism for joining coursework with majors and crossing disciplines.",
   {curriculum_system, comprehensive_quality, technology_integration_innovation},
   {actor::vocational_college, actor::university, actor::basic_education_school},
   {.hu_li = "5.3 thirdly"}},

  // Beside the paths.
  {measure::targeted_talent_supply, beside_paths, 0,
   "Speed up supply with applied talents first, on growth engines and eight fields.",
   {talent_supply, growth_engines, eight_key_fields}, {actor::vocational_college},
   {.hu_li = "4.1"}},
  {measure::core_ability_enhancement, beside_paths, 0,
   "Enhance the core abilities and values, by combining morality and technology.",
   {vocational_core_abilities, vocational_values}, {actor::vocational_college}, {.hu_li = "4.1"}},
  {measure::type_positioning_optimisation, beside_paths, 0,
   "Optimise type positioning and build a well-structured level system.",
   {multi_level_vocational_system, talent_type_structure},
   {actor::vocational_college, actor::education_department}, {.hu_li = "4.2"}},
  {measure::achievement_application, beside_paths, 0,
   "Apply results to concrete industries and chains in time.",
   {way_timely_achievement_application, modern_industrial_system},
   {actor::vocational_college, actor::enterprise}, {.hu_li = "2, 3.2, 5.2 intro"}},
  {measure::integration_focus_shift, beside_paths, 0, "Move the focus of integration from school "
   "supply to industry chain layout and industrial system.",
   {industry_education_integration, industry_chain}, {actor::vocational_college},
   {.hu_li = "5.2 intro"}},
  {measure::whole_system_view, beside_paths, 0,
   "Comprehensive education concept, whole view, systematic view, from basic education on.",
   {integrated_cultivation_system}, {actor::education_department}, {.hu_li = "5.3 intro"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
