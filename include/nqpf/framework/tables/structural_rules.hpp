// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules without a threshold, which follow from the text alone: they limit how a model may be built,
// a plan ordered, a finding worded.

#include <nqpf/framework/types/rows.hpp>

namespace nqpf::inline NQPF_ABI::framework::tables {

// clang-format off
inline constexpr structural_rule_entry shared_structural_rules[] = {
  {structural_rule::path_order, "Inside a path, measures are listed in the order 1, 2, 3, 4. It is "
   "an order of mention: the papers never say that one must be finished before the next, so a plan "
   "may run them in parallel.", {.cao_wu = "5", .tang_sun_zeng = "4", .hu_li = "5"}},
  {structural_rule::path_completeness, "A path counts as applied only when every measure of it is "
   "at least started; report the missing ones.",
   {.cao_wu = "throughout", .tang_sun_zeng = "throughout", .hu_li = "5.3 intro"},
   "that a path of cao_wu or tang_sun_zeng needs all its measures"},
  {structural_rule::language_base_necessary_not_sufficient, "Basic language abilities are a "
   "precondition: other abilities do not make up for them, and they alone do not suffice.",
   {.cao_wu = "3 firstly, 4.1 firstly, 5.1 thirdly"}},
  {structural_rule::innovation_ability_is_centre, "In the nine-quality structure innovation "
   "ability is the centre; a profile without it is incomplete whatever the others score.",
   {.tang_sun_zeng = "2.3"}, "the second half"},
  {structural_rule::both_innovators_and_skilled,
   "NQPF needs innovative talents and technical-skilled talents; supply of only one is a gap.",
   {.hu_li = "1, 3.2, 4.2"}},
  {structural_rule::both_high_level_and_grassroots,
   "Talent strategy covers the high level and the grassroots.", {.tang_sun_zeng = "2.2"}},
  {structural_rule::three_industry_classes_together, "Serve traditional, emerging and future "
   "industry at once; dropping the traditional class is an error.",
   {.tang_sun_zeng = "2.1, 4.5", .hu_li = "2, 5.1 firstly"}},
  {structural_rule::tool_needs_user,
   "Advanced tools show their advantage for NQPF only where skilled people use them.",
   {.hu_li = "4.2"}},
  {structural_rule::result_needs_application,
   "A result serves NQPF by being applied in industry; an unapplied result is not counted.",
   {.tang_sun_zeng = "4.4", .hu_li = "2, 3.2"}, "the second half"},
  {structural_rule::dual_function_both,
   "A community must perform both functions, talents and applied technology.",
   {.hu_li = "5.2 thirdly"}},
  {structural_rule::community_shared_charter,
   "All members take part in the charter; a charter by one side is flagged.",
   {.hu_li = "5.2 firstly"}, "the second half"},
  {structural_rule::led_system_leader, "The employment system is led by government, practice by "
   "industry and enterprises, teaching by schools.", {.hu_li = "5.3 secondly"}},
  {structural_rule::graduate_level_order, "College and undergraduate levels carry the base; "
   "master's is explored next to it, doctoral after that.", {.hu_li = "4.2, 5.3 firstly"},
   "the strict sequence"},
  {structural_rule::level_talent_type, "Research universities: academic talent. Secondary to "
   "undergraduate vocational: composite, digital, innovative talent. Master's: applied research "
   "and development. Doctoral: high-level applied innovation.", {.hu_li = "4.2"}},
  {structural_rule::demand_side_supply_side, "NQPF is the demand side, education the supply side; "
   "a demand may not be created by the supply side's own capacity.", {.hu_li = "4"},
   "the second half"},
  {structural_rule::local_conditions_first,
   "Choose industries and talents by local conditions, build before breaking, guide by category.",
   {.tang_sun_zeng = "2.1, 4.5"}},
  {structural_rule::tfp_is_the_mark,
   "A rise of TFP is the mark of NQPF; growth without it is not reported as NQPF.",
   {.cao_wu = "1", .hu_li = "2"}, "the second half"},
  {structural_rule::loop_needs_both_legs, "A two-way drive is reported only when both a "
   "productivity-to-cultivation and a cultivation-to-productivity relation are present; one leg is "
   "one-way influence.", {.cao_wu = "4.1", .tang_sun_zeng = "abstract", .hu_li = "3"}},
  {structural_rule::named_dilemma_flag,
   "A dilemma of weight named may be diagnosed but must be shown as named only.",
   {.cao_wu = "3", .tang_sun_zeng = "3.1, 3.2, 3.3 headings", .hu_li = "5.1, 5.2"}},
  {structural_rule::consequence_not_cause, "A dilemma that another causes is explained by its "
   "causes; recommend measures for the causes first.",
   {.cao_wu = "3", .tang_sun_zeng = "3.1, 3.4"}},
};
// clang-format on

}  // namespace nqpf::framework::tables
