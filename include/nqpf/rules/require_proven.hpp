// SPDX-License-Identifier: BSL-1.0
#pragma once

// Stops the build where a rule set declared in code is not proven.

#include <nqpf/core/refuse.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/proof/sliced_settings.hpp>

namespace nqpf::inline v0 {

namespace detail {

inline constexpr diagnostics nothing_found{};

template <const auto& Set>
constexpr const diagnostics& report() {
  if constexpr (is_ready<unwrapped<Set>()>) return found<unwrapped<Set>()>;
  else return nothing_found;
}

template <const auto& Set>
constexpr bool tell_readiness() {
  constexpr readiness r = readiness_of<unwrapped<Set>()>();
  static_assert(r != readiness::not_constexpr && has_constant_bindings<Set>(),
                "nqpf: declare the rule set inline constexpr: what is only const is not proven");
  static_assert(r != readiness::reads_objects,
                "nqpf: declare every indicator and parameter that the rules read inline constexpr: "
                "what is only const is not proven");
  return true;
}

}  // namespace detail

/// What the compiler has found wrong with a set declared in code: empty where it is proven.
template <const auto& Set>
inline constexpr const diagnostics& report_of = detail::report<Set>();

/// Whether a set is proven: a constant that never fails to compile.
template <const auto& Set>
inline constexpr bool is_proven = report_of<Set>.ok();

/// Stops the build with the first defect of the set, if it has one. `evaluate` asks it; a header that
/// only declares a set can ask it too: `static_assert(nqpf::require_proven<rules>());`.
template <const auto& Set>
constexpr bool require_proven() {
  static_assert(detail::tell_readiness<Set>());
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
