// SPDX-License-Identifier: BSL-1.0
#pragma once

// Questions whose answer the build depends on: where it is another, the error says the sentence with the record.
//
//   static_assert(nqpf::require_implies<rules, "thin_practice", "needs_plan">());
//   static_assert(nqpf::require_always<rules, without_partner, verdict::weak>());

#include <nqpf/rules/questions.hpp>
#include <nqpf/rules/require_proven.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// The name of a rule as an argument of a template.
template <unsigned N>
struct quoted_name {
  char characters[N]{};
  consteval quoted_name(const char (&name)[N]) {
    for (unsigned i = 0; i < N; ++i) characters[i] = name[i];
  }
};

template <const auto& Answer, bool Wanted>
inline constexpr bool is_wanted = Wanted ? Answer.yes() : Answer.no();

template <const auto& Answer, bool Wanted>
constexpr bool report_answer() {
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
  constexpr auto message = refusal(Answer).write();
  static_assert(is_wanted<Answer, Wanted>, message);
#else
  if constexpr (!is_wanted<Answer, Wanted>)
    static_assert(refuse<Answer>(refusal_indices<Answer>{}));
#endif
  return true;
}

template <const auto& Set, const auto& Answer, bool Wanted>
constexpr bool require_answer() {
  static_assert(report_readiness<Set>());
  if constexpr (!is_ready<unwrapped<Set>()>) return false;
  else if constexpr (!packed<unwrapped<Set>()>.found.ok()) return require_proven<Set>();
  else return report_answer<Answer, Wanted>();
}

// Each answer as a constant.
template <const auto& Set, quoted_name A, quoted_name B, asking How>
inline constexpr auto implication = implies<Set>(A.characters, B.characters, How);
template <const auto& Set, quoted_name A, quoted_name B, asking How>
inline constexpr auto meeting = can_hold_together<Set>(A.characters, B.characters, How);
template <const auto& Set, quoted_name A, quoted_name B, asking How>
inline constexpr auto equality = equivalent<Set>(A.characters, B.characters, How);
template <const auto& Set, const auto& Where, auto Value, asking How>
inline constexpr auto constancy = always<Set>(Where, Value, How);
template <const auto& Set, const auto& Where, asking How>
inline constexpr auto completeness = always<Set>(Where, How);
template <const auto& Set, auto Value, asking How>
inline constexpr auto reachability = reachable<Set>(Value, How);

}  // namespace detail

/// Stops the build with the record where one rule does not imply another.
template <const auto& Set, detail::quoted_name A, detail::quoted_name B, asking How = asking{}>
constexpr bool require_implies() {
  return detail::require_answer<Set, detail::implication<Set, A, B, How>, true>();
}
/// Stops the build with a record on which two rules both hold.
template <const auto& Set, detail::quoted_name A, detail::quoted_name B, asking How = asking{}>
constexpr bool require_apart() {
  return detail::require_answer<Set, detail::meeting<Set, A, B, How>, false>();
}
/// Stops the build with a record on which one of two rules holds alone.
template <const auto& Set, detail::quoted_name A, detail::quoted_name B, asking How = asking{}>
constexpr bool require_equivalent() {
  return detail::require_answer<Set, detail::equality<Set, A, B, How>, true>();
}
/// Stops the build with a record on which a condition holds and a value is not concluded. The condition is an
/// `inline constexpr` object.
template <const auto& Set, const auto& Where, auto Value, asking How = asking{}>
  requires detail::described<decltype(Value)>
constexpr bool require_always() {
  return detail::require_answer<Set, detail::constancy<Set, Where, Value, How>, true>();
}
/// The same for any conclusion.
template <const auto& Set, const auto& Where>
constexpr bool require_always() {
  return detail::require_answer<Set, detail::completeness<Set, Where, asking{}>, true>();
}
/// Stops the build where a value is concluded of no record.
template <const auto& Set, auto Value, asking How = asking{}>
  requires detail::described<decltype(Value)>
constexpr bool require_reachable() {
  return detail::require_answer<Set, detail::reachability<Set, Value, How>, true>();
}

}  // namespace nqpf
