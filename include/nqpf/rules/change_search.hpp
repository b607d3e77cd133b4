// SPDX-License-Identifier: BSL-1.0
#pragma once

// The search for the smallest change. A part of the space says of each fact what it may become; it is
// divided where a comparison that matters changes, the cheaper side first, and left out where what is asked
// cannot come true there or costs more than what is found. Costs of parts are bounded from below by what the
// conditions need, so that the search, with bounds that grow until something is found, ends with a proof.

#include <nqpf/rules/change_arithmetic.hpp>
#include <nqpf/rules/precedence.hpp>

namespace nqpf::inline v0 {
namespace detail {

// Something that must be so after the change: of a rule, or behind the rules of the default of a table.
struct change_demand {
  int place;
  wish want;
  unsigned long long facts;
};

struct change_memory {
  room<movable> facts;
  room<double> base;       ///< the record at the bases
  room<double> best;       ///< the best record found
  room<int> touched;       ///< facts narrowed on the way
  room<reach> atoms;       ///< of untouched facts
  room<bool> has_atom;
  room<reach> rules;       ///< of conditions, where nothing is touched
  room<reach> current;     ///< of conditions in this part
  room<int> stamp;         ///< the part of which `current` is
  room<short> relevant;    ///< rules in an order in which they can be evaluated
  room<bool> is_relevant;
  room<change_demand> demands;
  room<truth> outcomes;    ///< of rules, then of the defaults of tables
  room<truth> after;
};

class change_search;

}  // namespace detail

/// Memory for searches, to use again: after the first search of a program none allocates.
class change_workspace {
public:
  constexpr change_workspace() = default;

private:
  friend class detail::change_search;
  detail::change_memory memory_;
};

namespace detail {

class change_search {
public:
  constexpr change_search(needed_change& out, const change_options& options, change_workspace& w)
      : out_(out), options_(options), e_(out.record), p_(*e_.program), memory_(w.memory_), space_(e_, reserve()), arithmetic_(e_, space_, memory_.base.data()) {}

  constexpr void run() {
    if (options_.entry_count > change_options::capacity) {
      out_.complete = false;
      return;
    }
    prepare();
    search();
    finish();
  }

private:
  static constexpr int most_depth = 200;
  static constexpr double tolerance = 1e-10;

  struct part {
    int fact;
    bool stay;
    bool wanted;
    long long low;
    long long high;
    double cost;
  };

  constexpr movable* reserve() {
    const program_counts& n = p_.count;
    memory_.facts.resize(n.facts);
    memory_.base.resize(n.facts);
    memory_.best.resize(n.facts);
    memory_.touched.resize(n.facts);
    memory_.atoms.resize(n.atoms);
    memory_.has_atom.resize(n.atoms);
    memory_.rules.resize(n.rules);
    memory_.current.resize(n.rules);
    memory_.stamp.resize(n.rules);
    memory_.relevant.resize(n.rules);
    memory_.is_relevant.resize(n.rules);
    memory_.demands.resize(n.rules + n.groups);
    memory_.outcomes.resize(n.rules + n.groups);
    memory_.after.resize(n.rules);
    return memory_.facts.data();
  }

  // Preparation.

  constexpr void prepare() {
    space_.prepare(options_);
    for (int f = 0; f < p_.count.facts; ++f) memory_.base[f] = e_.values[f];
    for (int a = 0; a < p_.count.atoms; ++a) memory_.has_atom[a] = false;
    for (int r = 0; r < p_.count.rules; ++r) {
      memory_.is_relevant[r] = false;
      memory_.stamp[r] = 0;
      memory_.outcomes[r] = e_.outcomes[r];
    }
    count_outcomes();
    demand_what_is_asked();
    for (int d = 0; d < demand_count_; ++d) mark(memory_.demands[d].place);
    for (int i = 0; i < p_.count.rules; ++i) {
      const int r = p_.order[i];
      if (!memory_.is_relevant[r]) continue;
      memory_.relevant[relevant_count_++] = static_cast<short>(r);
      memory_.rules[r] = condition(r);
    }
    for (int d = 0; d < demand_count_; ++d) memory_.demands[d].facts = reach_of(memory_.demands[d].place).facts;
  }

