// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is asked of a change, and what the conditions of the rules cost at least in a part of the space.

#include <nqpf/rules/change/arithmetic.hpp>
#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/space/precedence.hpp>

namespace nqpf::inline NQPF_ABI {
namespace detail {

// Something that must be so after the change: of a rule, behind the rules of the default of a table, or behind
// those of a conclusion that may be overruled.
struct change_requirement {
  int place;
  requirement want;
  unsigned long long inputs;
  bool is_met;  ///< as long as none of its inputs changes
};

// A conclusion of a rule or a default. It stands where that counts, and nothing counts that overrules it.
struct change_stand {
  int place;
  conclusion own;
};

struct change_memory {
  scratch_array<change_variable> inputs;
  scratch_array<double> base;        ///< the record at the bases
  scratch_array<double> best;        ///< the best record found
  scratch_array<int> touched;        ///< inputs narrowed on the way
  scratch_array<cost_bounds> atoms;  ///< of untouched inputs
  scratch_array<bool> has_atom;
  scratch_array<cost_bounds> rules;    ///< of conditions, where nothing is touched
  scratch_array<cost_bounds> current;  ///< of conditions in this part
  scratch_array<int> stamp;            ///< the part of which `current` is
  scratch_array<short> relevant;       ///< rules in an order in which they can be evaluated
  scratch_array<bool> is_relevant;
  scratch_array<change_requirement> requirements;
  scratch_array<change_stand> stands;
  scratch_array<truth> outcomes;  ///< of rules, of the defaults of tables, of conclusions
  scratch_array<truth> after;
};

class change_conditions;

}  // namespace detail

/// Memory for searches, to use again: after the first search of a program none allocates.
class change_workspace {
public:
  constexpr change_workspace() = default;

private:
  friend class detail::change_conditions;
  detail::change_memory memory_;
};

namespace detail {

class change_conditions {
protected:
  constexpr change_conditions(needed_change& out, const change_options& options,
                              change_workspace& w)
      : out_(out),
        options_(options),
        e_(out.record),
        p_(*e_.program),
        memory_(w.memory_),
        space_(e_, reserve()),
        arithmetic_(e_, space_, memory_.base.data()) {}

  // As much memory as the program needs.
  constexpr change_variable* reserve() {
    const program_counts& n = p_.count;
    memory_.inputs.resize(n.inputs);
    memory_.base.resize(n.inputs);
    memory_.best.resize(n.inputs);
    memory_.touched.resize(n.inputs);
    memory_.atoms.resize(n.atoms);
    memory_.has_atom.resize(n.atoms);
    memory_.rules.resize(n.rules);
    memory_.current.resize(n.rules);
    memory_.stamp.resize(n.rules);
    memory_.relevant.resize(n.rules);
    memory_.is_relevant.resize(n.rules);
    memory_.requirements.resize(2 * (n.rules + n.groups) + n.conclusions + n.groups +
                                n.assumptions);
    memory_.stands.resize(n.conclusions + n.groups);
    memory_.outcomes.resize(n.rules + n.conclusions + 2 * n.groups);
    memory_.after.resize(n.rules);
    return memory_.inputs.data();
  }

  // Preparation.

  constexpr void prepare() {
    space_.prepare(options_);
    for (int f = 0; f < p_.count.inputs; ++f) memory_.base[f] = e_.values[f];
    for (int a = 0; a < p_.count.atoms; ++a) memory_.has_atom[a] = false;
    for (int r = 0; r < p_.count.rules; ++r) {
      memory_.is_relevant[r] = false;
      memory_.stamp[r] = 0;
      memory_.outcomes[r] = e_.outcomes[r];
    }
    count_outcomes();
    require_what_is_asked();
    for (int d = 0; d < requirement_count_; ++d) mark(memory_.requirements[d].place);
    for (int i = 0; i < p_.count.rules; ++i) {
      const int r = p_.order[i];
      if (!memory_.is_relevant[r]) continue;
      memory_.relevant[relevant_count_++] = static_cast<short>(r);
      memory_.rules[r] = condition(r);
    }
    for (int d = 0; d < requirement_count_; ++d) {
      const cost_bounds r = cost_bounds_of(memory_.requirements[d].place);
      memory_.requirements[d].inputs = r.inputs;
      memory_.requirements[d].is_met = meets(r.at, memory_.requirements[d].want);
    }
  }

