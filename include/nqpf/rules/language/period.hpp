// SPDX-License-Identifier: BSL-1.0
#pragma once

// From and until when a rule or a row is valid. A set names the date that it is evaluated as of; each of its rules with a
// period then asks for it, so that proofs, witnesses, explanations and every executor see a condition like any other.

#include <nqpf/rules/language/condition.hpp>

namespace nqpf::inline NQPF_ABI {

/// Days on which something is valid, as numbers of days since 1970-01-01: `from` is the first of them, `until` the first
/// after them.
struct period {
  double from = -infinity;
  double until = infinity;

  /// Whether it says anything.
  [[nodiscard]] constexpr bool is_limited() const noexcept {
    return !(from == -infinity && until == infinity);
  }
  /// Whether a day is one of them.
  [[nodiscard]] constexpr bool contains(double day) const noexcept {
    return day >= from && day < until;
  }
};

namespace detail {

// Whether the first and the last day of a period are asked for of a date. Where its domain has no other days they are
// not: a rule may be older than the records that it is for. To compare a day that the calendar does not have is no
// constant for g++ 11.
constexpr bool asks_from(const period& valid, const interval& days) noexcept {
  return !is_missing(valid.from) && valid.from > days.low;
}
constexpr bool asks_until(const period& valid, const interval& days) noexcept {
  return !is_missing(valid.until) && valid.until <= days.high;
}

// Adds to a condition that a date is one of a period. A day that the calendar does not have is told with the rule.
constexpr void ask_for_period(expression& e, const period& valid, const indicator_info& date) {
  const auto ask = [&](comparison r, double day) {
    node n = make_node(op::compare_constant, date);
    n.relation = r;
    n.value = day;
    const bool joins = e.count > 0;
    e.push(n);
    if (joins) e.push(make_node(op::both));
  };
  if (asks_from(valid, date.domain)) ask(comparison::greater_equal, valid.from);
  if (asks_until(valid, date.domain)) ask(comparison::less, valid.until);
}

/// Writes a period: valid from 2024-01-01 until 2025-01-01.
template <class Text>
constexpr void write_period(Text& t, const period& valid) {
  t << "valid";
  if (valid.from > -infinity) write_date(t << " from ", valid.from);
  if (valid.until < infinity) write_date(t << " until ", valid.until);
}

}  // namespace detail

}  // namespace nqpf
