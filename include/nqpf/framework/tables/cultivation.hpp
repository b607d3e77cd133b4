// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concepts of the cultivation of talents: what more than one paper names. A group stands before its
// members, which are indented.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum notion;
using enum grouping;

// clang-format off
inline constexpr notion_entry shared_cultivation[] = {
  // Cultivation.
  {cultivation_domains, "The three domains of cultivation, one a paper.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}, {3}},
    {foreign_language_talent_cultivation,
     "Cultivation of foreign language talents in universities.", {.cao_wu = "throughout"}},
    {top_innovative_talent_cultivation, "Cultivation of top innovative talents.",
     {.tang_sun_zeng = "throughout"}},
    {vocational_education, "Vocational education and its talent cultivation.",
     {.hu_li = "throughout"}},
  {cultivation_components, "Parts of a cultivation system on which NQPF acts or measures act.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}, {13}},
    {cultivation_concept, "Guiding concept of education and cultivation.",
     {.cao_wu = "4.2 firstly", .tang_sun_zeng = "2.1", .hu_li = "3.1"}},
    {cultivation_goal, "Goal and positioning of cultivation.",
     {.cao_wu = "4.1, 5.4 firstly", .hu_li = "3.1, 5.3 thirdly"}},
    {discipline_major_setting, "Disciplines, majors and professional groups offered.",
     {.cao_wu = "1", .tang_sun_zeng = "4.1, 4.3", .hu_li = "3.1, 5.1 firstly"}},
    {curriculum_system, "System of courses.",
     {.cao_wu = "5.1", .tang_sun_zeng = "3.4", .hu_li = "3.1, 5.1 secondly"}},
    {teaching_content, "What is taught.", {.tang_sun_zeng = "2.5", .hu_li = "3.1"}},
    {teaching_method, "How it is taught: methods and means.",
     {.cao_wu = "4.2 secondly, 5.2", .hu_li = "3.1"}},
    {training_method, "The way top talents are trained, wider than teaching (digital means, "
     "support of the young, collaboration).", {.tang_sun_zeng = "2.4"}},
    {education_resource_base, "Textbooks, resource libraries, online courses and other resources.",
     {.cao_wu = "4.2 thirdly", .tang_sun_zeng = "4.3"}},
    {evaluation_system, "How talent cultivation is evaluated.",
     {.cao_wu = "4.2 fourthly", .tang_sun_zeng = "2.4", .hu_li = "5.3"}},
    {teaching_staff, "Teachers as a body.", {.cao_wu = "5.3", .tang_sun_zeng = "4.3"}},
    {education_governance, "Governance measures and strategies.",
     {.tang_sun_zeng = "2.4", .hu_li = "3.1"}},
    {cultivation_environment, "Environment and culture around cultivation.",
     {.cao_wu = "5.3 fourthly", .tang_sun_zeng = "2.5", .hu_li = "5.3 thirdly"}},
    {practice_system, "Practical teaching, internship, bases and platforms.",
     {.cao_wu = "5.1 thirdly, 5.4", .tang_sun_zeng = "4.3", .hu_li = "5.2 thirdly, 5.3 secondly"}},
  {cultivation_quality, "Quality and effectiveness of cultivation.",
   {.cao_wu = "4.1 thirdly, 5.4", .hu_li = "5.1"}},
  {talent_market, "Nodes of the supply-demand mechanism.", {.cao_wu = "5.4", .hu_li = "4, 5.1"},
   {5}},
    {talent_demand, "Demand for talent (number, kind, quality).",
     {.cao_wu = "3, 5.4", .tang_sun_zeng = "2.2", .hu_li = "4"}},
    {talent_supply, "Supply of talent (number, kind, quality).",
     {.tang_sun_zeng = "3.4", .hu_li = "4, 5.1"}},
    {talent_supply_accuracy, "Accuracy with which supply meets demand.", {.hu_li = "5 intro, 5.1"}},
    {supply_demand_coupling, "Coupling of talent supply with NQPF development.",
     {.hu_li = "5.1 secondly"}},
    {talent_demand_information, "Information on industry trends, occupations and new technology.",
     {.cao_wu = "5.4 firstly", .hu_li = "5.1 secondly"}},
  {knowledge_skill_dominated_concept, "Concept led by teaching knowledge and drilling skills.",
   {.cao_wu = "4.2 firstly", .hu_li = "3.1"}},
  {personalised_differentiated_education,
   "Personalised, differentiated, all-round education; teaching fitted to the person.",
   {.cao_wu = "4.2 secondly", .tang_sun_zeng = "2.4, 4.2", .hu_li = "3.1, 5.3"}},
  {ubiquitous_learning_ecosystem, "Learning anytime and anywhere, informal, across time and space.",
   {.cao_wu = "5.2 secondly", .tang_sun_zeng = "2.4", .hu_li = "3.1"}},
  {digital_teaching_tools, "Multimedia, online and intelligent teaching tools.",
   {.cao_wu = "4.2 secondly, 5.2 secondly", .tang_sun_zeng = "2.4"}},
  {innovation_culture, "Culture and atmosphere of innovation.",
   {.cao_wu = "5.3 fourthly", .tang_sun_zeng = "2.5, 3.4"}},
  {industry_university_research_cooperation,
   "Cooperation of industry, university and research (plus use).",
   {.cao_wu = "5.4", .tang_sun_zeng = "2.4, 4.4", .hu_li = "5.2 secondly"}},
  {industry_education_integration, "Core model of vocational education; joins the four chains.",
   {.tang_sun_zeng = "2.4", .hu_li = "1, 5.2"}},
  {science_education_integration, "Integration of science with education.",
   {.tang_sun_zeng = "2.4, 4.4", .hu_li = "5.3 secondly"}},
  {school_enterprise_cooperation, "Cooperation of school and enterprise.",
   {.cao_wu = "5.1 thirdly", .tang_sun_zeng = "4.4", .hu_li = "5.1, 5.2"}},
  {disciplinary_barrier, "Barrier between disciplines (and fields, industries).",
   {.cao_wu = "5.1 secondly", .tang_sun_zeng = "3.4, 4.1"}},

  // Actors.
  {actors, "All actors.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "throughout"}, {20, of_actors}},
};
// clang-format on

}  // namespace nqpf::framework::tables
