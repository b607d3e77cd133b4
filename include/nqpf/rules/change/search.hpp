// SPDX-License-Identifier: BSL-1.0
#pragma once

// The search for the smallest change. A part of the space says of each input what it may become; it is
// divided where a comparison that matters changes, the cheaper side first, and left out where what is asked
// cannot come true there or costs more than what is found. Costs of parts are bounded from below by what the
// conditions need, so that the search, with limits that grow until something is found, ends with a proof.

#include <nqpf/rules/change/conditions.hpp>
#include <nqpf/rules/program/condition_part.hpp>

namespace nqpf::inline NQPF_ABI::detail {

class change_search : protected change_conditions {
protected:
  using change_conditions::change_conditions;

  static constexpr int most_depth = 200;
  static constexpr double tolerance = 1e-10;

  struct part {
    int input;
    bool stay;
    bool wanted;
    long long low;
    long long high;
    double cost;
  };

  // Where to divide: what keeps a requirement from being met at the bases, down to a comparison.

  struct cause {
    int atom = -1;
    requirement want = requirement::yes;
  };
  constexpr cause blame(int place, requirement want) {
    if (place < p_.count.rules) return blame_effective(place, p_.count.groups, want);
    if (place >= assumption_places())
      return blame_condition(assumption_at(place).begin, assumption_at(place).end, want);
    if (place >= places()) return blame_stand(memory_.stands[place - places()], want);
    const group_row& g = p_.groups[place - p_.count.rules];
    part_chooser chosen(want);
    for (int i = g.begin; i < g.end; ++i)
      chosen.offer(negated(plain(p_.members[i])), p_.members[i], 0);
    return blame_condition(chosen.rule, opposite(want));
  }
  // Of things that must all be so the one that costs most and is not; of things of which one must be so the
  // one that costs least.
  struct part_chooser {
    requirement want;
    int rule = -1;
    int groups = 0;
    double cost = 0;

    constexpr explicit part_chooser(requirement w) : want(w) {}
    constexpr void offer(const cost_bounds& r, int other, int g) noexcept {
      const bool all = want == requirement::yes || want == requirement::not_no;
      const double c = extra(r, want);
      if (meets(r.at, want) || (rule >= 0 && (all ? c <= cost : c >= cost))) return;
      rule = other;
      groups = g;
      cost = c;
    }
  };
  // That something surely counts is wished of its place, that it surely does not of what overrules it, or the other
  // way round.
  constexpr cause blame_stand(const change_stand& s, requirement want) {
    const bool all = want == requirement::yes || want == requirement::not_no;
    part_chooser chosen(all ? requirement::yes : requirement::not_yes);
    chosen.offer(surely(cost_bounds_of(s.place)), s.place, 0);
    some_overruler(s.own, [&](int other) {
      chosen.offer(negated(surely(cost_bounds_of(other))), other, 1);
      return false;
    });
    const bool of_place = chosen.groups == 0;
    return blame(chosen.rule, all == of_place ? requirement::yes : requirement::not_yes);
  }
  constexpr cause blame_effective(int rule, int groups, requirement want) {
    part_chooser chosen(want);
    chosen.offer(plain(rule), rule, -1);
    before_in_groups(rule, groups, [&](int other, int g) {
      chosen.offer(negated(effective(other, g)), other, g);
    });
    if (chosen.groups < 0) return blame_condition(rule, want);
    return blame_effective(chosen.rule, chosen.groups, opposite(want));
  }
  constexpr cause blame_condition(int rule, requirement want) {
    return blame_condition(p_.rules[rule].begin, p_.rules[rule].end, want);
  }
  constexpr cause blame_condition(int begin, int end, requirement want) {
    cost_bounds steps[expression::capacity];
    condition(begin, end, steps);
    for (int at = end - 1;;) {
      const bool holds = want == requirement::yes || want == requirement::not_no;
      const condition_part next = part_at(p_, at, holds);
      if (next.holds != holds) want = opposite(want);
      if (next.what == condition_part::form::comparison) return {next.index, want};
      if (next.what == condition_part::form::outcome) return blame_condition(next.index, want);
      const cost_bounds& left = steps[next.left - begin];
      const cost_bounds& right = steps[next.right - begin];
      const double on_left = extra(left, want), on_right = extra(right, want);
      const bool right_first =
          next.what == condition_part::form::all ? on_right > on_left : on_right < on_left;
      const bool take_right = meets(left.at, want) || (!meets(right.at, want) && right_first);
      at = take_right ? next.right : next.left;
    }
  }