  // In `outcomes` the defaults of tables follow the rules, and rows that do not count for others before them
  // become no.
  constexpr void count_outcomes() {
    truth* const o = memory_.outcomes.data();
    for (int g = 0; g < p_.count.groups; ++g) {
      const group_row& group = p_.groups[g];
      truth none = truth_of(has_default(p_.count.rules + g));
      for (int i = group.begin; i < group.end; ++i) none = none & !o[p_.members[i]];
      o[p_.count.rules + g] = none;
      if (group.is_table && has_precedence(group)) count_in_order(group);
    }
    for (int i = 0; i < stand_count_; ++i) o[places() + i] = stands(memory_.stands[i]);
  }
  // Of a table in which rows go before others: from the last on, so that what goes before is still as it was.
  constexpr void count_in_order(const group_row& group) {
    truth* const o = memory_.outcomes.data();
    int last = -1;
    for (int rest = group.begin; rest < group.end; ++rest) {
      const int i = last_before(group, last);
      truth& t = o[p_.members[i]];
      for (int k = group.begin; k < group.end && t != truth::no; ++k)
        if (k != i && goes_before(p_, group, k, i)) t = t & !o[p_.members[k]];
      last = i;
    }
  }
  // The last of the rows that go before one, or of all rows for -1.
  [[nodiscard]] constexpr int last_before(const group_row& group, int row) const {
    int i = -1;
    for (int k = group.begin; k < group.end; ++k)
      if ((row < 0 || (k != row && goes_before(p_, group, k, row))) &&
          (i < 0 || goes_before(p_, group, i, k)))
        i = k;
    return i;
  }
  // Calls `each(rule)` for the rules that conclude what overrules a conclusion, until one answers true, and returns
  // whether one did. The default of a table overrules nothing.
  template <class Each>
  constexpr bool some_overruler(const conclusion& own, Each&& each) const {
    if (own.type->resolve_count == 0) return false;
    for (int r = 0; r < p_.count.rules; ++r)
      if (overrules(p_, r, own) && each(r)) return true;
    return false;
  }
  // Whether a conclusion stands, by the outcomes.
  [[nodiscard]] constexpr truth stands(const change_stand& s) const {
    return truth_of(memory_.outcomes[s.place] == truth::yes && !some_overruler(s.own, [&](int q) {
                      return memory_.outcomes[q] == truth::yes;
                    }));
  }
  [[nodiscard]] constexpr int places() const noexcept { return p_.count.rules + p_.count.groups; }
  // Behind the conclusions that may be overruled stand the assumptions: none may be broken after the change.
  [[nodiscard]] constexpr int assumption_places() const noexcept {
    return places() + p_.count.conclusions + p_.count.groups;
  }
  [[nodiscard]] constexpr const assumption_row& assumption_at(int place) const noexcept {
    return p_.assumptions[place - assumption_places()];
  }

  // Whether a place is a rule, or a table that concludes something by default.
  [[nodiscard]] constexpr bool has_default(int place) const noexcept {
    if (place < p_.count.rules) return true;
    const group_row& g = p_.groups[place - p_.count.rules];
    return g.is_table && g.default_count() > 0;
  }

