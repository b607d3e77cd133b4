// SPDX-License-Identifier: BSL-1.0
#pragma once

// Proofs about tables and groups: no gaps where they are declared complete (8), no overlaps where
// only one row may hold (9), no row that earlier ones leave nothing (10), no column without effect
// (21).

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/column_effect.hpp>
#include <nqpf/rules/proof/missing_row.hpp>
#include <nqpf/rules/proof/pairs.hpp>
#include <nqpf/rules/proof/verdict_groups.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct group_prover {
  static constexpr int most_boxes = 2048;

  const space& s;
  const box_table& boxes;
  budgets limit;
  diagnostics& found;

  constexpr bool same_output(int a, int b) const noexcept {
    return detail::same_output(*s.p, a, b);
  }

  /// Whether two rules hold of one record where only one may.
  constexpr void check_overlap(const group_row& g, int a, int b) const {
    const box_range& left = boxes.rules[a];
    const box_range& right = boxes.rules[b];
    bool open = false;
    for (int i = left.begin; i < left.begin + left.count; ++i) {
      spend(s, 30 * right.count);
      for (int k = right.begin; k < right.begin + right.count; ++k) {
        if (is_spent(s)) return report_open(g, a, b);
        if (!meets(boxes.box_at(i), boxes.box_at(k))) continue;
        box both = boxes.box_at(i).copy();
        double values[most_values];
        const existence e = intersect(both, boxes.box_at(k)) ? find_record(g, a, b, both, values)
                                                             : existence::undecided;
        // Two rows of an `any` table may meet where what they compute is the same.
        const bool may_agree =
            e == existence::yes && agrees(g, a, b, values) && !find_differing(a, b, both, values);
        if (e == existence::yes && !may_agree) {
          phrase m{};
          if (g.policy == hit::any) name_operands(a, b, both);
          if (found.wants_words())
            m << rule_title(s.p->rules[a]) << " and " << rule_title(s.p->rules[b])
              << " both hold of ";
          if (found.wants_words()) write_record(m, s, both, values);
          report(s, found, defect::overlap, a, b, m);
          return;
        }
        open = open || may_agree || e == existence::undecided;
      }
    }
    if (open) report_open(g, a, b);
  }
  // A record of a box on which both rows hold. What they compute is asked of values of all inputs, which together keep the
  // assumptions.
  constexpr existence find_record(const group_row& g, int a, int b, const box& both,
                                  double* values) const {
    return g.policy == hit::any && (computes_output(*s.p, a) || computes_output(*s.p, b))
               ? find_whole_witness(s, both, values)
               : find_witness(s, both, values);
  }
  // Another record of a box, on which two rows compute different numbers: one input is moved, which the box then names.
  constexpr bool find_differing(int a, int b, box& both, double* values) const {
    for (int f = 0; f < s.p->count.inputs; ++f) {
      const constraint* named = both.find(f);
      const constraint range = is_null(named) ? s.known(f) : meet(*named, s.known(f));
      if (range.empty()) continue;
      const double own = values[f];
      const auto differs = [&](double v) {
        values[f] = v;
        return in_box(s, both, values) && !breaks_some(*s.p, values) &&
               !same_output_at(*s.p, a, b, values, s.parameters);
      };
      if (some_value_of(s, range, differs) && both.confine(range)) return true;
      values[f] = own;
    }
    return false;
  }
  // Makes a box speak of what two rows compute with, so that a record of it says what that is.
  constexpr void name_operands(int a, int b, box& both) const {
    for (int f = 0; f < s.p->count.inputs; ++f)
      if (is_null(both.find(f)) && (output_reads(*s.p, a, f) || output_reads(*s.p, b, f)))
        static_cast<void>(both.confine(s.known(f)));
  }
  constexpr bool agrees(const group_row& g, int a, int b, const double* values) const {
    return g.policy == hit::any && same_output_at(*s.p, a, b, values, s.parameters);
  }
  constexpr void report_open(const group_row& g, int a, int b) const {
    report(s, found, defect::undecided, a, b,
           phrase{} << "could not decide whether " << rule_title(s.p->rules[a]) << " and "
                    << rule_title(s.p->rules[b])
                    << (g.policy == hit::any ? " can both hold with different outputs"
                                             : " can both hold"));
  }

  /// Marks the input that alone keeps two rules of different outputs apart, if there is one.
  constexpr void mark_column(int a, int b, unsigned long long& matters) const noexcept {
    if (boxes.rules[a].count != 1 || boxes.rules[b].count != 1 || may_say_the_same(*s.p, a, b))
      return;
    // Where boxes compute, or assumptions bind what they speak of, being apart on one axis alone does not mean that there
    // are such records.
    if (needs_search(s, boxes.box_at(boxes.rules[a].begin)) ||
        needs_search(s, boxes.box_at(boxes.rules[b].begin)))
      return;
    const int apart =
        apart_on(boxes.box_at(boxes.rules[a].begin), boxes.box_at(boxes.rules[b].begin));
    if (apart >= 0 && apart < 64) matters |= 1ULL << apart;
  }

  /// Pairs of members [first, last) of a group with all later members: overlaps. On the way inputs are
  /// marked in `matters` (by index, up to 63) that alone keep two rows of different outputs apart.
  constexpr void check_overlaps(const group_row& g, int first, int last,
                                unsigned long long& matters) const {
    if (!refuses_overlap(g.policy)) return;
    for (int i = first; i < last; ++i) {
      for (int k = i + 1; k < g.end; ++k) {
        const int a = s.p->members[i];
        const int b = s.p->members[k];
        if (found.full()) return;
        spend(s, 40);
        if (is_spent(s)) {
          report_open(g, a, b);
          return;
        }
        if (g.policy == hit::any && same_output(a, b)) continue;
        if (k == i + 1)
          mark_column(a, b, matters);  // neighbours in the table are mostly neighbours
        if (boxes.rules[a].count == 1 && boxes.rules[b].count == 1 &&
            !meets(boxes.box_at(boxes.rules[a].begin), boxes.box_at(boxes.rules[b].begin)))
          continue;
        check_overlap(g, a, b);
      }
    }
  }

  /// Rules to which those before them leave nothing.
  constexpr void check_shadows(const group_row& g, int first, int last) const {
    if (!has_precedence(g)) return;
    for (int i = first; i < last; ++i) {
      const int r = s.p->members[i];
      if (found.full()) return;
      // It never holds: that is told of it, or allowed.
      if (limit.rows_whole && boxes.rules[r].count <= 0) continue;
      const existence counts = limit.rows_whole ? in_verdicts(g).reached(r) : existence::undecided;
      if (limit.rows_whole ? counts != existence::no : boxes.rules[r].count != 0) {
        if (!limit.rows_whole) check_reached(r);
        else if (counts == existence::undecided) report_reached(r);
        continue;
      }
      phrase m{};
      m << rule_title(s.p->rules[r]) << " is never reached: whenever it holds, an earlier "
        << (s.p->rules[r].row > 0 ? "row" : "rule") << " holds or is undecided";
      if (found.wants_words()) write_taken(m, r);
      report(s, found, defect::shadowed, r, -1, m);
    }
  }

  // A record on which a rule holds, and one before it that takes the record.
  constexpr void write_taken(phrase& m, int r) const {
    double values[most_values];
    bool told = false;
    rule_boxes(s, r, limit, [&](const box& own) {
      if (find_witness(s, own, values) != existence::yes) return true;
      for_each_before(*s.p, r, [&](int before) {
        if (told) return;
        const auto take = [&](const box& b) {
          box both = own;
          if (s.p->count.assumptions == 0) told = in_box(s, b, values) && intersect(both, b);
          else told = intersect(both, b) && find_witness(s, both, values) == existence::yes;
          if (told) m << ", for example " << rule_title(s.p->rules[before]) << " at ";
          if (told) write_record(m, s, both, values);
          return !told;
        };
        expand(s, before, true, limit.branches, take, -1, false, true);
      });
      return !told;
    });
  }

  /// Gaps of a group declared complete.
  constexpr void check_gaps(const group_row& g) const {
    if (!g.complete && !g.complete_when_known) return;
    box_view views[most_boxes];
    const int n = gather(g, views);
    box region{};
    if (n < 0 || (!g.complete && !confine_all_known(g, views, n, region))) return too_large(g);
    double values[most_values];
    bool gap = false;
    bool open = false;
    const auto unanswered = [&](const box& part) {
      const existence e = find_witness(s, part, values);
      open = open || e == existence::undecided;
      if (e != existence::yes) return true;
      gap = true;
      phrase m{};
      write_group(m, *s.p, g);
      m << nothing_for();
      write_record(m, s, part, values);
      if (g.is_table && found.wants_words()) suggest_row(m, free_space{s, views, n}, g, part);
      report(s, found, defect::gap, g, m);
      return false;
    };
    const bool whole = limit.rows_whole
                           ? in_verdicts(g).unanswered(region, unanswered)
                           : search_uncovered<most_boxes>(s, limit, region, views, n, unanswered);
    if (!gap && (open || !whole)) too_large(g);
  }