  // The parts of what an input may be; at most four.
  struct division_of_input {
    int input;
    const change_variable& m;
    part* parts;
    bool stays = m.now.stay;  ///< the value as it is lies in no part yet
    int count = 0;

    constexpr void add(long long low, long long high, bool wanted) {
      if (m.is_set ? low == 0 : low >= high) return;
      const bool holds_value = change_space::is_in(m, low, high);
      if (holds_value) stays = false;
      parts[count++] = {input,  m.now.stay && holds_value,
                        wanted, low,
                        high,   change_space::cost_of_range(m, low, high)};
    }
  };

  // Parts in the order in which they are looked at.
  constexpr int divide(const cause& c, part* parts) const {
    const atom& a = p_.atoms[c.atom];
    division d;
    if (a.what == atom::form::computed) {
      if (const int n = divide_outsider(a, parts); n > 0) return n;
      d = arithmetic_.divide(a, c.want);
      if (d.input < 0) return 0;
    }
    const int f = d.input >= 0 ? d.input : a.input;
    const change_variable& m = space_.input(f);
    division_of_input made{f, m, parts};
    if (d.input >= 0) {
      made.add(m.now.low, d.at, !d.upper_first);
      made.add(d.at, m.now.high, d.upper_first);
    } else if (m.is_set) {
      divide_set(a, c.want, made);
    } else if (a.what == atom::form::known || is_missing(space_.bound_of(a))) {
      made.add(m.now.low, m.now.high, true);
    } else {
      divide_range(a, c.want, made);
    }
    int n = made.count;
    if (made.stays) parts[n++] = {f, true, meets(space_.truth_at(a, m.value), c.want), 0, 0, 0};
    for (int i = 1; i < n; ++i)
      for (int k = i; k > 0 && goes_first(parts[k], parts[k - 1]); --k) {
        const part other = parts[k];
        parts[k] = parts[k - 1];
        parts[k - 1] = other;
      }
    return n;
  }

  // A value outside its domain is first told from those inside. Of the operands of a comparison; 0 where none has one.
  constexpr int divide_outsider(const atom& a, part* parts) const {
    for (int i = a.begin; i < a.end; ++i) {
      if (p_.steps[i].code != op::indicator) continue;
      const int f = p_.steps[i].index;
      const change_variable& m = space_.input(f);
      if (!m.now.stay || change_space::empty(m.now, m.is_set)) continue;
      if (change_space::is_in(m, m.now.low, m.now.high)) continue;
      parts[0] = {f, true, false, 0, 0, 0};
      parts[1] = {f, false, false, m.now.low, m.now.high, 1};
      return 2;
    }
    return 0;
  }

  // Positions on which a comparison is as wished, and those on which it is not.
  constexpr void divide_set(const atom& a, requirement want, division_of_input& made) const {
    const allowed_range& now = made.m.now;
    long long held = 0;
    for (int i = 0; i < 63 && (now.low >> i) != 0; ++i)
      if (((now.low >> i) & 1) != 0 && meets(space_.truth_at(a, i), want)) held |= 1LL << i;
    made.add(held, 0, true);
    made.add(now.low & ~held, 0, false);
  }

  // Values below, at and above a bound, joined where a comparison is as wished on both.
  constexpr void divide_range(const atom& a, requirement want, division_of_input& made) const {
    const allowed_range& now = made.m.now;
    const auto wanted = [&](int bit) {
      return meets(truth_of((space::relation_set(a.relation) & bit) != 0), want);
    };
    const change_space::cuts at = space_.cuts_of(a, made.m);
    const bool join_low = wanted(1) == wanted(2);
    const bool join_high = wanted(2) == wanted(4);
    made.add(now.low, join_low ? at.after : at.before, wanted(1));
    if (!join_low && !join_high) made.add(at.before, at.after, wanted(2));
    if (!(join_low && join_high)) made.add(join_high ? at.before : at.after, now.high, wanted(4));
  }
  static constexpr bool goes_first(const part& a, const part& b) noexcept {
    return a.wanted != b.wanted ? a.wanted : a.cost < b.cost;
  }

  // The search.

  // Takes the conditions anew that read what the part narrows.
  constexpr void evaluate_rules() {
    ++part_;
    for (int i = 0; i < relevant_count_; ++i) {
      const int r = memory_.relevant[i];
      if ((memory_.rules[r].inputs & touched_mask_) == 0) continue;
      memory_.current[r] = condition(r);
      memory_.stamp[r] = part_;
    }
  }

