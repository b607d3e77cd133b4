// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of productive forces: what more than one paper names. A group stands before its members,
// which are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry shared_productivity[] = {
  // The notion itself, its framing and its goals.
  {new_quality_productive_forces, "Contemporary advanced form of productive forces, led by "
   "innovation, in which workers, means and objects of labour change in quality and are recombined "
   "so that total factor productivity rises.", {.cao_wu = "1", .tang_sun_zeng = "1", .hu_li = "2"}},
  {productive_forces, "Productive forces in general; NQPF is their current form.",
   {.tang_sun_zeng = "1", .hu_li = "3"}},
  {technological_innovation,
   "Creating and applying new technology; primary driving force and core of NQPF.",
   {.cao_wu = "1, 4.1", .tang_sun_zeng = "2.1", .hu_li = "2, 3.1, 3.2"}},
  {high_quality_development, "The development goal that NQPF drives and from which NQPF starts.",
   {.cao_wu = "1, 3", .tang_sun_zeng = "3.2", .hu_li = "1, 2"}},
  {nqpf_phases, "Formation and development.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}, {2}},
    {formation_phase, "Phase in which NQPF comes into being.",
     {.cao_wu = "1", .tang_sun_zeng = "1", .hu_li = "3.2"}},
    {development_phase, "Phase in which NQPF, once formed, grows.",
     {.cao_wu = "1", .tang_sun_zeng = "1", .hu_li = "3.2"}},
  {national_goals, "Goals that NQPF and talents serve.",
   {.cao_wu = "3", .tang_sun_zeng = "1-4", .hu_li = "1, 6"}, {8}},
    {chinese_modernisation, "Modernisation along a Chinese path.",
     {.tang_sun_zeng = "2 intro, 4 intro", .hu_li = "1"}},
    {sci_tech_self_reliance, "High-level self-reliance in science and technology.",
     {.tang_sun_zeng = "1, 2.3, 4 intro, 4.4"}},
    {national_rejuvenation, "Rejuvenation of the nation.", {.tang_sun_zeng = "1, 2.3"}},
    {strong_education_country, "A country strong in education.",
     {.tang_sun_zeng = "3.2, 3.3, 4 intro", .hu_li = "6"}},
    {strong_sci_tech_country, "A country strong in science and technology.",
     {.tang_sun_zeng = "3.2, 3.3", .hu_li = "1"}},
    {strong_talent_country, "A country strong in talent.", {.tang_sun_zeng = "3.2, 3.3"}},
    {talent_centre_innovation_highland, "World talent centre and innovation highland.",
     {.tang_sun_zeng = "4 intro"}},
    {national_competitiveness, "A country's standing and potential in international competition.",
     {.cao_wu = "3", .tang_sun_zeng = "2.3, 4.1"}},
  {new_sci_tech_revolution, "The present round of scientific and technological revolution.",
   {.tang_sun_zeng = "abstract, 1, 2.1, 4 intro", .hu_li = "3.1"}},
  {globalisation_and_informatisation,
   "Context trend: deeper global integration and information technology.",
   {.cao_wu = "3 secondly", .tang_sun_zeng = "2.5"}},
  {international_talent_competition, "Competition for talent across borders.",
   {.cao_wu = "3 thirdly", .tang_sun_zeng = "3 intro"}},

  // The three elements and their combination.
  {three_elements, "The elements of productive forces.", {.cao_wu = "1", .hu_li = "2, 3.2"}, {3}},
    {workers, "People who labour; first of the three elements.",
     {.cao_wu = "1", .tang_sun_zeng = "4.1", .hu_li = "2, 3.2"}},
    {means_of_labour, "Tools, equipment and other means with which workers act.",
     {.cao_wu = "1", .hu_li = "2, 3.2"}},
    {objects_of_labour, "What is worked upon.", {.cao_wu = "1", .hu_li = "2, 3.2"}},
  {optimised_element_combination, "The elements are combined in a better way, in hu_li by leaps; "
   "the step that lifts total factor productivity.", {.cao_wu = "1", .hu_li = "2"}},
  {total_factor_productivity,
   "Output not explained by the amount of inputs; its clear rise marks NQPF.",
   {.cao_wu = "1", .hu_li = "2"}},
  {high_quality_workers,
   "Workers of high quality; core element in shaping NQPF and the output of education.",
   {.tang_sun_zeng = "4.1", .hu_li = "2, 4.2"}},
  {production_tools, "The tool part of the means of labour.",
   {.tang_sun_zeng = "2.3", .hu_li = "3.2, 4.2"}},

  // Three factors, three new, three high.
  {three_factors, "The three factors from which NQPF is born.",
   {.cao_wu = "1", .tang_sun_zeng = "2.3", .hu_li = "2"}, {3}},
    {technological_breakthrough, "Revolutionary breakthrough in technology.",
     {.cao_wu = "1", .tang_sun_zeng = "2.3", .hu_li = "2"}},
    {innovative_factor_allocation, "Innovative allocation of production factors.",
     {.cao_wu = "1", .tang_sun_zeng = "2.3", .hu_li = "2"}},
    {deep_industrial_transformation, "Deep transformation and upgrading of industry.",
     {.cao_wu = "1", .tang_sun_zeng = "2.3", .hu_li = "2"}},
  {three_new, "Core elements of NQPF.", {.hu_li = "2"}, {3}},
    {new_industries, "New industries.", {.tang_sun_zeng = "4.5, 4.3 title", .hu_li = "2"}},
    {new_drivers, "New driving forces of growth.",
     {.cao_wu = "1", .tang_sun_zeng = "4.5, 4.3 title", .hu_li = "2"}},
    {new_models, "New business and development models.",
     {.tang_sun_zeng = "4.5, 4.3 title", .hu_li = "2"}},

  // Ways to develop new quality productive forces.
  {development_ways, "Main ways to develop NQPF.", {.hu_li = "2"}, {5, open}},
    {way_urgent_talent_cultivation,
     "Cultivate urgently needed talents of high quality and deliver more high-quality workers.",
     {.cao_wu = "1", .hu_li = "2"}},
    {way_timely_achievement_application,
     "Apply the results of technological innovation in time and build a modern industrial system.",
     {.hu_li = "2, 3.2, 5.2 intro"}},
    {way_industry_renewal, "Strengthen emerging industries, cultivate future ones, transform and "
     "upgrade traditional ones, and leave traditional growth and its path.",
     {.cao_wu = "1", .tang_sun_zeng = "1, 4.5", .hu_li = "2"}},
    {way_digital_and_green_development, "Promote the digital economy and green development.",
     {.tang_sun_zeng = "2.2, 4.5", .hu_li = "2"}},
    {way_deepening_reform, "Deepen reform throughout to form new relations of production.",
     {.hu_li = "2, 5.2 secondly, 5.3 secondly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
