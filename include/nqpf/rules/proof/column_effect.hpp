// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether a column of a table of one answer has an effect (21). A record gets the output of a row that
// holds, or the default where all rows are known to fail, or stays undecided. The column has an effect where
// two records that differ in it alone get different ones.

#include <nqpf/rules/program/outputs.hpp>
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

  // Whether two rows of different outputs would meet without the column. Of boxes that compute, meeting does not
  // mean that there is a record.
  constexpr bool differs_beside(const group_row& g, int input) const noexcept {
    for (int i = g.begin; i < g.end; ++i) {
      for (int k = i + 1; k < g.end; ++k) {
        if (same_output(*s.p, s.p->members[i], s.p->members[k])) continue;
        const box_range& a = rows_of(s.p->members[i]);
        const box_range& b = rows_of(s.p->members[k]);
        spend(s, 10 + 30 * a.count * b.count);
        if (is_spent(s)) return false;
        for (int x = a.begin; x < a.begin + a.count; ++x)
          for (int y = b.begin; y < b.begin + b.count; ++y)
            if (!computes(boxes.box_at(x)) && !computes(boxes.box_at(y)) &&
                meets_beside(boxes.box_at(x), boxes.box_at(y), input))
              return true;
      }
    }
    return false;
  }

  // A box whatever an input is. What it computes with the input is left out too: it then has records beside those
  // that differ in the input alone, so that what covers it covers those, and no more is concluded.
  constexpr box without(const box_view& b, int input, bool& widened_more) const noexcept {
    box wider{};
    for (int k = 0; k < b.count; ++k) {
      const int axis = b.items[k].axis;
      if (!moves_with(s, axis, input)) wider.items[wider.count++] = b.items[k];
      else widened_more = widened_more || axis != input;
    }
    return wider;
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
      bool widened_more = false;
      const box wider = without(boxes.box_at(b), input, widened_more);
      bool differs = false;
      const bool whole =
          search_uncovered<most_boxes>(s, limit, wider, views, n, [&](const box& part) {
            existence e = answers_beside(g, part, boxes.box_at(b), input, is_default);
            if (e == existence::yes && widened_more)
              e = beside_in_fact(part, boxes.box_at(b), input);
            differs = e == existence::yes;
            open = open || e == existence::undecided;
            return !differs;
          });
      if (differs) return existence::yes;
      open = open || !whole;
    }
    return open ? existence::undecided : existence::no;
  }

  // Whether a part that no row of the same output covers has a record beside a record of the row, apart in the
  // input alone; of an output that is the default too, one on which some row holds or is undecided.
  constexpr existence answers_beside(const group_row& g, const box& part, const box_view& row,
                                     int input, bool is_default) const {
    if (s.p->count.assumptions > 0) {
      existence found = existence::no;
      const bool whole = for_each_beside(s, part, row, input, [&](const box& both, const box&) {
        existence e = exists(s, both);
        if (e != existence::no && is_default) e = stays_open(g, both);
        if (e != existence::no) found = e;
        return found != existence::yes;
      });
      return found == existence::no && !whole ? existence::undecided : found;
    }
    const existence e = exists(s, part);
    return e != existence::no && is_default ? stays_open(g, part) : e;
  }

  // Whether a record of a part lies beside one of a row, where either compares the input with others: `yes` where two
  // were found, and `undecided` where not.
  constexpr existence beside_in_fact(const box& part, const box_view& row, int input) const {
    const box own = row.copy();
    if (finds_beside(own, part, input) || finds_beside(part, own, input)) return existence::yes;
    return existence::undecided;
  }
  // Looks for a record of one box, and with all else as it is for a value of the input that brings it into the other.
  constexpr bool finds_beside(const box& from, const box& to, int input) const {
    bool unused = false;
    box start = from;
    const box other = without(box_view(to), input, unused);
    if (!meets(box_view(start), box_view(other)) || !intersect(start, other)) return false;
    double values[most_values];
    if (find_witness(s, start, values) != existence::yes) return false;
    box there = to;
    for (int f = 0; f < s.p->count.inputs; ++f) {
      if (f == input || (!speaks_of(s, from, f) && !speaks_of(s, to, f))) continue;
      if (!there.confine(s.only(f, values[f]))) return false;
    }
    return find_witness(s, there, values) == existence::yes;
  }

  // Whether some row holds or is undecided on a record of a box.
  constexpr existence stays_open(const group_row& g, const box& part) const {
    existence found = existence::no;
    for (int i = g.begin; i < g.end && found != existence::yes; ++i) {
      const int r = s.p->members[i];
      if (fails_on(s, r, part)) continue;
      const auto visit = [&](const box&, existence e) {
        if (e != existence::no) found = e;
        return found != existence::yes;
      };
      const bool whole = expand_within(
          s, r, part, true, limit.branches, [&](const box& b) { return visit(b, exists(s, b)); },
          -1, false, true);
      if (!whole && found == existence::no) found = existence::undecided;
    }
    return found;
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
      bool widened_more = false;
      const box wider = without(loose.views[i], input, widened_more);
      bool differs = false;
      const bool whole = search_uncovered<box_pool::most_boxes>(
          s, limit, wider, loose.views, loose.count, [&](const box& part) {
            if (exists(s, part) == existence::no) return true;
            const existence e = undecided_beside(g, part, loose.views[i], input);
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
    if (s.p->count.assumptions > 0) {
      existence found = existence::no;
      const bool whole = for_each_beside(s, part, loose, input, [&](const box&, const box& other) {
        const existence e = undecided_in(g, other);
        if (e != existence::no) found = e;
        return found != existence::yes;
      });
      return found == existence::no && !whole ? existence::undecided : found;
    }
    bool widened_more = false;
    box beside = without(box_view(part), input, widened_more);
    if (!meets(box_view(beside), loose)) return existence::no;
    if (!intersect(beside, loose)) return existence::undecided;  // for want of room
    return undecided_in(g, beside);
  }
  // Whether a box has a record on which no row holds.
  constexpr existence undecided_in(const group_row& g, const box& beside) const {
    box_view views[most_boxes];
    int n = 0;
    for (int k = g.begin; k < g.end; ++k) {
      const box_range& range = rows_of(s.p->members[k]);
      for (int b = 0; b < range.count; ++b) {
        if (n == static_cast<int>(most_boxes)) return existence::undecided;
        views[n++] = boxes.box_at(range.begin + b);
      }
    }
    existence found = existence::no;
    const bool whole = search_uncovered<most_boxes>(s, limit, beside, views, n, [&](const box& b) {
      const existence e = exists(s, b);
      if (e != existence::no) found = e;
      return found != existence::yes;
    });
    return found == existence::no && !whole ? existence::undecided : found;
  }
};

}  // namespace nqpf::detail
