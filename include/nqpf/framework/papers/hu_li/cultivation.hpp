// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of the cultivation of talents: what only hu_li names. A group stands before its members,
// which are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry hu_li_cultivation[] = {
  // Cultivation.
  {human_resource_supply, "Human resource pool and its supply.", {.hu_li = "3.2, 4.1, 4.2"}},
  {education_ecosystem, "Educational ecosystem fitted to NQPF.", {.hu_li = "5.3 secondly"}},
  {industry_education_integration_community,
   "New organisational form of integration, serving industry's needs.", {.hu_li = "5.2"}},
  {city_industry_education_consortium, "City-level industry-education consortium, to be piloted.",
   {.hu_li = "5.2 firstly"}},
  {community_dual_functions, "Dual functions of the community.", {.hu_li = "5.2 thirdly"}, {2}},
    {talent_function, "Community function: talent cultivation.", {.hu_li = "5.2 thirdly"}},
    {technology_application_innovation_function,
     "Community function: innovation in applying technology.", {.hu_li = "5.2 thirdly"}},
  {public_resource_consumption_mode,
   "Older drive of integration: government push and consumption of public resources.",
   {.hu_li = "5.2 secondly"}},
  {collaborative_endogenous_power,
   "Newer drive: the power that education and industry create together.",
   {.hu_li = "5.2 secondly"}},
  {talent_training_channel, "Systematic channel for training technical and skilled talents.",
   {.hu_li = "5.1 firstly"}},
  {multi_level_vocational_system, "Vocational system of connected levels.",
   {.hu_li = "4.2, 5.3 firstly"}},
  {integrated_cultivation_system, "Integrated talent cultivation system over all stages.",
   {.hu_li = "5.3"}},
  {supporting_policy,
   "Supporting policies for integration; guidance, funding, digital construction.",
   {.hu_li = "5.1 secondly, 5.2 secondly"}},
  {led_systems, "Three systems on which integration leans.", {.hu_li = "5.3 secondly"}, {3}},
    {system_employment_entrepreneurship,
     "Employment and entrepreneurship system, led by government.", {.hu_li = "5.3 secondly"}},
    {system_internship_practice, "Internship and practice system, led by industry and enterprises.",
     {.hu_li = "5.3 secondly"}},
    {system_curriculum_teaching, "Curriculum and teaching system, led by schools.",
     {.hu_li = "5.3 secondly"}},

  // Paths.
  {paths_hu_li, "The three dimensions.", {.hu_li = "5"}, {3, of_paths}},

  // Short lists named inside measures.
  {department_support_kinds, "Support that the education department gives.",
   {.hu_li = "5.2 secondly"}, {3, open}},
    {support_policy_guidance, "Policy guidance.", {.hu_li = "5.2 secondly"}},
    {support_funding, "Funding.", {.hu_li = "5.2 secondly"}},
    {support_digital_construction, "Digital construction.", {.hu_li = "5.2 secondly"}},
  {community_extension_aspects,
   "Aspects in which the newer community is wider and deeper than school-level integration.",
   {.hu_li = "5.2 thirdly"}, {4}},
    {aspect_participating_entities, "Who takes part.", {.hu_li = "5.2 thirdly"}},
    {aspect_regional_space, "Regional space.", {.hu_li = "5.2 thirdly"}},
    {aspect_resource_integration, "Integration of resources.", {.hu_li = "5.2 thirdly"}},
    {aspect_collaborative_operation, "Collaborative operation.", {.hu_li = "5.2 thirdly"}},
  {community_platforms, "Platforms of the talent function.", {.hu_li = "5.2 thirdly (1)"}, {3}},
    {transformation_platform, "Platform for transforming results.", {.hu_li = "5.2 thirdly (1)"}},
    {industrial_college, "Industrial college.", {.hu_li = "5.2 thirdly (1)"}},
    {practice_internship_base, "Practice and internship base.", {.hu_li = "5.2 thirdly (1)"}},
  {community_outputs, "Outputs of the technology function.", {.hu_li = "5.2 thirdly (2)"}, {5}},
    {output_achievement_transformation, "Results transformed.", {.hu_li = "5.2 thirdly (2)"}},
    {output_technological_breakthrough, "Technical breakthroughs.", {.hu_li = "5.2 thirdly (2)"}},
    {output_technology_promotion, "Important technology promoted and applied.",
     {.hu_li = "5.2 thirdly (2)"}},
    {output_demonstration_zone, "Demonstration zones for collaborative innovation.",
     {.hu_li = "5.2 thirdly (2)"}},
    {output_chain_layout, "Industry chains of NQPF laid out.", {.hu_li = "5.2 thirdly (2)"}},
  {layout_principles, "Principles of the development layout.", {.hu_li = "5.3 intro"}, {3}},
    {principle_comprehensive_education, "Comprehensive concept of education.",
     {.hu_li = "5.3 intro"}},
    {principle_whole_view, "View of the whole.", {.hu_li = "5.3 intro"}},
    {principle_systematic_view, "Systematic view.", {.hu_li = "5.3 intro"}},
  {integrated_model_aspects, "Aspects of the integrated model.", {.hu_li = "5.3 secondly"},
   {4, open}},
    {aspect_talent_selection, "Selection of talent.", {.hu_li = "5.3 secondly"}},
    {aspect_curriculum, "Curriculum system.", {.hu_li = "5.3 secondly"}},
    {aspect_teaching_mode, "Teaching mode.", {.hu_li = "5.3 secondly"}},
    {aspect_quality_evaluation, "Evaluation of quality.", {.hu_li = "5.3 secondly"}},
  {integration_mechanism_aspects, "Aspects of the long-term mechanism of coursework and majors.",
   {.hu_li = "5.3 thirdly (1)"}, {3}},
    {aspect_goal_positioning, "Goals and positioning.", {.hu_li = "5.3 thirdly (1)"}},
    {aspect_content_course_design, "Content and course design.", {.hu_li = "5.3 thirdly (1)"}},
    {aspect_environment_conditions, "Environment and conditions.", {.hu_li = "5.3 thirdly (1)"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
