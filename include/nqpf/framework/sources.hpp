// SPDX-License-Identifier: BSL-1.0
#pragma once

// The three papers that the framework is taken from.

#include <nqpf/core/source.hpp>

namespace nqpf::inline NQPF_ABI::framework {

/// Universities and foreign language talents. Four paths of four measures each.
inline constexpr source cao_wu{
    "cao_wu",
    "Research on Innovation of Foreign Language Talent Training Models in Universities from the "
    "Perspective of New Quality Productivity",
    "Linhua Cao, Kaijun Wu", "not before 2025"};

/// Top innovative talents in all fields. Five facets, five paths.
inline constexpr source tang_sun_zeng{
    "tang_sun_zeng",
    "Cultivation of Top Innovative Talents Leads the Formation of New Quality Productivity: Ideal "
    "Picture, Realistic Dilemma and Practical Way Forward",
    "Miaomiao Tang, Li Sun, Zhen Zeng", "not before 2024"};

/// Vocational education. Three dimensions of cultivation.
inline constexpr source hu_li{
    "hu_li",
    "Research on Industry-education Integration and Talents Cultivation of Vocational Education "
    "Empowering New Quality Productive Forces",
    "Kunpeng Hu, Xudong Li", "2024"};

}  // namespace nqpf::framework
