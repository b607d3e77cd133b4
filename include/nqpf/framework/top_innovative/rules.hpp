// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ready rule set of tang_sun_zeng on top innovative talents.

#include <nqpf/framework/papers/tang_sun_zeng/rules.hpp>
#include <nqpf/framework/tables/rules.hpp>
#include <nqpf/framework/types/citing.hpp>

namespace nqpf::inline NQPF_ABI::framework::top_innovative {

/// The rules that diagnose dilemmas, recommend measures, and show relations of the two-way drive
/// strengthened or weakened, over unbound indicators:
/// `bind<top_innovative::rules>(to<&host::x>(indicators::y))`. What is not bound reads as missing.
inline constexpr auto rules =
    ruleset(ready::tang_sun_zeng_diagnosis, ready::tang_sun_zeng_recommendations,
            ready::tang_sun_zeng_drives, citing<ready::shared_drives, tang_sun_zeng>);

}  // namespace nqpf::framework::top_innovative
