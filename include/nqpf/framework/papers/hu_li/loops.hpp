// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loops of hu_li: relations in order, the end of each the beginning of the next.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum relation;

// clang-format off
inline constexpr loop_entry hu_li_loops[] = {
  {loop::productivity_education, closing::stated,
   {productivity_determines_education, education_promotes_productivity}, {.hu_li = "3"}},
  {loop::voc_mutual, closing::stated, {nqpf_sets_voc_demand, voc_promotes_nqpf}, {.hu_li = "3"}},
  {loop::supply_demand, closing::stated,
   {nqpf_creates_talent_demand, talent_demand_adjusts_voc, voc_creates_talent_supply,
    talent_supply_secures_nqpf}, {.hu_li = "4"}},
  {loop::voc_concept, closing::inferred,
   {nqpf_improves_voc_concept, concept_shapes_voc, voc_promotes_nqpf}, {.hu_li = "3.1, 3.2"}},
  {loop::voc_goal, closing::inferred, {nqpf_adjusts_voc_goal, goal_shapes_voc, voc_promotes_nqpf},
   {.hu_li = "3.1, 3.2"}},
  {loop::voc_majors, closing::inferred,
   {nqpf_optimises_voc_majors, majors_shape_voc, voc_promotes_nqpf}, {.hu_li = "3.1, 3.2"}},
  {loop::voc_curriculum, closing::inferred,
   {nqpf_adjusts_voc_curriculum, curriculum_shapes_voc, voc_promotes_nqpf}, {.hu_li = "3.1, 3.2"}},
  {loop::voc_methods, closing::inferred,
   {nqpf_transforms_voc_methods, methods_shape_voc, voc_promotes_nqpf}, {.hu_li = "3.1, 3.2"}},
  {loop::voc_governance, closing::inferred,
   {nqpf_deepens_voc_governance, governance_shapes_voc, voc_promotes_nqpf}, {.hu_li = "3.1, 3.2"}},
  {loop::element_virtuous_cycle, closing::stated,
   {workers_command_means, means_process_objects, object_work_renews_worker_cognition,
    cognition_renewal_improves_workers}, {.hu_li = "3.2"}},
  {loop::high_quality_development, closing::linked,
   {nqpf_drives_high_quality_development, high_quality_development_grounds_nqpf}, {.hu_li = "2"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
