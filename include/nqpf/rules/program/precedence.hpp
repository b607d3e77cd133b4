// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which of several rows of a table, or rules of a group, that hold goes before which. One place says so for all
// proofs, differences, changes and decisions.

#include <nqpf/rules/program/program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr bool has_precedence(const group_row& g) noexcept {
  return g.policy == hit::first || (g.is_table && g.policy == hit::priority);
}

/// Whether the outputs of one rule go before those of another, -1, or after them, 1, or neither, 0: output by output
/// from the left, as DMN 1.3, section 8.2.8, compares them, the worse conclusion first. Outputs of a type without
/// order say nothing; `table` refuses rows whose outputs are of different types in one place.
constexpr int compare_outputs(const program& p, int a, int b) noexcept {
  const rule_row& x = p.rules[a];
  const rule_row& y = p.rules[b];
  for (int i = 0; i < x.conclusion_count && i < y.conclusion_count; ++i) {
    const conclusion& c = p.conclusions[x.conclusion + i];
    const conclusion& d = p.conclusions[y.conclusion + i];
    if (!c.type->ordered || c.position == d.position) continue;
    return c.position < d.position ? -1 : 1;
  }
  return 0;
}

/// Whether rule `a`, in a group of this policy and standing earlier there or not, counts before rule `b`.
constexpr bool counts_before(const program& p, hit policy, int a, int b,
                             bool stands_earlier) noexcept {
  if (policy != hit::priority && policy != hit::output_order) return stands_earlier;
  const int order = compare_outputs(p, a, b);
  return order != 0 ? order < 0 : stands_earlier;
}

/// Whether the member at place `k` of a group goes before the one at place `i`.
constexpr bool goes_before(const program& p, const group_row& g, int k, int i) noexcept {
  return counts_before(p, g.policy, p.members[k], p.members[i], k < i);
}

/// Calls `each(rule)` for the rules that go before rule `r`.
template <class Each>
constexpr void for_each_before(const program& p, int r, Each&& each) {
  for (int g = 0; g < p.count.groups; ++g) {
    const group_row& group = p.groups[g];
    if (!has_precedence(group)) continue;
    int i = group.begin;
    while (i < group.end && p.members[i] != r) ++i;
    for (int k = group.begin; i < group.end && k < group.end; ++k)
      if (k != i && goes_before(p, group, k, i)) each(static_cast<int>(p.members[k]));
  }
}

/// Whether all rules of a program are the rows of one table: its hit policy says what may meet.
constexpr bool is_one_table(const program& p) noexcept {
  return p.count.groups == 1 && p.groups[0].is_table &&
         p.groups[0].end - p.groups[0].begin == p.count.rules;
}

/// Whether one conclusion of a record can overrule another: where one row of one table is the answer, only where that row
/// concludes both, or may hold beside others.
constexpr bool may_overrule(const program& p) noexcept {
  return !(is_one_table(p) && p.groups[0].policy <= hit::first) || p.groups[0].may_overrule;
}

/// Whether the worst value that is concluded of a record may be overruled by a better one. Where only worse values
/// overrule better ones the worst stands always, so that the proof of monotonicity need not look at what is overruled.
constexpr bool raises_verdicts(const program& p, const enumeration_info& type) noexcept {
  if (type.resolve_count == 0 || !may_overrule(p)) return false;
  for (int i = 0; i < type.resolve_count; ++i)
    if (type.resolving[i].first > type.resolving[i].second) return true;
  return false;
}

/// Whether what a table concludes by default may be overruled so: a table alone has no row that holds beside it.
constexpr bool raises_defaults(const program& p, const enumeration_info& type) noexcept {
  return raises_verdicts(p, type) && !is_one_table(p);
}

/// Whether a rule takes records away from others, or a row from the default of its table: without it they would be
/// answered otherwise, or by nothing in a table that is declared complete.
constexpr bool goes_before_others(const program& p, int r) noexcept {
  for (int g = 0; g < p.count.groups; ++g) {
    const group_row& group = p.groups[g];
    int i = group.begin;
    while (i < group.end && p.members[i] != r) ++i;
    if (i == group.end) continue;
    if (group.is_table && (group.has_default || group.complete || group.complete_when_known))
      return true;
    for (int k = group.begin; has_precedence(group) && k < group.end; ++k)
      if (k != i && goes_before(p, group, i, k)) return true;
  }
  return false;
}

/// Whether some condition asks whether a rule holds.
constexpr bool is_asked_for(const program& p, int r) noexcept {
  for (int i = 0; i < p.count.code; ++i)
    if (p.code[i].code == op::outcome && p.code[i].argument == r) return true;
  return false;
}

/// Whether others see that a rule is known to fail, and not only that it does not hold: they ask for its outcome, or count
/// where it fails; what a table decides is open while one of its rows is.
constexpr bool others_see_failing(const program& p, int r) noexcept {
  return p.rules[r].row > 0 || is_asked_for(p, r) || goes_before_others(p, r);
}

/// Whether a row stands beside others that count too, or take records from it: there a row that holds of every
/// record says something, as a base amount or as the answer where no better row holds.
constexpr bool may_always_hold(const program& p, int r) noexcept {
  if (p.rules[r].row <= 0) return false;
  for (int g = 0; g < p.count.groups; ++g) {
    const group_row& group = p.groups[g];
    for (int i = group.begin; i < group.end && group.is_table; ++i)
      if (p.members[i] == r) return has_base_rows(group.policy);
  }
  return false;
}

}  // namespace nqpf::detail
