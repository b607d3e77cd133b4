// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a setting of the parameters can break: rules, pairs of rules, groups, and orders of verdicts.

#include <nqpf/rules/proof/joint_program.hpp>
#include <nqpf/rules/proof/pairs.hpp>

namespace nqpf::inline v0::detail {

/// What is proven at once: a rule, a pair, the members of a group, or the order of all verdicts of a
/// type as far as one rule worsens them.
struct proof_unit {
  enum class kind : unsigned char { rule, pair, group, order };
  kind what;
  int first;   ///< rule or group
  int second;  ///< rule, or the number of the type
};

/// Whether a rule reads a parameter that can be set, itself or by the outcomes it reads.
constexpr bool reads_setting(const program& p, int r) noexcept {
  return some_atom_below(p, r, [&](const atom& a) {
    if (a.parameter >= 0 && has_range(*p.parameters[a.parameter])) return true;
    for (int k = a.begin; a.what == atom::form::computed && k < a.end; ++k)
      if (p.steps[k].code == op::parameter && has_range(*p.parameters[p.steps[k].index]))
        return true;
    return false;
  });
}

/// The same of where the rule counts, which rules before it have a say in.
constexpr bool depends_on_setting(const program& p, int r) noexcept {
  bool reads = reads_setting(p, r);
  if (!reads && p.count.groups > 0)
    for_each_before(p, r, [&](int before) { reads = reads || reads_setting(p, before); });
  return reads;
}

// Whether some comparison of a rule can hold on the better side of a directed indicator only.
constexpr bool may_worsen(const program& p, int r) noexcept {
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].has_default) return true;
  if (yields(p, r)) return true;
  for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
    const instruction& in = p.code[i];
    if (in.code == op::negated || in.code == op::outcome) return true;
    if (in.code != op::compare) continue;
    const atom& a = p.atoms[in.argument];
    if (a.what == atom::form::computed) return true;
    const better way = p.facts[a.fact]->better;
    if (way != better::higher && way != better::lower) continue;
    if (a.what == atom::form::one_of) return true;
    if (a.what == atom::form::known) continue;
    const bool less = a.relation == relation::less || a.relation == relation::less_equal;
    const bool greater = a.relation == relation::greater || a.relation == relation::greater_equal;
    if ((way == better::higher && !less) || (way == better::lower && !greater)) return true;
  }
  return false;
}

/// Calls `each(unit)` for all that a setting can break.
template <class Each>
constexpr void for_each_unit(const program& p, const conclusion_index& index, Each&& each) {
  if (!some_setting(p)) return;
  for (int a = 0; a < p.count.rules; ++a) {
    const bool own = depends_on_setting(p, a);
    if (reads_setting(p, a)) each(proof_unit{proof_unit::kind::rule, a, -1});
    for (int i = 0; i < p.rules[a].conclusion_count; ++i) {
      const conclusion& c = p.conclusions[p.rules[a].conclusion + i];
      const int type = index.type_of(c);
      for (int other = 0; other < c.type->count; ++other) {
        if (other != c.position && !c.type->in_conflict(c.position, other)) continue;
        for (int e = index.find(type, other); e < index.find(type, other + 1); ++e) {
          const int b = index.entries[e].rule;
          if (b > a && (own || depends_on_setting(p, b)) && !in_one_table(p, a, b))
            each(proof_unit{proof_unit::kind::pair, a, b});
        }
      }
      bool type_reads = own;
      for (int e = index.find(type, 0); e < index.find(type, c.position + 1) && !type_reads; ++e)
        type_reads = depends_on_setting(p, index.entries[e].rule);
      if (c.type->ordered && type_reads && may_worsen(p, a))
        each(proof_unit{proof_unit::kind::order, a, type});
    }
  }
  for (int g = 0; g < p.count.groups; ++g) {
    bool depends = false;
    for (int m = p.groups[g].begin; m < p.groups[g].end && !depends; ++m)
      depends = depends_on_setting(p, p.members[m]);
    if (depends) each(proof_unit{proof_unit::kind::group, g, -1});
    const group_row& group = p.groups[g];
    if (depends && group.has_default && is_missing(group.otherwise_value) &&
        group.otherwise.type->ordered)
      each(proof_unit{proof_unit::kind::order, p.members[group.end - 1],
                      index.type_of(group.otherwise)});
  }
}

}  // namespace nqpf::detail