  // In `outcomes` the defaults of tables follow the rules, and rows that do not count for others before them
  // become no.
  constexpr void count_outcomes() {
    truth* const o = memory_.outcomes.data();
    for (int g = 0; g < p_.count.groups; ++g) {
      const group_row& group = p_.groups[g];
      truth none = truth_of(has_default(p_.count.rules + g));
      int last = 0;
      for (int i = group.begin; i < group.end; ++i) {
        none = none & !o[p_.members[i]];
        if (rank(group, i) > last) last = rank(group, i);
      }
      o[p_.count.rules + g] = none;
      if (!group.is_table || !has_precedence(group)) continue;
      for (; last >= 0; --last) {  // from the last on, so that what goes before is still as it was
        for (int i = group.end - 1; i >= group.begin; --i) {
          if (rank(group, i) != last) continue;
          truth& t = o[p_.members[i]];
          for (int k = group.begin; k < group.end && t != truth::no; ++k)
            if (k != i && goes_before(p_, group, k, i)) t = t & !o[p_.members[k]];
        }
      }
    }
  }
  [[nodiscard]] constexpr int rank(const group_row& g, int member) const noexcept {
    const rule_row& row = p_.rules[p_.members[member]];
    return g.policy == hit::priority && row.conclusion_count > 0 ? p_.conclusions[row.conclusion].position : 0;
  }
  // Whether a place is a rule, or a table that concludes something by default.
  [[nodiscard]] constexpr bool has_default(int place) const noexcept {
    if (place < p_.count.rules) return true;
    const group_row& g = p_.groups[place - p_.count.rules];
    return g.is_table && g.has_default && g.otherwise.type != nullptr;
  }

  [[nodiscard]] constexpr int conclusion_count(int place) const noexcept {
    return place < p_.count.rules ? p_.rules[place].conclusion_count : 1;
  }
  [[nodiscard]] constexpr const conclusion& conclusion_of(int place, int i) const noexcept {
    return place < p_.count.rules ? p_.conclusions[p_.rules[place].conclusion + i]
                                  : p_.groups[place - p_.count.rules].otherwise;
  }
  [[nodiscard]] constexpr bool concludes(int place, const conclusion& c) const noexcept {
    for (int i = 0; i < conclusion_count(place); ++i) {
      const conclusion& own = conclusion_of(place, i);
      if (own.type->type == c.type->type && own.position == c.position) return true;
    }
    return false;
  }
  // Whether a finding with the conclusion `own` is as bad as the one with `c`; what reaches a conclusion may
  // raise others of the same order.
  [[nodiscard]] constexpr bool is_as_bad(const conclusion& own, const conclusion& c) const noexcept {
    if (own.type->type != c.type->type) return false;
    if (!c.type->ordered) return true;
    return out_.wanted == needed_change::goal::reach ? own.position < c.position : own.position <= c.position;
  }
  [[nodiscard]] constexpr bool is_as_bad(int place) const noexcept {
    if (out_.wanted == needed_change::goal::reach) {
      for (int i = 0; i < conclusion_count(place); ++i)
        if (is_as_bad(conclusion_of(place, i), out_.conclusion)) return true;
      return false;
    }
    if (conclusion_count(out_.rule) == 0) return conclusion_count(place) > 0;
    for (int i = 0; i < conclusion_count(place); ++i) {
      for (int k = 0; k < conclusion_count(out_.rule); ++k) {
        const conclusion& c = conclusion_of(out_.rule, k);
        if (!is_as_bad(conclusion_of(place, i), c)) continue;
        // Of several conclusions of a type the worst is the finding's order.
        bool is_worst = true;
        for (int x = 0; x < conclusion_count(out_.rule); ++x) {
          const conclusion& other = conclusion_of(out_.rule, x);
          if (c.type->ordered && other.type->type == c.type->type && other.position < c.position) is_worst = false;
        }
        if (is_worst) return true;
      }
    }
    return false;
  }

