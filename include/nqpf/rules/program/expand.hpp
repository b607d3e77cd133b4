// SPDX-License-Identifier: BSL-1.0
#pragma once

// Turns a condition into boxes: those on which it holds, or is known not to hold. The boxes of one
// condition may overlap; together they are exactly its records.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/effort.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A tableau: goals (a place in the code, and whether it shall hold) are broken down until only
/// comparisons are left. `visit(box)` is called for every box and returns whether to go on.
template <class Visit>
struct tableau {
  static constexpr int goal_capacity = 192;
  static constexpr int outcome_capacity = 64;

  struct goal {
    int at;
    bool positive;
    bool is_exempt;
  };
  struct state {
    goal goals[goal_capacity]{};
    int goal_count = 0;
    box where{};
    goal outcomes
        [outcome_capacity];  // of rules, taken up on this branch: a second time changes nothing
    int outcome_count = 0;

    constexpr state() = default;
    constexpr state(const state& other) noexcept
        : goal_count(other.goal_count), where(other.where), outcome_count(other.outcome_count) {
      for (int i = 0; i < goal_count; ++i) goals[i] = other.goals[i];
      for (int i = 0; i < outcome_count; ++i) outcomes[i] = other.outcomes[i];
    }

    constexpr bool takes_up(const goal& g) noexcept {
      for (int i = 0; i < outcome_count; ++i)
        if (outcomes[i].at == g.at && outcomes[i].positive == g.positive &&
            outcomes[i].is_exempt == g.is_exempt)
          return false;
      if (outcome_count < outcome_capacity) outcomes[outcome_count++] = g;
      return true;
    }
  };

  const space& s;
  Visit& visit;
  int budget;         ///< branches left
  int replaced = -1;  ///< a place in the code taken for a constant ...
  bool replacement = false;
  bool loosely = false;  ///< also where the condition is undecided
  bool cut = false;      ///< the budget or a capacity ended the search
  bool stopped = false;

  constexpr void push(state& st, int at, bool positive, bool is_exempt) {
    if (st.goal_count == goal_capacity) cut = true;
    else st.goals[st.goal_count++] = {at, positive, is_exempt};
  }

  constexpr bool confine(state& st, const constraint& c) {
    if (st.where.count == box::capacity && is_null(st.where.find(c.axis))) {
      cut = true;
      return false;
    }
    return st.where.confine(c);
  }

  // A computed comparison is decided only where its operands are there.
  constexpr bool confine_operands(state& st, const atom& a) {
    for (int i = a.begin; i < a.end; ++i)
      if (s.p->steps[i].code == op::indicator && s.p->inputs[s.p->steps[i].index]->may_be_missing) {
        constraint c = s.known(s.p->steps[i].index);
        c.is_exempt = true;
        if (!confine(st, c)) return false;
      }
    return true;
  }

  constexpr void run(state& st) {
    while (st.goal_count > 0) {
      if (cut || stopped) return;
      spend(s, 60 + 6 * st.where.count);
      if (is_spent(s)) {
        cut = true;
        return;
      }
      const goal g = st.goals[--st.goal_count];
      if (g.at == replaced) {
        if (g.positive != replacement) return;
      } else if (!break_down(st, g)) {
        return;
      }
    }
    if (!stopped && !visit(st.where)) stopped = true;
  }

private:
  // Whether there is a branch left.
  constexpr bool takes_branch() {
    if (--budget > 0) return true;
    cut = true;
    return false;
  }

  // False where the branch ends at this goal.
  constexpr bool break_down(state& st, const goal& g) {
    const instruction& in = s.p->code[g.at];
    switch (in.code) {
      case op::outcome: return take_outcome(st, g, s.p->rules[in.argument]);
      case op::negated: push(st, g.at - 1, !g.positive, g.is_exempt); return true;
      case op::exempt: push(st, g.at - 1, g.positive, true); return true;
      case op::both:
      case op::either:
        if ((in.code == op::both) != g.positive) return take_either(st, g, in.left);
        push(st, g.at - 1, g.positive, g.is_exempt);
        push(st, in.left, g.positive, g.is_exempt);
        return true;
      default: return take_comparison(st, g, in.argument);
    }
  }

