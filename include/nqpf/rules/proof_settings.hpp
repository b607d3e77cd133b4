// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that no setting of the parameters within their ranges makes a defect (18). What a
// comparison with a parameter says changes only where the parameter passes another threshold of the
// same indicator, so a few settings stand for all: each threshold, and points between them. Rules are
// proven alone, in the pairs that can matter to each other, and in their groups.

#include <nqpf/rules/proof_all.hpp>

namespace nqpf::inline v0::detail {

/// What is proven at once: a rule, a pair, the members of a group, or the order of all verdicts of a
/// type as far as one rule worsens them.
struct proof_unit {
  enum class kind : unsigned char { rule, pair, group, order };
  kind what;
  int first;   ///< rule or group
  int second;  ///< rule, or the number of the type
};

constexpr bool has_range(const parameter& q) noexcept {
  return q.range.low < q.range.high;
}

/// Whether a rule reads a parameter that can be set, itself or by the outcomes it reads.
constexpr bool reads_setting(const program& p, int r) noexcept {
  for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
    const instruction& in = p.code[i];
    if (in.code == op::outcome && reads_setting(p, in.argument)) return true;
    if (in.code != op::compare) continue;
    const atom& a = p.atoms[in.argument];
    if (a.parameter >= 0 && has_range(*p.parameters[a.parameter])) return true;
    for (int k = a.begin; a.what == atom::form::computed && k < a.end; ++k)
      if (p.steps[k].code == op::parameter && has_range(*p.parameters[p.steps[k].index])) return true;
  }
  return false;
}

// Whether some comparison of a rule can hold on the better side of a directed indicator only.
constexpr bool may_worsen(const program& p, int r) noexcept {
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
  bool any = false;
  for (int i = 0; i < p.count.parameters; ++i) any = any || has_range(*p.parameters[i]);
  if (!any) return;
  for (int a = 0; a < p.count.rules; ++a) {
    const bool own = reads_setting(p, a);
    if (own) each(proof_unit{proof_unit::kind::rule, a, -1});
    for (int i = 0; i < p.rules[a].conclusion_count; ++i) {
      const conclusion& c = p.conclusions[p.rules[a].conclusion + i];
      const int type = index.type_of(c);
      for (int other = 0; other < c.type->count; ++other) {
        if (other != c.position && !c.type->in_conflict(c.position, other)) continue;
        for (int e = index.find(type, other); e < index.find(type, other + 1); ++e) {
          const int b = index.entries[e].rule;
          if (b > a && (own || reads_setting(p, b)) && !in_one_table(p, a, b))
            each(proof_unit{proof_unit::kind::pair, a, b});
        }
      }
      bool type_reads = own;
      for (int e = index.find(type, 0); e < index.find(type, c.position + 1) && !type_reads; ++e)
        type_reads = reads_setting(p, index.entries[e].rule);
      if (c.type->ordered && type_reads && may_worsen(p, a))
        each(proof_unit{proof_unit::kind::order, a, type});
    }
  }
  for (int g = 0; g < p.count.groups; ++g) {
    bool reads = false;
    for (int m = p.groups[g].begin; m < p.groups[g].end && !reads; ++m) reads = reads_setting(p, p.members[m]);
    if (reads) each(proof_unit{proof_unit::kind::group, g, -1});
  }
}

/// Room for the boxes of one unit at one setting.
struct unit_room {
  static constexpr int constraints_capacity = 4096;
  static constexpr int boxes_capacity = 512;
  constraint constraints[constraints_capacity];
  box_row boxes[boxes_capacity];
};

struct setting_prover {
  static constexpr int most_parameters = 12;
  static constexpr int most_values = 24;
  static constexpr int most_settings = 600;

  const program& p;
  const conclusion_index& index;
  budgets limit;
  diagnostics& found;
  const double* standing;
  double* setting;     ///< one per parameter; the standing values between calls
  box_range* ranges;   ///< one per rule; count -1 between calls
  unit_room& room;
  int* members;        ///< room for one per rule

  constexpr void check(const proof_unit& u) const {
    if (found.full()) return;
    const int n = gather(u);
    choices c{};
    if (!find_choices(n, c, u)) return;
    long long settings = 1;
    for (int i = 0; i < c.count; ++i) settings *= c.sizes[i];
    if (settings > most_settings) {
      tell_undecided(u, "has too many settings of its parameters to prove");
      return;
    }
    int at[most_parameters]{};
    for (long long k = 0; k < settings; ++k) {
      bool standing_still = true;
      for (int i = 0; i < c.count; ++i) {
        setting[c.parameters[i]] = c.values[i][at[i]];
        standing_still = standing_still && setting[c.parameters[i]] == standing[c.parameters[i]];
      }
      if (!standing_still && respects_orders() && !holds(u, n, c)) break;
      for (int i = 0; i < c.count && ++at[i] == c.sizes[i]; ++i) at[i] = 0;
    }
    for (int i = 0; i < c.count; ++i) setting[c.parameters[i]] = standing[c.parameters[i]];
    if (c.in_arithmetic) tell_undecided(u, "computes with a parameter: its range cannot be proven");
  }

private:
  struct choices {
    short parameters[most_parameters];
    int sizes[most_parameters];
    double values[most_parameters][most_values];
    int count;
    bool in_arithmetic;
  };

