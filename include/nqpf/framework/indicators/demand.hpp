// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators of the demand side: how many talents are wanted, of which kind.

#include <nqpf/framework/indicators/kinds.hpp>

namespace nqpf::inline NQPF_ABI::framework::indicators {

// Demand.

inline constexpr auto talent_demand_headcount =
    detail::amount("ind_talent_demand_headcount", "headcount")
        .label("Talents demanded, by field and level");
inline constexpr auto language_talent_demand_growth =
    indicator("ind_language_talent_demand_growth")
        .at_least(-1)
        .unit("rate per year")
        .label("Growth of demand for language talents");
inline constexpr auto skill_requirement_change =
    detail::share("ind_skill_requirement_change")
        .label("Share of required skills that change in a year");
inline constexpr auto growth_engine_talent_gap =
    detail::share("ind_growth_engine_talent_gap")
        .lower_is_better()
        .label("Unfilled share of posts in growth engines");
inline constexpr auto eight_field_talent_gap =
    detail::share("ind_eight_field_talent_gap")
        .lower_is_better()
        .label("Unfilled share of posts in the eight fields");
inline constexpr auto key_technology_talent_gap =
    detail::share("ind_key_technology_talent_gap")
        .lower_is_better()
        .label("Unfilled share of posts in key areas and core technologies");
inline constexpr auto enterprise_need_satisfaction =
    detail::share("ind_enterprise_need_satisfaction")
        .higher_is_better()
        .label("Share of enterprises satisfied with graduates");
inline constexpr auto demand_release_frequency =
    detail::amount("ind_demand_release_frequency", "count per year")
        .higher_is_better()
        .label("Publications of forecast demand");
inline constexpr auto trend_forecast_accuracy = detail::share("ind_trend_forecast_accuracy")
                                                    .higher_is_better()
                                                    .label("Share of forecasts that come true");
inline constexpr auto regional_talent_gap =
    detail::share("ind_regional_talent_gap")
        .lower_is_better()
        .label("Unfilled share of posts in the region's key industries");

}  // namespace nqpf::framework::indicators
