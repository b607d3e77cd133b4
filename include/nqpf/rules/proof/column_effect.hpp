// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether a column of a table of one answer has an effect (21). A record gets the output of a row that
// holds, or the default where all rows are known to fail, or stays undecided. The column has an effect where
// two records that differ in it alone get different ones.

#include <nqpf/rules/proof/column_pair.hpp>
#include <nqpf/rules/proof/rules.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Parts of a box that none of `n` boxes covers, with the scratch space of the search at hand.
template <unsigned MostBoxes, class Found>
constexpr bool search_uncovered(const space& s, const budgets& limit, const box& b,
                                const box_view* views, int n, Found&& each) {
  constexpr unsigned capacity = MostBoxes * 6;
  int list[MostBoxes];
  int scratch[capacity];
  for (int i = 0; i < n; ++i) list[i] = i;
  return uncovered(s, b, views, list, n, scratch, static_cast<int>(capacity), limit.splits, each);
}

struct column_effect {
  static constexpr unsigned most_boxes = 2048;

  const space& s;
  const box_table& boxes;
  budgets limit;

  /// `yes` where the column of an input has an effect.
  constexpr existence of(const group_row& g, int input) const {
    return differs_beside(g, input) ? existence::yes : of_rows(g, input);
  }
  /// The same where no two rows of different outputs are kept apart by the column alone.
  constexpr existence of_rows(const group_row& g, int input) const {
    bool open = false;
    for (int i = g.begin; i < g.end; ++i) {
      const existence e = effect_beside_row(g, s.p->members[i], input);
      if (e == existence::yes) return e;
      open = open || e == existence::undecided;
    }
    if (open) return existence::undecided;
    return may_leave_open(g) ? effect_on_undecided(g, input) : existence::no;
  }

private:
  constexpr const box_range& rows_of(int r) const noexcept { return boxes.rules[r]; }

  static constexpr bool meets_beside(const box_view& a, const box_view& b, int axis) noexcept {
    int i = 0;
    int k = 0;
    while (i < a.count && k < b.count) {
      if (a.items[i].axis < b.items[k].axis) {
        ++i;
      } else if (a.items[i].axis > b.items[k].axis) {
        ++k;
      } else {
        if (a.items[i].axis != axis && !meets(a.items[i], b.items[k])) return false;
        ++i;
        ++k;
      }
    }
    return true;
  }
  constexpr bool computes(const box_view& b) const noexcept { return needs_search(s, b); }

  // Whether two rows of different outputs would meet without the column alone: those that may overlap do with it. Of
  // boxes that compute, meeting does not mean that there is a record.
  constexpr bool differs_beside(const group_row& g, int input) const noexcept {
    for (int i = g.begin; i < g.end; ++i) {
      for (int k = i + 1; k < g.end; ++k) {
        if (may_say_the_same(*s.p, s.p->members[i], s.p->members[k])) continue;
        const box_range& a = rows_of(s.p->members[i]);
        const box_range& b = rows_of(s.p->members[k]);
        spend(s, 10 + 30 * a.count * b.count);
        if (is_spent(s)) return false;
        for (int x = a.begin; x < a.begin + a.count; ++x)
          for (int y = b.begin; y < b.begin + b.count; ++y)
            if (!computes(boxes.box_at(x)) && !computes(boxes.box_at(y)) &&
                meets_beside(boxes.box_at(x), boxes.box_at(y), input) &&
                !meets(boxes.box_at(x), boxes.box_at(y)))
              return true;
      }
    }
    return false;
  }

