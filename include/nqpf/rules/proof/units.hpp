// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a setting of the parameters can break: rules, pairs of rules, groups, what defaults conclude, and orders of
// verdicts.

#include <nqpf/rules/proof/defaults.hpp>
#include <nqpf/rules/proof/joint_program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What is proven at once: a rule, a pair, the members of a group, the order of all verdicts of a
/// type as far as one rule or default worsens them, whether what a rule concludes is always overruled, or a default and
/// who may contradict it.
struct proof_unit {
  enum class kind : unsigned char { rule, pair, group, order, overruled, defaults };
  kind what;
  int first;   ///< rule, default or group
  int second;  ///< rule or default, of a pair perhaps the same one; or the number of the type

  [[nodiscard]] constexpr bool has_other() const noexcept {
    return (what == kind::pair || what == kind::defaults) && second != first;
  }
};

constexpr bool has_default_of(const group_row& g, const conclusion_index& index,
                              int type) noexcept {
  for (int i = 0; i < g.default_count(); ++i)
    if (index.type_of(g.default_at(i)) == type) return true;
  return false;
}

/// What of a rule another setting of the parameters may change, in bits: inputs with the same parts at every setting
/// (steady.hpp) change nothing.
struct rule_reach {
  static constexpr unsigned char reads =
      1;  ///< its condition, or those of the rules whose outcomes it reads
  static constexpr unsigned char depends =
      2;  ///< where it counts, which rules before it have a say in
};

/// What is known of settings before units are proven.
struct setting_inputs {
  const space& given;                ///< the program at the setting at which the proof stands
  const interval* parameter_ranges;  ///< what the orders leave of the range of each parameter
  const unsigned char* moves;        ///< of each input
  const unsigned char* affected;     ///< of each rule
};

/// Fills `reach`, one per rule.
constexpr void find_affected(const program& p, const unsigned char* moves,
                             unsigned char* affected) {
  constexpr unsigned char both = rule_reach::reads | rule_reach::depends;
  for (int r = 0; r < p.count.rules; ++r)
    affected[r] = some_atom_below(p, r,
                                  [&](const atom& a) {
                                    return joins_setting(p, moves, a) || computes_setting(p, a);
                                  })
                      ? both
                      : 0;
  for (int r = 0; r < p.count.rules && p.count.groups > 0; ++r)
    for_each_before(p, r, [&](int before) {
      if ((affected[before] & rule_reach::reads) != 0) affected[r] |= rule_reach::depends;
    });
}

constexpr bool is_directed(const indicator_info& i) noexcept {
  return i.better == better::higher || i.better == better::lower;
}
// Whether some comparison of a rule can hold on the better side of a directed indicator only.
constexpr bool may_worsen(const program& p, int r) noexcept {
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].has_default) return true;
  if (yields(p, r)) return true;
  // What differs in one indicator of which more, or less, is better: a rule that reads none of these holds of
  // both records or of neither.
  const auto reads_directed = [&](const atom& a) {
    bool some = false;
    inputs_of(p, a, [&](int f) { some = some || is_directed(*p.inputs[f]); });
    return some;
  };
  if (!some_atom_below(p, r, reads_directed)) return false;
  for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
    const instruction& in = p.code[i];
    if (in.code == op::negated || in.code == op::outcome) return true;
    if (in.code != op::compare) continue;
    const atom& a = p.atoms[in.argument];
    if (a.what == atom::form::computed) return true;
    const better way = p.inputs[a.input]->better;
    if (!is_directed(*p.inputs[a.input])) continue;
    if (a.what == atom::form::one_of) return true;
    if (a.what == atom::form::known) continue;
    const bool less = a.relation == comparison::less || a.relation == comparison::less_equal;
    const bool greater =
        a.relation == comparison::greater || a.relation == comparison::greater_equal;
    if ((way == better::higher && !less) || (way == better::lower && !greater)) return true;
  }
  return false;
}

constexpr bool some_member_depends(const program& p, const unsigned char* affected,
                                   const group_row& g) noexcept {
  bool some = false;
  for (int m = g.begin; m < g.end && !some; ++m) some = affected[p.members[m]] != 0;
  return some;
}
/// Whether some table has a default of a type that answers other records at other settings.
constexpr bool some_default_depends(const program& p, const unsigned char* affected,
                                    const conclusion_index& index, int type) noexcept {
  bool some = false;
  for (int g = 0; g < p.count.groups && !some; ++g)
    some =
        has_default_of(p.groups[g], index, type) && some_member_depends(p, affected, p.groups[g]);
  return some;
}

