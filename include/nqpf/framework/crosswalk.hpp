// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the three papers say in different words: concepts under three names, and measures to the same end.

#include <nqpf/framework/measures.hpp>
#include <nqpf/framework/types/measure.hpp>
#include <nqpf/framework/types/notion.hpp>
#include <nqpf/framework/types/set_of.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// One concept under the names that the papers give it: empty where a paper has none.
struct names_of_notion {
  notion standard;
  const char* cao_wu;
  const char* tang_sun_zeng;
  const char* hu_li;
  bool near;  ///< the papers mean nearly, not exactly, the same
  const char* comment = "";
};

namespace tables {

using enum notion;

inline constexpr names_of_notion crosswalk_notions[] = {
    {new_quality_productive_forces, "new quality productivity",
     "new qualitative productivity, new productive forces", "new quality productive forces", false,
     "Hu and Li define it most fully, Cao and Wu in one sentence, Tang, Sun and Zeng not at all."},
    {means_of_labour, "labor materials", "new quality production tools",
     "labor materials, means of labor, production tools", false, "Hu and Li mix three names."},
    {new_drivers, "driving forces for development", "dynamics, driving forces", "kinetic energy",
     false},
    {lifelong_learning_ability, "self-learning as base of lifelong learning",
     "lifelong learning ability", "continuous growth and lifelong learning", false},
    {interdisciplinary_knowledge, "interdisciplinary knowledge and skills",
     "interdisciplinary literacy", "knowledge and technology integration", true},
    {practical_ability, "practical application ability", "practical literacy",
     "application ability", true},
    {disciplinary_barrier, "disciplinary barriers",
     "disciplinary barriers, academic barriers, field barriers, industry fences",
     "academic barriers", true,
     "Hu and Li mean barriers between stages of education, the others between disciplines."},
    {industry_university_research_cooperation, "industry university research cooperation",
     "integration of industry, academia, research and application",
     "industry-education integration, with academia and research as its deepest form", true,
     "The notion of Hu and Li is the widest."},
    {cultivation_concept, "education concept", "cultivation concept", "talent cultivation concept",
     false},
    {sustainable_development_concept, "", "green concept", "sustainable development concept", true},
    {comprehensive_quality, "comprehensive quality, literacy, ability", "comprehensively developed",
     "comprehensive quality of workers", true},
    {composite_talent, "composite applied talent", "multidisciplinary talent",
     "high-quality composite talent", true},
};

}  // namespace tables

/// Ends that measures of more than one paper serve.
enum class measure_theme : unsigned char {
  fit_to_nqpf,
  across_disciplines,
  practice,
  digital_means,
  teachers,
  cooperation_with_industry,
  demand_information,
  evaluation,
  region,
  levels_and_stages,
  openness_across_borders,
};

/// What is done to an end: a measure, all measures of a path, or a concept where a paper has no measure.
struct like_measure {
  measure_theme theme;
  maybe<framework::measure> measure = {};
  maybe<framework::path> path = {};
  maybe<notion> concept_only = {};
};

