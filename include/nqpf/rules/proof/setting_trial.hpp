// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof of one unit at one setting of the parameters, as if they stood there: every setting that is told
// was tried here, so that what is told is true.

#include <nqpf/rules/proof/all.hpp>
#include <nqpf/rules/proof/units.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Room for the boxes of one unit, and for those of one question about it.
struct box_scratch {
  static constexpr int constraints_capacity = 4096;
  static constexpr int boxes_capacity = 512;
  constraint constraints[constraints_capacity];
  box_row boxes[boxes_capacity];
};

/// Boxes kept in a room, as many as are asked for.
struct box_pile {
  box_scratch& scratch;
  int most;
  box_counts used{};

  /// False where there is no room for another, or for this one.
  constexpr bool add(const box& b) {
    if (used.boxes == most || used.constraints + b.count > box_scratch::constraints_capacity)
      return false;
    box_row& row = scratch.boxes[used.boxes++];
    row = {used.constraints, b.count, 0};
    for (int i = 0; i < b.count; ++i) {
      scratch.constraints[used.constraints++] = b.items[i];
      row.axes |= 1ULL << (b.items[i].axis % 64);
    }
    return true;
  }
};

/// What the proof of settings works with, one per parameter.
struct setting_arrays {
  double* setting;
  unsigned char* fixed;
  interval* parameter_ranges;
  int* effort = nullptr;  ///< what one constant evaluation may still do
};

struct setting_trial {
  const program& p;
  const conclusion_index& index;
  budgets limit;
  diagnostics& found;
  const double* nominal;
  setting_arrays arrays;
  box_range* ranges;  ///< one per rule; count -1 between calls
  box_scratch& scratch;
  int* members;  ///< room for one per rule

  constexpr int gather(const proof_unit& u) const {
    int n = 0;
    if (u.what == proof_unit::kind::group) {
      for (int m = p.groups[u.first].begin; m < p.groups[u.first].end; ++m)
        members[n++] = p.members[m];
    } else if (u.what == proof_unit::kind::defaults) {
      if (u.has_other()) gather_answer(n, u.second);
      gather_answer(n, u.first);
    } else if (!is_default(u.first)) {
      members[n++] = u.first;
    }
    if (u.what == proof_unit::kind::pair) add_member(n, u.second);
    if (u.what == proof_unit::kind::order) gather_type(n, u.second);
    // Where a table has a default, it counts where no row holds, whatever the rows conclude.
    for (int g = 0; u.what == proof_unit::kind::order && g < p.count.groups; ++g)
      if (has_default_of(p.groups[g], index, u.second))
        for (int m = p.groups[g].begin; m < p.groups[g].end; ++m) add_member(n, p.members[m]);
    for (int i = 0; u.what == proof_unit::kind::overruled && i < p.rules[u.first].conclusion_count;
         ++i)
      gather_type(n, index.type_of(p.conclusions[p.rules[u.first].conclusion + i]));
    return n;
  }
  constexpr void gather_type(int& n, int type) const {
    for (int e = index.find(type, 0); e < index.find(type + 1, 0); ++e)
      add_member(n, index.entries[e].rule);
  }
  // A rule, or the rows that say where a default counts.
  constexpr void gather_answer(int& n, int who) const {
    if (!is_default(who)) {
      members[n++] = who;
      return;
    }
    const group_row& g = table_of(p, who);
    for (int m = g.begin; m < g.end; ++m) members[n++] = p.members[m];
  }
  // How many of the gathered members are needed as boxes: of a default that counts its rows are read as they stand.
  static constexpr int boxed_members(const proof_unit& u, int n) noexcept {
    return u.what != proof_unit::kind::defaults ? n : is_default(u.second) ? 0 : 1;
  }
  constexpr void add_member(int& n, int r) const {
    for (int k = 0; k < n; ++k)
      if (members[k] == r) return;
    members[n++] = r;
  }
  constexpr void forget(int n) const {
    for (int m = 0; m < n; ++m) ranges[members[m]] = {0, -1};
  }

  [[nodiscard]] constexpr box_table kept_boxes() const noexcept {
    return {scratch.constraints, scratch.boxes, ranges};
  }

  // Proves the unit at the setting in the arrays: those that are not there stand, or are moved where the
  // orders ask for it. True where something was told.
  constexpr bool confirm(const proof_unit& u) const {
    const int before = found.count;
    for (int q = 0; q < p.count.parameters; ++q) {
      arrays.fixed[q] = is_missing(arrays.setting[q]) ? 0 : 1;
      if (arrays.fixed[q] == 0) arrays.setting[q] = nominal[q];
    }
    forget(gather(u));
    if (!fill_setting(p, arrays.setting, arrays.fixed, arrays.parameter_ranges))
      return report_undecided(u);
    if (holds(u, gather(u)) && !reported_alone(gather(u))) report_undecided(u);
    return found.count != before;
  }

  // Whether some rule has a defect of its own at the setting in the arrays (4, 5, 21), or is never reached
  // (10), which is told of that rule alone: what is asked of it together with others may have no meaning there.
  constexpr bool reported_alone(int n) const {
    space s{&p, arrays.setting};
    s.effort = arrays.effort;
    for (int m = 0; m < n; ++m) {
      const int r = members[m];
      if (p.allows(r, defect::parameter_setting)) continue;  // then it is not told
      diagnostics own{};
      box_counts counts;
      const bool usable = check_rule(s, r, limit, own, counts);
      for (const diagnostic& d : own)
        if (d.code != defect::undecided) return true;
      if (is_spent(s)) return false;
      if (usable && counts.boxes == 0 && !p.allows(r, defect::shadowed) && may_hold(s, r, limit))
        return true;
    }
    return false;
  }