  constexpr bool take_outcome(state& st, const goal& g, const rule_row& r) {
    if (r.begin == r.end) return false;
    const goal whole{r.end - 1, g.positive, g.is_exempt};
    if (!st.takes_up(whole)) return true;
    // Where no more can be remembered, a rule may come again and again.
    if (st.outcome_count == outcome_capacity && !takes_branch()) return false;
    push(st, whole.at, whole.positive, whole.is_exempt);
    return true;
  }

  // One of two things is enough: the left one on a branch of its own.
  constexpr bool take_either(state& st, const goal& g, int left) {
    if (!takes_branch()) return false;
    spend(s, 40 + 12 * st.goal_count + 12 * st.where.count);
    state other = st;
    push(other, left, g.positive, g.is_exempt);
    run(other);
    push(st, g.at - 1, g.positive, g.is_exempt);
    return true;
  }

  constexpr bool take_comparison(state& st, const goal& g, int at) {
    const atom& a = s.p->atoms[at];
    literal l = s.literal_of(at, g.positive);
    if (loosely) s.loosen(l, a);
    if (l.count == 0) return false;
    if (l.everywhere) return true;
    for (int i = 0; i < l.count; ++i) l.parts[i].is_exempt = g.is_exempt;
    if (a.what == atom::form::computed && !loosely && !confine_operands(st, a)) return false;
    if (l.count == 2) {
      if (!takes_branch()) return false;
      spend(s, 40 + 12 * st.goal_count + 12 * st.where.count);
      state other = st;
      if (confine(other, l.parts[1])) run(other);
    }
    return confine(st, l.parts[0]);
  }
};

/// Whether a condition is a plain conjunction of comparisons that each confine one axis to one range:
/// then it is one box, or none.
constexpr bool is_conjunction(const program& p, int r) noexcept {
  for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
    const instruction& in = p.code[i];
    if (in.code == op::both) continue;
    if (in.code != op::compare) return false;
    const atom& a = p.atoms[in.argument];
    if (a.what == atom::form::computed ||
        (a.what == atom::form::compare && a.relation == comparison::not_equal))
      return false;
  }
  return true;
}

/// The box of such a condition. False where it is empty.
constexpr bool conjunction_box(const space& s, int r, box& out) noexcept {
  for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    const literal l = s.literal_of(s.p->code[i].argument, true);
    if (l.count == 0 || (!l.everywhere && !out.confine(l.parts[0]))) return false;
  }
  return true;
}

/// Visits the boxes within a box on which rule `r` holds (or is known not to; if `loosely`, also those on which it
/// is undecided). Returns false where the condition is too large to break down within `budget`
/// branches. One place in the code can be taken for a constant, to see what it contributes.
template <class Visit>
constexpr bool expand_within(const space& s, int r, const box& within, bool positive, int budget,
                             Visit&& visit, int replaced, bool replacement, bool loosely) {
  tableau<Visit> t{s, visit, budget, replaced, replacement, loosely};
  typename tableau<Visit>::state st;
  st.where = within;
  t.push(st, s.p->rules[r].end - 1, positive, false);
  t.run(st);
  return !t.cut;
}
template <class Visit>
constexpr bool expand(const space& s, int r, bool positive, int budget, Visit&& visit,
                      int replaced = -1, bool replacement = false, bool loosely = false) {
  const rule_row& row = s.p->rules[r];
  if (row.begin == row.end) return true;
  if (positive && replaced < 0 && !loosely && is_conjunction(*s.p, r)) {
    box b;
    if (conjunction_box(s, r, b)) visit(b);
    return true;
  }
  return expand_within(s, r, box{}, positive, budget, static_cast<Visit&&>(visit), replaced,
                       replacement, loosely);
}

}  // namespace nqpf::detail
