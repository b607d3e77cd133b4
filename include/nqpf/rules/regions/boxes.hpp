// SPDX-License-Identifier: BSL-1.0
#pragma once

// Few boxes that together are the same records as many: each is widened as far as the records allow.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/rules.hpp>
#include <nqpf/rules/questions/memory.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// How much a search for regions may list.
struct region_limits {
  int regions = 64;
  int parts = 2000;  ///< into which records are cut on the way
  int splits = 16'000;
};

/// Visits parts of a box that no box of a list reaches into; the parts do not meet. False where that is too much.
template <class Visit>
constexpr bool for_each_outside(const space& s, const box& region, const collected_boxes& taken,
                                int splits, Visit&& visit) {
  const int n = taken.rows.count;
  const int capacity = 16 * n + 64;
  const owned_array<box_view> views(n);
  const owned_array<int> list(n);
  const owned_array<int> scratch(capacity);
  spend(s, 40 * n);
  for (int i = 0; i < n; ++i) {
    views[i] = taken.box_at(i);
    list[i] = i;
  }
  return uncovered(s, region, views.items, list.items, n, scratch.items, capacity, splits, visit,
                   true);
}

/// Widens boxes within what the boxes of a list leave free.
struct region_widener {
  const space& s;
  const collected_boxes& taken;

  [[nodiscard]] constexpr bool is_free(const box& b) const {
    spend(s, 30 + taken.rows.count * (10 + 8 * b.count));
    for (int i = 0; i < taken.rows.count; ++i)
      if (meets(taken.box_at(i), box_view(b))) return false;
    return true;
  }
  /// A free box as wide as can be around a free part: its axes are widened in turn, from the one at `first` on.
  [[nodiscard]] constexpr box widened(const box& part, int first) const {
    box b = part;
    int axes[box::capacity];
    const int n = b.count;
    for (int i = 0; i < n; ++i) axes[i] = part.items[(i + first) % n].axis;
    for (int i = 0; i < n && !is_spent(s); ++i) widen(b, axes[i]);
    return b;
  }

private:
  constexpr void widen(box& b, int at) const {
    box without;
    constraint own{};
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis == at) own = b.items[i];
      else static_cast<void>(without.confine(b.items[i]));
    }
    constraint grown = s.whole(at);
    spend(s, 60 + taken.rows.count * (20 + 10 * b.count));
    bool is_bounded = false;
    for (int i = 0; i < taken.rows.count; ++i) {
      const box_view other = taken.box_at(i);
      if (!meets(other, box_view(without))) continue;
      is_bounded = true;
      for (int k = 0; k < other.count; ++k)
        if (other.items[k].axis == at) keep_off(grown, own, other.items[k]);
    }
    b = without;
    if (!is_bounded) return;
    if (at >= s.p->count.inputs) keep_apart(grown, own);
    static_cast<void>(b.confine(grown));
  }
  // That a comparison has no answer is said by itself.
  constexpr void keep_apart(constraint& grown, const constraint& own) const {
    const axis x = s.axis_of(own.axis);
    if (own.is_set) {
      if ((own.low & ~x.known) == 0) grown.low &= x.known;
      if ((own.low & x.known) == 0) grown.low &= ~x.known;
    } else {
      if (own.high <= x.known && grown.high > x.known) grown.high = x.known;
      if (own.low >= x.known) grown.low = x.known;
    }
  }
};

/// Turns many boxes into few that have the same records.
struct region_finder {
  const space& s;
  const region_limits& limit;
  const collected_boxes& parts;  ///< all records that are asked for
  const collected_boxes& taken;  ///< all others, as far as they exist
  collected_boxes found{};
  bool cut = false;  ///< the list ends before all parts are in it

  constexpr void find() {
    const owned_array<unsigned char> done(parts.rows.count);
    const region_widener by{s, taken};
    for (int i = 0; i < parts.rows.count; ++i) {
      if (done[i] != 0) continue;
      if (found.rows.count == limit.regions || is_spent(s)) {
        cut = true;
        return;
      }
      const box grown = widest(by, parts.box_at(i).copy(), done.items);
      found.add(grown, -1, true);
      for (int k = i; k < parts.rows.count; ++k)
        if (done[k] == 0 && contains(box_view(grown), parts.box_at(k))) done[k] = 1;
    }
    leave_out_superfluous();
  }

private:
  static constexpr int most_tried = 8;

  // Of the ways to widen a part the one that answers most of the others.
  constexpr box widest(const region_widener& by, const box& part, const unsigned char* done) const {
    box best = part;
    int most = -1;
    const int ways = part.count < most_tried ? part.count : most_tried;
    for (int first = 0; first < ways && !is_spent(s); ++first) {
      const box grown = by.widened(part, first);
      int inside = 0;
      spend(s, parts.rows.count * (10 + 8 * grown.count));
      for (int k = 0; k < parts.rows.count; ++k)
        inside += done[k] == 0 && contains(box_view(grown), parts.box_at(k)) ? 1 : 0;
      if (inside < most || (inside == most && grown.count >= best.count)) continue;
      most = inside;
      best = grown;
    }
    return best;
  }

  // A region whose records others have too, also several together, is not told.
  constexpr void leave_out_superfluous() {
    const int n = found.rows.count;
    const owned_array<unsigned char> out(n);
    for (int r = n - 1; r >= 0 && !is_spent(s); --r) {
      collected_boxes others;
      for (int other = 0; other < n; ++other)
        if (other != r && out[other] == 0) others.add(found.box_at(other), -1, true);
      bool needed = false;
      const auto find_own = [&](const box& part) {
        needed = exists(s, part) != existence::no;
        return !needed;
      };
      const bool all = for_each_outside(s, found.box_at(r).copy(), others, limit.splits, find_own);
      out[r] = needed || !all ? 0 : 1;
    }
    int kept = 0;
    for (int r = 0; r < n; ++r)
      if (out[r] == 0) found.rows.items[kept++] = found.rows.items[r];
    found.rows.count = kept;
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
