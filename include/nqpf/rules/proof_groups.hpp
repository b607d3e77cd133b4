// SPDX-License-Identifier: BSL-1.0
#pragma once

// Proofs about tables and groups: no gaps where they are declared complete (8), no overlaps where
// only one row may hold (9), no row that earlier ones leave nothing (10), no column without effect
// (21).

#include <nqpf/rules/proof_pairs.hpp>

namespace nqpf::inline v0::detail {

__extension__ typedef unsigned __int128 wide;

/// Counts the cells of boxes in a grid of all cuts that they make: disjoint boxes fill a region
/// exactly when their cells add up to its cells, which is far cheaper than splitting it.
struct grid {
  static constexpr int most_axes = 24;
  static constexpr int most_cuts = 6000;

  const space& s;
  int axes[most_axes];
  int begin[most_axes + 1];
  long long cuts[most_cuts];
  int axis_count;
  bool usable;

  // The axes that the boxes confine, and on number axes all ends of their ranges, sorted.
  constexpr void build(const box_view* boxes, int n, const box& region) {
    axis_count = 0;
    usable = true;
    for (int i = 0; i < n; ++i)
      for (int k = 0; k < boxes[i].count; ++k) add_axis(boxes[i].items[k].axis);
    int used = 0;
    for (int a = 0; a < axis_count && usable; ++a) {
      begin[a] = used;
      const constraint whole = side(region, axes[a]);
      if (whole.is_set) continue;
      cuts[used++] = whole.low;
      cuts[used++] = whole.high;
      for (int i = 0; i < n; ++i) {
        const int at = find(boxes[i], axes[a]);
        if (at < 0) continue;
        const constraint* c = &boxes[i].items[at];
        if (used + 2 > most_cuts) {
          usable = false;
          return;
        }
        if (c->low > whole.low && c->low < whole.high) cuts[used++] = c->low;
        if (c->high > whole.low && c->high < whole.high) cuts[used++] = c->high;
      }
      used = begin[a] + sort(cuts + begin[a], used - begin[a]);
    }
    begin[axis_count] = used;
  }

  /// The cells of a box within a region; 2^127 or more counts as unusable.
  constexpr wide cells(const box_view& b, const box& region) {
    wide total = 1;
    for (int a = 0; a < axis_count; ++a) {
      const constraint whole = side(region, axes[a]);
      const int own = find(b, axes[a]);
      const constraint c = own < 0 ? whole : meet(b.items[own], whole);
      if (c.empty()) return 0;
      wide n = 0;
      if (c.is_set) n = static_cast<wide>(__builtin_popcountll(static_cast<unsigned long long>(c.low)));
      else n = static_cast<wide>(rank(a, c.high) - rank(a, c.low));
      if (total > (wide{1} << 100)) {
        usable = false;
        return 0;
      }
      total *= n;
    }
    return total;
  }

  constexpr constraint side(const box& b, int axis) const noexcept {
    const constraint* c = b.find(axis);
    return c != nullptr ? *c : s.whole(axis);
  }

  // Where a box confines an axis, or -1.
  static constexpr int find(const box_view& b, int axis) noexcept {
    for (int i = 0; i < b.count && b.items[i].axis <= axis; ++i)
      if (b.items[i].axis == axis) return i;
    return -1;
  }

private:
  constexpr void add_axis(int axis) noexcept {
    if (axis >= s.p->count.facts) usable = false;
    for (int a = 0; a < axis_count; ++a)
      if (axes[a] == axis) return;
    if (axis_count == most_axes) usable = false;
    else axes[axis_count++] = axis;
  }

