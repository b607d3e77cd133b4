// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of all three papers as one set: what shows where their advice meets on one record.

#include <nqpf/framework/papers/cao_wu/rules.hpp>
#include <nqpf/framework/papers/hu_li/rules.hpp>
#include <nqpf/framework/papers/tang_sun_zeng/rules.hpp>
#include <nqpf/framework/tables/rules.hpp>

namespace nqpf::inline NQPF_ABI::framework::joint {

/// The 208 rules of the three papers, proven together.
inline constexpr auto rules =
    ruleset(ready::cao_wu_diagnosis, ready::tang_sun_zeng_diagnosis, ready::hu_li_diagnosis,
            ready::cao_wu_recommendations, ready::tang_sun_zeng_recommendations,
            ready::hu_li_recommendations, ready::cao_wu_drives, ready::tang_sun_zeng_drives,
            ready::hu_li_drives, ready::shared_drives);
static_assert(rules.size == 208);

}  // namespace nqpf::framework::joint
