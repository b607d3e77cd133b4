// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of productive forces: what only tang_sun_zeng names. A group stands before its members,
// which are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry tang_sun_zeng_productivity[] = {
  // The notion itself, its framing and its goals.
  {cross_disciplinary_cooperation,
   "Cooperation and innovation across disciplines, advocated by NQPF.", {.tang_sun_zeng = "3.4"}},
  {systemic_productivity, "NQPF is system-wide rather than a local improvement; it rearranges the "
   "world economy and the balance of power.", {.tang_sun_zeng = "3 intro"}},
  {strategic_roles, "Three strategic roles of NQPF.", {.tang_sun_zeng = "1"}, {3}},
    {parallel_development_catalyst,
     "Role of faster NQPF formation: catalyst of China's parallel development.",
     {.tang_sun_zeng = "1"}},
    {century_change_increment, "Role: adds capacity to answer changes unseen in a century.",
     {.tang_sun_zeng = "1"}},
    {rejuvenation_accelerator, "Role: speeds national rejuvenation.", {.tang_sun_zeng = "1"}},
  {nqpf_strategy_aims,
   "Aims of the NQPF development strategy, next to self-reliance in science and technology.",
   {.tang_sun_zeng = "2.3"}, {4}},
    {commanding_heights, "Seizing the commanding heights of development.",
     {.tang_sun_zeng = "2.3"}},
    {new_competitive_advantage, "Cultivating new competitive advantages.",
     {.tang_sun_zeng = "2.3"}},
    {new_development_momentum, "Accumulating new momentum of development.",
     {.tang_sun_zeng = "2.3"}},
    {innovative_country_forefront, "Entering the front rank of innovative countries.",
     {.tang_sun_zeng = "2.3"}},
  {fourth_industrial_revolution,
   "Industrial revolution marked by digital technologies, disrupting traditional industry.",
   {.tang_sun_zeng = "2.3"}},
  {world_economic_pattern, "The arrangement of the world economy and international power.",
   {.tang_sun_zeng = "3 intro"}},
  {era_change, "A change of era, which renews knowledge and concepts.", {.tang_sun_zeng = "2.3"}},

  // The three elements and their combination.
  {innovative_production_value, "New value created by people who master the new tools.",
   {.tang_sun_zeng = "2.3"}},

  // Three factors, three new, three high.
  {new_technology_industry_form_triplet,
   "Technologies, industries and business forms that are new and to which majors must respond.",
   {.tang_sun_zeng = "4.1"}},

  // Ways to develop new quality productive forces.
  {way_sci_tech_resource_integration, "Integrate scientific and technological innovation resources "
   "so that they lead emerging and future industries.", {.tang_sun_zeng = "1"}},
  {way_future_technology_prelayout,
   "Research future technologies ahead of time and lay out future industries in advance.",
   {.tang_sun_zeng = "3.1"}},
  {way_open_to_traditional_industry,
   "Do not neglect or abandon traditional industries; no rush, no bubble, no single mode.",
   {.tang_sun_zeng = "2.1"}},
  {local_adaptation_principle, "Principle of adapting to local conditions.",
   {.tang_sun_zeng = "2.1, 4.5"}, {4}},
    {start_from_reality, "Start from reality.", {.tang_sun_zeng = "2.1, 4.5"}},
    {build_before_breaking, "Establish the new before breaking the old.", {.tang_sun_zeng = "4.5"}},
    {adapt_to_local_conditions, "Fit measures to local conditions.", {.tang_sun_zeng = "2.1, 4.5"}},
    {categorised_guidance, "Guide by category.", {.tang_sun_zeng = "2.1, 4.5"}},

  // Technologies.
  {modern_science_and_technology,
   "Modern science and technology as a whole, called the most active factor in NQPF.",
   {.tang_sun_zeng = "2.1"}},

  // Industry.
  {regional_industries, "Industries in the two regional cases.", {.tang_sun_zeng = "4.5"}, {7}},
    {lithium_battery_industry, "Lithium battery industry along its whole chain (Jingmen).",
     {.tang_sun_zeng = "4.5"}},
    {automotive_industry, "Car industry entering new energy (Jingmen).", {.tang_sun_zeng = "4.5"}},
    {steel_industry, "Steel (Huangshi, traditional).", {.tang_sun_zeng = "4.5"}},
    {non_ferrous_metals_industry, "Non-ferrous metals (Huangshi, traditional).",
     {.tang_sun_zeng = "4.5"}},
    {building_materials_industry, "Building materials (Huangshi, traditional).",
     {.tang_sun_zeng = "4.5"}},
    {biomedicine_industry, "Biomedicine (Huangshi, emerging, next to electronic information).",
     {.tang_sun_zeng = "4.5"}},
    {hydrogen_energy_industry, "Hydrogen energy (Huangshi, future).", {.tang_sun_zeng = "4.5"}},
  {new_industrialisation, "The new road of industrialisation that engineers and craftsmen serve.",
   {.tang_sun_zeng = "3.3"}},
  {green_transformation, "Change of structures and environment toward green.",
   {.tang_sun_zeng = "2.2"}, {3}},
    {industrial_structure_upgrading, "Optimised and upgraded structure of industry.",
     {.tang_sun_zeng = "2.2"}},
    {energy_structure_adjustment, "Adjusted structure of energy.", {.tang_sun_zeng = "2.2"}},
    {ecological_protection, "Protection of the ecological environment.", {.tang_sun_zeng = "2.2"}},
  {regional_industry, "Industry of a region as it stands, with endowments and foundation.",
   {.tang_sun_zeng = "4.5"}},
  {local_conditions, "What a region chooses by.", {.tang_sun_zeng = "4.5"}, {3, open}},
    {local_resource_endowment, "Resources a region has.", {.tang_sun_zeng = "4.5"}},
    {local_industrial_foundation, "Industrial base of a region.", {.tang_sun_zeng = "4.5"}},
    {local_research_conditions, "Research conditions of a region.", {.tang_sun_zeng = "4.5"}},

  // Chains, cycles and flows of knowledge.
  {multiplier_effect, "Joint progress of education, science and talent yields more than the sum.",
   {.tang_sun_zeng = "3.2"}},
  {technology_transfer, "Passing technology from research to users.",
   {.tang_sun_zeng = "2.4, 4.4"}},
  {applied_basic_research, "Basic research with an application in view.", {.tang_sun_zeng = "4.4"}},
  {industrial_research_and_development, "R&D in industry.", {.tang_sun_zeng = "4.4"}},
  {innovation_driven_development, "Growth led by innovation.", {.tang_sun_zeng = "4.3"}},
  {original_disruptive_innovation, "Original and disruptive (subversive) innovation.",
   {.tang_sun_zeng = "2.3, 2.4, 4.1, 4.4"}},
  {key_core_technology, "Key and core technologies in which breakthroughs are sought.",
   {.tang_sun_zeng = "1, 2.2, 3.4, 4.4"}},
  {chokepoint_problem, "Blocking problems that top talents should solve.", {.tang_sun_zeng = "3.4"},
   {3}},
    {brain_blocking_problem, "The brain kind.", {.tang_sun_zeng = "3.4"}},
    {neck_blocking_problem, "The neck kind.", {.tang_sun_zeng = "3.4"}},
    {throat_blocking_problem, "The throat kind.", {.tang_sun_zeng = "3.4"}},
  {cultural_prosperity, "Heritage unearthed and handed on; culture prospers.",
   {.tang_sun_zeng = "2.2"}},
  {spiritual_life, "Spiritual life of the people, enriched by art of the era.",
   {.tang_sun_zeng = "2.2"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
