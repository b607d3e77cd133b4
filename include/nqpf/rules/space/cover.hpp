// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether boxes cover a box, by splitting it at the cut that the fewest of them cross.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/effort.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Searches for parts of a box that no box of a list covers. `found(part)` is called for each part
/// and returns whether to go on.
template <class Found>
struct cover_search {
  const space& s;
  Found& found;
  int budget;
  bool apart = false;  ///< visits parts that do not meet, in stead of first ones soon
  bool cut = false;
  bool stopped = false;

  struct split {
    int axis = -1;
    bool is_set = false;
    long long at = 0;
    int crossing = 0;
  };

  constexpr constraint side(const box& b, int axis) const noexcept {
    const constraint* c = b.find(axis);
    return !is_null(c) ? *c : s.whole(axis);
  }

  // How many boxes of the list lie on both sides of the cut.
  constexpr int crossing(const box_view* boxes, const int* list, int n,
                         const split& c) const noexcept {
    int count = 0;
    for (int i = 0; i < n; ++i) {
      const box_view& v = boxes[list[i]];
      bool crosses = true;
      for (int k = 0; k < v.count; ++k) {
        if (v.items[k].axis != c.axis) continue;
        crosses = c.is_set ? (v.items[k].low & c.at) != 0 && (v.items[k].low & ~c.at) != 0
                           : v.items[k].low < c.at && c.at < v.items[k].high;
      }
      count += crosses ? 1 : 0;
    }
    spend(s, n > 0 ? n * (6 + 4 * boxes[list[0]].count) : 0);
    return count;
  }

  // The cuts of a box through one axis of a view: the lower wall, or the set; the upper wall where there are two.
  constexpr void try_axis(const constraint& wall, const constraint& whole, const box_view* boxes,
                          const int* list, int n, split& best) const noexcept {
    split c;
    c.axis = wall.axis;
    c.is_set = whole.is_set;
    const bool low_inside = wall.low > whole.low;
    c.at = whole.is_set ? (wall.low & whole.low) : low_inside ? wall.low : wall.high;
    c.crossing = crossing(boxes, list, n, c);
    if (best.axis < 0 || c.crossing < best.crossing) best = c;
    if (best.crossing == 0 || whole.is_set || !low_inside || wall.high >= whole.high) return;
    c.at = wall.high;
    c.crossing = crossing(boxes, list, n, c);
    if (c.crossing < best.crossing) best = c;
  }

  // Where a view has one wall inside the box, the cut along it leaves nothing to search on one side. Otherwise the
  // walls of the view that has the fewest are tried.
  constexpr split choose(const box& b, const box_view* boxes, const int* list,
                         int n) const noexcept {
    split best;
    int chosen = 0;
    int fewest = 2 * box::capacity + 1;
    for (int i = 0; i < n && fewest > 1; ++i) {
      const box_view& v = boxes[list[i]];
      int walls = 0;
      for (int k = 0; k < v.count && walls < fewest; ++k) {
        const constraint whole = side(b, v.items[k].axis);
        if (contains(v.items[k], whole)) continue;
        walls +=
            whole.is_set || v.items[k].low <= whole.low || v.items[k].high >= whole.high ? 1 : 2;
      }
      if (walls >= fewest) continue;
      fewest = walls;
      chosen = i;
    }
    spend(s, n * (8 + 6 * b.count));
    const box_view& v = boxes[list[chosen]];
    for (int k = 0; k < v.count && (best.axis < 0 || best.crossing > 0); ++k) {
      const constraint whole = side(b, v.items[k].axis);
      if (contains(v.items[k], whole)) continue;
      try_axis(v.items[k], whole, boxes, list, fewest > 1 ? n : 0, best);
    }
    return best;
  }

  // Leaves each box in turn on the first axis where that is possible: mostly this ends outside all of
  // them at once.
  constexpr bool escape(box& b, const box_view* boxes, const int* list, int n) const noexcept {
    for (int i = 0; i < n; ++i) {
      const box_view& v = boxes[list[i]];
      if (!meets(v, box_view(b))) continue;
      bool left = false;
      for (int k = 0; k < v.count && !left; ++k) {
        const constraint& wall = v.items[k];
        constraint part = side(b, wall.axis);
        if (contains(wall, part)) continue;
        if (part.is_set) part.low &= ~wall.low;
        else if (part.low < wall.low) part.high = wall.low;
        else part.low = wall.high;
        left = (b.count < box::capacity || !is_null(b.find(wall.axis))) && b.confine(part);
      }
      if (!left) return false;
    }
    return true;
  }

  /// `list` holds the indices of boxes that may meet `b`; `scratch` has room for the lists below.
  constexpr void search(const box& b, const box_view* boxes, const int* list, int n, int* scratch,
                        int* scratch_end) {
    if (stopped || cut) return;
    int kept = 0;
    const box_view view(b);
    spend(s, 40 + n * (16 + 12 * b.count));
    if (scratch + n > scratch_end) {
      cut = true;
      return;
    }
    for (int i = 0; i < n; ++i) {
      if (!meets(boxes[list[i]], view)) continue;
      if (contains(boxes[list[i]], view)) return;
      scratch[kept++] = list[i];
    }
    if (kept == 0) {
      if (!found(b)) stopped = true;
      return;
    }
    spend(s, 200 + kept * (30 + 16 * b.count));
    if (--budget <= 0 || is_spent(s)) {
      cut = true;
      return;
    }
    if (!apart) {
      box outside = b;
      if (escape(outside, boxes, scratch, kept) && !found(outside)) {
        stopped = true;
        return;
      }
    }
    const split c = choose(b, boxes, scratch, kept);
    const cut_sides parts(side(b, c.axis), c.at);
    for (const constraint& part : parts.items) {
      box half = b;
      if (half.count == box::capacity && is_null(half.find(part.axis))) {
        cut = true;
        return;
      }
      if (half.confine(part)) search(half, boxes, scratch, kept, scratch + kept, scratch_end);
    }
  }
};

/// Visits parts of `b` that no box covers, each a true one. Returns false where the budget of splits
/// or the scratch space ended the search. `list` and `scratch` are the caller's: `n` and some dozens
/// of times `n` numbers.
template <class Found>
constexpr bool uncovered(const space& s, const box& b, const box_view* boxes, const int* list,
                         int n, int* scratch, int scratch_size, int budget, Found&& found,
                         bool apart = false) {
  cover_search<Found> search{s, found, budget, apart};
  search.search(b, boxes, list, n, scratch, scratch + scratch_size);
  return !search.cut;
}

}  // namespace nqpf::detail
