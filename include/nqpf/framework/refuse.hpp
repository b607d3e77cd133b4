// SPDX-License-Identifier: BSL-1.0
#pragma once

// Stops the build with the first of the diagnostics of a domain model, as rule sets do.

#include <nqpf/core/refuse.hpp>

namespace nqpf::inline NQPF_ABI::framework::detail {

/// True where nothing was found; else a compile error that says what.
template <const auto& Found>
constexpr bool require_none() {
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
  constexpr auto message = nqpf::detail::refusal(Found).write();
  static_assert(Found.ok(), message);
  return true;
#else
  if constexpr (!Found.ok())
    static_assert(nqpf::detail::refuse<Found>(nqpf::detail::refusal_indices<Found>{}));
  return true;
#endif
}

}  // namespace nqpf::framework::detail
