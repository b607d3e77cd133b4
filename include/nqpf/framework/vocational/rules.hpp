// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ready rule set of hu_li on vocational education.

#include <nqpf/framework/papers/hu_li/rules.hpp>
#include <nqpf/framework/tables/rules.hpp>
#include <nqpf/framework/types/citing.hpp>

namespace nqpf::inline NQPF_ABI::framework::vocational {

/// The rules that diagnose dilemmas, recommend measures, and show relations of the two-way drive
/// strengthened or weakened, over unbound indicators:
/// `bind<vocational::rules>(to<&host::x>(indicators::y))`. What is not bound reads as missing.
inline constexpr auto rules = ruleset(ready::hu_li_diagnosis, ready::hu_li_recommendations,
                                      ready::hu_li_drives, citing<ready::shared_drives, hu_li>);

}  // namespace nqpf::framework::vocational