  // What a part costs at least; `worst` is the demand that is not met at the bases, or -1.
  constexpr double evaluate(int& worst) {
    evaluate_rules();
    double cost = 0;
    for (int i = 0; i < touched_count_; ++i)
      cost = plus(cost, space_.input(memory_.touched[i]).now.cost);
    worst = -1;
    bool met = false;
    double goal = infinity;
    int nearest = -1;
    unsigned long long inputs = 0;
    for (int d = 0; d < goal_count_; ++d) {
      const change_requirement& c = memory_.requirements[d];
      const cost_bounds r = cost_bounds_of(c.place);
      met = met || meets(r.at, c.want);
      inputs |= r.inputs;
      if (nearest >= 0 && extra(r, c.want) >= goal) continue;
      goal = extra(r, c.want);
      nearest = d;
    }
    if (goal == infinity) return infinity;
    if (!met) worst = nearest;
    double most = met ? 0 : goal;
    double sum = met ? 0 : goal;
    unsigned long long counted = met ? 0 : inputs;
    for (int d = goal_count_; d < requirement_count_; ++d) {
      const change_requirement& c = memory_.requirements[d];
      if ((c.is_met && (c.inputs & touched_mask_) == 0) || is_met_at_once(c)) continue;
      const cost_bounds r = cost_bounds_of(c.place);
      const double e = extra(r, c.want);
      if (e == infinity) return infinity;
      if (meets(r.at, c.want)) continue;
      if (worst < 0 || (worst >= goal_count_ && e > most)) worst = d;
      most = greater(most, e);
      if ((counted & r.inputs) != 0) continue;
      sum = plus(sum, e);
      counted |= r.inputs;
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
    const change_requirement demand = memory_.requirements[worst];
    const int n = depth < most_depth ? divide(blame(demand.place, demand.want), parts) : 0;
    if (n == 0) {  // too small to divide, or too deep
      open_ = lesser(open_, low);
      unresolved_ = true;
      return true;
    }
    bool going = true;
    for (int i = 0; i < n && going; ++i) {
      going = visit_part(parts[i], depth + 1, low);
      if (!going && i + 1 < n) open_ = lesser(open_, low);
    }
    return going;
  }

  // The same of what is left where an input is narrowed to a part; it is as before afterwards.
  constexpr bool visit_part(const part& to, int depth, double at_least) {
    change_variable& m = space_.input(to.input);
    const allowed_range before = m.now;
    const unsigned long long mask = touched_mask_;
    m.now.stay = to.stay;
    m.now.low = to.low;
    m.now.high = to.high;
    m.now.touched = true;
    change_space::settle(m);
    memory_.base[to.input] = m.now.base;
    touched_mask_ |= change_space::bit_of(to.input);
    if (!before.touched) memory_.touched[touched_count_++] = to.input;
    const bool going = visit(depth, at_least);
    if (!before.touched) --touched_count_;
    touched_mask_ = mask;
    m.now = before;
    memory_.base[to.input] = before.base;
    return going;
  }
  [[nodiscard]] constexpr double slack() const noexcept {
    return best_ == infinity ? 0 : tolerance * greater(1, best_);
  }

  constexpr void keep(double cost) {
    best_ = cost;
    for (int f = 0; f < p_.count.inputs; ++f) memory_.best[f] = memory_.base[f];
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
        limit_ = greater(next_, 2 * limit_ + 1e-3);
        if (last) limit_ = infinity;
      } else if (best_ == infinity && !last) {
        last = true;
        limit_ = infinity;
        allowed_ = options_.budget;
      } else {
        ended = true;
      }
    }
    conclude(known);
  }

  // Says what the search found, and what a change costs at least.
  constexpr void conclude(double known) {
    out_.nodes = nodes_;
    out_.bound = known;
    if (best_ == infinity) {
      if (finished_ && !unresolved_) out_.is = needed_change::answer::impossible;
      return;
    }
    out_.is = best_ - known <= 2 * slack() ? needed_change::answer::smallest
                                           : needed_change::answer::best_found;
  }

private:
  int nodes_ = 0;
  int allowed_ = 0;
  double best_ = infinity;
  double limit_ = 0;
  double next_ = infinity;
  double open_ = infinity;
  bool unresolved_ = false;
  bool finished_ = false;
};

}  // namespace nqpf::detail
