// SPDX-License-Identifier: BSL-1.0
#pragma once

// Small sets: code made of the conditions, one comparison after the other and no branch. What a
// programmer would write by hand, by the compiler; once for complete records, once for the others.

#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/program/run.hpp>

#include <utility>

namespace nqpf::inline NQPF_ABI::detail::single {

// Beyond so many comparisons rows of bits are faster, and the code would grow with the set.
inline constexpr int most_generated = 96;

// Whether a set is small, without computed numbers, and without groups in order.
constexpr bool is_small(const program& p) noexcept {
  int comparisons = 0;
  for (int i = 0; i < p.count.code; ++i) comparisons += p.code[i].code == op::compare ? 1 : 0;
  for (int i = 0; i < p.count.atoms; ++i)
    if (p.atoms[i].what == atom::form::computed || is_missing(p.atoms[i].value)) return false;
  for (int g = 0; g < p.count.groups; ++g)
    if (!p.groups[g].is_table && p.groups[g].policy == hit::first) return false;
  return comparisons <= most_generated;
}

constexpr comparison opposite(comparison r) noexcept {
  constexpr comparison opposites[] = {comparison::greater_equal, comparison::greater,
                                      comparison::less_equal,    comparison::less,
                                      comparison::not_equal,     comparison::equal};
  return opposites[static_cast<int>(r)];
}

// Whether a comparison surely holds: with a missing number it does not, nor does its opposite.
template <comparison Relation>
__attribute__((always_inline)) inline unsigned surely(double x, double t) noexcept {
  if constexpr (Relation == comparison::less) return x < t ? 1 : 0;
  else if constexpr (Relation == comparison::less_equal) return x <= t ? 1 : 0;
  else if constexpr (Relation == comparison::greater) return x > t ? 1 : 0;
  else if constexpr (Relation == comparison::greater_equal) return x >= t ? 1 : 0;
  else if constexpr (Relation == comparison::equal) return x == t ? 1 : 0;
  else return (x < t ? 1U : 0U) | (x > t ? 1U : 0U);
}

// Of complete records one bit: it holds. Of others a second one: it may hold.
template <comparison Relation, bool Two>
__attribute__((always_inline)) inline unsigned compare(double x, double t) noexcept {
  if constexpr (Two) return surely<Relation>(x, t) | (surely<opposite(Relation)>(x, t) ^ 1U) << 1U;
  else if constexpr (Relation == comparison::not_equal) return x != t ? 1 : 0;
  else return surely<Relation>(x, t);
}

template <bool Two>
__attribute__((always_inline)) inline unsigned complement(unsigned marks) noexcept {
  if constexpr (!Two) return marks ^ 1U;
  else return ((marks << 1U | marks >> 1U) & 3U) ^ 3U;
}

template <const auto& Set, bool Two, int Atom>
__attribute__((always_inline)) inline unsigned small_atom(const double* values,
                                                          const double* parameters) {
  constexpr const atom& a = program_ref<Set>.atoms[Atom];
  const double x = values[a.fact];
  if constexpr (a.what == atom::form::known) {
    return !Two ? 1U : __builtin_isnan(x) ? 0U : 3U;
  } else if constexpr (a.what == atom::form::one_of) {
    const bool inside = x >= 0 && x < 63 && ((a.set >> static_cast<int>(x)) & 1U) != 0;
    const unsigned yes = inside ? 1 : 0;
    return !Two ? yes : yes | (yes | (__builtin_isnan(x) ? 1U : 0U)) << 1U;
  } else if constexpr (a.parameter >= 0) {
    return compare<a.relation, Two>(x, parameters[a.parameter]);
  } else {
    return compare<a.relation, Two>(x, a.value);
  }
}

template <const auto& Set, bool Two, int At>
__attribute__((always_inline)) inline unsigned small_condition(const double* values,
                                                               const double* parameters,
                                                               const unsigned char* rules) {
  constexpr const instruction& in = program_ref<Set>.code[At];
  if constexpr (in.code == op::compare) {
    return small_atom<Set, Two, in.argument>(values, parameters);
  } else if constexpr (in.code == op::outcome) {
    return rules[in.argument];
  } else if constexpr (in.code == op::both) {
    return small_condition<Set, Two, in.left>(values, parameters, rules) &
           small_condition<Set, Two, At - 1>(values, parameters, rules);
  } else if constexpr (in.code == op::either) {
    return small_condition<Set, Two, in.left>(values, parameters, rules) |
           small_condition<Set, Two, At - 1>(values, parameters, rules);
  } else if constexpr (in.code == op::negated) {
    return complement<Two>(small_condition<Set, Two, At - 1>(values, parameters, rules));
  } else {
    return small_condition<Set, Two, At - 1>(values, parameters, rules);
  }
}

template <const auto& Set, bool Two, int Place>
__attribute__((always_inline)) inline void small_rule(const double* values,
                                                      const double* parameters,
                                                      unsigned char* rules) {
  constexpr int r = program_ref<Set>.order[Place];
  constexpr const rule_row& row = program_ref<Set>.rules[r];
  if constexpr (row.begin == row.end) rules[r] = 0;
  else
    rules[r] = static_cast<unsigned char>(
        small_condition<Set, Two, row.end - 1>(values, parameters, rules));
}

// All rules on a record; in one plane where record and parameters are complete.
template <const auto& Set, bool Two, int... Places>
__attribute__((always_inline)) inline void run_small(const double* values, const double* parameters,
                                                     truth* out,
                                                     std::integer_sequence<int, Places...>) {
  unsigned char rules[sizeof...(Places) + 1];
  (small_rule<Set, Two, Places>(values, parameters, rules), ...);
  // (1, 1) is yes, (0, 1) unknown.
  ((out[Places] =
        static_cast<truth>(Two ? rules[Places] ^ (rules[Places] & 1U) << 1U : rules[Places])),
   ...);
}

}  // namespace nqpf::detail::single
