// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that no setting of the parameters within their ranges and orders makes a defect (18). A record
// that shows a defect (7, 8, 9, 12) is searched together with a setting. That a rule never holds, always
// holds, is superfluous or never reached, or that a part of it changes nothing (4, 5, 6, 10, 21), is shown
// by a setting at which some boxes have no record. Each setting that is found is proven to make a defect as
// any defaults would be; what is left open is too large to decide (19).

#include <nqpf/rules/proof/every_setting.hpp>
#include <nqpf/rules/proof/setting_trial.hpp>
#include <nqpf/rules/proof/some_value.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr void report_too_many_parameters(diagnostics& found) {
  found.add({defect::undecided, -1, -1,
             phrase{} << "the rule set has more than " << most_values - most_inputs
                      << " parameters: split it"});
}

struct setting_prover : setting_trial {
  const space& joint;  ///< with parameters among the inputs
  setting_inputs inputs;
  box_scratch& family;  ///< for the boxes of one question

  constexpr void check(const proof_unit& u) const {
    if (found.full() || is_allowed(u)) return;
    const int n = gather(u);
    if (is_steady(u, n)) return forget(n);
    if (!store_members(u, n)) report_undecided(u);
    else if (u.what == proof_unit::kind::rule) check_alone(u);
    else if (u.what == proof_unit::kind::pair) check_two(u);
    else if (u.what == proof_unit::kind::group) check_group(u);
    else if (u.what == proof_unit::kind::overruled) check_overruled(u);
    else if (u.what == proof_unit::kind::defaults) check_defaults(u);
    else check_order(u);
    forget(n);
  }

private:
  // Whether nothing that is found of a unit would be told.
  constexpr bool is_allowed(const proof_unit& u) const {
    constexpr defect code = defect::parameter_setting;
    if (u.what == proof_unit::kind::group) return all_allow(p, p.groups[u.first], code);
    return allows(p, u.first, code) || (u.has_other() && allows(p, u.second, code));
  }
  // Whether what is asked has one answer at all settings: that of the setting at which the proof stands was found
  // before.
  constexpr bool is_steady(const proof_unit& u, int n) const {
    few_rules all(inputs.given, inputs.parameter_ranges, inputs.moves);
    for (int m = 0; m < n; ++m) {
      spend(joint, 60 * (p.rules[members[m]].end - p.rules[members[m]].begin));
      all.take(members[m]);
      if (u.what != proof_unit::kind::rule && p.count.groups > 0)
        for_each_before(p, members[m], [&](int before) { all.take(before); });
      if (!all.steady) return false;
    }
    all.take_assumptions();
    return all.are_steady();
  }
  // The boxes of all members, where more than one rule is asked about.
  constexpr bool store_members(const proof_unit& u, int n) const {
    box_pile pile{scratch, box_scratch::boxes_capacity};
    bool fits = true;
    for (int m = 0; m < boxed_members(u, n) && fits && u.what != proof_unit::kind::rule; ++m)
      fits = store(members[m], pile);
    return fits;
  }
  // The boxes of records and settings on which a rule counts.
  constexpr bool store(int r, box_pile& pile) const {
    const int before = pile.used.boxes;
    bool fits = true;
    const bool whole =
        counting_boxes(joint, r, limit, [&](const box& b) { return fits = pile.add(b) && fits; });
    ranges[r] = {before, pile.used.boxes - before};
    return whole && fits;
  }
  // What is known of a question: `yes` no setting makes the defect, `no` the one in the arrays does. `fill`
  // piles up boxes that have a record where the defect is not, and says whether these are all. Mostly the
  // first few have one at every setting; what some of the boxes have, all of them have too.
  template <class Fill>
  constexpr existence at_every_setting(Fill&& fill) const {
    for (const int most : {few, box_scratch::boxes_capacity}) {
      box_pile pile{family, most};
      const bool whole = fill(pile);
      for (int q = 0; q < p.count.parameters; ++q) arrays.setting[q] = missing;
      every_setting search{
          joint, {family.constraints, family.boxes, nullptr}, 0, pile.used.boxes, arrays.setting};
      const existence e = search.all(search.whole());
      if (whole || e == existence::yes) return e;
    }
    return existence::undecided;
  }
  static constexpr int few = 4;
  // Of a few boxes it costs as much to ask whether they have a record as to ask that at every setting.
  constexpr bool is_worth_keeping(const box& b, const box_pile& pile) const {
    return pile.most == few || exists(joint, b) != existence::no;
  }
  // Keeps what the assumptions leave of a box.
  constexpr bool keep(const box& b, box_pile& pile) const {
    const unsigned long long bonds = bonds_of(joint, box_view(b));
    if (bonds == 0) return pile.add(b);
    bool fits = true;
    return for_each_kept(joint, b, bonds, [&](const box& part) { return fits = pile.add(part); }) &&
           fits;
  }
  // True where something was told. What a rule allows is not, and other questions of the unit go on; the trial of a
  // setting has used the room of the boxes, so that they are made again.
  constexpr bool told_at_setting(const proof_unit& u) const {
    return confirm(u) || (!store_members(u, gather(u)) && report_undecided(u));
  }
  constexpr bool settle(const proof_unit& u, existence e) const {
    if (e == existence::yes) return false;
    if (e == existence::undecided) return report_undecided(u);
    return told_at_setting(u);
  }
  // The same of a question that a record and a setting in `values` answer with yes.
  constexpr bool shown(const proof_unit& u, existence e, const double* values) const {
    if (e == existence::no) return false;
    if (e == existence::undecided) return report_undecided(u);
    for (int q = 0; q < p.count.parameters; ++q)
      arrays.setting[q] = values[joint.settings->first + q];
    return told_at_setting(u);
  }
  constexpr existence find_joint_witness(const box& b, double* values) const {
    for (int q = 0; q < p.count.parameters; ++q) values[joint.settings->first + q] = missing;
    return find_witness(joint, b, values);
  }

