// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which part of a condition asks for the period of its rule: the comparisons that `ask_for_period` adds at its end. A
// condition of which something is known already may have lost some of them.

#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Where the condition of a rule ends before it asks for the whole period, and of which date; -1 where it does not.
struct period_part {
  int input;
  int end;
};

/// Takes comparisons off the end of a condition.
struct condition_end {
  const program& p;
  int begin;
  int end;

  /// The atom that is compared last, by itself or joined by `and`; -1 where something else stands there.
  [[nodiscard]] constexpr int last_atom() const noexcept {
    const int at = place();
    return at >= begin && p.code[at].code == op::compare ? p.code[at].argument : -1;
  }
  constexpr bool take(int input, comparison relation, double day) noexcept {
    const int last = last_atom();
    if (last < 0) return false;
    const atom& a = p.atoms[last];
    if (a.what != atom::form::compare || a.input != input || a.parameter >= 0 ||
        a.relation != relation || a.value != day)
      return false;
    end = place();
    return true;
  }

private:
  constexpr int place() const noexcept {
    const int at = end - 1;
    if (at <= begin) return at;
    const instruction& in = p.code[at];
    const bool joins = in.code == op::both && in.argument != inside_a_cell && in.left == at - 2;
    return joins ? at - 1 : -1;
  }
};

constexpr period_part period_part_of(const program& p, const rule_row& r) noexcept {
  const period_part none{-1, r.end};
  condition_end rest{p, r.begin, r.end};
  const int last = r.valid.is_limited() ? rest.last_atom() : -1;
  if (last < 0 || p.atoms[last].input < 0) return none;
  const int date = p.atoms[last].input;
  if (p.inputs[date]->time != time_kind::date) return none;
  const interval& days = p.inputs[date]->domain;
  if (asks_until(r.valid, days) && !rest.take(date, comparison::less, r.valid.until)) return none;
  if (asks_from(r.valid, days) && !rest.take(date, comparison::greater_equal, r.valid.from))
    return none;
  return rest.end < r.end ? period_part{date, rest.end} : none;
}

}  // namespace nqpf::inline NQPF_ABI::detail
