// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that improving an indicator never worsens the conclusion (12).
//
// The verdict on a record is the worst value of an ordered type that its rules conclude and nothing overrules, or the
// default of a table of which no row holds; where they conclude nothing, nothing was found wrong, and
// the best value counts. For every rule and default, every record that differs from one of its own by
// a worse value of one directed indicator must get a verdict at least as bad. Where a better value can overrule a
// worse one, a rule is looked at, and counted on, only where its conclusion stands.

#include <nqpf/rules/proof/overruled.hpp>
#include <nqpf/rules/proof/verdict_order.hpp>
#include <nqpf/rules/proof/worse_side.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct order_prover {
  const space& s;
  const box_table& boxes;
  const conclusion_index& index;
  budgets limit;
  diagnostics& found;
  double* shown = nullptr;  ///< takes the record that shows a defect, where it is asked for
  block_lists lists{};

  /// Checks a rule, or the default of a table; of all types, or of one; as far as all inputs move, or one.
  constexpr void check(int who, int only_type = -1, int only_input = -1) const {
    if (!is_default(who)) return check_rule(who, only_type, only_input);
    for (int i = 0; i < conclusions_of(*s.p, who); ++i) {
      const conclusion& c = conclusion_of(*s.p, who, i);
      if (only_type < 0 || index.type_of(c) == only_type) check_default(who, c, only_input);
    }
  }

private:
  [[nodiscard]] constexpr order_words words() const noexcept { return {s, index, found}; }

  constexpr void check_rule(int r, int only_type, int only_input) const {
    const program& p = *s.p;
    if (found.full() || boxes.rules[r].count <= 0 || p.allows(r, defect::not_monotone)) return;
    for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
      const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
      if (!c.type->ordered || c.position == c.type->count - 1) continue;
      const int type = index.type_of(c);
      if (only_type >= 0 && type != only_type) continue;
      if (limit.by_verdicts) {
        bool monotone = true;
        const bool whole = rule_boxes(s, r, limit, [&](const box& b) {
          return monotone = check_verdicts(r, type, c.position, b, only_input);
        });
        if (monotone && !whole) words().open(r);
        continue;
      }
      const bool stands = !raises_verdicts(p, *c.type);
      for (int b = boxes.rules[r].begin; b < boxes.rules[r].begin + boxes.rules[r].count; ++b)
        if (stands ? !check_box(r, type, c.position, boxes.box_at(b))
                   : !check_standing(r, type, c.position, boxes.box_at(b)))
          return;
    }
  }
  // The same for the parts of a box on which nothing overrules the conclusion.
  constexpr bool check_standing(int r, int type, int position, const box_view& b) const {
    bool monotone = true;
    const standing_parts of{s, boxes, index, limit, type};
    const bool whole = of.visit(b.copy(), position, [&](const box& part) {
      monotone = exists(s, part) == existence::no || check_box(r, type, position, box_view(part));
      return monotone;
    });
    return monotone && (whole || !words().open(r));
  }

  // Whether nothing is told of a box on which a rule, or the default of a table, says what is as bad.
  constexpr bool check_verdicts(int who, int type, int position, const box& b,
                                int only_input) const {
    const int first = only_input < 0 ? 0 : only_input;
    const int last = only_input < 0 ? s.p->count.inputs : only_input + 1;
    for (int f = first; f < last; ++f) {
      const better way = s.p->inputs[f]->better;
      if (way != better::higher && way != better::lower) continue;
      const as_bad asked{s, boxes, index, lists, limit, type, position};
      const verdict_step<as_bad> step{s, limit, asked, who, f, way == better::higher ? 1 : -1};
      const existence e = step.from(
          b, [&](const box& part, const box& where, const double* worse, double bettered) {
            words().worsens(who, type, position, where, part, f, worse, bettered);
          });
      if (e == existence::yes || (e == existence::undecided && words().open(who, f))) return false;
    }
    return true;
  }
  constexpr bool some_directed() const noexcept {
    bool some = false;
    for (int f = 0; f < s.p->count.inputs; ++f)
      some = some || s.p->inputs[f]->better == better::higher ||
             s.p->inputs[f]->better == better::lower;
    return some;
  }
  // A default counts where every row is known not to hold.
  constexpr void check_default(int who, const conclusion& c, int only_input) const {
    const group_row& group = table_of(*s.p, who);
    if (found.full() || !some_directed() || !c.type->ordered || c.position == c.type->count - 1 ||
        allows(*s.p, who, defect::not_monotone))
      return;
    if (limit.by_verdicts) {
      check_verdicts(who, index.type_of(c), c.position, box{}, only_input);
      return;
    }
    const bool stands = !raises_defaults(*s.p, *c.type);
    const int type = index.type_of(c);
    box_pool rows;
    rows.count = rows.used = 0;
    bool fits = true;
    for (int m = group.begin; m < group.end && fits; ++m) {
      const auto take = [&](const box& b) { return fits = rows.add(b); };
      fits = expand(s, s.p->members[m], true, limit.branches, take, -1, false, true) && fits;
    }
    int list[box_pool::most_boxes];
    int scratch[box_pool::most_boxes * 8];
    for (int i = 0; i < rows.count; ++i) list[i] = i;
    bool monotone = true;
    fits = fits && uncovered(
                       s, box{}, rows.views, list, rows.count, scratch, box_pool::most_boxes * 8,
                       limit.splits,
                       [&](const box& b) {
                         monotone = exists(s, b) == existence::no ||
                                    (stands ? check_box(who, type, c.position, b)
                                            : check_standing(who, type, c.position, box_view(b)));
                         return monotone;
                       },
                       true);
    if (monotone && !fits)
      report(s, found, defect::undecided, who, -1,
             phrase{} << "table " << group.id
                      << ": whether its default is monotone cannot be decided: split it");
  }

  // For each directed indicator that the box reads: the records next to it on the worse side.
  constexpr bool check_box(int r, int type, int position, const box_view& b) const {
    const order_data all{s, boxes, index, lists, limit, found, shown};
    for (int f = 0; f < s.p->count.inputs; ++f) {
      const better way = s.p->inputs[f]->better;
      if (way != better::higher && way != better::lower) continue;
      // What exempt clauses alone ask of it is left aside; where others do too, all of them count.
      own_side own{false, s.known(f)};
      bool operand = false;
      bool asked = false;
      for (int i = 0; i < b.count; ++i) {
        const bool reads =
            b.items[i].axis >= s.p->count.inputs && is_operand(s, b.items[i].axis, f);
        if (b.items[i].axis == f) own = {true, b.items[i]};
        operand = operand || reads;
        asked = asked || (!b.items[i].is_exempt && (reads || b.items[i].axis == f));
      }
      if (!asked) continue;
      const improvement to{r, type, position, b, f, way == better::higher, own, operand};
      if (!worse_side{all, to}.check()) return false;
    }
    return true;
  }
};

}  // namespace nqpf::detail