  // 4, 5, 21.
  constexpr bool check_alone(const proof_unit& u) const {
    const int r = u.first;
    const existence holds = at_every_setting([&](box_pile& pile) {
      bool fits = true;
      return rule_boxes(joint, r, limit, [&](const box& b) { return fits = keep(b, pile); }) &&
             fits;
    });
    if (!p.allows(r, defect::never_holds) && settle(u, holds)) return true;
    if (!may_always_hold(p, r) && !p.allows(r, defect::always_holds) &&
        settle(u, at_every_setting([&](box_pile& pile) { return failing_boxes(r, pile); })))
      return true;
    const rule_row& row = p.rules[r];
    for (int i = row.begin; i < row.end && !p.allows(r, defect::no_effect); ++i) {
      const op code = p.code[i].code;
      if (code != op::both && code != op::either) continue;
      for (const int at : {p.code[i].left, i - 1}) {
        if (all_close_ranges(space{&p, nominal}, r, at)) continue;
        if (settle(u, at_every_setting([&](box_pile& pile) {
                     return differing_boxes(r, at, code == op::both, pile);
                   })))
          return true;
      }
    }
    return false;
  }

  // Complete records on which a rule fails, or arithmetic leaves it undecided.
  constexpr bool failing_boxes(int r, box_pile& pile) const {
    bool fits = true;
    const auto visit = [&](const box& b) {
      box c = b;
      if (!complete_part(joint, c)) {
        fits = fits && c.count < box::capacity;
        return true;
      }
      if (!is_worth_keeping(c, pile)) return true;
      return fits = keep(c, pile) && fits;
    };
    return expand(joint, r, false, limit.branches, visit, -1, false, true) && fits;
  }
  // Records on which a rule holds, or not, once a part of its condition is taken for a constant.
  constexpr bool differing_boxes(int r, int at, bool neutral, box_pile& pile) const {
    bool fits = true;
    return for_each_difference(joint, r, at, neutral, limit,
                               [&](const box& part) {
                                 if (!is_worth_keeping(part, pile)) return true;
                                 return fits = keep(part, pile) && fits;
                               }) &&
           fits;
  }

  // 7 and 6.
  constexpr bool check_two(const proof_unit& u) const {
    if (check_conflict(u)) return true;
    if (u.first == u.second) return false;
    return check_within(u, u.first, u.second) || check_within(u, u.second, u.first);
  }
  constexpr bool check_conflict(const proof_unit& u) const {
    const int a = u.first;
    const int b = u.second;
    if (!say_opposed(p, a, b) || p.allows(a, defect::conflict) || p.allows(b, defect::conflict))
      return false;
    return check_both(u, a, b);
  }
  // Whether two rules count on one record at some setting.
  constexpr bool check_both(const proof_unit& u, int a, int b) const {
    const box_table all = kept_boxes();
    bool open = false;
    double values[most_values];
    for (int i = ranges[a].begin; i < ranges[a].begin + ranges[a].count; ++i)
      for (int k = ranges[b].begin; k < ranges[b].begin + ranges[b].count; ++k) {
        if (!meets(all.box_at(i), all.box_at(k))) continue;
        box both = all.box_at(i).copy();
        if (!intersect(both, all.box_at(k))) {
          open = open ||
                 both.count == box::capacity;  // boxes that meet are apart only for want of room
          continue;
        }
        const existence e = find_joint_witness(both, values);
        if (e == existence::yes) return shown(u, e, values);
        open = open || e == existence::undecided;
      }
    return open && report_undecided(u);
  }