  // Whether records may say the same although rows differ: where numbers are computed. Then records are written out.
  constexpr bool computes_outputs(const group_row& g) const noexcept {
    for (int i = g.begin; i < g.end; ++i)
      if (computes_output(*s.p, s.p->members[i])) return true;
    return false;
  }
  // Whether a box compares an input with others: then it need not have a record beside each record of the box without
  // the input, and records are written out.
  constexpr bool hangs_together(const box_view& b, int input) const noexcept {
    for (int k = b.count - 1; k >= 0 && b.items[k].axis >= s.p->count.inputs; --k)
      if (is_operand(s, b.items[k].axis, input)) return true;
    return false;
  }
  constexpr existence pair_of(const group_row& g, const box& a, const box& b, int input) const {
    const existence e = exists(s, a);
    return e == existence::no ? e : column_pair{s, g, input}.of(a, b);
  }

  // Visits parts of a box on which some row holds or is undecided. False where they are too many, and where `visit`
  // ends it. Defined before its use, as the next one: clang does not instantiate it in time otherwise.
  template <class Visit>
  constexpr bool for_each_open(const group_row& g, const box& part, Visit&& visit) const {
    bool whole = true;
    bool more = true;
    for (int i = g.begin; i < g.end && more; ++i) {
      const int r = s.p->members[i];
      if (fails_on(s, r, part)) continue;
      whole = expand_within(
                  s, r, part, true, limit.branches, [&](const box& b) { return more = visit(b); },
                  -1, false, true) &&
              whole;
    }
    return whole;
  }
  // Visits parts of a box on which no row holds. False where they are too many, and where `visit` ends it.
  template <class Visit>
  constexpr bool for_each_unanswered(const group_row& g, const box& b, Visit&& visit) const {
    box_view views[most_boxes];
    int n = 0;
    for (int k = g.begin; k < g.end; ++k) {
      const box_range& range = rows_of(s.p->members[k]);
      for (int i = 0; i < range.count; ++i) {
        if (n == static_cast<int>(most_boxes)) return false;
        views[n++] = boxes.box_at(range.begin + i);
      }
    }
    return search_uncovered<most_boxes>(s, limit, b, views, n, visit);
  }

  // Whether some row holds or is undecided on a record of a box.
  constexpr existence stays_open(const group_row& g, const box& part) const {
    existence found = existence::no;
    const bool whole = for_each_open(g, part, [&](const box& b) {
      const existence e = exists(s, b);
      if (e != existence::no) found = e;
      return found != existence::yes;
    });
    return found == existence::no && !whole ? existence::undecided : found;
  }

  // Whether a row answers a record that, with another value of the input, gets another answer.
  constexpr existence effect_beside_row(const group_row& g, int r, int input) const {
    box_view views[most_boxes];
    int n = 0;
    spend(s, 25 * (g.end - g.begin));
    if (is_spent(s)) return existence::undecided;
    for (int k = g.begin; k < g.end; ++k) {
      if (!same_output(*s.p, r, s.p->members[k])) continue;
      const box_range& range = rows_of(s.p->members[k]);
      for (int b = 0; b < range.count; ++b) {
        if (n == static_cast<int>(most_boxes)) return existence::undecided;
        views[n++] = boxes.box_at(range.begin + b);
      }
    }
    const bool is_default = says_default(*s.p, g, r);
    bool open = false;
    for (int b = rows_of(r).begin; b < rows_of(r).begin + rows_of(r).count; ++b) {
      const box wider = box_beside(s, boxes.box_at(b), input);
      bool differs = false;
      const bool whole =
          search_uncovered<most_boxes>(s, limit, wider, views, n, [&](const box& part) {
            const existence e = answers_beside_row(g, part, boxes.box_at(b), input, is_default);
            differs = e == existence::yes;
            open = open || e == existence::undecided;
            return !differs;
          });
      if (differs) return existence::yes;
      open = open || !whole;
    }
    return open ? existence::undecided : existence::no;
  }

