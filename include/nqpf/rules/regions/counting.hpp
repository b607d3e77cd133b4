// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where a rule counts: on its own records, less those that rules before it take, as boxes kept in a list.

#include <nqpf/rules/questions/search.hpp>
#include <nqpf/rules/regions/boxes.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct counting_rules {
  const space& s;
  budgets limit{};
  region_limits most{};

  /// Keeps a box of which it is not known that it has no record. False where the list is full.
  constexpr bool keep(const box& b, collected_boxes& list) const {
    if (exists(s, b) == existence::no) return true;
    list.add(b, -1, true);
    return list.rows.count < most.parts && !is_spent(s);
  }
  /// The boxes of a rule that have, or may have, a record.
  constexpr void take(int r, collected_boxes& list) const {
    if (s.p->rules[r].begin == s.p->rules[r].end) return;
    const bool all =
        expand(s, r, true, limit.branches, [&](const box& b) { return keep(b, list); });
    list.whole = list.whole && all && list.rows.count < most.parts && !is_spent(s);
  }
  /// The boxes of a region on which a rule holds or is undecided.
  constexpr void take_loosely(int r, const box& region, collected_boxes& list) const {
    if (fails_on(s, r, region)) return;
    const auto add = [&](const box& b) {
      list.add(b, -1, true);
      return list.rows.count < most.parts && !is_spent(s);
    };
    const bool all = expand_within(s, r, region, true, limit.branches, add, -1, false, true);
    list.whole = list.whole && all && list.rows.count < most.parts && !is_spent(s);
  }
  /// Those of all rules that take records of the region away from a rule.
  constexpr void take_before(int r, const box& region, collected_boxes& list) const {
    for_each_taking(*s.p, r, true, [&](int k) { take_loosely(k, region, list); });
  }
  /// Visits boxes within a region that are all records on which a rule counts, each with what takes records from it:
  /// `visit(box, taken)` returns whether to go on. False where that is too much.
  template <class Visit>
  constexpr bool for_each_own(int r, const box& region, Visit&& visit) const {
    if (s.p->rules[r].begin == s.p->rules[r].end) return true;
    const auto with_taken = [&](const box& own) {
      collected_boxes taken;
      take_before(r, own, taken);
      return visit(own, taken);
    };
    return expand_within(s, r, region, true, limit.branches, with_taken, -1, false, false);
  }
  /// Keeps the parts of a region on which a rule counts.
  constexpr void take_counting(int r, const box& region, collected_boxes& list) const {
    const bool all = for_each_own(r, region, [&](const box& own, const collected_boxes& taken) {
      list.whole = list.whole && taken.whole && take_left(own, taken, list);
      return list.whole;
    });
    list.whole = list.whole && all;
  }
  /// Keeps what the boxes of one list leave of a box in another. False where that is too much.
  constexpr bool take_left(const box& own, const collected_boxes& taken,
                           collected_boxes& list) const {
    const auto add = [&](const box& part) { return keep(part, list); };
    return for_each_outside(s, own, taken, most.splits, add) && list.rows.count < most.parts &&
           !is_spent(s);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