  constexpr void demand_what_is_asked() {
    using goal = needed_change::goal;
    const auto ask = [&](int place, wish w) { memory_.demands[demand_count_++] = {place, w, 0}; };
    const int places = p_.count.rules + p_.count.groups;
    const auto is_asked = [&](int place) {
      if (out_.wanted != goal::reach) return place == out_.rule;
      return has_default(place) && (place >= p_.count.rules || !p_.rules[place].is_derived) && concludes(place, out_.conclusion);
    };
    for (int place = 0; place < places; ++place)
      if (is_asked(place)) ask(place, out_.wanted == goal::clear ? wish::no : wish::yes);
    goal_count_ = demand_count_;
    if (options_.raises == may_raise::anything) return;
    for (int place = 0; place < places; ++place) {
      if (!has_default(place) || is_asked(place) || memory_.outcomes[place] == truth::yes) continue;
      if (place < p_.count.rules && p_.rules[place].is_derived) continue;
      if (options_.raises == may_raise::nothing || is_as_bad(place)) ask(place, wish::not_yes);
    }
  }

  constexpr void mark(int place) {
    if (place >= p_.count.rules) {
      const group_row& g = p_.groups[place - p_.count.rules];
      for (int i = g.begin; i < g.end; ++i) mark(p_.members[i]);
      return;
    }
    if (memory_.is_relevant[place]) return;
    memory_.is_relevant[place] = true;
    for (int i = p_.rules[place].begin; i < p_.rules[place].end; ++i)
      if (p_.code[i].code == op::outcome) mark(p_.code[i].argument);
    for_each_before(p_, place, [&](int other) { mark(other); });
  }

  // What conditions cost in this part.

  constexpr reach atom_reach(int index) {
    const atom& a = p_.atoms[index];
    if (touched_mask_ == 0 || (memory_.has_atom[index] && (memory_.atoms[index].facts & touched_mask_) == 0)) {
      if (!memory_.has_atom[index]) {
        memory_.atoms[index] = fresh_reach(a);
        memory_.has_atom[index] = true;
      }
      return memory_.atoms[index];
    }
    return fresh_reach(a);
  }
  constexpr reach fresh_reach(const atom& a) const {
    return a.what == atom::form::computed ? arithmetic_.reach_of(a) : space_.reach_of(a);
  }

  constexpr reach condition(int rule) {
    reach steps[expression::capacity];
    return condition(rule, steps);
  }
  constexpr reach condition(int rule, reach* steps) {
    const rule_row& row = p_.rules[rule];
    for (int i = row.begin; i < row.end; ++i) {
      const instruction& in = p_.code[i];
      reach* const here = steps + (i - row.begin);
      switch (in.code) {
        case op::compare: *here = atom_reach(in.argument); break;
        case op::outcome: *here = plain(in.argument); break;
        case op::both: *here = detail::both(steps[in.left - row.begin], here[-1]); break;
        case op::either: *here = detail::either(steps[in.left - row.begin], here[-1]); break;
        case op::negated: *here = negated(here[-1]); break;
        default: *here = here[-1]; break;
      }
    }
    return steps[row.end - 1 - row.begin];
  }
  [[nodiscard]] constexpr const reach& plain(int rule) const noexcept {
    return memory_.stamp[rule] == part_ && part_ > 0 ? memory_.current[rule] : memory_.rules[rule];
  }

  // Calls `each(rule, groups looked at by then)` for what goes before a rule in groups with precedence.
  template <class Each>
  constexpr void before_in_groups(int rule, int groups, Each&& each) const {
    for (int g = 0; g < groups; ++g) {
      const group_row& group = p_.groups[g];
      if (!has_precedence(group)) continue;
      int i = group.begin;
      while (i < group.end && p_.members[i] != rule) ++i;
      for (int k = group.begin; i < group.end && k < group.end; ++k)
        if (k != i && goes_before(p_, group, k, i)) each(static_cast<int>(p_.members[k]), g);
    }
  }
  constexpr reach effective(int rule, int groups) const {
    reach r = plain(rule);
    before_in_groups(rule, groups, [&](int other, int g) { r = detail::both(r, negated(effective(other, g))); });
    return r;
  }
  constexpr reach reach_of(int place) const {
    if (place < p_.count.rules) return effective(place, p_.count.groups);
    const group_row& g = p_.groups[place - p_.count.rules];
    reach r{0, infinity, infinity, 0, 0, truth::yes};
    for (int i = g.begin; i < g.end; ++i) r = detail::both(r, negated(plain(p_.members[i])));
    return r;
  }

