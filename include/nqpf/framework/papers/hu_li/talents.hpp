// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of talents: what only hu_li names. A group stands before its members, which are
// indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry hu_li_talents[] = {
  // The talents that the papers are about.
  {new_quality_talent, "Talent suited to modern technology and the productive forces of the day.",
   {.hu_li = "5 intro"}},

  // Abilities of technical and skilled talents.
  {vocational_core_abilities, "Core abilities to be enhanced.", {.hu_li = "4.1"}, {3}},
    {new_technology_research_integration, "Researching and integrating new technology.",
     {.hu_li = "4.1"}},
    {new_technology_application_skill, "Applying new technology, with the skills this needs.",
     {.hu_li = "4.1"}},
    {continuous_growth_lifelong_learning, "Growing continuously and learning for life.",
     {.hu_li = "4.1"}},
  {vocational_values, "Values to be enhanced.", {.hu_li = "4.1"}, {3}},
    {craftsmanship_spirit, "Spirit of craftsmanship.", {.hu_li = "4.1"}},
    {sustainable_development_concept, "Sustainable development as a conviction.", {.hu_li = "4.1"}},
    {shared_future_awareness, "Awareness that mankind shares one future.", {.hu_li = "4.1"}},
  {morality_and_technology_combined, "Principle: cultivate morality and technical skill together.",
   {.hu_li = "4.1"}},
  {application_ability,
   "Strong ability to apply technology; what makes the talent usable on the front line.",
   {.hu_li = "1, 3.2, 4.1"}},
  {technology_integration_innovation, "Ability to innovate by integrating technologies.",
   {.hu_li = "5.3 thirdly"}},

  // Types, levels and fields of talent.
  {resource_pool_fields, "Fields covered by the talent team and human resource pool.",
   {.hu_li = "4.2"}, {3}},
    {engineering_field, "Engineering.", {.hu_li = "4.2"}},
    {technology_field, "Technology.", {.hu_li = "4.2"}},
    {skills_field, "Skills.", {.hu_li = "4.2"}},
  {education_levels, "Levels to be connected and integrated.", {.hu_li = "4.2, 5.3"}, {6, ordered}},
    {level_basic_education, "Basic education, where the talent project starts.", {.hu_li = "5.3"}},
    {level_secondary_vocational, "Secondary vocational (\"medium\").",
     {.hu_li = "4.2, 5.3 firstly"}},
    {level_higher_vocational_college, "Higher vocational college (\"high\").",
     {.hu_li = "4.2, 5.3 firstly"}},
    {level_vocational_undergraduate, "Vocational undergraduate.", {.hu_li = "4.2, 5.3 firstly"}},
    {level_vocational_master, "Vocational master's (\"research\"), being explored faster.",
     {.hu_li = "4.2, 5.3 firstly"}},
    {level_vocational_doctoral, "Vocational doctoral, to be explored in time.",
     {.hu_li = "4.2, 5.3 firstly"}},
  {education_sectors, "The three sectors to be coordinated.", {.hu_li = "5.3 secondly, thirdly"},
   {3}},
    {basic_education_sector, "Basic education.", {.hu_li = "5.3 secondly, thirdly"}},
    {vocational_education_sector, "Vocational education.", {.hu_li = "5.3 secondly, thirdly"}},
    {higher_education_sector, "Higher education.", {.hu_li = "5.3 secondly, thirdly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
