// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that no setting of the parameters within their ranges makes a defect (18). What a
// comparison with a parameter says changes only where the parameter passes another threshold of the
// same indicator, so a few settings stand for all: each threshold, and points between them. Rules are
// proven alone, in the pairs that can matter to each other, and in their groups.

#include <nqpf/rules/proof/all.hpp>

namespace nqpf::inline v0::detail {

/// What is proven at once: a rule, a pair, the members of a group, or the order of all verdicts of a
/// type as far as one rule worsens them.
struct proof_unit {
  enum class kind : unsigned char { rule, pair, group, order };
  kind what;
  int first;   ///< rule or group
  int second;  ///< rule, or the number of the type
};

constexpr bool has_range(const parameter& q) noexcept { return q.range.low < q.range.high; }

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
  bool any = false;
  for (int i = 0; i < p.count.parameters; ++i) any = any || has_range(*p.parameters[i]);
  if (!any) return;
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
    bool reads = false;
    for (int m = p.groups[g].begin; m < p.groups[g].end && !reads; ++m)
      reads = reads_setting(p, p.members[m]);
    if (reads) each(proof_unit{proof_unit::kind::group, g, -1});
    const group_row& group = p.groups[g];
    if (reads && group.has_default && is_missing(group.otherwise_value) &&
        group.otherwise.type->ordered)
      each(proof_unit{proof_unit::kind::order, p.members[group.end - 1],
                      index.type_of(group.otherwise)});
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
  static constexpr int most_values = 64;
  static constexpr int most_settings = 600;