  // Where to divide: what keeps a wish from being met at the bases, down to a comparison.

  struct cause {
    int atom = -1;
    wish want = wish::yes;
  };
  constexpr cause blame(int place, wish want) {
    if (place < p_.count.rules) return blame_effective(place, p_.count.groups, want);
    const group_row& g = p_.groups[place - p_.count.rules];
    part_chooser chosen(want);
    for (int i = g.begin; i < g.end; ++i) chosen.offer(negated(plain(p_.members[i])), p_.members[i], 0);
    return blame_condition(chosen.rule, opposite(want));
  }
  // Of things that must all be so the one that costs most and is not; of things of which one must be so the
  // one that costs least.
  struct part_chooser {
    wish want;
    int rule = -1;
    int groups = 0;
    double cost = 0;

    constexpr explicit part_chooser(wish w) : want(w) {}
    constexpr void offer(const reach& r, int other, int g) noexcept {
      const bool all = want == wish::yes || want == wish::not_no;
      const double c = extra(r, want);
      if (meets_wish(r.at, want) || (rule >= 0 && (all ? c <= cost : c >= cost))) return;
      rule = other;
      groups = g;
      cost = c;
    }
  };
  constexpr cause blame_effective(int rule, int groups, wish want) {
    part_chooser chosen(want);
    chosen.offer(plain(rule), rule, -1);
    before_in_groups(rule, groups, [&](int other, int g) { chosen.offer(negated(effective(other, g)), other, g); });
    if (chosen.groups < 0) return blame_condition(rule, want);
    return blame_effective(chosen.rule, chosen.groups, opposite(want));
  }
  constexpr cause blame_condition(int rule, wish want) {
    reach steps[expression::capacity];
    condition(rule, steps);
    const int begin = p_.rules[rule].begin;
    for (int at = p_.rules[rule].end - 1;;) {
      const instruction& in = p_.code[at];
      switch (in.code) {
        case op::compare: return {in.argument, want};
        case op::outcome: return blame_condition(in.argument, want);
        case op::negated: want = opposite(want); --at; break;
        case op::both:
        case op::either: {
          const reach& left = steps[in.left - begin];
          const reach& right = steps[at - 1 - begin];
          const bool all = (in.code == op::both) == (want == wish::yes || want == wish::not_no);
          const bool right_first = all ? extra(right, want) > extra(left, want) : extra(right, want) < extra(left, want);
          const bool take_right = meets_wish(left.at, want) || (!meets_wish(right.at, want) && right_first);
          at = take_right ? at - 1 : in.left;
          break;
        }
        default: --at; break;
      }
    }
  }