  // Whether nothing is told of a unit at the setting in the arrays. A rule or row that allows what a setting makes of it
  // hides nothing that is found of others there.
  constexpr bool holds(const proof_unit& u, int n) const {
    space s{&p, arrays.setting};
    s.effort = arrays.effort;
    s.tries_setting = true;
    diagnostics inner{};
    box_counts used;
    bool fits = true;
    for (int m = 0; m < boxed_members(u, n) && fits; ++m) {
      const int r = members[m];
      box_counts own;
      const int reported_before = inner.size();
      const bool usable = u.what == proof_unit::kind::rule
                              ? check_rule(s, r, limit, inner, own)
                              : check_can_hold(s, r, limit, inner, own);
      fits = used.boxes + own.boxes <= box_scratch::boxes_capacity &&
             used.constraints + own.constraints <= box_scratch::constraints_capacity;
      // Of what rules before it leave to a rule it is not told alone.
      if (!usable && u.what != proof_unit::kind::rule && inner.size() > reported_before &&
          inner.items[reported_before].code == defect::undecided)
        fits = false;
      if (!fits || !usable) continue;
      const int before = used.boxes;
      store_boxes(s, r, limit, scratch.constraints, scratch.boxes, used);
      ranges[r] = {before, used.boxes - before};
    }
    fits = fits && !is_spent(s);  // boxes that were not made have no say
    if (u.what != proof_unit::kind::rule) inner = diagnostics{};  // told of the rule alone
    if (fits) prove_at(s, u, inner);
    forget(n);
    if (!fits) return !report_undecided(u);
    for (const diagnostic& d : inner)
      if (report_setting(s, u, d)) return false;
    return true;
  }
  constexpr void prove_at(const space& s, const proof_unit& u, diagnostics& inner) const {
    const box_table all = kept_boxes();
    if (u.what == proof_unit::kind::pair) {
      const pair_prover prover{s, all, index, limit, inner};
      prover.check_subsumed(u.first);
      prover.check_conflicts(u.first);
      if (u.second != u.first) prover.check_subsumed(u.second);
      if (u.second != u.first) prover.check_conflicts(u.second);
    } else if (u.what == proof_unit::kind::order) {
      order_prover{s, all, index, limit, inner}.check(u.first, u.second);
    } else if (u.what == proof_unit::kind::overruled) {
      overruled_prover{s, all, index, limit, inner}.check(u.first);
    } else if (u.what == proof_unit::kind::defaults) {
      default_prover{s, all, limit, inner}.check({u.first, u.second});
    } else if (u.what == proof_unit::kind::group) {
      const group_prover prover{s, all, limit, inner};
      const group_row& g = p.groups[u.first];
      unsigned long long matters = 0;
      prover.check_overlaps(g, g.begin, g.end, matters);
      prover.check_shadows(g, g.begin, g.end);
      prover.check_gaps(g);
      prover.check_columns(g, matters);
    }
  }

  // False where that is allowed.
  constexpr bool report_setting(const space& s, const proof_unit& u,
                                const diagnostic& first) const {
    phrase m{};
    if (found.wants_words()) {
      m << "with ";
      write_setting(m);
      m << ": " << headline(first.code) << ": " << first.message;
    }
    const defect code =
        first.code == defect::undecided ? defect::undecided : defect::parameter_setting;
    if (first.rule >= 0) return report(s, found, code, first.rule, first.other, m);
    return u.what == proof_unit::kind::group ? report(s, found, code, p.groups[u.first], m)
                                             : report(s, found, code, u.first, first.other, m);
  }
  // What of a setting is not at its default.
  constexpr void write_setting(phrase& m) const {
    constexpr int most_reported = 8;
    int told = 0;
    for (int q = 0; q < p.count.parameters; ++q) {
      if (!has_range(*p.parameters[q])) continue;
      if (!is_missing(p.parameters[q]->value) && p.parameters[q]->value == arrays.setting[q])
        continue;
      if (++told > most_reported) continue;
      m << (told == 1 ? "" : ", ") << p.parameters[q]->id << " = ";
      write_time(m, measure(*p.parameters[q]), arrays.setting[q]);
    }
    if (told > most_reported) m << " and " << told - most_reported << " more parameters moved";
    if (told == 0) m << "the defaults";
  }

  // False where that is allowed.
  constexpr bool report_undecided(const proof_unit& u) const {
    const space s{&p, nominal};
    phrase m{};
    if (found.wants_words()) {
      if (u.what == proof_unit::kind::group) write_group(m, p, p.groups[u.first]);
      else write_title(m, p, u.first);
      if (u.has_other()) write_title(m << " together with ", p, u.second);
      m << " cannot be decided at all settings of its parameters within the budget: split it, or "
           "narrow "
           "their ranges";
    }
    return u.what == proof_unit::kind::group
               ? report(s, found, defect::undecided, p.groups[u.first], m)
               : report(s, found, defect::undecided, u.first,
                        u.what == proof_unit::kind::pair || u.has_other() ? u.second : -1, m);
  }
};

}  // namespace nqpf::detail
