// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of productive forces: what only hu_li names. A group stands before its members, which
// are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry hu_li_productivity[] = {
  // The notion itself, its framing and its goals.
  {traditional_productive_forces,
   "The older form, with its own development path, that NQPF moves away from.", {.hu_li = "2"}},
  {traditional_growth_mode, "The older way of growing the economy that NQPF moves away from.",
   {.hu_li = "2"}},
  {new_quality_meaning, "The two halves of the term NQPF.", {.hu_li = "2"}, {2}},
    {newness_as_innovation, "Reading of the word \"new\" in NQPF: innovation.", {.hu_li = "2"}},
    {quality_as_excellence, "Reading of the word \"quality\" in NQPF: excellence of quality.",
     {.hu_li = "2"}},
  {emerging_and_disruptive_technology, "The class of technologies that leads and supports NQPF.",
   {.hu_li = "2"}},
  {nqpf_stage_traits, "Traits of the NQPF development stage.", {.hu_li = "5.3 thirdly"}, {3}},
    {interdisciplinarity_trait, "Trait of the NQPF development stage: disciplines cross.",
     {.hu_li = "5.3 thirdly"}},
    {knowledge_integration_trait, "Trait of the NQPF development stage: knowledge merges.",
     {.hu_li = "5.3 thirdly"}},
    {technology_integration_trait, "Trait of the NQPF development stage: technologies merge.",
     {.hu_li = "5.3 thirdly"}},
  {new_development_concept, "The guiding development concept with which NQPF conforms.",
   {.hu_li = "4.1"}},
  {new_relations_of_production, "Relations of production reshaped by reform so that they fit NQPF.",
   {.hu_li = "2"}},

  // The three elements and their combination.
  {advanced_production_tools, "Tools into which advanced science and technology have been turned.",
   {.hu_li = "4.2"}},
  {tool_application_skill, "Skill in applying labour materials and tools.", {.hu_li = "3.2"}},
  {object_processing_efficiency, "Efficiency with which objects of labour are processed.",
   {.hu_li = "3.2"}},
  {worker_cognition_renewal, "Workers' renewed understanding of objects and means of labour, next "
   "to workers' technological innovation.", {.hu_li = "3.2"}},
  {development_efficiency_release, "Full release of the development efficiency of NQPF.",
   {.hu_li = "3.2, 4.2"}},

  // Three factors, three new, three high.
  {three_high, "Main characteristics of NQPF.", {.hu_li = "2"}, {3}},
    {high_technology, "High technological content.", {.hu_li = "2"}},
    {high_efficiency, "High efficiency.", {.hu_li = "2"}},
    {high_quality, "High quality.", {.hu_li = "2"}},

  // Industry.
  {eight_key_fields, "The eight fields that vocational talent supply targets.", {.hu_li = "4.1"},
   {8}},
    {field_new_generation_information_technology, "New-generation information technology.",
     {.hu_li = "4.1"}},
    {field_new_energy, "New energy.", {.hu_li = "4.1"}},
    {field_new_materials, "New materials.", {.hu_li = "4.1"}},
    {field_high_end_equipment, "High-end equipment.", {.hu_li = "4.1"}},
    {field_new_energy_vehicles, "New energy vehicles.", {.hu_li = "4.1"}},
    {field_green_environmental_protection, "Green environmental protection.", {.hu_li = "4.1"}},
    {field_civil_aviation, "Civil aviation.", {.hu_li = "4.1"}},
    {field_shipbuilding_marine_equipment, "Shipbuilding and marine engineering equipment.",
     {.hu_li = "4.1"}},
  {modern_industrial_system, "The industrial system whose construction sets talent requirements.",
   {.hu_li = "2, 4.1, 4.2, 5.1, 5.2"}},
  {key_industry_cluster, "Key clusters of industry on which major layout focuses.",
   {.hu_li = "5.1 firstly"}},

  // Chains, cycles and flows of knowledge.
  {four_chains, "The chains joined by industry-education integration.", {.hu_li = "1"}, {4}},
    {industry_chain, "Chain of industrial activities, upstream to downstream.",
     {.hu_li = "1, 5.1 secondly, 5.2"}},
    {talent_chain, "Chain of talent formation and use.", {.hu_li = "1"}},
    {innovation_chain, "Chain from invention to use.", {.hu_li = "1"}},
    {education_chain, "Chain of education stages.", {.hu_li = "1"}},
  {knowledge_technology_spillover,
   "Spillover of knowledge and technology from collaboration across regions and categories.",
   {.hu_li = "5.2 secondly"}},
  {heterogeneous_factor_coupling,
   "Combining unlike production elements across partners; such elements are a source of spillover.",
   {.hu_li = "5.2 secondly"}},
  {comprehensive_value_of_skill, "Full value of professional knowledge, technology and skill.",
   {.hu_li = "5.2 secondly"}},
  {frontline_positions, "Front-line posts of the modern industrial system.",
   {.hu_li = "5.1 firstly"}, {2}},
    {production_service_position, "Production and service posts.", {.hu_li = "5.1 firstly"}},
    {operation_management_position, "Operation and management posts.", {.hu_li = "5.1 firstly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