  // The parts of what a fact may be; at most four.
  constexpr int divide(const cause& c, part* parts) const {
    const atom& a = p_.atoms[c.atom];
    int n = 0;
    division d;
    if (a.what == atom::form::computed) {
      // A value outside its domain is first told from those inside.
      for (int i = a.begin; i < a.end; ++i) {
        if (p_.steps[i].code != op::indicator) continue;
        const int f = p_.steps[i].index;
        const movable& m = space_.fact(f);
        if (!m.now.stay || change_space::empty(m.now, m.is_set) || change_space::is_in(m, m.now.low, m.now.high)) continue;
        parts[n++] = {f, true, false, 0, 0, 0};
        parts[n++] = {f, false, false, m.now.low, m.now.high, 1};
        return n;
      }
      d = arithmetic_.divide(a, c.want);
      if (d.fact < 0) return 0;
    }
    const int f = d.fact >= 0 ? d.fact : a.fact;
    const movable& m = space_.fact(f);
    const choice& now = m.now;
    bool stays = now.stay;
    const auto add = [&](long long low, long long high, bool wanted) {
      if (m.is_set ? low == 0 : low >= high) return;
      const bool holds_value = change_space::is_in(m, low, high);
      if (holds_value) stays = false;
      parts[n++] = {f, now.stay && holds_value, wanted, low, high, change_space::cost_of_range(m, low, high)};
    };
    if (d.fact >= 0) {
      add(now.low, d.at, !d.upper_first);
      add(d.at, now.high, d.upper_first);
    } else if (m.is_set) {
      long long held = 0;
      for (int i = 0; i < 63 && (now.low >> i) != 0; ++i)
        if (((now.low >> i) & 1) != 0 && meets_wish(space_.truth_at(a, i), c.want)) held |= 1LL << i;
      add(held, 0, true);
      add(now.low & ~held, 0, false);
    } else if (a.what == atom::form::known || is_missing(space_.bound_of(a))) {
      add(now.low, now.high, true);
    } else {
      const auto wanted = [&](int bit) {
        return meets_wish(truth_of((space::relation_set(a.relation) & bit) != 0), c.want);
      };
      const change_space::cuts at = space_.cuts_of(a, m);
      const bool join_low = wanted(1) == wanted(2);
      const bool join_high = wanted(2) == wanted(4);
      add(now.low, join_low ? at.after : at.before, wanted(1));
      if (!join_low && !join_high) add(at.before, at.after, wanted(2));
      if (!(join_low && join_high)) add(join_high ? at.before : at.after, now.high, wanted(4));
    }
    if (stays) parts[n++] = {f, true, meets_wish(space_.truth_at(a, m.value), c.want), 0, 0, 0};
    for (int i = 1; i < n; ++i)
      for (int k = i; k > 0 && goes_first(parts[k], parts[k - 1]); --k) {
        const part other = parts[k];
        parts[k] = parts[k - 1];
        parts[k - 1] = other;
      }
    return n;
  }
  static constexpr bool goes_first(const part& a, const part& b) noexcept {
    return a.wanted != b.wanted ? a.wanted : a.cost < b.cost;
  }

  // The search.

  // What a part costs at least; `worst` is the demand that is not met at the bases, or -1.
  constexpr double evaluate(int& worst) {
    ++part_;
    for (int i = 0; i < relevant_count_; ++i) {
      const int r = memory_.relevant[i];
      if ((memory_.rules[r].facts & touched_mask_) == 0) continue;
      memory_.current[r] = condition(r);
      memory_.stamp[r] = part_;
    }
    double cost = 0;
    for (int i = 0; i < touched_count_; ++i) cost = plus(cost, space_.fact(memory_.touched[i]).now.cost);
    worst = -1;
    bool met = false;
    double goal = infinity;
    int nearest = -1;
    unsigned long long facts = 0;
    for (int d = 0; d < goal_count_; ++d) {
      const change_demand& c = memory_.demands[d];
      const reach r = reach_of(c.place);
      met = met || meets_wish(r.at, c.want);
      facts |= r.facts;
      if (nearest >= 0 && extra(r, c.want) >= goal) continue;
      goal = extra(r, c.want);
      nearest = d;
    }
    if (goal == infinity) return infinity;
    if (!met) worst = nearest;
    double most = met ? 0 : goal;
    double sum = met ? 0 : goal;
    unsigned long long counted = met ? 0 : facts;
    for (int d = goal_count_; d < demand_count_; ++d) {
      const change_demand& c = memory_.demands[d];
      if ((c.facts & touched_mask_) == 0) continue;
      const reach r = reach_of(c.place);
      const double e = extra(r, c.want);
      if (e == infinity) return infinity;
      if (meets_wish(r.at, c.want)) continue;
      if (worst < 0 || (worst >= goal_count_ && e > most)) worst = d;
      most = greater(most, e);
      if ((counted & r.facts) != 0) continue;
      sum = plus(sum, e);
      counted |= r.facts;
    }
    return plus(cost, greater(most, sum));
  }

