// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the conditions of a rule set declared in code read, found in one walk: each walk over all of them costs the
// compiler as much as a proof of some rules.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/rule.hpp>

#include <type_traits>

namespace nqpf::inline NQPF_ABI::detail {

/// What the condition of some rule reads.
enum what_is_read : unsigned {
  read_constants =
      1,  ///< always: the walk is no constant expression where an object that is read is none
  read_questions = 2,     ///< asked of the items of a list
  read_answers = 4,       ///< inputs that stand for such questions
  read_illustrative = 8,  ///< parameters whose value nobody published
};
constexpr unsigned read_by(const node* nodes, int count) noexcept {
  unsigned seen = read_constants;
  for (int i = 0; i < count; ++i) {
    const node& n = nodes[i];
    if (has_indicator(n)) {
      const indicator_info& info = *n.indicator;
      if (n.code == op::items || !detail::is_null(info.question)) seen |= read_questions;
      if (!detail::is_null(info.items)) seen |= read_answers;
    }
    if (!detail::is_null(n.parameter) && n.parameter->illustrative) seen |= read_illustrative;
  }
  return seen;
}
constexpr unsigned read_by(const expression& e) noexcept {
  return read_by(e.nodes, e.count < expression::capacity ? e.count : expression::capacity);
}
template <class Set>
constexpr unsigned read_by_rules(const Set& set) noexcept {
  unsigned seen = read_constants;
  for (int r = 0; r < Set::size; ++r) seen |= read_by(set.rules[r].when_);
  return seen;
}
// Of what outputs and assumptions read only that it is constant matters.
template <class Set>
constexpr bool reads_constants_beside(const Set& set) noexcept {
  unsigned seen = read_constants;
  for (int r = 0; r < Set::size; ++r)
    if (set.rules[r].outputs.node_count > 0)
      seen |= read_by(set.rules[r].outputs.nodes, set.rules[r].outputs.node_count);
  for (int a = 0; a < Set::assumption_count; ++a) seen |= read_by(set.assumptions()[a]);
  return seen != 0;
}

// As a template argument it is evaluated once, and one that is no constant expression is no error but another overload.
// The value of a const variable would not do: g++ takes it for a constant where the objects behind it are none.
template <const auto& Set, unsigned Read = read_by_rules(Set)>
constexpr std::integral_constant<unsigned, Read> ask_what_is_read(int);
template <const auto& Set>
constexpr std::integral_constant<unsigned, 0> ask_what_is_read(...);
/// 0 where some object that a rule reads is no constant expression.
template <const auto& Set>
inline constexpr unsigned read_of = decltype(ask_what_is_read<Set>(0))::value;

template <const auto& Set>
concept reads_only_constants =
    read_of<Set> != 0 && requires { typename std::bool_constant<reads_constants_beside(Set)>; };

/// Whether some rule asks the items of lists.
template <const auto& Set>
inline constexpr bool asks_lists = (read_of<Set> & read_questions) != 0;

}  // namespace nqpf::inline NQPF_ABI::detail
