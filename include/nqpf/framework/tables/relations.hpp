// SPDX-License-Identifier: BSL-1.0
#pragma once

// Relations that more than one paper draws: from, what it does, to, between which sides, by which
// mechanism.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum relation;
using enum notion;
using enum influence;
using enum direction;
using enum nqpf::status;

// clang-format off
inline constexpr relation_entry shared_relations[] = {
  // What makes new quality productive forces.
  {breakthrough_forms_nqpf, technological_breakthrough, drives, new_quality_productive_forces,
   inside_productivity, "Revolutionary breakthrough gives birth to NQPF.",
   {.cao_wu = "1", .tang_sun_zeng = "2.3", .hu_li = "2"}},
  {allocation_forms_nqpf, innovative_factor_allocation, drives, new_quality_productive_forces,
   inside_productivity, "New allocation of factors gives birth to NQPF.",
   {.cao_wu = "1", .tang_sun_zeng = "2.3", .hu_li = "2"}},
  {transformation_forms_nqpf, deep_industrial_transformation, drives, new_quality_productive_forces,
   inside_productivity, "Deep transformation of industry gives birth to NQPF.",
   {.cao_wu = "1", .tang_sun_zeng = "2.3", .hu_li = "2"}},
  {three_factors_found_nqpf, three_factors, composes, new_quality_productive_forces,
   inside_productivity, "The three factors together are the origin.",
   {.cao_wu = "1", .hu_li = "2"}},
  {combination_raises_tfp, optimised_element_combination, promotes, total_factor_productivity,
   inside_productivity, "Better (leapfrog) combination of elements lifts TFP.",
   {.cao_wu = "1", .hu_li = "2"}},
  {tfp_marks_nqpf, total_factor_productivity, characterises, new_quality_productive_forces,
   inside_productivity, "A clear rise of TFP is the mark of NQPF.", {.cao_wu = "1", .hu_li = "2"}},
  {innovation_primary_driver_nqpf, technological_innovation, drives, new_quality_productive_forces,
   inside_productivity, "First driving force of NQPF, and its core.",
   {.tang_sun_zeng = "3.1", .hu_li = "2, 3.1, 3.2"}},
  {emerging_industry_forms_nqpf, strategic_emerging_industry, promotes,
   new_quality_productive_forces, inside_productivity,
   "Cultivating emerging industry speeds up NQPF.",
   {.cao_wu = "1", .tang_sun_zeng = "1", .hu_li = "2"}},
  {future_industry_forms_nqpf, future_industry, promotes, new_quality_productive_forces,
   inside_productivity, "Cultivating future industry speeds up NQPF.",
   {.cao_wu = "1", .tang_sun_zeng = "1", .hu_li = "2"}},
  {traditional_upgrade_develops_nqpf, traditional_industry, promotes, new_quality_productive_forces,
   inside_productivity, "Upgraded traditional industry is part of NQPF, not its opposite.",
   {.tang_sun_zeng = "2.1, 4.5", .hu_li = "2"}},
  {nqpf_drives_high_quality_development, new_quality_productive_forces, drives,
   high_quality_development, inside_productivity,
   "NQPF is the driving force of high-quality development.",
   {.cao_wu = "4.1 intro", .tang_sun_zeng = "4.5", .hu_li = "1, 2, 3.1"}},
  {nqpf_adds_new_drivers, new_quality_productive_forces, promotes, new_drivers, inside_productivity,
   "NQPF strengthens new drivers of development.", {.cao_wu = "1", .tang_sun_zeng = "1"}},
  {sci_tech_revolution_transforms_industry, new_sci_tech_revolution, drives,
   deep_industrial_transformation, inside_productivity,
   "Advanced technologies trigger deep and fast industrial change.",
   {.tang_sun_zeng = "1", .hu_li = "3.1"}},
  {sci_tech_revolution_intensifies_breakthroughs, new_sci_tech_revolution, promotes,
   technological_breakthrough, inside_productivity, "Breakthroughs come fast and dense.",
   {.tang_sun_zeng = "2.1", .hu_li = "3.1"}},
  {nqpf_serves_national_goals, new_quality_productive_forces, promotes, national_goals, context,
   "NQPF strategy gains advantage, self-reliance and modernisation.",
   {.tang_sun_zeng = "2.3", .hu_li = "1"}},
  {means_compose_productivity, means_of_labour, composes, productive_forces, inside_productivity,
   "Means of labour are one element.", {.cao_wu = "1", .hu_li = "3.2"}},
  {objects_compose_productivity, objects_of_labour, composes, productive_forces,
   inside_productivity, "Objects of labour are one element.", {.cao_wu = "1", .hu_li = "3.2"}},

  // From productivity to cultivation.
  {technology_trend_sets_disciplines, technology_development_trend, requires_,
   discipline_major_setting, to_cultivation,
   "Disciplines and training models should follow the trend of technology.",
   {.cao_wu = "1", .hu_li = "3.1"}},
  {nqpf_requires_innovation_ability, new_quality_productive_forces, requires_, innovation_ability,
   to_cultivation, "Because NQPF stresses technology, upgrading and openness abroad, basic "
   "language no longer suffices; tang_sun_zeng makes it the centre of the quality structure.",
   {.cao_wu = "3 firstly, 4.1 firstly", .tang_sun_zeng = "2.3"}},
  {nqpf_requires_interdisciplinary_knowledge, new_quality_productive_forces, requires_,
   interdisciplinary_knowledge, to_cultivation,
   "Stress on innovation and comprehensiveness asks for knowledge of several disciplines.",
   {.cao_wu = "5.1 secondly", .hu_li = "5.3 thirdly"}},

  // From cultivation to productivity.
  {talent_activates_productivity, talent_resource, drives, new_quality_productive_forces,
   to_productivity,
   "Talent is the most active element of productivity, key to NQPF, first resource.",
   {.tang_sun_zeng = "1, 2 intro", .hu_li = "1, 4.1"}},
  {green_transformation_supports_nqpf, green_transformation, promotes,
   new_quality_productive_forces, inside_productivity,
   "Green industry and sustainable development; green development is a way to NQPF.",
   {.tang_sun_zeng = "2.2", .hu_li = "2"}, inferred},
  {quality_workers_convert_sci_tech, high_quality_workers, drives, new_quality_productive_forces,
   to_productivity, "Only high-quality innovative people turn science and technology into NQPF.",
   {.tang_sun_zeng = "4.1", .hu_li = "4.2"}},

  // Inside cultivation, and context.
  {projects_stimulate_creativity, project_driven_learning, promotes, creativity_and_initiative,
   inside_cultivation, "With curriculum innovation, projects and teamwork together.",
   {.cao_wu = "2.1", .tang_sun_zeng = "4.2"}},
  {enterprises_provide_practice, school_enterprise_cooperation, provides, practice_system,
   inside_cultivation, "Bases, internships, projects.",
   {.cao_wu = "5.1 thirdly", .hu_li = "5.1 secondly"}},
  {online_platform_breaks_time_space, online_teaching_platform, promotes,
   ubiquitous_learning_ecosystem, inside_cultivation,
   "Limits of time and space fall; resources are shared widely.",
   {.cao_wu = "5.2 secondly", .tang_sun_zeng = "2.4"}},
  {education_joins_cycle, education, composes, education_science_talent_cycle, inside_cultivation,
   "One of three poles.", {.tang_sun_zeng = "3.2", .hu_li = "1"}},
  {sci_tech_joins_cycle, science_and_technology, composes, education_science_talent_cycle,
   inside_cultivation, "One of three poles.", {.tang_sun_zeng = "3.2", .hu_li = "1"}},
  {talent_joins_cycle, talent_resource, composes, education_science_talent_cycle,
   inside_cultivation, "One of three poles.", {.tang_sun_zeng = "3.2", .hu_li = "1"}},
  {major_renewal_aligns_industry, discipline_major_setting, promotes, strategic_emerging_industry,
   to_productivity, "Timely majors align education with emerging and future industry.",
   {.tang_sun_zeng = "4.1", .hu_li = "5.1 firstly"}},
  {interdisciplinary_paradigm_builds_quality, interdisciplinary_knowledge, promotes,
   comprehensive_quality, inside_cultivation,
   "Crossing disciplines builds overall quality and integration innovation.",
   {.cao_wu = "5.1 secondly", .hu_li = "5.3 thirdly"}},
  {tailored_teaching_supports_growth, personalised_differentiated_education, promotes,
   comprehensive_quality, inside_cultivation, "Personal growth and differentiated development.",
   {.cao_wu = "4.2", .hu_li = "5.3 thirdly"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