namespace tables {

constexpr like_measure alike(measure_theme t, measure m) { return {t, m, {}, {}}; }
constexpr like_measure alike(measure_theme t, path p) { return {t, {}, p, {}}; }
constexpr like_measure alike(measure_theme t, notion n) { return {t, {}, {}, n}; }

// Theme by theme, in each the papers in their order.
inline constexpr like_measure crosswalk_measures[] = {
    alike(measure_theme::fit_to_nqpf, measure::nqpf_aligned_curriculum),
    alike(measure_theme::fit_to_nqpf, measure::professional_training_strengthening),
    alike(measure_theme::fit_to_nqpf, measure::forward_discipline_layout),
    alike(measure_theme::fit_to_nqpf, measure::dynamic_major_optimisation),
    alike(measure_theme::across_disciplines, measure::interdisciplinary_integration),
    alike(measure_theme::across_disciplines, measure::cross_boundary_introduction),
    alike(measure_theme::across_disciplines, measure::coursework_major_discipline_mechanism),
    alike(measure_theme::practice, measure::practical_ability_cultivation),
    alike(measure_theme::practice, measure::practice_employment_platform),
    alike(measure_theme::practice, measure::future_industry_training_base),
    alike(measure_theme::practice, measure::research_based_teaching),
    alike(measure_theme::practice, measure::supply_demand_coupling),
    alike(measure_theme::practice, measure::community_dual_function),
    alike(measure_theme::digital_means, measure::modern_teaching_means),
    alike(measure_theme::digital_means, measure::digital_teaching),
    alike(measure_theme::digital_means, measure::human_machine_education_field),
    alike(measure_theme::digital_means, measure::ai_literacy_education),
    alike(measure_theme::digital_means, measure::cultivation_quality_coordination),
    alike(measure_theme::teachers, path::teaching_staff_innovation),
    alike(measure_theme::teachers, measure::high_level_staff_building),
    alike(measure_theme::teachers, measure::technology_company_education_role),
    alike(measure_theme::cooperation_with_industry, path::industry_university_research_cooperation),
    alike(measure_theme::cooperation_with_industry, measure::technology_company_education_role),
    alike(measure_theme::cooperation_with_industry, measure::achievement_transformation),
    alike(measure_theme::cooperation_with_industry, measure::multi_party_collaboration),
    alike(measure_theme::cooperation_with_industry, path::platform_mechanism),
    alike(measure_theme::demand_information, measure::demand_insight_by_cooperation),
    alike(measure_theme::demand_information, measure::future_trend_research),
    alike(measure_theme::demand_information, measure::supply_demand_coupling),
    alike(measure_theme::evaluation, measure::talent_evaluation_reform),
    alike(measure_theme::evaluation, measure::teacher_evaluation_incentive),
    alike(measure_theme::evaluation, measure::intelligent_evaluation),
    alike(measure_theme::evaluation, measure::integrated_cultivation_model),
    alike(measure_theme::region, notion::national_local_strategy_alignment),
    alike(measure_theme::region, measure::region_tailored_cultivation),
    alike(measure_theme::region, measure::community_structure_mechanism),
    alike(measure_theme::levels_and_stages, measure::multi_level_talent_strategy),
    alike(measure_theme::levels_and_stages, measure::multi_level_vocational_system),
    alike(measure_theme::levels_and_stages, measure::integrated_cultivation_model),
    alike(measure_theme::openness_across_borders,
          measure::academic_atmosphere_internationalisation),
    alike(measure_theme::openness_across_borders, measure::cross_boundary_introduction),
    alike(measure_theme::openness_across_borders, measure::open_inclusive_environment),
};

}  // namespace tables

/// Calls `each(names_of_notion)` for the concepts that the papers name differently.
template <class F>
constexpr void each_renamed(F&& each) {
  for (const names_of_notion& row : tables::crosswalk_notions) each(row);
}
/// Calls `each(like_measure)` for what the papers offer to one end.
template <class F>
constexpr void each_alike(measure_theme theme, F&& each) {
  for (const like_measure& row : tables::crosswalk_measures)
    if (row.theme == theme) each(row);
}
/// Whether a row names a measure, by itself or with all measures of its path.
[[nodiscard]] constexpr bool names_measure(const like_measure& row, measure m) noexcept {
  return (row.measure && *row.measure == m) || (row.path && about(m).path == row.path);
}
/// Whether two measures are named for one end, in the same paper or in two.
[[nodiscard]] constexpr bool serve_one_end(measure a, measure b) noexcept {
  for (const like_measure& row : tables::crosswalk_measures) {
    if (!names_measure(row, a)) continue;
    for (const like_measure& other : tables::crosswalk_measures)
      if (other.theme == row.theme && names_measure(other, b)) return true;
  }
  return false;
}

}  // namespace nqpf::inline NQPF_ABI::framework