  constexpr int rank(int a, long long cut) const noexcept {
    int low = begin[a];
    int high = begin[a + 1];
    while (low < high) {
      const int middle = (low + high) / 2;
      if (cuts[middle] < cut) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Heap sort, then each cut once.
  static constexpr int sort(long long* v, int n) noexcept {
    const auto sift = [v](int at, int size) {
      while (2 * at + 1 < size) {
        int child = 2 * at + 1;
        if (child + 1 < size && v[child] < v[child + 1]) ++child;
        if (v[at] >= v[child]) return;
        const long long t = v[at];
        v[at] = v[child];
        v[child] = t;
        at = child;
      }
    };
    for (int i = n / 2 - 1; i >= 0; --i) sift(i, n);
    for (int k = n - 1; k > 0; --k) {
      const long long t = v[0];
      v[0] = v[k];
      v[k] = t;
      sift(0, k);
    }
    int kept = 0;
    for (int i = 0; i < n; ++i)
      if (i == 0 || v[i] != v[kept - 1]) v[kept++] = v[i];
    return kept;
  }
};

/// Parts of a box that none of `n` boxes covers, with the scratch space of the search at hand.
template <unsigned MostBoxes, class Found>
constexpr bool search_uncovered(const space& s, const budgets& limit, const box& b, const box_view* views, int n,
                                Found&& each) {
  constexpr unsigned room = MostBoxes * 6;
  int list[MostBoxes];
  int scratch[room];
  for (int i = 0; i < n; ++i) list[i] = i;
  return uncovered(s, b, views, list, n, scratch, static_cast<int>(room), limit.splits, each);
}

struct group_prover {
  static constexpr int most_boxes = 2048;
  static constexpr int most_loosened = 16;

  const space& s;
  const shelf& boxes;
  budgets limit;
  diagnostics& found;

  constexpr bool same_output(int a, int b) const noexcept {
    const rule_row& x = s.p->rules[a];
    const rule_row& y = s.p->rules[b];
    if (x.conclusion_count != y.conclusion_count || x.has_value != y.has_value || x.value != y.value) return false;
    for (int i = 0; i < x.conclusion_count; ++i) {
      const conclusion& c = s.p->conclusions[x.conclusion + i];
      const conclusion& d = s.p->conclusions[y.conclusion + i];
      if (c.type->type != d.type->type || c.position != d.position) return false;
    }
    return true;
  }

  /// Pairs of members [first, last) of a group with all later members: overlaps.
  constexpr void check_overlaps(const group_row& g, int first, int last) const {
    if (g.policy != hit::unique && g.policy != hit::any) return;
    for (int i = first; i < last; ++i) {
      for (int k = i + 1; k < g.end; ++k) {
        const int a = s.p->members[i];
        const int b = s.p->members[k];
        if (found.full()) return;
        if (g.policy == hit::any && same_output(a, b)) continue;
        check_overlap(a, b);
      }
    }
  }

  /// Rows that earlier ones (under `first`) or worse ones (under `priority`) leave nothing.
  constexpr void check_shadows(const group_row& g, int first, int last) const {
    if (g.policy != hit::first && g.policy != hit::priority) return;
    for (int i = first; i < last; ++i) {
      const int r = s.p->members[i];
      if (found.full() || boxes.rules[r].count <= 0 || s.p->allows(r, defect::shadowed)) continue;
      existence reached = existence::no;
      for (int b = 0; b < boxes.rules[r].count && reached != existence::yes; ++b) {
        const existence e = check_reached(g, i, boxes.box_at(boxes.rules[r].begin + b));
        if (e != existence::no) reached = e;
      }
      if (reached == existence::open)
        report(s, found, defect::undecided, r, -1,
               phrase{} << "whether " << rule_title(s.p->rules[r])
                        << " is ever reached cannot be decided within the budget: split the table");
      if (reached == existence::no)
        report(s, found, defect::shadowed, r, -1,
               phrase{} << rule_title(s.p->rules[r]) << " is never reached: those before it take all its records");
    }
  }

  /// Gaps of a group declared complete; quicker where its rows are known to be disjoint.
  constexpr void check_gaps(const group_row& g, bool disjoint) const {
    if (!g.complete && !g.complete_when_known) return;
    box_view views[most_boxes];
    int n = 0;
    for (int i = g.begin; i < g.end; ++i) {
      const box_range& range = boxes.rules[s.p->members[i]];
      for (int b = 0; b < range.count; ++b) {
        if (n == most_boxes) {
          too_large(g);
          return;
        }
        views[n++] = boxes.box_at(range.begin + b);
      }
    }
    box region{};
    if (!g.complete) {
      for (int i = 0; i < n; ++i)
        for (int k = 0; k < views[i].count; ++k)
          if (region.count == box::capacity || !region.confine(s.known(views[i].items[k].axis))) {
            too_large(g);
            return;
          }
    }
    if (disjoint && adds_up(g, views, n, region)) return;
    double values[most_facts];
    bool gap = false;
    bool open = false;
    const bool whole = search_uncovered<most_boxes>(s, limit, region, views, n, [&](const box& part) {
      const existence e = realise(s, part, values);
      open = open || e == existence::open;
      if (e != existence::yes) return true;
      gap = true;
      phrase m{};
      m << g.id << (g.is_table ? " has no row for " : " leaves out ");
      write_record(m, s, part, values);
      report(s, found, defect::gap, -1, -1, m);
      return false;
    });
    if (!gap && (open || !whole)) too_large(g);
  }

  /// Inputs of a `unique` table on which its output does not depend.
  constexpr void check_columns(const group_row& g) const {
    if (!g.is_table || g.policy != hit::unique) return;
    for (int f = 0; f < s.p->count.facts; ++f) {
      bool matters = false;
      bool read = false;
      for (int i = g.begin; i < g.end && !matters; ++i) {
        const box_range& a = boxes.rules[s.p->members[i]];
        for (int x = a.begin; x < a.begin + a.count && !matters; ++x) {
          if (grid::find(boxes.box_at(x), f) < 0) continue;
          read = true;
          for (int k = g.begin; k < g.end && !matters; ++k) {
            if (same_output(s.p->members[i], s.p->members[k])) continue;
            const box_range& b = boxes.rules[s.p->members[k]];
            for (int y = b.begin; y < b.begin + b.count && !matters; ++y)
              matters = meets_beside(boxes.box_at(x), boxes.box_at(y), f);
          }
        }
      }
      if (read && !matters && fills_column(g, f))
        report(s, found, defect::no_effect, -1, -1,
               phrase{} << "table " << g.id << ": the column " << s.p->facts[f]->id << " changes nothing");
    }
  }

private:
  // Whether some record of a box of member `i` is left to it: those before it must be known not to
  // hold. Where the box leaves open whether a fact is there, a record with the fact is as good as one
  // without, since `no` stays `no` when more is known; where the box asks for missing data, what
  // others ask of that fact cannot be denied.
  constexpr existence check_reached(const group_row& g, int i, const box_view& own) const {
    box_view views[most_boxes];
    box loosened[most_loosened];
    int loose = 0;
    int n = 0;
    bool open = false;
    box region = own.copy();
    for (int k = g.begin; k < g.end; ++k) {
      const int other = s.p->members[k];
      if (k == i || !goes_before(g, k, i)) continue;
      open = open || boxes.rules[other].count < 0;
      for (int b = 0; b < boxes.rules[other].count; ++b) {
        const box_view v = boxes.box_at(boxes.rules[other].begin + b);
        if (n == most_boxes) {
          open = true;
          continue;
        }
        views[n++] = v;
        bool asks_of_missing = false;
        for (int c = 0; c < v.count; ++c) {
          const constraint& wall = v.items[c];
          if (wall.axis >= s.p->count.facts) continue;
          const constraint there = s.known(wall.axis);
          const bool of_presence = contains(wall, there) || !meets(wall, there);
          const constraint* side = region.find(wall.axis);
          if (side != nullptr && !meets(*side, there)) asks_of_missing = asks_of_missing || !of_presence;
          else if (!of_presence && !region.confine(there)) open = true;
        }
        if (!asks_of_missing) continue;
        if (loose == most_loosened) {
          open = true;
          continue;
        }
        box& l = loosened[loose++];
        for (int c = 0; c < v.count; ++c) {
          const constraint* side = v.items[c].axis < s.p->count.facts ? region.find(v.items[c].axis) : nullptr;
          if (side == nullptr || meets(*side, s.known(v.items[c].axis))) l.items[l.count++] = v.items[c];
        }
        views[n - 1] = l;
      }
    }
    existence reached = existence::no;
    const bool whole = search_uncovered<most_boxes>(s, limit, region, views, n, [&](const box& part) {
      const existence e = exists(s, part);
      if (e != existence::no) reached = e;
      return e != existence::yes;
    });
    return reached == existence::no && (open || !whole) ? existence::open : reached;
  }

  constexpr void too_large(const group_row& g) const {
    report(s, found, defect::undecided, -1, -1,
           phrase{} << (g.is_table ? "table " : "") << g.id
                    << ": whether it is complete cannot be decided within the budget: split it");
  }

  // Whether member `k` is taken before member `i`.
  constexpr bool goes_before(const group_row& g, int k, int i) const noexcept {
    if (g.policy == hit::first) return k < i;
    const int a = rank_of(s.p->members[k]);
    const int b = rank_of(s.p->members[i]);
    return a < b || (a == b && k < i);
  }
  constexpr int rank_of(int r) const noexcept {
    const rule_row& row = s.p->rules[r];
    return row.conclusion_count > 0 ? s.p->conclusions[row.conclusion].position : 0;
  }

  constexpr void check_overlap(int a, int b) const {
    const box_range& left = boxes.rules[a];
    const box_range& right = boxes.rules[b];
    bool open = false;
    for (int i = left.begin; i < left.begin + left.count; ++i) {
      for (int k = right.begin; k < right.begin + right.count; ++k) {
        if (!meets(boxes.box_at(i), boxes.box_at(k))) continue;
        box both = boxes.box_at(i).copy();
        double values[most_facts];
        const existence e = intersect(both, boxes.box_at(k)) ? realise(s, both, values) : existence::open;
        if (e == existence::yes) {
          phrase m{};
          if (found.wants_words()) m << rule_title(s.p->rules[a]) << " and " << rule_title(s.p->rules[b]) << " both hold of ";
          if (found.wants_words()) write_record(m, s, both, values);
          report(s, found, defect::overlap, a, b, m);
          return;
        }
        open = open || e == existence::open;
      }
    }
    if (open)
      report(s, found, defect::undecided, a, b,
             phrase{} << "neither a record on which " << rule_title(s.p->rules[a]) << " and "
                      << rule_title(s.p->rules[b]) << " both hold nor a proof that there is none");
  }

  // Whether the cells of disjoint rows add up to those of the region.
  constexpr bool adds_up(const group_row& g, const box_view* views, int n, const box& region) const {
    if (n > 400) return false;
    for (int i = g.begin; i < g.end; ++i)
      if (boxes.rules[s.p->members[i]].count != 1) return false;  // boxes of one row may overlap
    grid cells_of{s, {}, {}, {}, 0, true};
    cells_of.build(views, n, region);
    if (!cells_of.usable) return false;
    wide sum = 0;
    for (int i = 0; i < n; ++i) sum += cells_of.cells(views[i], region);
    const wide whole = cells_of.cells(box_view{nullptr, 0}, region);
    return cells_of.usable && sum == whole;
  }

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

  // Whether rows of the same output answer whatever the column says.
  constexpr bool fills_column(const group_row& g, int fact) const {
    box_view views[most_boxes];
    for (int i = g.begin; i < g.end; ++i) {
      const int r = s.p->members[i];
      int n = 0;
      for (int k = g.begin; k < g.end; ++k) {
        if (!same_output(r, s.p->members[k])) continue;
        const box_range& range = boxes.rules[s.p->members[k]];
        for (int b = 0; b < range.count; ++b) {
          if (n == most_boxes) return false;
          views[n++] = boxes.box_at(range.begin + b);
        }
      }
      for (int b = boxes.rules[r].begin; b < boxes.rules[r].begin + boxes.rules[r].count; ++b) {
        const box_view own = boxes.box_at(b);
        box wider{};
        for (int k = 0; k < own.count; ++k)
          if (own.items[k].axis != fact) wider.items[wider.count++] = own.items[k];
        bool bare = false;
        const bool whole = search_uncovered<most_boxes>(s, limit, wider, views, n, [&](const box& part) {
          bare = exists(s, part) != existence::no;
          return !bare;
        });
        if (bare || !whole) return false;
      }
    }
    return true;
  }
};

}  // namespace nqpf::detail