  // Looks through a part; false where the budget ended.
  constexpr bool visit(int depth, double at_least) {
    if (nodes_ >= allowed_) {
      open_ = lesser(open_, at_least);
      return false;
    }
    ++nodes_;
    int worst = -1;
    const double own = evaluate(worst);
    const double low = greater(at_least, own);
    if (low == infinity || low >= best_ - slack()) {
      if (low != infinity) open_ = lesser(open_, low);
      return true;
    }
    if (low > limit_) {
      next_ = lesser(next_, low);
      return true;
    }
    if (worst < 0) {
      keep(own);
      return true;
    }
    part parts[4];
    const change_demand demand = memory_.demands[worst];
    const int n = depth < most_depth ? divide(blame(demand.place, demand.want), parts) : 0;
    if (n == 0) {  // too small to divide, or too deep
      open_ = lesser(open_, low);
      unresolved_ = true;
      return true;
    }
    bool going = true;
    for (int i = 0; i < n && going; ++i) {
      movable& m = space_.fact(parts[i].fact);
      const choice before = m.now;
      const unsigned long long mask = touched_mask_;
      m.now.stay = parts[i].stay;
      m.now.low = parts[i].low;
      m.now.high = parts[i].high;
      m.now.touched = true;
      change_space::settle(m);
      memory_.base[parts[i].fact] = m.now.base;
      touched_mask_ |= change_space::bit_of(parts[i].fact);
      if (!before.touched) memory_.touched[touched_count_++] = parts[i].fact;
      going = visit(depth + 1, low);
      if (!before.touched) --touched_count_;
      touched_mask_ = mask;
      m.now = before;
      memory_.base[parts[i].fact] = before.base;
      if (!going && i + 1 < n) open_ = lesser(open_, low);
    }
    return going;
  }
  [[nodiscard]] constexpr double slack() const noexcept { return best_ == infinity ? 0 : tolerance * greater(1, best_); }

  constexpr void keep(double cost) {
    best_ = cost;
    for (int f = 0; f < p_.count.facts; ++f) memory_.best[f] = memory_.base[f];
  }

  // With a limit on the cost that grows until something is found; near the end of the budget without one.
  constexpr void search() {
    int worst = -1;
    const double first = evaluate(worst);
    if (first == infinity) {
      out_.is = needed_change::answer::impossible;
      return;
    }
    double known = first;
    limit_ = first;
    allowed_ = options_.budget - options_.budget / 4;
    bool ended = false;
    for (bool last = false; !ended;) {
      next_ = infinity;
      open_ = infinity;
      unresolved_ = false;
      const bool whole = visit(0, known);
      const double reached = lesser(lesser(next_, open_), best_);
      if (reached > known) known = reached;
      if (whole && (best_ != infinity || next_ == infinity)) {
        ended = true;
        finished_ = true;
      } else if (whole) {
        limit_ = greater(next_, 1.5 * limit_);
        if (last) limit_ = infinity;
      } else if (best_ == infinity && !last) {
        last = true;
        limit_ = infinity;
        allowed_ = options_.budget;
      } else {
        ended = true;
      }
    }
    out_.nodes = nodes_;
    out_.bound = known;
    if (best_ == infinity) {
      if (finished_ && !unresolved_) out_.is = needed_change::answer::impossible;
      return;
    }
    out_.is = best_ - known <= 2 * slack() ? needed_change::answer::smallest : needed_change::answer::best_found;
  }

  // What was found, in values that read well.
  constexpr void finish() {
    using answer = needed_change::answer;
    if (out_.is == answer::impossible) out_.bound = infinity;
    if (!out_.found()) return;
    out_.cost = 0;
    for (int f = 0; f < p_.count.facts; ++f) {
      const movable& m = space_.fact(f);
      const double to = memory_.best[f];
      if (to == m.value || is_missing(to)) continue;
      indicator_change c{f, m.value, to, to, false, 0};
      polish(c, m);
      memory_.best[f] = c.to;
      c.cost = change_space::cost(m, c.bound);
      out_.cost = plus(out_.cost, c.cost);
      if (out_.count < needed_change::capacity) out_.items[out_.count++] = c;
      else out_.complete = false;
    }
    // Without a defect of the search it does; a change of more indicators than fit would not be all of it.
    if (!satisfied() || !out_.complete) {
      out_.is = answer::none_found;
      out_.cost = infinity;
      out_.count = 0;
      return;
    }
    if (out_.is == answer::smallest || out_.bound > out_.cost) out_.bound = out_.cost;
    tell_effects();
  }