  [[nodiscard]] constexpr int conclusion_count(int place) const noexcept {
    return place < p_.count.rules ? p_.rules[place].conclusion_count
                                  : p_.groups[place - p_.count.rules].default_count();
  }
  [[nodiscard]] constexpr const conclusion& conclusion_of(int place, int i) const noexcept {
    return place < p_.count.rules ? p_.conclusions[p_.rules[place].conclusion + i]
                                  : p_.groups[place - p_.count.rules].default_at(i);
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
  [[nodiscard]] constexpr bool is_as_bad(const conclusion& own,
                                         const conclusion& c) const noexcept {
    if (own.type->type != c.type->type) return false;
    if (!c.type->ordered) return true;
    return out_.wanted == needed_change::goal::reach ? own.position < c.position
                                                     : own.position <= c.position;
  }
  [[nodiscard]] constexpr bool is_as_bad(const conclusion& own) const noexcept {
    if (out_.wanted == needed_change::goal::reach) return is_as_bad(own, out_.conclusion);
    if (conclusion_count(out_.rule) == 0) return true;
    for (int k = 0; k < conclusion_count(out_.rule); ++k) {
      const conclusion& c = conclusion_of(out_.rule, k);
      if (!is_as_bad(own, c)) continue;
      // Of several conclusions of a type the worst is the finding's order.
      bool is_worst = true;
      for (int x = 0; x < conclusion_count(out_.rule); ++x) {
        const conclusion& other = conclusion_of(out_.rule, x);
        if (c.type->ordered && other.type->type == c.type->type && other.position < c.position)
          is_worst = false;
      }
      if (is_worst) return true;
    }
    return false;
  }

  constexpr void require_what_is_asked() {
    using goal = needed_change::goal;
    const auto ask = [&](int place, requirement w) {
      memory_.requirements[requirement_count_++] = {place, w, 0, false};
    };
    const auto is_asked = [&](int place) {
      if (out_.wanted != goal::reach) return place == out_.rule;
      const bool is_derived = place < p_.count.rules && p_.rules[place].is_derived;
      return has_default(place) && !is_derived && concludes(place, out_.conclusion);
    };
    for (int place = 0; place < places(); ++place)
      if (is_asked(place))
        ask(place, out_.wanted == goal::clear ? requirement::no : requirement::yes);
    goal_count_ = requirement_count_;
    if (out_.wanted == goal::reach)
      some_overruler(out_.conclusion, [&](int place) {
        ask(place, requirement::not_yes);
        return false;
      });
    for (int a = 0; a < p_.count.assumptions; ++a)
      ask(assumption_places() + a, requirement::not_no);
    if (options_.raises == may_raise::anything) return;
    for (int place = 0; place < places(); ++place) {
      const bool is_derived = place < p_.count.rules && p_.rules[place].is_derived;
      if (has_default(place) && !is_asked(place) && !is_derived && !require_no_finding(place))
        ask(place, requirement::not_yes);
    }
  }
  // What a place must not bring about: that it holds, where nothing overrules what it says, which is answered by
  // false; else that what it says comes to stand.
  constexpr bool require_no_finding(int place) {
    const bool holds = memory_.outcomes[place] == truth::yes;
    const bool of_any = options_.raises == may_raise::nothing;
    if (of_any && !holds) return false;
    for (int i = 0; i < conclusion_count(place); ++i) {
      const change_stand s{place, conclusion_of(place, i)};
      if (!of_any && !is_as_bad(s.own)) continue;
      const bool may_be_overruled = some_overruler(s.own, [](int) { return true; });
      if (!holds && !may_be_overruled) return false;
      if (!may_be_overruled || stands(s) == truth::yes) continue;
      memory_.requirements[requirement_count_++] = {places() + stand_count_, requirement::not_yes,
                                                    0, false};
      memory_.stands[stand_count_++] = s;
    }
    return true;
  }

  constexpr void mark(int place) {
    if (place >= assumption_places()) return;
    if (place >= places()) {
      const change_stand& s = memory_.stands[place - places()];
      mark(s.place);
      some_overruler(s.own, [&](int other) {
        mark(other);
        return false;
      });
      return;
    }
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

  constexpr cost_bounds atom_cost_bounds(int index) {
    const atom& a = p_.atoms[index];
    if (touched_mask_ == 0 ||
        (memory_.has_atom[index] && (memory_.atoms[index].inputs & touched_mask_) == 0)) {
      if (!memory_.has_atom[index]) {
        memory_.atoms[index] = fresh_cost_bounds(a);
        memory_.has_atom[index] = true;
      }
      return memory_.atoms[index];
    }
    return fresh_cost_bounds(a);
  }
  constexpr cost_bounds fresh_cost_bounds(const atom& a) const {
    return a.what == atom::form::computed ? arithmetic_.cost_bounds_of(a)
                                          : space_.cost_bounds_of(a);
  }

  constexpr cost_bounds condition(int rule) {
    cost_bounds steps[expression::capacity];
    return condition(rule, steps);
  }
  constexpr cost_bounds condition(int rule, cost_bounds* steps) {
    return condition(p_.rules[rule].begin, p_.rules[rule].end, steps);
  }
  constexpr cost_bounds condition(int begin, int end, cost_bounds* steps) {
    for (int i = begin; i < end; ++i) {
      const instruction& in = p_.code[i];
      cost_bounds* const here = steps + (i - begin);
      switch (in.code) {
        case op::compare: *here = atom_cost_bounds(in.argument); break;
        case op::outcome: *here = plain(in.argument); break;
        case op::both: *here = detail::both(steps[in.left - begin], here[-1]); break;
        case op::either: *here = detail::either(steps[in.left - begin], here[-1]); break;
        case op::negated: *here = negated(here[-1]); break;
        default: *here = here[-1]; break;
      }
    }
    return steps[end - 1 - begin];
  }
  [[nodiscard]] constexpr const cost_bounds& plain(int rule) const noexcept {
    return memory_.stamp[rule] == part_ && part_ > 0 ? memory_.current[rule] : memory_.rules[rule];
  }

  // Calls `each(rule, groups looked at by then)` for what goes before a rule in groups with precedence, until one
  // answers true, and returns whether one did.
  template <class Each>
  constexpr bool some_before(int rule, int groups, Each&& each) const {
    for (int g = 0; g < groups; ++g) {
      const group_row& group = p_.groups[g];
      if (!has_precedence(group)) continue;
      int i = group.begin;
      while (i < group.end && p_.members[i] != rule) ++i;
      for (int k = group.begin; i < group.end && k < group.end; ++k)
        if (k != i && goes_before(p_, group, k, i) && each(static_cast<int>(p_.members[k]), g))
          return true;
    }
    return false;
  }
  template <class Each>
  constexpr void before_in_groups(int rule, int groups, Each&& each) const {
    some_before(rule, groups, [&](int other, int g) {
      each(other, g);
      return false;
    });
  }
  constexpr cost_bounds effective(int rule, int groups) const {
    cost_bounds r = plain(rule);
    before_in_groups(rule, groups,
                     [&](int other, int g) { r = detail::both(r, negated(effective(other, g))); });
    return r;
  }
  // Whether at the bases a rule that shall not hold is seen not to, without all that it costs: in long orders
  // the first that holds says so for all behind it.
  constexpr bool is_met_at_once(const change_requirement& c) const {
    if (c.want != requirement::not_yes || c.place >= p_.count.rules) return false;
    return plain(c.place).at != truth::yes ||
           some_before(c.place, p_.count.groups,
                       [&](int other, int g) { return effective(other, g).at != truth::no; });
  }
  constexpr cost_bounds cost_bounds_of(int place) {
    if (place < p_.count.rules) return effective(place, p_.count.groups);
    if (place >= assumption_places()) {
      cost_bounds steps[expression::capacity];
      return condition(assumption_at(place).begin, assumption_at(place).end, steps);
    }
    if (place >= places()) {
      const change_stand& s = memory_.stands[place - places()];
      cost_bounds whole = surely(cost_bounds_of(s.place));
      some_overruler(s.own, [&](int other) {
        whole = detail::both(whole, negated(surely(cost_bounds_of(other))));
        return false;
      });
      return whole;
    }
    const group_row& g = p_.groups[place - p_.count.rules];
    cost_bounds r{0, infinity, infinity, 0, 0, truth::yes};
    for (int i = g.begin; i < g.end; ++i) r = detail::both(r, negated(plain(p_.members[i])));
    return r;
  }

  needed_change& out_;
  const change_options& options_;
  const evaluated& e_;
  const program& p_;
  change_memory& memory_;
  change_space space_;
  change_arithmetic arithmetic_;
  int requirement_count_ = 0;
  int goal_count_ = 0;
  int stand_count_ = 0;
  int relevant_count_ = 0;
  int touched_count_ = 0;
  unsigned long long touched_mask_ = 0;
  int part_ = 0;
};

}  // namespace detail
}  // namespace nqpf