  // Whether at some setting every record of rule `a` is one of rule `b`.
  constexpr bool check_within(const proof_unit& u, int a, int b) const {
    if (is_one_table(p)) return false;
    if (!concludes_all_of(a, b) || are_rows(p, a, b) || goes_before_others(p, a) ||
        p.allows(a, defect::subsumed) || p.allows(b, defect::subsumed))
      return false;
    // Where some box of `a` leaves free what each box of `b` confines, `a` has records outside; unless what
    // `b` asks says nothing at some setting, which is told of `b` alone.
    if (!p.allows(b, defect::no_effect) && !p.allows(b, defect::always_holds) && leaves_free(a, b))
      return false;
    const existence e = at_every_setting([&](box_pile& pile) { return outside_of(a, b, pile); });
    return settle(u, e);
  }
  constexpr bool concludes_all_of(int a, int b) const {
    diagnostics unused{};
    return p.rules[a].conclusion_count > 0 &&
           pair_prover{joint, kept_boxes(), index, limit, unused}.concludes_all_of(a, b);
  }
  // The inputs that a box speaks of, by their numbers modulo 64; or those of which it asks something alone: whether
  // two inputs compare as it says hangs on both, and the answers of one list on each other.
  constexpr unsigned long long inputs_of_box(const box_view& b, bool alone) const {
    const bool lists_alone = !alone || !relates_lists(p);
    const auto bit_of = [&](int f) {
      return lists_alone || is_null(joint.p->inputs[f]->items) ? 1ULL << (f % 64) : 0ULL;
    };
    unsigned long long all = 0;
    for (int i = 0; i < b.count; ++i) {
      const int axis = b.items[i].axis;
      if (axis < joint.p->count.inputs) {
        all |= bit_of(axis);
        continue;
      }
      int first = -1;
      bool several = false;
      unsigned long long own = 0;
      for_each_operand(*joint.p, joint.p->atoms[axis - joint.p->count.inputs], [&](int f) {
        if (f >= joint.settings->first) return;
        several = several || (first >= 0 && first != f);
        first = f;
        own |= bit_of(f);
      });
      if (!alone || !several) all |= own;
    }
    return all;
  }
  constexpr bool leaves_free(int a, int b) const {
    // What rules before `b` leave to it is not told of `b` alone.
    if (ranges[a].count != 1 || ranges[b].count != 1 || p.count.assumptions > 0 || yields(p, b))
      return false;
    const box_table all = kept_boxes();
    return (inputs_of_box(all.box_at(ranges[b].begin), true) &
            ~inputs_of_box(all.box_at(ranges[a].begin), false)) != 0;
  }
  constexpr bool outside_of(int a, int b, box_pile& pile) const {
    const box_table all = kept_boxes();
    box_view views[box_scratch::boxes_capacity];
    for (int k = 0; k < ranges[b].count; ++k) views[k] = all.box_at(ranges[b].begin + k);
    bool fits = true;
    for (int i = ranges[a].begin; i < ranges[a].begin + ranges[a].count && fits; ++i)
      fits = outside(all.box_at(i).copy(), views, ranges[b].count, pile);
    return fits;
  }
  // Keeps the parts of a box that no view covers.
  constexpr bool outside(const box& b, const box_view* views, int n, box_pile& pile) const {
    bool fits = true;
    const bool whole = search_uncovered<box_scratch::boxes_capacity>(
        joint, limit, b, views, n, [&](const box& part) {
          if (exists(joint, part) == existence::no) return true;
          return fits = keep(part, pile) && fits;
        });
    return whole && fits;
  }

