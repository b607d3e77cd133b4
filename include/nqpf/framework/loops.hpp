// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loops: claims that lead back to where they began, and whether a loop carries a two-way drive. So
// far those of cao_wu.

#include <nqpf/framework/claims.hpp>

namespace nqpf::inline v0::framework {

enum class loop : unsigned char {
  fl_requirement_support,
  fl_bridge,
  fl_exchange_pair,
  fl_model_quality,
  fl_concept,
  fl_method,
  fl_resource,
  fl_evaluation,
  fl_enterprise_feedback,
};

/// How a loop closes.
enum class closing : unsigned char {
  stated,    ///< the paper itself speaks of a cycle, though single links may be inferred
  linked,    ///< every link is stated, the loop was drawn from them
  inferred,  ///< it closes only with links that were inferred
};

struct loop_entry {
  static constexpr int capacity = 6;

  loop value;
  const char* id;
  framework::closing closing;
  maybe<claim> claims[capacity];  ///< in order: the target of each is the origin of the next
  cited from;
};

inline constexpr loop_entry loops[] = {
    {loop::fl_requirement_support,
     "loop_fl_requirement_support",
     closing::stated,
     {claim::nqpf_sets_fl_requirements, claim::fl_cultivation_supports_nqpf},
     {cao_wu, "4.1"}},
    {loop::fl_bridge,
     "loop_fl_bridge",
     closing::inferred,
     {claim::nqpf_sets_fl_requirements, claim::fl_cultivation_supplies_talent,
      claim::fl_talent_promotes_exchange, claim::exchange_promotes_nqpf},
     {cao_wu, "4.1 secondly"}},
    {loop::fl_exchange_pair,
     "loop_fl_exchange_pair",
     closing::inferred,
     {claim::nqpf_deepens_international_exchange, claim::exchange_promotes_nqpf},
     {cao_wu, "3 secondly, 4.1 secondly"}},
    {loop::fl_model_quality,
     "loop_fl_model_quality",
     closing::stated,
     {claim::nqpf_drives_fl_model_innovation, claim::fl_model_innovation_raises_quality,
      claim::fl_quality_promotes_nqpf},
     {cao_wu, "4.1 thirdly"}},
    {loop::fl_concept,
     "loop_fl_concept",
     closing::linked,
     {claim::nqpf_renews_fl_concept, claim::concept_supports_fl_cultivation,
      claim::fl_cultivation_supports_nqpf},
     {cao_wu, "4.1, 4.2 firstly"}},
    {loop::fl_method,
     "loop_fl_method",
     closing::linked,
     {claim::nqpf_innovates_fl_methods, claim::methods_support_fl_cultivation,
      claim::fl_cultivation_supports_nqpf},
     {cao_wu, "4.1, 4.2 secondly"}},
    {loop::fl_resource,
     "loop_fl_resource",
     closing::linked,
     {claim::nqpf_integrates_fl_resources, claim::resources_support_fl_cultivation,
      claim::fl_cultivation_supports_nqpf},
     {cao_wu, "4.1, 4.2 thirdly"}},
    {loop::fl_evaluation,
     "loop_fl_evaluation",
     closing::linked,
     {claim::nqpf_reforms_fl_evaluation, claim::evaluation_supports_fl_cultivation,
      claim::fl_cultivation_supports_nqpf},
     {cao_wu, "4.1, 4.2 fourthly"}},
    {loop::fl_enterprise_feedback,
     "loop_fl_enterprise_feedback",
     closing::inferred,
     {claim::iur_reveals_demand, claim::demand_information_adjusts_goal,
      claim::goal_shapes_fl_talent, claim::fl_talent_strengthens_enterprise,
      claim::enterprise_joins_iur},
     {cao_wu, "5.4"}},
};
static_assert(detail::in_order(loops));

namespace detail {
inline constexpr auto loop_names = names_of(loops);
}
constexpr auto describe(loop) { return named_values<loop>(detail::loop_names.items); }

[[nodiscard]] constexpr const loop_entry& about(loop l) noexcept {
  return loops[static_cast<int>(l)];
}

/// Whether each claim of a loop begins where the one before it ends, and the last where the first
/// begins.
[[nodiscard]] constexpr bool closes(const loop_entry& l) noexcept {
  int n = 0;
  while (n < loop_entry::capacity && l.claims[n]) ++n;
  for (int i = 0; i < n; ++i)
    if (!(about(*l.claims[i]).target == about(*l.claims[(i + 1) % n]).origin)) return false;
  return n > 0;
}

/// Whether a loop carries a two-way drive: one of its claims runs to cultivation and one to
/// productivity, else it is influence one way or inside one side (cao_wu 4.1; tang_sun_zeng,
/// abstract; hu_li 3). With `stated_only`, no claim of it may be inferred.
[[nodiscard]] constexpr bool is_two_way(const loop_entry& l,
                                        reading r = reading::with_inferred) noexcept {
  bool to_cultivation = false;
  bool to_productivity = false;
  for (const auto& c : l.claims) {
    if (!c) break;
    if (!takes(r, about(*c).status)) return false;
    to_cultivation = to_cultivation || about(*c).direction == direction::to_cultivation;
    to_productivity = to_productivity || about(*c).direction == direction::to_productivity;
  }
  return closes(l) && to_cultivation && to_productivity;
}

}  // namespace nqpf::framework