  constexpr int gather(const proof_unit& u) const {
    int n = 0;
    if (u.what == proof_unit::kind::group) {
      for (int m = p.groups[u.first].begin; m < p.groups[u.first].end; ++m) members[n++] = p.members[m];
      return n;
    }
    members[n++] = u.first;
    if (u.what == proof_unit::kind::pair) members[n++] = u.second;
    if (u.what == proof_unit::kind::order)
      for (int e = index.find(u.second, 0); e < index.find(u.second + 1, 0); ++e)
        if (index.entries[e].rule != u.first) members[n++] = index.entries[e].rule;
    // An ordered group takes records away from its later members, so all of it counts.
    for (int g = 0; g < p.count.groups && u.what == proof_unit::kind::pair; ++g) {
      if (p.groups[g].is_table || p.groups[g].policy != hit::first) continue;
      bool concerned = false;
      for (int m = p.groups[g].begin; m < p.groups[g].end; ++m)
        concerned = concerned || p.members[m] == u.first || p.members[m] == u.second;
      for (int m = p.groups[g].begin; concerned && m < p.groups[g].end; ++m)
        if (p.members[m] != u.first && p.members[m] != u.second) members[n++] = p.members[m];
    }
    return n;
  }

  template <class Each>
  constexpr void for_each_atom(int r, Each&& each) const {
    for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
      const instruction& in = p.code[i];
      if (in.code == op::outcome) for_each_atom(in.argument, each);
      if (in.code == op::compare) each(p.atoms[in.argument]);
    }
  }

  constexpr bool find_choices(int n, choices& c, const proof_unit& u) const {
    bool fits = true;
    const auto add = [&](int q) {
      if (!has_range(*p.parameters[q])) return;
      for (int i = 0; i < c.count; ++i)
        if (c.parameters[i] == q) return;
      if (c.count == most_parameters) fits = false;
      else c.parameters[c.count++] = static_cast<short>(q);
    };
    for (int m = 0; m < n; ++m)
      for_each_atom(members[m], [&](const atom& a) {
        if (a.what == atom::form::compare && a.parameter >= 0) add(a.parameter);
        for (int k = a.begin; a.what == atom::form::computed && k < a.end; ++k) {
          if (p.steps[k].code != op::parameter) continue;
          add(p.steps[k].index);
          c.in_arithmetic = c.in_arithmetic || has_range(*p.parameters[p.steps[k].index]);
        }
      });
    for (int i = 0; i < c.count && fits; ++i) fits = choose_values(n, c, i);
    if (!fits) tell_undecided(u, "reads too many parameters to prove all their settings");
    return fits && c.count > 0;
  }

  // The thresholds beside which a parameter stands, and points between them. One that has no other
  // parameter on its indicators needs a point between two thresholds; else as many as there are, so
  // that they can stand in any order.
  constexpr bool choose_values(int n, choices& c, int i) const {
    constexpr int most = 64;
    double marks[most]{};
    int count = 0;
    int rivals = 1;
    bool fits = true;
    const int q = c.parameters[i];
    const interval& range = p.parameters[q]->range;
    const auto mark = [&](double v) {
      if (is_missing(v) || v == infinity || v == -infinity) return;
      for (int k = 0; k < count; ++k)
        if (marks[k] == v) return;
      if (count == most) fits = false;
      else marks[count++] = v;
    };
    bool seen[most_parameters]{};
    for (int m = 0; m < n; ++m)
      for_each_atom(members[m], [&](const atom& a) {
        if (a.what != atom::form::compare || a.parameter != q) return;
        mark(p.facts[a.fact]->domain.low);
        mark(p.facts[a.fact]->domain.high);
        for (int k = 0; k < n; ++k)
          for_each_atom(members[k], [&](const atom& b) {
            if (b.what != atom::form::compare || b.fact != a.fact || b.parameter == q) return;
            if (b.parameter < 0) {
              mark(b.value);
              return;
            }
            mark(p.parameters[b.parameter]->range.low);
            mark(p.parameters[b.parameter]->range.high);
            if (!has_range(*p.parameters[b.parameter])) mark(standing[b.parameter]);
            for (int x = 0; x < c.count; ++x)
              if (c.parameters[x] == b.parameter && !seen[x]) {
                seen[x] = true;
                ++rivals;
              }
          });
      });
    if (rivals > 1) {
      mark(range.low);
      mark(range.high);
    }
    for (int k = 1; k < count; ++k)
      for (int x = k; x > 0 && marks[x] < marks[x - 1]; --x) {
        const double t = marks[x];
        marks[x] = marks[x - 1];
        marks[x - 1] = t;
      }
    int& size = c.sizes[i];
    const auto take = [&](double v) {
      if (!range.contains(v)) return;
      if (size == most_values) fits = false;
      else c.values[i][size++] = v;
    };
    // Beyond each mark and at it; between two marks one point, or as many as have to be told apart.
    for (int k = 0; k <= count && fits; ++k) {
      const double from = k == 0 || marks[k - 1] < range.low ? range.low : marks[k - 1];
      const double to = k == count || marks[k] > range.high ? range.high : marks[k];
      const auto inside = [&](double v) {
        return (k == 0 || v > marks[k - 1]) && (k == count || v < marks[k]) && v >= from && v <= to;
      };
      const double standing_here = standing[q];
      for (int x = 1; x <= rivals; ++x) {
        const double between = rivals == 1 && inside(standing_here) ? standing_here
                                                                    : from + (to - from) * x / (rivals + 1);
        if (inside(between)) take(between);
      }
      if (k < count) take(marks[k]);
    }
    return fits && size > 0;
  }

  constexpr bool respects_orders() const {
    for (int i = 0; i < p.count.orders; ++i)
      if (!(setting[p.orders[i].low] < setting[p.orders[i].high])) return false;
    return true;
  }

  constexpr bool holds(const proof_unit& u, int n, const choices& c) const {
    const space s{&p, setting};
    diagnostics inner{};
    box_counts used;
    bool fits = true;
    for (int m = 0; m < n && fits; ++m) {
      const int r = members[m];
      box_counts own;
      bool usable = true;
      if (u.what == proof_unit::kind::rule) usable = check_rule(s, r, limit, inner, own);
      else check_can_hold(s, r, limit, inner, own, usable);
      fits = used.boxes + own.boxes <= unit_room::boxes_capacity &&
             used.constraints + own.constraints <= unit_room::constraints_capacity;
      if (!fits || !usable) continue;
      const int before = used.boxes;
      store_boxes(s, r, limit, room.constraints, room.boxes, used);
      ranges[r] = {before, used.boxes - before};
    }
    const shelf books{room.constraints, room.boxes, ranges};
    if (u.what != proof_unit::kind::rule) inner = diagnostics{};  // told of the rule alone
    if (fits && u.what == proof_unit::kind::pair) {
      const pair_prover prover{s, books, index, limit, inner};
      for (int m = 0; m < 2; ++m) {
        prover.check_subsumed(members[m]);
        prover.check_conflicts(members[m]);
      }
    } else if (fits && u.what == proof_unit::kind::order) {
      order_prover{s, books, index, limit, inner}.check(u.first);
    } else if (fits && u.what == proof_unit::kind::group) {
      const group_prover prover{s, books, limit, inner};
      unsigned long long matters = 0;
      prover.check_overlaps(p.groups[u.first], p.groups[u.first].begin, p.groups[u.first].end, matters);
      prover.check_shadows(p.groups[u.first], p.groups[u.first].begin, p.groups[u.first].end);
      prover.check_gaps(p.groups[u.first], false);
    }
    for (int m = 0; m < n; ++m) ranges[members[m]] = {0, -1};
    if (!fits) {
      tell_undecided(u, "has too many alternatives to prove at all settings");
      return false;
    }
    if (inner.ok()) return true;
    const diagnostic& first = inner.items[0];
    phrase m{};
    if (found.wants_words()) {
      m << "with ";
      for (int i = 0; i < c.count; ++i)
        m << (i > 0 ? ", " : "") << p.parameters[c.parameters[i]]->id << " = " << setting[c.parameters[i]];
      m << ": " << headline(first.code) << ": " << first.message;
    }
    report(s, found, first.code == defect::undecided ? defect::undecided : defect::parameter_setting, first.rule,
           first.other, m);
    return false;
  }

  constexpr void tell_undecided(const proof_unit& u, const char* what) const {
    const space s{&p, setting};
    phrase m{};
    if (found.wants_words()) {
      if (u.what == proof_unit::kind::group) m << p.groups[u.first].id;
      else m << rule_title(p.rules[u.first]);
      if (u.what == proof_unit::kind::pair) m << " together with " << rule_title(p.rules[u.second]);
      m << " " << what;
    }
    report(s, found, defect::undecided, u.what == proof_unit::kind::group ? -1 : u.first,
           u.what == proof_unit::kind::pair ? u.second : -1, m);
  }
};

}  // namespace nqpf::detail
