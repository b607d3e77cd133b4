// SPDX-License-Identifier: BSL-1.0
#pragma once

// The thresholds of the rules that cite several papers. None of them is in a paper: the defaults are
// illustrative and only make examples run.

#include <nqpf/framework/types/threshold.hpp>

namespace nqpf::inline NQPF_ABI::framework::thresholds {

// clang-format off
inline constexpr parameter strengthen_three_factors_t1 =
    detail::required("strengthen_three_factors_t1", 1, 1e9);
inline constexpr parameter strengthen_three_factors_t2 =
    detail::index("strengthen_three_factors_t2", 60);
inline constexpr parameter strengthen_three_factors_t3 =
    detail::share("strengthen_three_factors_t3", 0.4);
inline constexpr parameter strengthen_combination_to_tfp_t1 =
    detail::index("strengthen_combination_to_tfp_t1", 60);
inline constexpr parameter strengthen_combination_to_tfp_t2 =
    detail::between("strengthen_combination_to_tfp_t2", 0.01, -0.5, 1);
inline constexpr parameter assert_nqpf_mark_t1 =
    detail::between("assert_nqpf_mark_t1", 0.02, 0, 0.2);
inline constexpr parameter strengthen_emerging_industry_t1 =
    detail::share("strengthen_emerging_industry_t1", 0.15);
inline constexpr parameter strengthen_future_industry_t1 =
    detail::index("strengthen_future_industry_t1", 50);
inline constexpr parameter strengthen_traditional_upgrade_t1 =
    detail::share("strengthen_traditional_upgrade_t1", 0.4);
inline constexpr parameter strengthen_quality_workers_t1 =
    detail::share("strengthen_quality_workers_t1", 0.3);
inline constexpr parameter strengthen_triad_t1 = detail::index("strengthen_triad_t1", 65);
inline constexpr parameter weaken_by_barriers_t1 = detail::share("weaken_by_barriers_t1", 0.6);
// clang-format on

}  // namespace nqpf::framework::thresholds
