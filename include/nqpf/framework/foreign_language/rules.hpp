// SPDX-License-Identifier: BSL-1.0
#pragma once

// The ready rule set of cao_wu on foreign language talents in universities.

#include <nqpf/framework/papers/cao_wu/rules.hpp>
#include <nqpf/framework/tables/rules.hpp>
#include <nqpf/framework/types/citing.hpp>

namespace nqpf::inline NQPF_ABI::framework::foreign_language {

/// The rules that diagnose dilemmas, recommend measures, and show relations of the two-way drive
/// strengthened or weakened, over unbound indicators:
/// `bind<foreign_language::rules>(to<&host::x>(indicators::y))`. What is not bound reads as missing.
inline constexpr auto rules = ruleset(ready::cao_wu_diagnosis, ready::cao_wu_recommendations,
                                      ready::cao_wu_drives, citing<ready::shared_drives, cao_wu>);

}  // namespace nqpf::framework::foreign_language
