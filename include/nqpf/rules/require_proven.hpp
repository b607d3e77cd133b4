// SPDX-License-Identifier: BSL-1.0
#pragma once

// Stops the build where a rule set declared in code is not proven.

#include <nqpf/core/refuse.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/proof/sliced_settings.hpp>

namespace nqpf::inline v0 {

/// What the compiler has found wrong with a set declared in code: empty where it is proven.
template <const auto& Set>
inline constexpr const diagnostics& report_of = detail::found<detail::unwrapped<Set>()>;

/// Whether a set is proven: a constant that never fails to compile.
template <const auto& Set>
inline constexpr bool is_proven = report_of<Set>.ok();

/// Stops the build with the first defect of the set, if it has one. `evaluate` asks it; a header that
/// only declares a set can ask it too: `static_assert(nqpf::require_proven<rules>());`.
template <const auto& Set>
constexpr bool require_proven() {
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
  constexpr auto message = detail::refusal(report_of<Set>).write();
  static_assert(is_proven<Set>, message);
  return true;
#else
  if constexpr (!is_proven<Set>)
    static_assert(detail::refuse<report_of<Set>>(detail::refusal_indices<report_of<Set>>{}));
  return true;
#endif
}

}  // namespace nqpf