private:
  // The boxes of all rows; -1 where there are too many.
  constexpr int gather(const group_row& g, box_view* views) const {
    int n = 0;
    for (int i = g.begin; i < g.end; ++i) {
      const box_range& range = boxes.rules[s.p->members[i]];
      if (range.count < 0 && may_hold(s, s.p->members[i], limit)) return -1;
      for (int b = 0; b < range.count; ++b) {
        if (n == most_boxes) return -1;
        views[n++] = boxes.box_at(range.begin + b);
      }
    }
    return n;
  }

  // Confines a region to records on which all is known that rows ask of. False where that is too much for a box.
  constexpr bool confine_all_known(const group_row& g, const box_view* views, int n,
                                   box& region) const {
    // A row that never holds is undecided all the same where what it asks for is missing.
    for (int f = 0; limit.rows_whole && f < s.p->count.inputs; ++f)
      if (s.p->inputs[f]->may_be_missing && !confine_known(s, region, f)) return false;
    if (limit.rows_whole) return complete_bonds(s, region);
    for (int i = g.begin; i < g.end; ++i)
      if (boxes.rules[s.p->members[i]].count <= 0 && !confine_read(s, region, s.p->members[i]))
        return false;
    for (int i = 0; i < n; ++i)
      for (int k = 0; k < views[i].count; ++k)
        if (!confine_known(s, region, views[i].items[k].axis)) return false;
    return complete_bonds(s, region);
  }

