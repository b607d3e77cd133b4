// SPDX-License-Identifier: BSL-1.0
#pragma once

// Directed claims of the papers: what promotes, drives, requires or hinders what. So far those of
// cao_wu that run between productivity and cultivation, and those that its loops and dilemmas need.
// Claims are keyed by id: the papers draw the same edge with different mechanisms.

#include <nqpf/framework/actors.hpp>
#include <nqpf/framework/dilemmas.hpp>
#include <nqpf/framework/drive.hpp>
#include <nqpf/framework/notions.hpp>

namespace nqpf::inline v0::framework {

/// Between which sides a claim runs. Set claim by claim: it cannot be read off the ends.
enum class direction : unsigned char {
  to_cultivation,
  to_productivity,
  inside_productivity,
  inside_cultivation,
  context,  ///< from or to context: globalisation, national goals
};

/// An end of a claim: a notion, a dilemma or an actor.
class claim_end {
public:
  enum class what : unsigned char { notion, dilemma, actor };

  constexpr claim_end(notion n) : what_(what::notion), position_(static_cast<short>(n)) {}
  constexpr claim_end(dilemma d) : what_(what::dilemma), position_(static_cast<short>(d)) {}
  constexpr claim_end(actor a) : what_(what::actor), position_(static_cast<short>(a)) {}

