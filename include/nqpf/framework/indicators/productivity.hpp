// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators of the productivity side: elements and their combination, factors, ways, industry,
// knowledge flows.

#include <nqpf/framework/indicators/kinds.hpp>

namespace nqpf::inline NQPF_ABI::framework::indicators {

// Elements and combination.

inline constexpr auto worker_quality =
    detail::index("ind_worker_quality").higher_is_better().label("Overall quality of workers");
inline constexpr auto high_quality_worker_share =
    detail::share("ind_high_quality_worker_share")
        .higher_is_better()
        .label("Share of workers who count as high-quality");
inline constexpr auto tool_application_skill = detail::index("ind_tool_application_skill")
                                                   .higher_is_better()
                                                   .label("Skill in using means and tools");
inline constexpr auto advanced_tool_share =
    detail::share("ind_advanced_tool_share")
        .higher_is_better()
        .label("Share of tools that embody advanced technology");
inline constexpr auto object_processing_efficiency =
    detail::index("ind_object_processing_efficiency")
        .higher_is_better()
        .label("Efficiency of processing objects");
inline constexpr auto worker_innovation_rate =
    detail::amount("ind_worker_innovation_rate", "count per year")
        .higher_is_better()
        .label("Adopted improvements per 100 workers and year");
inline constexpr auto element_combination = detail::index("ind_element_combination")
                                                .higher_is_better()
                                                .label("How well the elements fit together");
inline constexpr auto tfp_growth = indicator("ind_tfp_growth")
                                       .in(-1, 1)
                                       .unit("rate per year")
                                       .higher_is_better()
                                       .label("Growth of TFP");

// Factors, new, high.

inline constexpr auto breakthrough_count =
    detail::amount("ind_breakthrough_count", "count per year")
        .higher_is_better()
        .label("Revolutionary breakthroughs");
inline constexpr auto factor_allocation =
    detail::index("ind_factor_allocation").higher_is_better().label("Quality of factor allocation");
inline constexpr auto industrial_transformation_share =
    detail::share("ind_industrial_transformation_share")
        .higher_is_better()
        .label("Share of industry deeply transformed");
inline constexpr auto new_industry_share = detail::share("ind_new_industry_share")
                                               .higher_is_better()
                                               .label("Share of value from new industries");
inline constexpr auto new_driver_contribution = detail::share("ind_new_driver_contribution")
                                                    .higher_is_better()
                                                    .label("Share of growth from new drivers");
inline constexpr auto new_model_adoption = detail::share("ind_new_model_adoption")
                                               .higher_is_better()
                                               .label("Share of firms on new models");
inline constexpr auto high_technology_share = detail::share("ind_high_technology_share")
                                                  .higher_is_better()
                                                  .label("Share of output of high technology");
inline constexpr auto production_efficiency =
    detail::index("ind_production_efficiency").higher_is_better().label("Efficiency of production");
inline constexpr auto output_quality_rate =
    detail::share("ind_output_quality_rate")
        .higher_is_better()
        .label("Share of output that meets the quality standard");

// Ways, industry, knowledge flows.

inline constexpr auto rd_intensity =
    detail::share("ind_rd_intensity").higher_is_better().label("R&D spending over output");
inline constexpr auto emerging_industry_share = detail::share("ind_emerging_industry_share")
                                                    .higher_is_better()
                                                    .label("Share of value from emerging industry");
inline constexpr auto future_industry_prelayout =
    detail::index("ind_future_industry_prelayout")
        .higher_is_better()
        .label("State of advance layout of future industry");
inline constexpr auto traditional_upgrade_rate = detail::share("ind_traditional_upgrade_rate")
                                                     .higher_is_better()
                                                     .label("Share of traditional firms upgraded");
inline constexpr auto digital_economy_share =
    detail::share("ind_digital_economy_share").higher_is_better().label("Share of digital economy");
inline constexpr auto green_output_share =
    detail::share("ind_green_output_share").higher_is_better().label("Share of green output");
inline constexpr auto reform_progress =
    detail::index("ind_reform_progress").higher_is_better().label("Progress of reform");
inline constexpr auto achievement_transformation_rate =
    detail::share("ind_achievement_transformation_rate")
        .higher_is_better()
        .label("Share of results that reach production");
inline constexpr auto achievement_application_lag =
    detail::amount("ind_achievement_application_lag", "months")
        .lower_is_better()
        .label("Time from result to use in industry");
inline constexpr auto research_rd_link_rate =
    detail::share("ind_research_rd_link_rate")
        .higher_is_better()
        .label("Share of applied basic research tied to industrial R&D");
inline constexpr auto achievement_channel_openness =
    detail::share("ind_achievement_channel_openness")
        .higher_is_better()
        .label("Share of results offered on an open supply-demand channel");
inline constexpr auto original_innovation_share =
    detail::share("ind_original_innovation_share")
        .higher_is_better()
        .label("Share of original or disruptive results");
inline constexpr auto key_technology_dependence =
    detail::share("ind_key_technology_dependence")
        .lower_is_better()
        .label("Share of key technology from outside");
inline constexpr auto international_cooperation = detail::index("ind_international_cooperation")
                                                      .higher_is_better()
                                                      .label("Depth and breadth of exchange");
inline constexpr auto regional_transformation = detail::index("ind_regional_transformation")
                                                    .higher_is_better()
                                                    .label("State of regional transformation");
inline constexpr auto regional_strategy_similarity =
    detail::share("ind_regional_strategy_similarity")
        .lower_is_better()
        .label(
            "Share of regional industry choices that copy other regions, whatever the conditions");
inline constexpr auto traditional_growth_dependence =
    detail::share("ind_traditional_growth_dependence")
        .lower_is_better()
        .label("Share of growth by the traditional mode");
inline constexpr auto knowledge_spillover =
    detail::index("ind_knowledge_spillover").higher_is_better().label("Spillover in communities");
inline constexpr auto industry_chain_coverage = detail::share("ind_industry_chain_coverage")
                                                    .higher_is_better()
                                                    .label("Share of key chain links present");

}  // namespace nqpf::framework::indicators
