// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proofs that follow once all rules are boxes, in one go: for sets of moderate size, and at run
// time.

#include <nqpf/rules/proof/groups.hpp>
#include <nqpf/rules/proof/order.hpp>
#include <nqpf/rules/proof/orders.hpp>

namespace nqpf::inline v0::detail {

constexpr void prove_pairs_and_groups(const space& s, const shelf& boxes,
                                      const conclusion_index& index, const budgets& limit,
                                      diagnostics& found) {
  const program& p = *s.p;
  const pair_prover pairs{s, boxes, index, limit, found};
  for (int r = 0; r < p.count.rules; ++r) {
    pairs.check_subsumed(r);
    pairs.check_conflicts(r);
  }
  const group_prover groups{s, boxes, limit, found};
  for (int g = 0; g < p.count.groups; ++g) {
    const int before = found.count;
    unsigned long long matters = 0;
    for (int m = p.groups[g].begin; m < p.groups[g].end; ++m) {
      groups.check_overlaps(p.groups[g], m, m + 1, matters);
      groups.check_shadows(p.groups[g], m, m + 1);
    }
    bool disjoint = p.groups[g].policy == hit::unique && found.count == before;
    for (int m = p.groups[g].begin; m < p.groups[g].end; ++m)
      disjoint = disjoint && !p.allows(p.members[m], defect::overlap) &&
                 !p.allows(p.members[m], defect::undecided);
    groups.check_gaps(p.groups[g], disjoint);
    groups.check_columns(p.groups[g], matters);
  }
  const order_prover orders{s, boxes, index, limit, found};
  for (int r = 0; r < p.count.rules; ++r) orders.check(r);
}

}  // namespace nqpf::detail