  // Whether the record in `best` does, by the plain interpreter.
  constexpr bool satisfied() {
    nqpf::run(p_, memory_.best.data(), e_.parameters, memory_.outcomes.data());
    count_outcomes();
    bool met = false;
    for (int d = 0; d < goal_count_; ++d)
      met = met || meets_wish(memory_.outcomes[memory_.demands[d].place], memory_.demands[d].want);
    for (int d = goal_count_; d < demand_count_; ++d)
      met = met && meets_wish(memory_.outcomes[memory_.demands[d].place], memory_.demands[d].want);
    return met;
  }
  constexpr bool does(const indicator_change& c, double value) {
    if (!p_.facts[c.fact]->admits(value)) return false;
    const double before = memory_.best[c.fact];
    memory_.best[c.fact] = value;
    const bool good = satisfied();
    memory_.best[c.fact] = before;
    return good;
  }

  constexpr void polish(indicator_change& c, const movable& m) {
    if (m.is_set || m.is_integer || is_missing(c.from) || !m.measured) return;
    const bool up = c.to > c.from;
    const double before = from_ordinal(ordinal(c.to) + (up ? -1 : 1));
    bool is_bound = false;
    bool is_computed = false;
    for (int a = 0; a < p_.count.atoms; ++a) {
      const atom& at = p_.atoms[a];
      if (at.what == atom::form::compare && at.fact == c.fact && !is_missing(space_.bound_of(at)))
        is_bound = is_bound || ordinal(space_.bound_of(at)) == ordinal(before);
      if (at.what == atom::form::computed)
        facts_of(p_, at, [&](int f) { is_computed = is_computed || f == c.fact; });
    }
    if (is_bound && !does(c, before)) {
      c.bound = before;
      c.open = true;
    } else if (is_computed) {
      const double near = rounded(c.to, 10);
      const double off = size_of_number(plus(near, -c.to));
      if (off <= 1e-11 * greater(size_of_number(c.to), m.scale)) {
        c.bound = near;
        c.open = !does(c, near);
        if (!c.open) c.to = near;
      }
    }
    if (c.open || rounded(c.to, 15) != c.to) step_beyond(c, m, up);
  }

  // A value a little further that has few digits.
  constexpr void step_beyond(indicator_change& c, const movable& m, bool up) {
    int digits = 0;
    double step = 1;
    while (step > m.scale / 1000 && digits < 15) {
      ++digits;
      step = 1 / power_of_ten(digits);
    }
    while (step * 10 <= m.scale / 1000 && step < 1e12) step *= 10;
    for (int tries = 0; tries < 12 && digits <= 15; ++tries) {
      const double grid = digits > 0 ? times(c.to, power_of_ten(digits)) : c.to / step;
      if (!(size_of_number(grid) < 4e15)) return;
      const double whole = up ? floor_of(grid) + 1 : -floor_of(-grid) - 1;
      const double value = digits > 0 ? whole / power_of_ten(digits) : whole * step;
      if (does(c, value)) {
        c.to = value;
        return;
      }
      if (digits == 0 && step > 1) step /= 10;
      else ++digits;
    }
  }
  constexpr void tell_effects() {
    truth* const o = memory_.outcomes.data();
    satisfied();
    for (int r = 0; r < p_.count.rules; ++r) memory_.after[r] = o[r];
    for (int r = 0; r < p_.count.rules; ++r) o[r] = e_.outcomes[r];
    count_outcomes();
    for (int r = 0; r < p_.count.rules; ++r) {
      const bool is_asked = out_.rule == r && out_.wanted != needed_change::goal::reach;
      if (o[r] == memory_.after[r] || p_.rules[r].is_derived || is_asked) continue;
      if (out_.effect_count < needed_change::effect_capacity)
        out_.effects[out_.effect_count++] = {r, o[r], memory_.after[r]};
      else out_.complete = false;
    }
  }

  needed_change& out_;
  const change_options& options_;
  const evaluated& e_;
  const program& p_;
  change_memory& memory_;
  change_space space_;
  change_arithmetic arithmetic_;
  int demand_count_ = 0;
  int goal_count_ = 0;
  int relevant_count_ = 0;
  int touched_count_ = 0;
  unsigned long long touched_mask_ = 0;
  int part_ = 0;
  int nodes_ = 0;
  int allowed_ = 0;
  double best_ = infinity;
  double limit_ = 0;
  double next_ = infinity;
  double open_ = infinity;
  bool unresolved_ = false;
  bool finished_ = false;
};

}  // namespace detail
}  // namespace nqpf
