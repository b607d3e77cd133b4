// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that rules and framework fit: every dilemma of a part of the framework is diagnosed by a rule, every
// measure recommended by one, nothing is concluded of what was left out, and no indicator is there for nothing.

#include <nqpf/framework/indicators.hpp>
#include <nqpf/framework/scope_defects.hpp>
#include <nqpf/framework/verbs.hpp>
#include <nqpf/rules/require_proven.hpp>

namespace nqpf::inline NQPF_ABI::framework {

namespace detail {

// The items of which a rule set concludes with a verb.
template <verb V, class Subject, class Set>
constexpr void add_concluded(const Set& set, set_of<Subject>& all) {
  for (int r = 0; r < Set::size; ++r)
    for (int i = 0; i < set.rules[r].conclusion_count; ++i)
      if (const auto subject = said<V, Subject>(set.rules[r].conclusions[i])) all.insert(*subject);
}

}  // namespace detail

/// Everything of one kind of which rule sets conclude with a verb, whatever the data:
/// `concluded<verb::diagnose, dilemma, rules>`.
template <verb V, nqpf::detail::described Subject, const auto&... Sets>
inline constexpr set_of<Subject> concluded = [] {
  set_of<Subject> all;
  (detail::add_concluded<V>(Sets, all), ...);
  return all;
}();

namespace detail {

template <verb V, class Subject>
constexpr void write_left_out(phrase& words, const char* rule, const Subject& subject,
                              const diagnostics& found) {
  if (found.wants_words())
    words << nqpf::detail::spelled{rule} << " would " << name_of(V) << " "
          << nqpf::detail::spelled{id_of(subject)} << ", which is left out";
}

template <bool Words, verb V, class Subject, class Set>
constexpr void check_conclusions(const Set& set, const scope& s, diagnostics& found) {
  for (int r = 0; r < Set::size; ++r)
    for (int i = 0; i < set.rules[r].conclusion_count; ++i) {
      const auto subject = said<V, Subject>(set.rules[r].conclusions[i]);
      if (!subject || s.has(*subject)) continue;
      phrase words{};
      if constexpr (Words) write_left_out<V>(words, set.rules[r].id, *subject, found);
      found.add({defect::unknown_name, r, -1, words});
    }
}

template <bool Words, class Subject>
constexpr void check_all_concluded(const set_of<Subject>& wanted, const set_of<Subject>& concluded,
                                   const char* before, diagnostics& found) {
  for (const Subject subject : wanted) {
    if (concluded.contains(subject)) continue;
    phrase words{};
    if constexpr (Words)
      if (found.wants_words()) words << before << nqpf::detail::spelled{id_of(subject)};
    found.add({defect::unanswered_dilemma, -1, -1, words});
  }
}

template <bool Words, const auto&... Sets>
constexpr diagnostics check_coverage(const scope& s) {
  diagnostics found;
  (check_conclusions<Words, verb::diagnose, dilemma>(Sets, s, found), ...);
  (check_conclusions<Words, verb::recommend, measure>(Sets, s, found), ...);
  (check_conclusions<Words, verb::strengthen, relation>(Sets, s, found), ...);
  (check_conclusions<Words, verb::weaken, relation>(Sets, s, found), ...);
  (check_conclusions<Words, verb::affirm, notion>(Sets, s, found), ...);
  check_all_concluded<Words>(s.dilemmas, concluded<verb::diagnose, dilemma, Sets...>,
                             "no rule diagnoses ", found);
  check_all_concluded<Words>(s.measures, concluded<verb::recommend, measure, Sets...>,
                             "no rule recommends ", found);
  return found;
}

}  // namespace detail

/// What is wrong between rule sets and a part of the framework: a rule that concludes of what was left out (2), a
/// dilemma that no rule diagnoses, a measure that none recommends (14).
template <const auto&... Sets>
[[nodiscard]] constexpr diagnostics coverage_defects(const scope& s) {
  return detail::check_coverage<true, Sets...>(s);
}

namespace detail {
template <const auto& Scope, const auto&... Sets>
inline constexpr diagnostics found_in_coverage = check_coverage<true, Sets...>(Scope);
}  // namespace detail

/// Stops the build with what is wrong between rule sets and a part of the framework, if anything is:
/// `static_assert(nqpf::framework::require_covered<mine, rules>());`.
template <const auto& Scope, const auto&... Sets>
constexpr bool require_covered() {
  if constexpr (!detail::check_coverage<false, Sets...>(Scope).ok())
    return detail::require_none<detail::found_in_coverage<Scope, Sets...>>();
  return true;
}

namespace detail {

template <const auto& Set>
constexpr bool reads(const indicator_info& info) {
  const auto& p = program_of<Set>;
  for (int f = 0; f < p.count.inputs; ++f)
    if (p.inputs[f]->hash == info.hash && nqpf::detail::same_text(p.inputs[f]->id, info.id))
      return true;
  return false;
}

template <const auto&... Sets>
constexpr diagnostics find_unread() {
  diagnostics found;
  for (const indicator_entry& e : indicator_catalogue) {
    if ((reads<Sets>(*e.info) || ...)) continue;
    phrase words{};
    if (found.wants_words())
      words << "no rule reads " << nqpf::detail::spelled{e.info->id} << ", which stands for "
            << nqpf::detail::spelled{e.measures.id()};
    found.add({defect::unknown_name, -1, -1, words});
  }
  return found;
}

}  // namespace detail

/// The indicators of the catalogue that no rule of these sets reads (2).
template <const auto&... Sets>
inline constexpr diagnostics unread_indicators = detail::find_unread<Sets...>();

/// Stops the build where an indicator of the catalogue is read by no rule of these sets.
template <const auto&... Sets>
constexpr bool require_all_read() {
  return detail::require_none<unread_indicators<Sets...>>();
}

}  // namespace nqpf::framework
