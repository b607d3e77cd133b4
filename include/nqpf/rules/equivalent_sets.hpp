// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether two rule sets over one record type decide alike, answered by the compiler:
//
//   static_assert(nqpf::equivalent<rules, rewritten>());
//   static_assert(nqpf::equivalent<rules_2024, rules_2025>(practice >= 0.5));
//   static_assert(nqpf::require_equivalent<rules, rewritten>());   // the error says the record

#include <nqpf/rules/difference.hpp>
#include <nqpf/rules/questions/sets.hpp>
#include <nqpf/rules/require_answer.hpp>

#include <type_traits>

namespace nqpf::inline NQPF_ABI {

namespace detail {

template <const auto& A, const auto& B>
using answer_of_sets =
    answer<both_packed<A, B>.storage.used.inputs, both_packed<A, B>.storage.used.parameters>;

/// Two sets that can be compared: rule sets or tables over one record type.
template <const auto& A, const auto& B>
concept comparable_sets = std::is_same_v<typename std::remove_cvref_t<decltype(A)>::record,
                                         typename std::remove_cvref_t<decltype(B)>::record>;

template <const auto& A, const auto& B>
constexpr answer_of_sets<A, B> compare_on(const question_parts& parts, const asking& how) {
  for (const diagnostic& d : both_packed<A, B>.found) {
    answered refused;
    refused.is = answered::kind::refused;
    refused.sentence = d.message;
    return answer_of_sets<A, B>(refused);
  }
  return ask_same<answer_of_sets<A, B>>(both_packed<A, B>.storage.view(), unwrapped<A>().size,
                                        parts, how);
}

}  // namespace detail

/// Whether two sets have the same conclusions that stand (none that another overrules; of tables by the hit policy,
/// the default among them) on every record, also with missing data, at every setting of the parameters that they share
/// by name. The record of the answer no is evaluated in both. Records keep the assumptions of both sets. Outputs with
/// names, texts and collected numbers are not compared: where tables have them and nothing else differs, the answer is
/// undecided. The order in which a table lists values is not compared.
template <const auto& A, const auto& B>
  requires detail::comparable_sets<A, B>
[[nodiscard]] constexpr auto equivalent(const asking& how = {}) {
  return detail::compare_on<A, B>(detail::question_parts{}, how);
}
/// The same for the records on which a condition holds; outcomes that it reads are those of the first set.
template <const auto& A, const auto& B, detail::asked_condition C>
  requires detail::comparable_sets<A, B>
[[nodiscard]] constexpr auto equivalent(const C& where, const asking& how = {}) {
  return detail::compare_on<A, B>(detail::parts_of(where), how);
}

namespace detail {
template <const auto& A, const auto& B, asking How>
inline constexpr auto sameness = equivalent<A, B>(How);
template <const auto& A, const auto& B, const auto& Where, asking How>
inline constexpr auto sameness_where = equivalent<A, B>(Where, How);
}  // namespace detail

/// Stops the build with a record of which two sets conclude different values, and those values.
template <const auto& A, const auto& B, asking How = asking{}>
  requires detail::comparable_sets<A, B>
constexpr bool require_equivalent() {
  return detail::require_answer<A, detail::sameness<A, B, How>, true>();
}
/// The same for the records on which a condition, an `inline constexpr` object, holds.
template <const auto& A, const auto& B, const auto& Where, asking How = asking{}>
  requires detail::comparable_sets<A, B>
constexpr bool require_equivalent() {
  return detail::require_answer<A, detail::sameness_where<A, B, Where, How>, true>();
}

}  // namespace nqpf::inline NQPF_ABI
