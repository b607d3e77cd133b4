// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loops of tang_sun_zeng: relations in order, the end of each the beginning of the next.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum relation;

// clang-format off
inline constexpr loop_entry tang_sun_zeng_loops[] = {
  {loop::top_mutual, closing::stated, {nqpf_sets_top_requirements, top_cultivation_leads_nqpf},
   {.tang_sun_zeng = "abstract, 1"}},
  {loop::top_concept, closing::inferred,
   {nqpf_reshapes_top_concept, concept_shapes_top_cultivation, top_cultivation_leads_nqpf},
   {.tang_sun_zeng = "2.1"}},
  {loop::top_types, closing::inferred,
   {nqpf_enriches_talent_types, type_structure_shapes_top_cultivation, top_cultivation_leads_nqpf},
   {.tang_sun_zeng = "2.2"}},
  {loop::top_quality, closing::linked,
   {nqpf_reconstructs_quality_structure, quality_structure_shapes_top_talent,
    top_talent_achieves_breakthrough, breakthrough_forms_nqpf}, {.tang_sun_zeng = "2.3"}},
  {loop::top_quality_allocation, closing::linked,
   {nqpf_reconstructs_quality_structure, quality_structure_shapes_top_talent,
    top_talent_reallocates_factors, allocation_forms_nqpf}, {.tang_sun_zeng = "2.3"}},
  {loop::top_quality_transformation, closing::linked,
   {nqpf_reconstructs_quality_structure, quality_structure_shapes_top_talent,
    top_talent_transforms_industry, transformation_forms_nqpf}, {.tang_sun_zeng = "2.3"}},
  {loop::top_method, closing::linked,
   {nqpf_optimises_training_method, training_method_shapes_top_cultivation,
    top_cultivation_leads_nqpf}, {.tang_sun_zeng = "2.4"}},
  {loop::top_environment, closing::linked,
   {nqpf_transforms_environment, environment_shapes_top_cultivation, top_cultivation_leads_nqpf},
   {.tang_sun_zeng = "2.5"}},
  {loop::education_talent, closing::stated, {education_founds_talent, talent_drives_education},
   {.tang_sun_zeng = "3.2"}},
  {loop::science_talent, closing::stated, {sci_tech_supports_cultivation, talent_drives_sci_tech},
   {.tang_sun_zeng = "3.2"}},
  {loop::research_rd, closing::stated, {basic_research_feeds_rd, rd_feeds_back_to_research},
   {.tang_sun_zeng = "4.4"}},
  {loop::regional, closing::inferred,
   {regional_industry_requires_talent, indigenous_talent_transforms_region,
    regional_transformation_renews_industry}, {.tang_sun_zeng = "4.5"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