  // 9, 10, 8, 21.
  constexpr bool check_group(const proof_unit& u) const {
    const group_row& g = p.groups[u.first];
    if (check_overlaps(u, g)) return true;
    for (int m = g.begin; m < g.end && has_precedence(g); ++m) {
      const int r = p.members[m];
      if (inputs.affected[r] == 0 || !yields(p, r) || p.allows(r, defect::shadowed) ||
          p.allows(r, defect::parameter_setting) ||
          (ranges[r].count == 0 && !may_hold(joint, r, limit)))  // it holds at no setting
        continue;
      const existence e = at_every_setting([&](box_pile& pile) {
        bool fits = true;
        for (int i = ranges[r].begin; i < ranges[r].begin + ranges[r].count && fits; ++i)
          fits = keep(kept_boxes().box_at(i).copy(), pile);
        return fits;
      });
      if (settle(u, e)) return true;
    }
    return check_gaps(u, g) || check_columns(u, g);
  }
  constexpr bool check_overlaps(const proof_unit& u, const group_row& g) const {
    if (!refuses_overlap(g.policy)) return false;
    diagnostics unused{};
    const group_prover prover{joint, kept_boxes(), limit, unused};
    for (int i = g.begin; i < g.end; ++i)
      for (int k = i + 1; k < g.end; ++k) {
        const int a = p.members[i];
        const int b = p.members[k];
        if (p.allows(a, defect::overlap) || p.allows(b, defect::overlap) ||
            p.allows(a, defect::parameter_setting) || p.allows(b, defect::parameter_setting) ||
            (g.policy == hit::any && prover.same_output(a, b)))
          continue;
        // What two rows of an `any` table compute may be the same: the trial of the setting asks.
        if (check_both(u, a, b)) return true;
      }
    return false;
  }
  constexpr bool check_gaps(const proof_unit& u, const group_row& g) const {
    if ((!g.complete && !g.complete_when_known) || all_allow(p, g, defect::gap)) return false;
    const box_table all = kept_boxes();
    box_view views[box_scratch::boxes_capacity];
    int n = 0;
    for (int m = g.begin; m < g.end; ++m)
      for (int b = 0; b < ranges[p.members[m]].count; ++b)
        views[n++] = all.box_at(ranges[p.members[m]].begin + b);
    box region{};
    for (int m = g.begin; m < g.end && !g.complete; ++m)
      if (ranges[p.members[m]].count <= 0 && !confine_read(joint, region, p.members[m]))
        return report_undecided(u);
    for (int i = 0; i < n && !g.complete; ++i)
      for (int k = 0; k < views[i].count; ++k)
        if (!confine_known(joint, region, views[i].items[k].axis)) return report_undecided(u);
    if (!g.complete && !complete_bonds(joint, region)) return report_undecided(u);
    double values[most_values];
    bool open = false;
    existence gap = existence::no;
    const bool whole = search_uncovered<box_scratch::boxes_capacity>(
        joint, limit, region, views, n, [&](const box& part) {
          gap = find_joint_witness(part, values);
          open = open || gap == existence::undecided;
          return gap != existence::yes;
        });
    if (gap == existence::yes) return shown(u, gap, values);
    return (open || !whole) && report_undecided(u);
  }
  // A column changes nothing at a setting where no row of it has a record that, with another value in the
  // column, gets no row of the same output.
  constexpr bool check_columns(const proof_unit& u, const group_row& g) const {
    if (!g.is_table || g.policy > hit::first || all_allow(p, g, defect::no_effect)) return false;
    for (int f = 0; f < p.count.inputs; ++f) {
      bool reads = false;
      for (int m = g.begin; m < g.end && !reads; ++m)
        reads =
            some_atom_below(p, p.members[m], [&](const atom& a) { return reads_input(p, a, f); });
      if (!reads || is_put_out(p, g, f)) continue;
      const existence e =
          at_every_setting([&](box_pile& pile) { return answers_beside(g, f, pile); });
      if (settle(u, e)) return true;
    }
    return false;
  }
  struct row_box {
    int rule;
    box_view of;
  };
  // A row that has no other box holds at every setting, which is asked of it unless it allows otherwise.
  constexpr bool holds_at_all_settings(int r) const noexcept {
    return p.count.assumptions == 0 && ranges[r].count == 1 && !p.allows(r, defect::never_holds) &&
           !p.allows(r, defect::parameter_setting);
  }
  // Of what no view covers, what assumptions leave beside a box of a row. Defined before its use: clang does not
  // instantiate it in time otherwise.
  template <class Keep>
  constexpr bool outside_beside(const box& wider, const box_view* views, int n, const row_box& own,
                                int input, Keep&& keep_answer) const {
    bool fits = true;
    const auto keep_some = [&](const box& some) {
      double values[most_values];
      if (find_witness_alone(joint, some, values) != existence::no)
        fits = keep_answer(some) && fits;
    };
    const auto keep_both = [&](const box& both, const box& beside) {
      confine_beside({joint, box_view(beside), input}, holds_at_all_settings(own.rule), both,
                     keep_some);
      return fits;
    };
    const bool whole = search_uncovered<box_scratch::boxes_capacity>(
        joint, limit, wider, views, n, [&](const box& part) {
          fits = (p.count.assumptions > 0 ? for_each_beside(joint, part, own.of, input, keep_both)
                                          : keep_both(part, own.of.copy())) &&
                 fits;
          return fits;
        });
    return whole && fits;
  }
  // Parts that perhaps have no record beside one of their row are left out: a setting for which nothing is left is
  // looked at alone.
  constexpr bool answers_beside(const group_row& g, int input, box_pile& pile) const {
    const box_table all = kept_boxes();
    diagnostics unused{};
    const group_prover prover{joint, all, limit, unused};
    bool fits = true;
    for (int m = g.begin; m < g.end && fits; ++m) {
      const int r = p.members[m];
      box_view views[box_scratch::boxes_capacity];
      int n = 0;
      for (int k = g.begin; k < g.end; ++k)
        for (int b = 0; prover.same_output(r, p.members[k]) && b < ranges[p.members[k]].count; ++b)
          views[n++] = all.box_at(ranges[p.members[k]].begin + b);
      for (int b = ranges[r].begin; b < ranges[r].begin + ranges[r].count && fits; ++b) {
        const box_view own = all.box_at(b);
        const box wider = box_beside(joint, own, input);
        const auto keep_answer = [&](const box& part) {
          return says_default(p, g, r) ? keep_beside_default(g, part, pile) : pile.add(part);
        };
        fits = outside_beside(wider, views, n, {r, own}, input, keep_answer);
      }
    }
    return fits;
  }
  // Of records beside those of a row that says what the default says, those on which some row holds or is undecided.
  constexpr bool keep_beside_default(const group_row& g, const box& part, box_pile& pile) const {
    bool fits = true;
    for (int m = g.begin; m < g.end && fits; ++m)
      fits = expand_within(
                 joint, p.members[m], part, true, limit.branches,
                 [&](const box& b) { return fits = pile.add(b) && fits; }, -1, false, true) &&
             fits;
    return fits;
  }