  [[nodiscard]] constexpr const char* id() const noexcept {
    switch (what_) {
      case what::notion: return notions[position_].id;
      case what::dilemma: return dilemmas[position_].id;
      default: return actors[position_].id;
    }
  }
  [[nodiscard]] constexpr bool operator==(const claim_end&) const = default;

private:
  what what_;
  short position_;
};

enum class claim : short {
  breakthrough_forms_nqpf,
  allocation_forms_nqpf,
  transformation_forms_nqpf,
  three_factors_found_nqpf,
  element_change_founds_nqpf,
  combination_raises_tfp,
  tfp_marks_nqpf,
  emerging_industry_forms_nqpf,
  future_industry_forms_nqpf,
  nqpf_drives_high_quality_development,
  nqpf_adds_new_drivers,
  workers_rank_first,
  means_compose_productivity,
  objects_compose_productivity,
  nqpf_relies_on_innovative_talent,
  nqpf_relies_on_innovative_education,
  technology_trend_sets_disciplines,
  technology_trend_sets_training_model,
  technology_transforms_language_learning,
  nqpf_supplies_technical_support_fl,
  nqpf_raises_fl_competence_demand,
  nqpf_requires_cross_cultural_ability,
  nqpf_requires_international_perspective,
  nqpf_requires_innovation_ability,
  nqpf_deepens_international_exchange,
  exchange_raises_talent_demand,
  nqpf_sets_fl_requirements,
  nqpf_drives_fl_model_innovation,
  nqpf_renews_fl_concept,
  nqpf_innovates_fl_methods,
  nqpf_integrates_fl_resources,
  nqpf_reforms_fl_evaluation,
  nqpf_promotes_school_exchange,
  nqpf_requires_interdisciplinary_knowledge,
  nqpf_requires_innovative_teachers,
  fl_plus_serves_emerging_industry,
  fl_talent_promotes_exchange,
  fl_talent_facilitates_economic_cooperation,
  fl_cultivation_supplies_talent,
  exchange_promotes_nqpf,
  fl_cultivation_supports_nqpf,
  fl_quality_promotes_nqpf,
  fl_talent_supports_technological_innovation,
  fl_talent_supports_industrial_upgrading,
  fl_talent_supports_international_development,
  iur_supplies_enterprise_talent,
  commerce_calls_for_language_marketing,
  fl_model_innovation_raises_quality,
  concept_supports_fl_cultivation,
  methods_support_fl_cultivation,
  resources_support_fl_cultivation,
  evaluation_supports_fl_cultivation,
  iur_reveals_demand,
  demand_information_adjusts_goal,
  goal_shapes_fl_talent,
  fl_talent_strengthens_enterprise,
  enterprise_joins_iur,
  curriculum_problem_limits_quality,
  method_problem_limits_quality,
  staff_problem_limits_quality,
  fl_problems_cause_demand_gap,
  knowledge_bias_neglects_practice,
  exam_bias_hides_ability,
};

struct claim_entry {
  claim value;
  const char* id;
  claim_end origin;
  claim_end target;
  influence kind;
  framework::direction direction;
  nqpf::status status;
  const char* mechanism;
  cited from;
};

// clang-format off
inline constexpr claim_entry claims[] = {
  {claim::breakthrough_forms_nqpf, "rel_breakthrough_forms_nqpf",
   notion::technological_breakthrough, notion::new_quality_productive_forces, influence::drives,
   direction::inside_productivity, status::stated,
   "Revolutionary breakthrough gives birth to NQPF.",
   cited(cao_wu, "1").also(hu_li, "2").also(tang_sun_zeng, "2.3")},
  {claim::allocation_forms_nqpf, "rel_allocation_forms_nqpf", notion::innovative_factor_allocation,
   notion::new_quality_productive_forces, influence::drives, direction::inside_productivity,
   status::stated, "New allocation of factors gives birth to NQPF.",
   cited(cao_wu, "1").also(hu_li, "2").also(tang_sun_zeng, "2.3")},
  {claim::transformation_forms_nqpf, "rel_transformation_forms_nqpf",
   notion::deep_industrial_transformation, notion::new_quality_productive_forces, influence::drives,
   direction::inside_productivity, status::stated,
   "Deep transformation of industry gives birth to NQPF.",
   cited(cao_wu, "1").also(hu_li, "2").also(tang_sun_zeng, "2.3")},
  {claim::three_factors_found_nqpf, "rel_three_factors_found_nqpf", notion::three_factors,
   notion::new_quality_productive_forces, influence::composes, direction::inside_productivity,
   status::stated, "The three factors together are the origin.",
   cited(cao_wu, "1").also(hu_li, "2")},
  {claim::element_change_founds_nqpf, "rel_element_change_founds_nqpf",
   notion::qualitative_change_of_elements, notion::new_quality_productive_forces,
   influence::composes, direction::inside_productivity, status::stated,
   "Changed quality of the three elements is its base.", {cao_wu, "1"}},
  {claim::combination_raises_tfp, "rel_combination_raises_tfp",
   notion::optimised_element_combination, notion::total_factor_productivity, influence::promotes,
   direction::inside_productivity, status::stated,
   "Better (leapfrog) combination of elements lifts TFP.", cited(hu_li, "2").also(cao_wu, "1")},
  {claim::tfp_marks_nqpf, "rel_tfp_marks_nqpf", notion::total_factor_productivity,
   notion::new_quality_productive_forces, influence::characterises, direction::inside_productivity,
   status::stated, "A clear rise of TFP is the mark of NQPF.", cited(cao_wu, "1").also(hu_li, "2")},
  {claim::emerging_industry_forms_nqpf, "rel_emerging_industry_forms_nqpf",
   notion::strategic_emerging_industry, notion::new_quality_productive_forces, influence::promotes,
   direction::inside_productivity, status::stated, "Cultivating emerging industry speeds up NQPF.",
   cited(cao_wu, "1").also(tang_sun_zeng, "1").also(hu_li, "2")},
  {claim::future_industry_forms_nqpf, "rel_future_industry_forms_nqpf", notion::future_industry,
   notion::new_quality_productive_forces, influence::promotes, direction::inside_productivity,
   status::stated, "Cultivating future industry speeds up NQPF.",
   cited(cao_wu, "1").also(tang_sun_zeng, "1").also(hu_li, "2")},
  {claim::nqpf_drives_high_quality_development, "rel_nqpf_drives_high_quality_development",
   notion::new_quality_productive_forces, notion::high_quality_development, influence::drives,
   direction::inside_productivity, status::stated,
   "NQPF is the driving force of high-quality development.",
   cited(hu_li, "1, 2, 3.1").also(cao_wu, "4.1 intro").also(tang_sun_zeng, "4.5")},
  {claim::nqpf_adds_new_drivers, "rel_nqpf_adds_new_drivers", notion::new_quality_productive_forces,
   notion::new_drivers, influence::promotes, direction::inside_productivity, status::stated,
   "NQPF strengthens new drivers of development.", cited(cao_wu, "1").also(tang_sun_zeng, "1")},
  {claim::workers_rank_first, "rel_workers_rank_first", notion::workers, notion::productive_forces,
   influence::composes, direction::inside_productivity, status::stated,
   "Workers are the first of the three elements, the most decisive force.", {hu_li, "3.2, 4.1"}},
  {claim::means_compose_productivity, "rel_means_compose_productivity", notion::means_of_labour,
   notion::productive_forces, influence::composes, direction::inside_productivity, status::stated,
   "Means of labour are one element.", cited(hu_li, "3.2").also(cao_wu, "1")},
  {claim::objects_compose_productivity, "rel_objects_compose_productivity",
   notion::objects_of_labour, notion::productive_forces, influence::composes,
   direction::inside_productivity, status::stated, "Objects of labour are one element.",
   cited(hu_li, "3.2").also(cao_wu, "1")},
  {claim::nqpf_relies_on_innovative_talent, "rel_nqpf_relies_on_innovative_talent",
   notion::new_quality_productive_forces, notion::innovative_talent, influence::requires_,
   direction::to_cultivation, status::stated, "NQPF relies on innovative talents.", {cao_wu, "1"}},
  {claim::nqpf_relies_on_innovative_education, "rel_nqpf_relies_on_innovative_education",
   notion::new_quality_productive_forces, notion::innovative_education, influence::requires_,
   direction::to_cultivation, status::stated,
   "In the last resort NQPF relies on innovative education.", {cao_wu, "1"}},
  {claim::technology_trend_sets_disciplines, "rel_technology_trend_sets_disciplines",
   notion::technology_development_trend, notion::discipline_major_setting, influence::requires_,
   direction::to_cultivation, status::stated,
   "Disciplines and training models should follow the trend of technology.",
   cited(cao_wu, "1").also(hu_li, "3.1")},
  {claim::technology_trend_sets_training_model, "rel_technology_trend_sets_training_model",
   notion::technology_development_trend, notion::training_model, influence::requires_,
   direction::to_cultivation, status::stated,
   "Disciplines and training models should follow the trend of technology.", {cao_wu, "1"}},
  {claim::technology_transforms_language_learning, "rel_technology_transforms_language_learning",
   notion::modern_science_and_technology, notion::foreign_language_talent_cultivation,
   influence::transforms, direction::to_cultivation, status::stated,
   "Technology reshapes second-language learning.", {cao_wu, "1"}},
  {claim::nqpf_supplies_technical_support_fl, "rel_nqpf_supplies_technical_support_fl",
   notion::new_quality_productive_forces, notion::foreign_language_talent_cultivation,
   influence::provides, direction::to_cultivation, status::stated,
   "Technical support and new room for innovation.", {cao_wu, "1"}},
  {claim::nqpf_raises_fl_competence_demand, "rel_nqpf_raises_fl_competence_demand",
   notion::new_quality_productive_forces, notion::comprehensive_quality, influence::requires_,
   direction::to_cultivation, status::stated,
   "Stress on innovation and quality asks more professional and overall ability of language "
   "talents.", {cao_wu, "3 firstly"}},
  {claim::nqpf_requires_cross_cultural_ability, "rel_nqpf_requires_cross_cultural_ability",
   notion::new_quality_productive_forces, notion::cross_cultural_communication_ability,
   influence::requires_, direction::to_cultivation, status::stated,
   "Because NQPF stresses technology, upgrading and openness abroad, basic language no longer "
   "suffices.", {cao_wu, "3 firstly, 4.1 firstly"}},
  {claim::nqpf_requires_international_perspective, "rel_nqpf_requires_international_perspective",
   notion::new_quality_productive_forces, notion::international_perspective, influence::requires_,
   direction::to_cultivation, status::stated,
   "Because NQPF stresses technology, upgrading and openness abroad, basic language no longer "
   "suffices.", {cao_wu, "3 firstly, 4.1 firstly"}},
  {claim::nqpf_requires_innovation_ability, "rel_nqpf_requires_innovation_ability",
   notion::new_quality_productive_forces, notion::innovation_ability, influence::requires_,
   direction::to_cultivation, status::stated,
   "Because NQPF stresses technology, upgrading and openness abroad, basic language no longer "
   "suffices.", cited(cao_wu, "3 firstly, 4.1 firstly").also(tang_sun_zeng, "2.3")},
  {claim::nqpf_deepens_international_exchange, "rel_nqpf_deepens_international_exchange",
   notion::new_quality_productive_forces, notion::international_exchange_and_cooperation,
   influence::promotes, direction::to_cultivation, status::stated,
   "NQPF deepens cooperation; demand for language talents grows.",
   {cao_wu, "3 secondly, 4.2 thirdly"}},
  {claim::exchange_raises_talent_demand, "rel_exchange_raises_talent_demand",
   notion::international_exchange_and_cooperation, notion::talent_demand, influence::promotes,
   direction::to_cultivation, status::stated, "More exchange, more demand for language talents.",
   {cao_wu, "3 secondly"}},
  {claim::nqpf_sets_fl_requirements, "rel_nqpf_sets_fl_requirements",
   notion::new_quality_productive_forces, notion::foreign_language_talent_cultivation,
   influence::requires_, direction::to_cultivation, status::stated,
   "New requirements: goals and models must be adjusted.", {cao_wu, "4.1 firstly"}},
  {claim::nqpf_drives_fl_model_innovation, "rel_nqpf_drives_fl_model_innovation",
   notion::new_quality_productive_forces, notion::training_model, influence::transforms,
   direction::to_cultivation, status::stated,
   "NQPF drives renewal of concept, curriculum and methods, so of the model.",
   {cao_wu, "4.1 thirdly"}},
  {claim::nqpf_renews_fl_concept, "rel_nqpf_renews_fl_concept",
   notion::new_quality_productive_forces, notion::cultivation_concept, influence::transforms,
   direction::to_cultivation, status::stated,
   "From knowledge and skill, exam-oriented, to overall quality and innovation.",
   {cao_wu, "4.2 firstly"}},
  {claim::nqpf_innovates_fl_methods, "rel_nqpf_innovates_fl_methods",
   notion::new_quality_productive_forces, notion::teaching_method, influence::transforms,
   direction::to_cultivation, status::stated, "Technology brings more diverse methods and tools.",
   {cao_wu, "4.2 secondly"}},
  {claim::nqpf_integrates_fl_resources, "rel_nqpf_integrates_fl_resources",
   notion::new_quality_productive_forces, notion::education_resource_base, influence::promotes,
   direction::to_cultivation, status::stated,
   "Resources become richer, more diverse and are integrated.", {cao_wu, "4.2 thirdly"}},
  {claim::nqpf_reforms_fl_evaluation, "rel_nqpf_reforms_fl_evaluation",
   notion::new_quality_productive_forces, notion::evaluation_system, influence::transforms,
   direction::to_cultivation, status::stated,
   "Evaluation has to become more scientific, wider and more diverse.", {cao_wu, "4.2 fourthly"}},
  {claim::nqpf_promotes_school_exchange, "rel_nqpf_promotes_school_exchange",
   notion::new_quality_productive_forces, notion::inter_school_exchange, influence::promotes,
   direction::to_cultivation, status::stated,
   "NQPF promotes exchange and cooperation between schools.", {cao_wu, "4.2 thirdly"}},
  {claim::nqpf_requires_interdisciplinary_knowledge,
   "rel_nqpf_requires_interdisciplinary_knowledge", notion::new_quality_productive_forces,
   notion::interdisciplinary_knowledge, influence::requires_, direction::to_cultivation,
   status::stated,
   "Stress on innovation and comprehensiveness asks for knowledge of several disciplines.",
   cited(cao_wu, "5.1 secondly").also(hu_li, "5.3 thirdly")},
  {claim::nqpf_requires_innovative_teachers, "rel_nqpf_requires_innovative_teachers",
   notion::new_quality_productive_forces, notion::teacher_innovation_ability, influence::requires_,
   direction::to_cultivation, status::stated,
   "Stress on innovation and creativity asks teachers to innovate.", {cao_wu, "5.3 secondly"}},
  {claim::fl_plus_serves_emerging_industry, "rel_fl_plus_serves_emerging_industry",
   notion::foreign_language_plus_model, notion::strategic_emerging_industry, influence::promotes,
   direction::to_productivity, status::stated,
   "Language plus specialty fits the needs of emerging industry better.", {cao_wu, "2.1"}},
  {claim::fl_talent_promotes_exchange, "rel_fl_talent_promotes_exchange",
   notion::foreign_language_talent, notion::international_exchange_and_cooperation,
   influence::promotes, direction::to_productivity, status::stated,
   "Bridge between countries; quality sets depth and breadth of exchange.",
   {cao_wu, "3, 4.1 secondly"}},
  {claim::fl_talent_facilitates_economic_cooperation,
   "rel_fl_talent_facilitates_economic_cooperation", notion::foreign_language_talent,
   notion::economic_cooperation, influence::promotes, direction::to_productivity, status::stated,
   "Language talents ease economic cooperation.", {cao_wu, "3 intro"}},
  {claim::fl_cultivation_supplies_talent, "rel_fl_cultivation_supplies_talent",
   notion::foreign_language_talent_cultivation, notion::foreign_language_talent,
   influence::provides, direction::inside_cultivation, status::stated,
   "Universities train a group with international view and cross-cultural ability.",
   {cao_wu, "4.1 secondly"}},
  {claim::exchange_promotes_nqpf, "rel_exchange_promotes_nqpf",
   notion::international_exchange_and_cooperation, notion::new_quality_productive_forces,
   influence::promotes, direction::to_productivity, status::inferred,
   "The paper names support for exchange and promotion of NQPF in one breath; that the first "
   "brings the second is inferred.", {cao_wu, "4.1 secondly", status::inferred}},
  {claim::fl_cultivation_supports_nqpf, "rel_fl_cultivation_supports_nqpf",
   notion::foreign_language_talent_cultivation, notion::new_quality_productive_forces,
   influence::promotes, direction::to_productivity, status::stated,
   "Supporting role of language talent cultivation.", {cao_wu, "4.1 secondly"}},
  {claim::fl_quality_promotes_nqpf, "rel_fl_quality_promotes_nqpf", notion::cultivation_quality,
   notion::new_quality_productive_forces, influence::promotes, direction::to_productivity,
   status::stated, "Better quality of cultivation promotes NQPF in turn.", {cao_wu, "4.1 thirdly"}},
  {claim::fl_talent_supports_technological_innovation,
   "rel_fl_talent_supports_technological_innovation", notion::foreign_language_talent,
   notion::technological_innovation, influence::provides, direction::to_productivity,
   status::stated, "Intellectual support and talent guarantee.", {cao_wu, "4.1 thirdly"}},
  {claim::fl_talent_supports_industrial_upgrading, "rel_fl_talent_supports_industrial_upgrading",
   notion::foreign_language_talent, notion::industrial_upgrading, influence::provides,
   direction::to_productivity, status::stated, "Intellectual support and talent guarantee.",
   {cao_wu, "4.1 thirdly"}},
  {claim::fl_talent_supports_international_development,
   "rel_fl_talent_supports_international_development", notion::foreign_language_talent,
   notion::international_development, influence::provides, direction::to_productivity,
   status::stated, "Intellectual support and talent guarantee.", {cao_wu, "4.1 thirdly"}},
  {claim::iur_supplies_enterprise_talent, "rel_iur_supplies_enterprise_talent",
   notion::industry_university_research_cooperation, actor::enterprise, influence::provides,
   direction::to_productivity, status::stated,
   "Enterprises find and select good talents through cooperation.", {cao_wu, "5.4 thirdly"}},
  {claim::commerce_calls_for_language_marketing, "rel_commerce_calls_for_language_marketing",
   notion::cross_border_e_commerce, notion::language_plus_marketing, influence::requires_,
   direction::to_cultivation, status::stated, "A new industry makes a new training direction.",
   {cao_wu, "2.1"}},
  {claim::fl_model_innovation_raises_quality, "rel_fl_model_innovation_raises_quality",
   notion::training_model, notion::cultivation_quality, influence::promotes,
   direction::inside_cultivation, status::stated, "Renewed models raise the quality of training.",
   {cao_wu, "4.2 intro, 5.4 intro"}},
  {claim::concept_supports_fl_cultivation, "rel_concept_supports_fl_cultivation",
   notion::cultivation_concept, notion::foreign_language_talent_cultivation, influence::promotes,
   direction::inside_cultivation, status::stated, "Renewed concept supports cultivation.",
   {cao_wu, "4.2 intro"}},
  {claim::methods_support_fl_cultivation, "rel_methods_support_fl_cultivation",
   notion::teaching_method, notion::foreign_language_talent_cultivation, influence::promotes,
   direction::inside_cultivation, status::stated, "Renewed methods support cultivation.",
   {cao_wu, "4.2 intro"}},
  {claim::resources_support_fl_cultivation, "rel_resources_support_fl_cultivation",
   notion::education_resource_base, notion::foreign_language_talent_cultivation,
   influence::promotes, direction::inside_cultivation, status::stated,
   "Integrated resources give a better learning environment and experience.",
   {cao_wu, "4.2 intro, thirdly"}},
  {claim::evaluation_supports_fl_cultivation, "rel_evaluation_supports_fl_cultivation",
   notion::evaluation_system, notion::foreign_language_talent_cultivation, influence::promotes,
   direction::inside_cultivation, status::stated, "Objective picture of proficiency and quality.",
   {cao_wu, "4.2 intro, fourthly"}},
  {claim::iur_reveals_demand, "rel_iur_reveals_demand",
   notion::industry_university_research_cooperation, notion::talent_demand_information,
   influence::provides, direction::inside_cultivation, status::stated,
   "Trends, occupations, new technology become known.", {cao_wu, "5.4 firstly"}},
  {claim::demand_information_adjusts_goal, "rel_demand_information_adjusts_goal",
   notion::talent_demand_information, notion::cultivation_goal, influence::promotes,
   direction::inside_cultivation, status::stated, "Goals and plans set and adjusted by it.",
   {cao_wu, "5.4 firstly"}},
  {claim::goal_shapes_fl_talent, "rel_goal_shapes_fl_talent", notion::cultivation_goal,
   notion::foreign_language_talent, influence::promotes, direction::inside_cultivation,
   status::inferred, "Goals closer to the market give talents closer to it.",
   {cao_wu, "5.4 firstly", status::inferred}},
  {claim::fl_talent_strengthens_enterprise, "rel_fl_talent_strengthens_enterprise",
   notion::foreign_language_talent, actor::enterprise, influence::provides,
   direction::to_productivity, status::stated, "Enterprises gain selected talents.",
   {cao_wu, "5.4 thirdly"}},
  {claim::enterprise_joins_iur, "rel_enterprise_joins_iur", actor::enterprise,
   notion::industry_university_research_cooperation, influence::promotes,
   direction::inside_cultivation, status::stated, "Enterprises feed back and take part.",
   {cao_wu, "5.4 secondly, fourthly"}},
  {claim::curriculum_problem_limits_quality, "rel_curriculum_problem_limits_quality",
   dilemma::incomplete_curriculum_system, notion::cultivation_quality, influence::constrains,
   direction::inside_cultivation, status::stated, "Limits quality and efficiency.", {cao_wu, "3"}},
  {claim::method_problem_limits_quality, "rel_method_problem_limits_quality",
   dilemma::single_teaching_method, notion::cultivation_quality, influence::constrains,
   direction::inside_cultivation, status::stated, "Limits quality and efficiency.", {cao_wu, "3"}},
  {claim::staff_problem_limits_quality, "rel_staff_problem_limits_quality",
   dilemma::weak_teaching_staff, notion::cultivation_quality, influence::constrains,
   direction::inside_cultivation, status::stated, "Limits quality and efficiency.", {cao_wu, "3"}},
  {claim::fl_problems_cause_demand_gap, "rel_fl_problems_cause_demand_gap",
   dilemma::fl_cultivation_problems, dilemma::cultivation_demand_gap, influence::causes,
   direction::inside_cultivation, status::stated, "The problems open a gap to NQPF demand.",
   {cao_wu, "3"}},
  {claim::knowledge_bias_neglects_practice, "rel_knowledge_bias_neglects_practice",
   dilemma::knowledge_skill_bias, notion::practical_ability, influence::constrains,
   direction::inside_cultivation, status::stated,
   "Practical and cross-cultural ability are neglected.", {cao_wu, "4.2 firstly"}},
  {claim::exam_bias_hides_ability, "rel_exam_bias_hides_ability", dilemma::exam_certificate_bias,
   notion::comprehensive_quality, influence::constrains, direction::inside_cultivation,
   status::stated, "Real ability and quality are not seen.", {cao_wu, "4.2 fourthly"}},
};
// clang-format on
static_assert(detail::in_order(claims));

namespace detail {
inline constexpr auto claim_names = names_of(claims);
}
constexpr auto describe(claim) { return named_values<claim>(detail::claim_names.items); }

[[nodiscard]] constexpr const claim_entry& about(claim c) noexcept {
  return claims[static_cast<int>(c)];
}

/// A claim as a drive: `two_way<Industry, College, claimed<claim::a>, claimed<claim::b>>`.
template <claim C>
struct claimed {
  struct from {
    static constexpr const char* name = about(C).origin.id();
  };
  struct to {
    static constexpr const char* name = about(C).target.id();
  };
  static constexpr influence kind = about(C).kind;
};

/// Calls `each(dilemma, claim)` for every dilemma that brings this one about. Measures for the
/// causes come before measures for what they cause (rule_consequence_not_cause; cao_wu 3;
/// tang_sun_zeng 3.1, 3.4).
template <class F>
constexpr void each_cause(dilemma of, F&& each) {
  for (const claim_entry& c : claims)
    for (const dilemma_entry& d : dilemmas)
      if (c.kind == influence::causes && c.target == of && c.origin == d.value)
        each(d.value, c.value);
}

}  // namespace nqpf::framework