// Whether a setting changes some rule that concludes a value of a type in [first, last).
constexpr bool some_depends(const unsigned char* affected, const conclusion_index& index, int type,
                            int first, int last) noexcept {
  const int end = index.find(type, last);
  for (int e = index.find(type, first); e < end; ++e)
    if (affected[index.entries[e].rule] != 0) return true;
  return false;
}
// Whether what a rule concludes may be overruled, and a setting changes the rule or one that overrules it.
constexpr bool overruling_depends(const program& p, const unsigned char* affected,
                                  const conclusion_index& index, int r) noexcept {
  for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
    const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
    for (int k = 0; k < c.type->resolve_count; ++k)
      if (c.type->resolving[k].second == c.position &&
          (affected[r] != 0 ||
           some_depends(affected, index, index.type_of(c), c.type->resolving[k].first,
                        c.type->resolving[k].first + 1)))
        return true;
  }
  return false;
}

/// Calls `each(unit)` for the defaults that a setting can let count beside what contradicts them.
template <class Each>
constexpr void for_each_default_unit(const program& p, const unsigned char* affected, Each&& each) {
  const auto depends = [&](int who) {
    return is_default(who) ? some_member_depends(p, affected, table_of(p, who))
                           : affected[who] != 0;
  };
  for_each_opposed_default(p, [&](const default_pair& asked) {
    if (depends(asked.who) || depends(asked.other))
      each(proof_unit{proof_unit::kind::defaults, asked.who, asked.other});
  });
}

/// Whether two rules are a pair by an earlier conclusion of the first than `i`, or by the same one and a value of the other
/// before `value`: a pair is proven once.
constexpr bool is_paired(const program& p, int a, int i, int b, int value) noexcept {
  if (i == 0 && p.rules[b].conclusion_count == 1) return false;
  for (int j = 0; j <= i; ++j)
    for (int k = 0; k < p.rules[b].conclusion_count; ++k) {
      const conclusion& c = p.conclusions[p.rules[a].conclusion + j];
      const conclusion& d = p.conclusions[p.rules[b].conclusion + k];
      if (c.type->type != d.type->type || (j == i && d.position >= value)) continue;
      if (d.position == c.position
              ? !are_rows(p, a, b)
              : c.type->in_conflict(c.position, d.position) && !in_one_table(p, a, b))
        return true;
    }
  return false;
}

/// Calls `each(unit)` for all that a setting can break. `reach` is of each rule.
template <class Each>
constexpr void for_each_unit(const program& p, const unsigned char* affected,
                             const conclusion_index& index, Each&& each) {
  const auto depends = [&](int r) { return affected[r] != 0; };
  bool some = false;
  for (int r = 0; r < p.count.rules && !some; ++r) some = depends(r);
  if (!some) return;
  for (int a = 0; a < p.count.rules; ++a) {
    const bool own = depends(a);
    if (may_overrule(p) && overruling_depends(p, affected, index, a))
      each(proof_unit{proof_unit::kind::overruled, a, -1});
    if ((affected[a] & rule_reach::reads) != 0) each(proof_unit{proof_unit::kind::rule, a, -1});
    for (int i = 0; i < p.rules[a].conclusion_count; ++i) {
      const conclusion& c = p.conclusions[p.rules[a].conclusion + i];
      const int type = index.type_of(c);
      for (int other = 0; other < c.type->count; ++other) {
        if (other != c.position && !c.type->in_conflict(c.position, other)) continue;
        for (int e = index.find(type, other); e < index.find(type, other + 1); ++e) {
          const int b = index.entries[e].rule;
          const bool apart = other == c.position ? are_rows(p, a, b) : in_one_table(p, a, b);
          if (b > a && (own || depends(b)) && !apart && !is_paired(p, a, i, b, other))
            each(proof_unit{proof_unit::kind::pair, a, b});
          // An earlier rule may know of no conflict.
          if (index.types.described_twice && b < a && other != c.position && (own || depends(b)) &&
              !apart && !knows_conflict(p, b, other, c))
            each(proof_unit{proof_unit::kind::pair, b, a});
          // What a rule concludes may conflict with what it concludes itself.
          if (b == a && own && other > c.position) each(proof_unit{proof_unit::kind::pair, a, a});
        }
      }
      if (!c.type->ordered) continue;
      // Better values matter where they may overrule.
      const bool raises = raises_verdicts(p, *c.type);
      const int last = raises ? c.type->count : c.position + 1;
      const bool type_reads = own || some_default_depends(p, affected, index, type) ||
                              some_depends(affected, index, type, 0, last);
      if (type_reads && (raises || may_worsen(p, a)))
        each(proof_unit{proof_unit::kind::order, a, type});
    }
  }
  for (int g = 0; g < p.count.groups; ++g) {
    const group_row& group = p.groups[g];
    if (some_member_depends(p, affected, group)) each(proof_unit{proof_unit::kind::group, g, -1});
    // What is as bad before the default answers hangs on all that concludes a value of the type.
    for (int i = 0; i < group.default_count(); ++i) {
      const enumeration_info& values = *group.default_at(i).type;
      const int type = index.type_of(group.default_at(i));
      if (values.ordered && (some_default_depends(p, affected, index, type) ||
                             some_depends(affected, index, type, 0, values.count)))
        each(proof_unit{proof_unit::kind::order, default_of(g), type});
    }
  }
  for_each_default_unit(p, affected, each);
}

}  // namespace nqpf::detail