  // Whether a part that no row of the same output covers has a record; of an output that is the default too, one on
  // which some row holds or is undecided.
  constexpr existence answers_beside(const group_row& g, const box& part, bool is_default) const {
    const existence e = exists(s, part);
    return e != existence::no && is_default ? stays_open(g, part) : e;
  }
  // The same of records beside records of the row.
  constexpr existence answers_beside_row(const group_row& g, const box& part, const box_view& row,
                                         int input, bool is_default) const {
    existence found = existence::no;
    const auto take = [&](existence e) {
      if (e != existence::no) found = e;
      return found != existence::yes;
    };
    const bool by_output = computes_outputs(g);
    const auto visit = [&](const box& both, const box& own) {
      if (!by_output && !hangs_together(box_view(own), input))
        return take(answers_beside(g, both, is_default));
      if (!is_default) return take(pair_of(g, both, own, input));
      const auto ask = [&](const box& open) { return take(pair_of(g, open, own, input)); };
      if (!for_each_open(g, both, ask) && found == existence::no) found = existence::undecided;
      return found != existence::yes;
    };
    const bool whole = s.p->count.assumptions > 0 ? for_each_beside(s, part, row, input, visit)
                                                  : (visit(part, row.copy()), true);
    return found == existence::no && !whole ? existence::undecided : found;
  }

  // Whether data that are missing can leave a row undecided.
  constexpr bool may_leave_open(const group_row& g) const {
    bool may = false;
    for (int i = g.begin; i < g.end && !may; ++i)
      may = some_atom_below(*s.p, s.p->members[i], [&](const atom& a) {
        if (a.what == atom::form::computed) return true;
        return a.what != atom::form::known && s.p->inputs[a.input]->may_be_missing;
      });
    return may;
  }

  // Whether a row is undecided on a record on which, with another value of the input, all rows are known to fail.
  constexpr existence effect_on_undecided(const group_row& g, int input) const {
    box_pool loose;
    loose.count = 0;
    loose.used = 0;
    bool fits = true;
    for (int i = g.begin; i < g.end && fits; ++i) {
      const auto take = [&](const box& b) { return fits = loose.add(b); };
      fits = expand(s, s.p->members[i], true, limit.branches, take, -1, false, true) && fits;
    }
    if (!fits) return existence::undecided;
    bool open = false;
    for (int i = 0; i < loose.count; ++i) {
      const box wider = box_beside(s, loose.views[i], input);
      bool differs = false;
      const bool whole = search_uncovered<box_pool::most_boxes>(
          s, limit, wider, loose.views, loose.count, [&](const box& part) {
            const existence fails = exists(s, part);
            if (fails == existence::no) return true;
            existence e = undecided_beside(g, part, loose.views[i], input);
            if (e == existence::yes) e = fails;
            differs = e == existence::yes;
            open = open || e == existence::undecided;
            return !differs;
          });
      if (differs) return existence::yes;
      open = open || !whole;
    }
    return open ? existence::undecided : existence::no;
  }

  // Whether a box on which a row holds or is undecided has, beside a part, a record on which none holds.
  constexpr existence undecided_beside(const group_row& g, const box& part, const box_view& loose,
                                       int input) const {
    existence found = existence::no;
    const auto visit = [&](const box& failing, const box& open) {
      const bool by_pair = hangs_together(box_view(failing), input);
      const bool whole = for_each_unanswered(g, open, [&](const box& b) {
        const existence e = by_pair ? pair_of(g, b, failing, input) : exists(s, b);
        if (e != existence::no) found = e;
        return found != existence::yes;
      });
      if (!whole && found == existence::no) found = existence::undecided;
      return found != existence::yes;
    };
    if (s.p->count.assumptions > 0) {
      const bool whole = for_each_beside(s, part, loose, input, visit);
      return found == existence::no && !whole ? existence::undecided : found;
    }
    box beside = box_beside(s, box_view(part), input);
    if (!meets(box_view(beside), loose)) return existence::no;
    if (!intersect(beside, loose)) return existence::undecided;  // for want of room
    visit(part, beside);
    return found;
  }
};

}  // namespace nqpf::detail
