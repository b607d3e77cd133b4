// SPDX-License-Identifier: BSL-1.0
#pragma once

// Who acts on measures, and what each actor has to do.

#include <nqpf/framework/tables/actors.hpp>
#include <nqpf/framework/tables/duties.hpp>
#include <nqpf/framework/types/table.hpp>

namespace nqpf::inline NQPF_ABI::framework {

inline constexpr table_of actors(tables::shared_actors);
static_assert(detail::require_in_order<actors>());

[[nodiscard]] constexpr const actor_entry& about(actor a) noexcept { return actors[a]; }

inline constexpr table_of duties(tables::shared_duties);
static_assert(detail::require_in_order<duties>());

[[nodiscard]] constexpr const duty_entry& about(duty d) noexcept { return duties[d]; }

/// Calls `each(duty_entry)` for every duty that a measure brings, of all actors.
template <class F>
constexpr void each_duty(measure of, F&& each) {
  for (const duty_entry& d : duties)
    for (const auto& m : d.measures)
      if (m == of) each(d);
}

}  // namespace nqpf::framework