  const program& p;
  const conclusion_index& index;
  budgets limit;
  diagnostics& found;
  const double* standing;
  double* setting;    ///< one per parameter; the standing values between calls
  box_range* ranges;  ///< one per rule; count -1 between calls
  unit_room& room;
  int* members;  ///< room for one per rule

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
      unsigned long long fixed = 0;
      if (!standing_still && respects_orders(c, fixed) && !holds(u, n, fixed)) break;
      for (int i = 0; i < c.count && ++at[i] == c.sizes[i]; ++i) at[i] = 0;
    }
    for (int q = 0; q < p.count.parameters; ++q) setting[q] = standing[q];
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
      for (int m = p.groups[u.first].begin; m < p.groups[u.first].end; ++m)
        members[n++] = p.members[m];
      return n;
    }
    members[n++] = u.first;
    if (u.what == proof_unit::kind::pair) members[n++] = u.second;
    if (u.what == proof_unit::kind::order)
      for (int e = index.find(u.second, 0); e < index.find(u.second + 1, 0); ++e)
        if (index.entries[e].rule != u.first) members[n++] = index.entries[e].rule;
    // A default counts where no row holds, whatever the rows conclude.
    for (int g = 0; u.what == proof_unit::kind::order && g < p.count.groups; ++g)
      if (p.groups[g].has_default && p.members[p.groups[g].end - 1] == u.first)
        for (int m = p.groups[g].begin; m < p.groups[g].end; ++m) add_member(n, p.members[m]);
    // Rules before them take records away.
    for (int m = 0, last = n; m < last && p.count.groups > 0 && u.what != proof_unit::kind::rule;
         ++m)
      for_each_before(p, members[m], [&](int before) { add_member(n, before); });
    return n;
  }
  constexpr void add_member(int& n, int r) const {
    for (int k = 0; k < n; ++k)
      if (members[k] == r) return;
    members[n++] = r;
  }

  template <class Each>
  constexpr void for_each_atom(int r, Each&& each) const {
    const bool too_many = some_atom_below(p, r, [&](const atom& a) {
      each(a);
      return false;
    });
    for (int i = 0; too_many && i < p.count.atoms; ++i) each(p.atoms[i]);
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

  // Parameters that have to be told apart from each other: on one indicator, or in one order.
  constexpr void find_kin(int n, const choices& c, int i, bool (&kin)[most_parameters]) const {
    kin[i] = true;
    for (bool more = true; more;) {
      more = false;
      for (int x = 0; x < c.count; ++x) {
        for (int y = 0; y < c.count && !kin[x]; ++y)
          if (kin[y] && (are_ordered(c.parameters[x], c.parameters[y]) ||
                         share_indicator(n, c.parameters[x], c.parameters[y])))
            kin[x] = more = true;
      }
    }
  }
  constexpr bool are_ordered(int q, int other) const noexcept {
    for (int i = 0; i < p.count.orders; ++i)
      if ((p.orders[i].low == q && p.orders[i].high == other) ||
          (p.orders[i].low == other && p.orders[i].high == q))
        return true;
    return false;
  }
  constexpr bool share_indicator(int n, int q, int other) const {
    bool shared = false;
    for (int m = 0; m < n; ++m)
      for_each_atom(members[m], [&](const atom& a) {
        if (a.what != atom::form::compare || a.parameter != q) return;
        for (int k = 0; k < n && !shared; ++k)
          for_each_atom(members[k], [&](const atom& b) {
            shared = shared ||
                     (b.what == atom::form::compare && b.fact == a.fact && b.parameter == other);
          });
      });
    return shared;
  }

  // The thresholds beside which a parameter stands, and points between them. One that has no other
  // parameter beside it needs a point between two thresholds; else as many as there are, so that they
  // can stand in any order. Among integers it also matters how many lie between, up to two.
  constexpr bool choose_values(int n, choices& c, int i) const {
    constexpr int most = 96;
    double marks[most]{};
    int count = 0;
    bool fits = true;
    const int q = c.parameters[i];
    const interval range = room_between(q, 0, 0, true, true);
    const auto mark = [&](double v) {
      if (is_missing(v) || v == infinity || v == -infinity) return;
      for (int k = 0; k < count; ++k)
        if (marks[k] == v) return;
      if (count == most) fits = false;
      else marks[count++] = v;
    };
    bool kin[most_parameters]{};
    find_kin(n, c, i, kin);
    int rivals = 0;
    bool integers = false;
    bool numbers = false;
    bool cuts_below = false;  // an integer right at a parameter lies beyond it ...
    bool cuts_above = false;  // ... or before it
    for (int x = 0; x < c.count; ++x) {
      if (!kin[x]) continue;
      ++rivals;
      for (int m = 0; m < n; ++m)
        for_each_atom(members[m], [&](const atom& a) {
          if (a.what != atom::form::compare || a.parameter != c.parameters[x]) return;
          (p.facts[a.fact]->kind == kind::integer ? integers : numbers) = true;
          cuts_below =
              cuts_below || (a.relation != relation::greater && a.relation != relation::less_equal);
          cuts_above =
              cuts_above || (a.relation != relation::less && a.relation != relation::greater_equal);
          mark(p.facts[a.fact]->domain.low);
          mark(p.facts[a.fact]->domain.high);
          for (int k = 0; k < n; ++k)
            for_each_atom(members[k], [&](const atom& b) {
              if (b.what != atom::form::compare || b.fact != a.fact) return;
              if (b.parameter < 0) mark(b.value);
              else if (!has_range(*p.parameters[b.parameter])) mark(standing[b.parameter]);
            });
        });
    }
    for (int x = 0; x < c.count && rivals > 1; ++x) {
      if (!kin[x]) continue;
      const interval other = room_between(c.parameters[x], 0, 0, true, true);
      mark(other.low);
      mark(other.high);
    }
    if (integers) {
      const int plain = count;
      for (int k = 0; k < plain; ++k)
        for (int by = -2; by <= 2; ++by)
          if (range.contains(floor_of(marks[k]) + by)) mark(floor_of(marks[k]) + by);
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
      double from = k == 0 || marks[k - 1] < range.low ? range.low : marks[k - 1];
      double to = k == count || marks[k] > range.high ? range.high : marks[k];
      if (from == -infinity) from = to == infinity ? -1 : to - 2;
      if (to == infinity) to = from + 2;
      // Between neighbouring integers a parameter is as good as at one of them, if all cut alike.
      const bool neighbours = integers && !numbers && !(cuts_below && cuts_above) && k > 0 &&
                              k < count && from == marks[k - 1] && to == marks[k] &&
                              from == floor_of(from) && to == from + 1 && range.contains(from) &&
                              range.contains(to);
      const auto inside = [&](double v) {
        return (k == 0 || v > marks[k - 1]) && (k == count || v < marks[k]) && v >= from && v <= to;
      };
      const double standing_here = standing[q];
      for (int x = 1; x <= rivals && !neighbours; ++x) {
        const double between = rivals == 1 && inside(standing_here)
                                   ? standing_here
                                   : from + (to - from) * x / (rivals + 1);
        if (inside(between)) take(between);
        if (integers && floor_of(between) != between && inside(floor_of(between)))
          take(floor_of(between));
        if (integers && rivals == 1 && floor_of(between) == between && inside(between + 0.5))
          take(between + 0.5);
      }
      if (k < count) take(marks[k]);
    }
    return fits && size > 0;
  }

  // Whether the chosen values agree with the declared orders. Parameters that the unit does not read
  // are moved where the orders leave them no other way; `fixed` are then those that count.
  constexpr bool respects_orders(const choices& c, unsigned long long& fixed) const {
    fixed = 0;
    for (int i = 0; i < c.count; ++i) fixed |= bit(c.parameters[i]);
    for (int q = 0; q < p.count.parameters && p.count.orders > 0; ++q)
      if ((fixed & bit(q)) == 0) setting[q] = standing[q];
    for (;;) {
      int broken = -1;
      for (int i = 0; i < p.count.orders && broken < 0; ++i)
        if (!(setting[p.orders[i].low] < setting[p.orders[i].high])) broken = i;
      if (broken < 0) return true;
      const int low = p.orders[broken].low;
      const int free = (fixed & bit(low)) == 0 ? low : p.orders[broken].high;
      if ((fixed & bit(free)) != 0 || bit(free) == 0 || !move(free, fixed)) return false;
      fixed |= bit(free);
    }
  }

  // What the orders leave of the range of a parameter, given those that are fixed.
  constexpr interval room_between(int q, unsigned long long fixed, int depth, bool down,
                                  bool up) const {
    if ((fixed & bit(q)) != 0) return closed(setting[q], setting[q]);
    interval r = p.parameters[q]->range;
    for (int i = 0; i < p.count.orders && depth <= p.count.orders; ++i) {
      if (down && p.orders[i].high == q)
        r = intersect(
            r, open(room_between(p.orders[i].low, fixed, depth + 1, true, false).low, infinity));
      if (up && p.orders[i].low == q)
        r = intersect(
            r, open(-infinity, room_between(p.orders[i].high, fixed, depth + 1, false, true).high));
    }
    return r;
  }
  constexpr bool move(int q, unsigned long long fixed) const {
    const interval r = room_between(q, fixed, 0, true, true);
    if (r.empty()) return false;
    if (r.low == -infinity) setting[q] = r.high == infinity ? 0 : r.high - 1;
    else if (r.high == infinity) setting[q] = r.low + 1;
    else setting[q] = r.low == r.high ? r.low : r.low + (r.high - r.low) / 2;
    return true;
  }

  constexpr bool holds(const proof_unit& u, int n, unsigned long long told) const {
    const space s{&p, setting};
    diagnostics inner{};
    box_counts used;
    bool fits = true;
    for (int m = 0; m < n && fits; ++m) {
      const int r = members[m];
      box_counts own;
      bool usable = true;
      const int told_before = inner.size();
      if (u.what == proof_unit::kind::rule) usable = check_rule(s, r, limit, inner, own);
      else check_can_hold(s, r, limit, inner, own, usable);
      fits = used.boxes + own.boxes <= unit_room::boxes_capacity &&
             used.constraints + own.constraints <= unit_room::constraints_capacity;
      // Of what rules before it leave to a rule it is not told alone.
      if (!usable && u.what != proof_unit::kind::rule && inner.size() > told_before &&
          inner.items[told_before].code == defect::undecided)
        fits = false;
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
      order_prover{s, books, index, limit, inner}.check(u.first, u.second);
    } else if (fits && u.what == proof_unit::kind::group) {
      const group_prover prover{s, books, limit, inner};
      unsigned long long matters = 0;
      prover.check_overlaps(p.groups[u.first], p.groups[u.first].begin, p.groups[u.first].end,
                            matters);
      prover.check_shadows(p.groups[u.first], p.groups[u.first].begin, p.groups[u.first].end);
      prover.check_gaps(p.groups[u.first]);
      prover.check_columns(p.groups[u.first], matters);
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
      bool first_one = true;
      for (int q = 0; q < p.count.parameters; ++q) {
        if ((told & bit(q)) == 0) continue;
        m << (first_one ? "" : ", ") << p.parameters[q]->id << " = " << setting[q];
        first_one = false;
      }
      m << ": " << headline(first.code) << ": " << first.message;
    }
    const defect code =
        first.code == defect::undecided ? defect::undecided : defect::parameter_setting;
    if (first.rule < 0 && u.what == proof_unit::kind::group)
      report(s, found, code, p.groups[u.first], m);
    else report(s, found, code, first.rule < 0 ? u.first : first.rule, first.other, m);
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
    if (u.what == proof_unit::kind::group)
      report(s, found, defect::undecided, p.groups[u.first], m);
    else
      report(s, found, defect::undecided, u.first, u.what == proof_unit::kind::pair ? u.second : -1,
             m);
  }
};

}  // namespace nqpf::detail
