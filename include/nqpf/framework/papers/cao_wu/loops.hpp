// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loops of cao_wu: relations in order, the end of each the beginning of the next.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum relation;

// clang-format off
inline constexpr loop_entry cao_wu_loops[] = {
  {loop::fl_requirement_support, closing::stated,
   {nqpf_sets_fl_requirements, fl_cultivation_supports_nqpf}, {.cao_wu = "4.1"}},
  {loop::fl_bridge, closing::inferred,
   {nqpf_sets_fl_requirements, fl_cultivation_supplies_talent, fl_talent_promotes_exchange,
    exchange_promotes_nqpf}, {.cao_wu = "4.1 secondly"}},
  {loop::fl_exchange_pair, closing::inferred,
   {nqpf_deepens_international_exchange, exchange_promotes_nqpf},
   {.cao_wu = "3 secondly, 4.1 secondly"}},
  {loop::fl_model_quality, closing::stated,
   {nqpf_drives_fl_model_innovation, fl_model_innovation_raises_quality, fl_quality_promotes_nqpf},
   {.cao_wu = "4.1 thirdly"}},
  {loop::fl_concept, closing::linked,
   {nqpf_renews_fl_concept, concept_supports_fl_cultivation, fl_cultivation_supports_nqpf},
   {.cao_wu = "4.1, 4.2 firstly"}},
  {loop::fl_method, closing::linked,
   {nqpf_innovates_fl_methods, methods_support_fl_cultivation, fl_cultivation_supports_nqpf},
   {.cao_wu = "4.1, 4.2 secondly"}},
  {loop::fl_resource, closing::linked,
   {nqpf_integrates_fl_resources, resources_support_fl_cultivation, fl_cultivation_supports_nqpf},
   {.cao_wu = "4.1, 4.2 thirdly"}},
  {loop::fl_evaluation, closing::linked,
   {nqpf_reforms_fl_evaluation, evaluation_supports_fl_cultivation, fl_cultivation_supports_nqpf},
   {.cao_wu = "4.1, 4.2 fourthly"}},
  {loop::fl_enterprise_feedback, closing::inferred,
   {iur_reveals_demand, demand_information_adjusts_goal, goal_shapes_fl_talent,
    fl_talent_strengthens_enterprise, enterprise_joins_iur}, {.cao_wu = "5.4"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
