// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dilemmas of hu_li, parts indented under the dilemma that they are part of, and the measures that
// answer them.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

using enum dilemma;
using enum nqpf::status;

// clang-format off
inline constexpr dilemma_entry hu_li_dilemmas[] = {
  {imperfect_vocational_system, no_parent, "The modern vocational system is not perfect.",
   weight::developed, {.hu_li = "5.1 firstly"}},
    {blocked_training_channel, imperfect_vocational_system,
     "The systematic channel for training skilled talents is hindered.", weight::developed,
     {.hu_li = "5.1 firstly"}},
    {cultivation_industry_maladaptation, imperfect_vocational_system,
     "Cultivation does not suit industry's needs.", weight::developed, {.hu_li = "5.1 firstly"}},
  {supply_demand_mismatch, no_parent, "Talent supply and demand do not match.", weight::named,
   {.hu_li = "5.1 secondly"}},
  {level_need_mismatch, no_parent, "Vocational education at several levels fits the real needs of "
   "enterprises badly, to varying degree.", weight::developed, {.hu_li = "5.1 thirdly"}},
    {unclear_positioning, level_need_mismatch, "Positioning is unclear.", weight::named,
     {.hu_li = "5.1 thirdly"}},
    {education_enterprise_disconnect, level_need_mismatch,
     "Education is cut off from the needs of industry and enterprises.", weight::named,
     {.hu_li = "5.1 thirdly"}},
    {major_industry_low_matching, level_need_mismatch,
     "Majors and cultivation match industry poorly.", weight::named, {.hu_li = "5.1 thirdly"}},
  {supply_side_confined_focus, no_parent,
   "Integration stays with the supply side (bases, colleges, majors, courses).", weight::state,
   {.hu_li = "5.2 intro"}},
  {low_operational_efficiency, no_parent, "Integration runs at low efficiency.", weight::named,
   {.hu_li = "5.2 firstly"}},
  {high_management_cost, no_parent, "Integration costs much to manage.", weight::named,
   {.hu_li = "5.2 firstly"}},
  {property_right_dispute, no_parent, "Integration meets disputes over property rights.",
   weight::named, {.hu_li = "5.2 firstly"}},
  {government_driven_consumption, no_parent,
   "Integration is pushed by government and consumes public resources.", weight::state,
   {.hu_li = "5.2 secondly"}},
  {closed_campus_education, no_parent,
   "Education stays within the campus wall, not open to society.", weight::named,
   {.hu_li = "5.2 secondly"}},
  {school_level_confinement, no_parent,
   "Integration is mostly confined to the school level of vocational colleges.", weight::state,
   {.hu_li = "5.2 thirdly"}},
  {single_aspect_focus, no_parent, "Attending to one aspect of the talent project only.",
   weight::risk, {.hu_li = "5.3 intro"}},
  {education_stage_barriers, no_parent, "Barriers between stages of education.", weight::named,
   {.hu_li = "5.3 secondly"}},
  {traditional_path_dependence, no_parent,
   "Staying on the traditional growth mode and path of productive forces.", weight::state,
   {.hu_li = "2"}},
};

// Which measures answer them, of whatever paper. A pair is stated where the paper sets the measure against the
// dilemma; else it was matched by content.
inline constexpr answer_entry hu_li_answers[] = {
  {imperfect_vocational_system, measure::dynamic_major_optimisation, stated,
   {.hu_li = "5.1 firstly"}},
  {imperfect_vocational_system, measure::multi_level_vocational_system, inferred,
   {.hu_li = "5.3 firstly"}},
  {blocked_training_channel, measure::multi_level_vocational_system, inferred,
   {.hu_li = "5.3 firstly"}},
  {blocked_training_channel, measure::dynamic_major_optimisation, stated, {.hu_li = "5.1 firstly"}},
  {cultivation_industry_maladaptation, measure::dynamic_major_optimisation, stated,
   {.hu_li = "5.1 firstly"}},
  {supply_demand_mismatch, measure::supply_demand_coupling, stated, {.hu_li = "5.1 secondly"}},
  {level_need_mismatch, measure::cultivation_quality_coordination, stated,
   {.hu_li = "5.1 thirdly"}},
  {level_need_mismatch, measure::type_positioning_optimisation, inferred, {.hu_li = "4.2"}},
  {unclear_positioning, measure::type_positioning_optimisation, inferred, {.hu_li = "4.2"}},
  {unclear_positioning, measure::cultivation_quality_coordination, stated,
   {.hu_li = "5.1 thirdly"}},
  {education_enterprise_disconnect, measure::cultivation_quality_coordination, stated,
   {.hu_li = "5.1 thirdly"}},
  {education_enterprise_disconnect, measure::supply_demand_coupling, inferred,
   {.hu_li = "5.1 secondly"}},
  {education_enterprise_disconnect, measure::core_ability_enhancement, inferred, {.hu_li = "4.1"}},
  {major_industry_low_matching, measure::cultivation_quality_coordination, stated,
   {.hu_li = "5.1 thirdly"}},
  {major_industry_low_matching, measure::dynamic_major_optimisation, inferred,
   {.hu_li = "5.1 firstly"}},
  {supply_side_confined_focus, measure::integration_focus_shift, stated, {.hu_li = "5.2 intro"}},
  {low_operational_efficiency, measure::community_structure_mechanism, stated,
   {.hu_li = "5.2 firstly"}},
  {high_management_cost, measure::community_structure_mechanism, stated, {.hu_li = "5.2 firstly"}},
  {property_right_dispute, measure::community_structure_mechanism, stated,
   {.hu_li = "5.2 firstly"}},
  {government_driven_consumption, measure::community_new_momentum, stated,
   {.hu_li = "5.2 secondly"}},
  {closed_campus_education, measure::community_new_momentum, stated, {.hu_li = "5.2 secondly"}},
  {school_level_confinement, measure::community_dual_function, stated, {.hu_li = "5.2 thirdly"}},
  {single_aspect_focus, measure::whole_system_view, stated, {.hu_li = "5.3 intro"}},
  {education_stage_barriers, measure::integrated_cultivation_model, stated,
   {.hu_li = "5.3 secondly"}},
  {education_stage_barriers, measure::coursework_major_discipline_mechanism, inferred,
   {.hu_li = "5.3 thirdly"}},
  {traditional_path_dependence, measure::achievement_application, inferred,
   {.hu_li = "2, 5.2 intro"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