public:
  /// Inputs of a table of one answer on which its output does not depend. `matters` are those of which
  /// `check_overlaps` has shown that it does.
  constexpr void check_columns(const group_row& g, unsigned long long matters) const {
    for (int f = 0; f < s.p->count.inputs; ++f)
      if (f >= 64 || ((matters >> f) & 1) == 0) check_column(g, f);
  }
  constexpr void check_column(const group_row& g, int input) const {
    if (!g.is_table || g.policy > hit::first || !is_read(g, input) || is_put_out(*s.p, g, input))
      return;
    report_effect(g, input,
                  limit.rows_whole ? in_verdicts(g).effect(input)
                                   : column_effect{s, boxes, limit}.of(g, input));
  }
  /// The same where no two rows of different outputs are kept apart by the column alone.
  constexpr void check_filled(const group_row& g, int input) const {
    if (is_put_out(*s.p, g, input)) return;
    report_effect(g, input, column_effect{s, boxes, limit}.of_rows(g, input));
  }
  constexpr void report_effect(const group_row& g, int input, existence e) const {
    if (e == existence::yes || found.full()) return;
    phrase m{};
    m << "table " << g.id << ": ";
    if (e == existence::no)
      m << "the column " << shown_name(*s.p->inputs[input]) << " changes nothing";
    else
      m << "whether the column " << shown_name(*s.p->inputs[input])
        << " changes anything cannot be decided within the budget: split the table";
    report(s, found, e == existence::no ? defect::no_effect : defect::undecided, g, m);
  }
  constexpr bool is_read(const group_row& g, int input) const noexcept {
    spend(s, 12 * (g.end - g.begin));
    for (int i = g.begin; i < g.end; ++i) {
      const box_range& a = boxes.rules[s.p->members[i]];
      for (int x = a.begin; x < a.begin + a.count; ++x)
        if (speaks_of(s, boxes.box_at(x), input)) return true;
    }
    return false;
  }

private:
  // Of a table, which stands alone.
  constexpr verdict_group in_verdicts(const group_row&) const noexcept { return {s, limit, 0}; }

  // Boxes of computed numbers are kept where no record of them was found either: one of a rule has to have
  // one.
  constexpr void check_reached(int r) const {
    bool open = false;
    for (int i = boxes.rules[r].begin; i < boxes.rules[r].begin + boxes.rules[r].count; ++i) {
      const existence e = exists(s, boxes.box_at(i).copy());
      if (e == existence::yes) return;
      open = open || e == existence::undecided;
    }
    if (open) report_reached(r);
  }
  constexpr void report_reached(int r) const {
    report(s, found, defect::undecided, r, -1,
           phrase{} << "could not decide whether " << rule_title(s.p->rules[r])
                    << " can be reached: earlier ones may take every record on which it holds");
  }

  static constexpr int touching = -1;
  static constexpr int far_apart = -2;

  // The one axis on which two boxes are apart, `touching` if they meet.
  static constexpr int apart_on(const box_view& a, const box_view& b) noexcept {
    int apart = touching;
    int i = 0;
    int k = 0;
    while (i < a.count && k < b.count) {
      const int difference = a.items[i].axis - b.items[k].axis;
      if (difference == 0 && !meets(a.items[i], b.items[k])) {
        if (apart != touching) return far_apart;
        apart = a.items[i].axis;
      }
      i += difference <= 0 ? 1 : 0;
      k += difference >= 0 ? 1 : 0;
    }
    return apart;
  }

  constexpr void too_large(const group_row& g) const {
    bool computes = false;
    for (int i = g.begin; i < g.end; ++i)
      computes = computes || some_atom_below(*s.p, s.p->members[i], [](const atom& a) {
                   return a.what == atom::form::computed;
                 });
    phrase m{};
    write_group(m << (g.is_table ? "table " : ""), *s.p, g);
    report(
        s, found, defect::undecided, g,
        m << (computes ? ": could not decide whether it is complete: compare one computed number "
                         "with constants, written alike in each condition"
                       : ": whether it is complete cannot be decided within the budget: split "
                         "it"));
  }
};

}  // namespace nqpf::detail
