// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of technologies, industry, chains and flows: what more than one paper names. A group
// stands before its members, which are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry shared_industry[] = {
  // Technologies.
  {technologies, "Technologies named by the papers.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}, {15}},
    {artificial_intelligence, "AI; driver of change in industry and education.",
     {.tang_sun_zeng = "2.1, 2.3, 2.4, 4.2, 4.5", .hu_li = "3.1"}},
    {big_data, "Big data.", {.tang_sun_zeng = "2.1, 2.3, 4.5", .hu_li = "3.1"}},
    {cloud_computing, "Cloud computing.", {.tang_sun_zeng = "2.1, 2.3", .hu_li = "3.1"}},
    {fifth_generation_network, "5G networks.", {.tang_sun_zeng = "2.3, 4.2"}},
    {internet_of_things, "Internet of Things.", {.tang_sun_zeng = "4.2", .hu_li = "3.1"}},
    {virtual_reality, "Virtual reality.", {.tang_sun_zeng = "4.2", .hu_li = "3.1"}},
    {blockchain, "Blockchain.", {.hu_li = "3.1"}},
    {digital_twin, "Digital twin technology; also an umbrella over big data, AI, cloud and 5G.",
     {.tang_sun_zeng = "2.3"}},
    {new_energy_technology, "New energy technology that supports top talents' work.",
     {.tang_sun_zeng = "2.3"}},
    {green_low_carbon_technology, "Green and low-carbon technology.", {.tang_sun_zeng = "4.5"}},
    {multimedia_teaching_technology, "Multimedia (courseware, video) in teaching.",
     {.cao_wu = "4.2 secondly, 5.2 secondly"}},
    {internet_technology, "The internet as a teaching means.", {.cao_wu = "5.2 secondly"}},
    {intelligent_teaching_software, "Intelligent teaching software.", {.cao_wu = "4.2 secondly"}},
    {online_teaching_platform, "Platform for remote, real-time teaching.",
     {.cao_wu = "4.2 secondly, 5.2 secondly", .tang_sun_zeng = "2.4"}},
    {education_informatisation_platform,
     "Platform to monitor and manage resources, teaching quality and policy.",
     {.tang_sun_zeng = "2.4"}},
  {technology_development_trend,
   "Where technology is heading; the yardstick for discipline settings and training models.",
   {.cao_wu = "1", .tang_sun_zeng = "3.1", .hu_li = "3.1"}},
  {digital_technology, "Digital technology at large; makes access to information fast and easy.",
   {.tang_sun_zeng = "2.4", .hu_li = "3.1"}},

  // Industry.
  {industry_classes, "Classes of industry.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}, {3}},
    {traditional_industry,
     "Established industry, to be transformed and upgraded with new technology, not dropped.",
     {.tang_sun_zeng = "2.1, 2.3, 4.5", .hu_li = "2, 5.1 firstly, 5.3 firstly"}},
    {strategic_emerging_industry, "Emerging industry of strategic weight.",
     {.cao_wu = "1", .tang_sun_zeng = "1, 3.1, 4.1", .hu_li = "2, 5.1 firstly"}},
    {future_industry, "Industry not yet formed, cultivated in advance.",
     {.cao_wu = "1", .tang_sun_zeng = "1, 3.1, 4.1, 4.3, 4.5", .hu_li = "2, 5.1 firstly"}},
  {strategic_emerging_industries, "Four emerging industries that the papers list.",
   {.cao_wu = "1", .tang_sun_zeng = "1"}, {4, open}},
    {new_energy_industry, "New energy.", {.cao_wu = "1", .tang_sun_zeng = "1"}},
    {new_materials_industry, "New materials.", {.cao_wu = "1", .tang_sun_zeng = "1"}},
    {advanced_manufacturing_industry, "Advanced manufacturing.",
     {.cao_wu = "1", .tang_sun_zeng = "1"}},
    {electronic_information_industry, "Electronic information.",
     {.cao_wu = "1", .tang_sun_zeng = "1, 4.5"}},
  {growth_engines, "New growth engines on which talent supply focuses.", {.hu_li = "4.1"},
   {5, open}},
    {digital_economy, "Digital economy.", {.hu_li = "4.1, 2"}},
    {low_altitude_economy, "Low-altitude economy.", {.hu_li = "4.1"}},
    {green_economy, "Green economy.", {.tang_sun_zeng = "2.2", .hu_li = "4.1"}},
    {biological_manufacturing, "Biological manufacturing.", {.hu_li = "4.1"}},
    {commercial_aerospace, "Commercial aerospace.", {.hu_li = "4.1"}},
  {industry_trends, "The development trend of industry.",
   {.tang_sun_zeng = "4.5", .hu_li = "5.1 firstly"}, {3}},
    {high_end_trend, "Industry moves to the high end.",
     {.tang_sun_zeng = "4.5", .hu_li = "5.1 firstly"}},
    {intelligent_trend, "Industry becomes intelligent.",
     {.tang_sun_zeng = "4.5", .hu_li = "5.1 firstly"}},
    {green_trend, "Industry becomes green.", {.tang_sun_zeng = "4.5", .hu_li = "5.1 firstly"}},

  // Chains, cycles and flows of knowledge.
  {education, "Education as a subsystem of society.", {.tang_sun_zeng = "3.2", .hu_li = "3"}},
  {science_and_technology,
   "Science and technology as one pole of the education-science-talent triad.",
   {.tang_sun_zeng = "1, 3.2", .hu_li = "1, 5.2 secondly"}},
  {talent_resource, "Talent as a resource: first (primary) resource, most active and decisive.",
   {.tang_sun_zeng = "1, 3.2, 4 intro", .hu_li = "1, 4.1, 5 intro"}},
  {education_science_talent_cycle,
   "Virtuous cycle in which education, science and technology, and talent feed one another.",
   {.tang_sun_zeng = "1, 2 intro, 3.2, 4.3", .hu_li = "1, 5.2 secondly"}},
  {sci_tech_achievement, "Result of science and technology.",
   {.tang_sun_zeng = "2.4, 4.4", .hu_li = "2, 3.2, 5.2"}},
  {achievement_transformation, "Turning results into real productive forces.",
   {.tang_sun_zeng = "2.4, 4.4", .hu_li = "5.2 thirdly"}},
  {knowledge_supply_revolution, "Revolution in how knowledge is acquired and supplied.",
   {.tang_sun_zeng = "4.2", .hu_li = "3.1"}},
  {international_exchange_and_cooperation, "Exchange and cooperation across borders.",
   {.cao_wu = "3, 4.1 secondly", .tang_sun_zeng = "2.5"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