  // 21, of a rule whose conclusions others overrule.
  constexpr bool check_overruled(const proof_unit& u) const {
    diagnostics unused{};
    const int r = u.first;
    const overruled_prover prover{joint, kept_boxes(), index, limit, unused};
    if (p.allows(r, defect::no_effect) || prover.matters_otherwise(r)) return false;
    return settle(u, at_every_setting([&](box_pile& pile) {
                    bool fits = true;
                    const bool whole = prover.visit_standing(
                        r, [&](const box& part) { return fits = keep(part, pile) && fits; });
                    return whole && fits;
                  }));
  }
  // 7, of what a table concludes by default.
  constexpr bool check_defaults(const proof_unit& u) const {
    if (allows(p, u.first, defect::conflict) || allows(p, u.second, defect::conflict)) return false;
    const default_pair asked{u.first, u.second};
    double values[most_values];
    bool open = false;
    existence some = existence::no;
    const auto shows = [&](const box& part) {
      some = find_joint_witness(part, values);
      open = open || some == existence::undecided;
      return some != existence::yes;
    };
    const box_range own = is_default(u.second) ? box_range{0, 1} : ranges[u.second];
    for (int i = own.begin; i < own.begin + own.count && some != existence::yes; ++i) {
      const box where = is_default(u.second) ? box{} : kept_boxes().box_at(i).copy();
      open = !search_defaults(joint, limit, asked, where, shows) || open;
    }
    return some == existence::yes ? shown(u, some, values) : open && report_undecided(u);
  }
  // 12.
  constexpr bool check_order(const proof_unit& u) const {
    double values[most_values];
    for (int q = 0; q < p.count.parameters; ++q) values[joint.settings->first + q] = missing;
    diagnostics inner{};
    order_prover{joint, kept_boxes(), index, limit, inner, values}.check(u.first, u.second);
    if (inner.ok()) return false;
    for (const diagnostic& d : inner)
      if (d.code == defect::not_monotone) return shown(u, existence::yes, values);
    return report_undecided(u);
  }
};

}  // namespace nqpf::detail
