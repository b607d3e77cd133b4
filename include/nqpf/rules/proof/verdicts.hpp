// SPDX-License-Identifier: BSL-1.0
#pragma once

// What tables and ordered groups say of the records of a box, where the first row that holds decides. The rows stay
// as they are written: a row is not broken down into the parts that those before it leave it, of which there may be
// thousands. A part of the box is judged as soon as the first row that reaches into it holds of all of it.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/expand.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A box of a row, on whose records the row decides.
struct verdict_entry {
  int begin;  ///< of its constraints in the list
  int count;
  unsigned long long open;  ///< constraints, by their place, that hold of a missing value too
  int group;                ///< the entries of a group stand in its order; -1: it decides by itself
  bool good;
};

/// How an entry lies to a part.
struct entry_side {
  bool meets;
  bool contains;
  int walls;  ///< that lie inside the part
};

struct verdict_list {
  static constexpr int most_constraints = 8192;
  static constexpr int most_entries = 1024;
  static constexpr int most_groups = 64;
  constraint constraints[most_constraints];
  verdict_entry entries[most_entries];
  bool default_is_good[most_groups];
  int count;
  int used;
  bool whole;  ///< nothing was left out for want of room

  // No default initialisers: constant evaluation pays for what is used.
  constexpr verdict_list() : count(0), used(0), whole(true) {}

  constexpr void add(const box_view& b, int group, bool good) noexcept {
    if (!has_capacity(b.count)) return;
    entries[count++] = {used, b.count, 0, group, good};
    for (int i = 0; i < b.count; ++i) constraints[used++] = b.items[i];
  }

  /// The records on which a rule holds, or is undecided, as far as they may lie in a region.
  constexpr void add_loosely(const space& s, int r, const box& region, int group, bool good,
                             int branches) {
    const rule_row& row = s.p->rules[r];
    if (is_conjunction(*s.p, r) && add_comparisons(s, row.begin, row.end, region, group, good))
      return;
    const auto take = [&](const box& b) {
      add(b, group, good);
      return whole;
    };
    whole = expand_within(s, r, region, true, branches, take, -1, false, true) && whole;
  }

  /// The same for a conjunction of comparisons in the code, as one entry for all ways in which data may be missing.
  /// False where a comparison holds nowhere.
  constexpr bool add_comparisons(const space& s, int first, int last, const box& region, int group,
                                 bool good) {
    if (!has_capacity(box::capacity)) return true;
    verdict_entry e{used, 0, 0, group, good};
    for (int i = first; i < last; ++i) {
      if (s.p->code[i].code != op::compare) continue;
      spend(s, 60);
      const atom& a = s.p->atoms[s.p->code[i].argument];
      const literal l = s.literal_of(s.p->code[i].argument, true);
      if (l.count == 0) return false;
      if (l.everywhere) continue;
      constraint c = l.parts[0];
      bool open = a.what != atom::form::known && s.p->inputs[a.input]->may_be_missing;
      if (open && c.is_set) c.low |= s.absent(a.input).low;
      open = open && !c.is_set;
      const constraint* own = region.find(c.axis);
      if (!is_null(own) && !meets(c, *own) && !(open && own->high > s.axis_of(c.axis).known))
        return true;  // apart from the region
      insert(e, c, open);
    }
    entries[count++] = e;
    used += e.count;
    return true;
  }

private:
  constexpr bool has_capacity(int constraint_count) noexcept {
    whole = whole && count < most_entries && used + constraint_count <= most_constraints;
    return whole;
  }

  constexpr void insert(verdict_entry& e, const constraint& c, bool open) noexcept {
    int at = 0;
    while (at < e.count && constraints[e.begin + at].axis < c.axis) ++at;
    const unsigned long long own = 1ULL << at;
    if (at < e.count && constraints[e.begin + at].axis == c.axis) {
      constraints[e.begin + at] = meet(constraints[e.begin + at], c);
      if (!open) e.open &= ~own;
      return;
    }
    for (int k = e.count; k > at; --k) constraints[e.begin + k] = constraints[e.begin + k - 1];
    constraints[e.begin + at] = c;
    e.open = (e.open & (own - 1)) | ((e.open & ~(own - 1)) << 1) | (open ? own : 0);
    ++e.count;
  }
};

/// Visits parts of a box of which nothing in a list says what is good: `found(part)` returns whether to go on.
template <class Found>
struct verdict_search {
  const space& s;
  const verdict_list& all;
  Found& found;
  int budget;
  bool cut = false;
  bool stopped = false;
  static constexpr int most_walls = 2 * box::capacity + 1;

  constexpr constraint side(const box& b, int axis) const noexcept {
    const constraint* c = b.find(axis);
    return !is_null(c) ? *c : s.whole(axis);
  }

  constexpr entry_side side_of(const box& b, const verdict_entry& e) const noexcept {
    entry_side to{true, true, 0};
    for (int k = 0; k < e.count; ++k) {
      const constraint& c = all.constraints[e.begin + k];
      const constraint part = side(b, c.axis);
      if (c.is_set) {
        if ((c.low & part.low) == 0) return {false, false, 0};
        if ((part.low & ~c.low) != 0) ++to.walls;
      } else {
        const long long known = s.axis_of(c.axis).known;
        const bool open = ((e.open >> k) & 1) != 0;
        if (!meets(c, part) && !(open && part.high > known)) return {false, false, 0};
        to.walls += walls_of(c, open, part, known);
      }
    }
    to.contains = to.walls == 0;
    return to;
  }
  static constexpr int walls_of(const constraint& c, bool open, const constraint& part,
                                long long known) noexcept {
    const bool straddles = open && part.low < known && known < part.high;
    const long long top = straddles ? known : part.high;
    int walls = part.low < c.low && c.low < top ? 1 : 0;
    if (part.low < c.high && c.high < top) ++walls;
    if (straddles && (part.low < c.low || c.high < known)) ++walls;
    return walls;
  }

  // The first wall of an entry that lies inside a part.
  constexpr constraint wall_in(const box& b, const verdict_entry& e) const noexcept {
    for (int k = 0; k < e.count; ++k) {
      constraint c = all.constraints[e.begin + k];
      const constraint part = side(b, c.axis);
      if (c.is_set) {
        if ((part.low & ~c.low) != 0) return c;
        continue;
      }
      const long long known = s.axis_of(c.axis).known;
      const bool open = ((e.open >> k) & 1) != 0;
      if (walls_of(c, open, part, known) == 0) continue;
      // Missing values stand apart first: what is left is a plain range.
      if (open && part.low < known && known < part.high) c.low = known;
      else if (!(part.low < c.low && c.low < part.high)) c.low = c.high;
      return c;
    }
    return {};
  }

  /// `list` holds the entries that may meet `b`, in order; `scratch` has room for the lists below.
  constexpr void search(const box& b, const int* list, int n, int* scratch, int* scratch_end) {
    if (stopped || cut) return;
    spend(s, 60 + 30 * n);
    if (scratch + n > scratch_end || --budget <= 0 || is_spent(s)) {
      cut = true;
      return;
    }
    int kept = 0;
    int best = -1;
    int fewest = most_walls;
    for (int at = 0; at < n;) {
      int end = at + 1;
      while (end < n && all.entries[list[end]].group == all.entries[list[at]].group) ++end;
      const group_side g = read(b, list + at, end - at, scratch + kept);
      if (g.is_good) return;
      at = end;
      if (g.chosen < 0) continue;
      kept += g.kept;
      if (g.walls >= fewest) continue;
      best = g.chosen;
      fewest = g.walls;
    }
    if (best < 0) {
      if (!found(b)) stopped = true;
      return;
    }
    const constraint wall = wall_in(b, all.entries[best]);
    const cut_sides parts(side(b, wall.axis), wall.low);
    for (const constraint& part : parts.items) {
      box half = b;
      if (half.count == box::capacity && is_null(half.find(part.axis))) cut = true;
      else if (half.confine(part)) search(half, scratch, kept, scratch + kept, scratch_end);
    }
  }

private:
  // What a group says of a part: that it is good, or where to cut it, and which entries are left to ask.
  struct group_side {
    bool is_good;
    int kept;
    int chosen;  ///< -1: nothing good comes of the group
    int walls;
  };
  // A static function: g++ says of a parameter of a lambda in a template that it hides a name of the host's.
  static constexpr void fewer(int walls, int entry, int& least, int& chosen) noexcept {
    if (walls >= least) return;
    least = walls;
    chosen = entry;
  }
  constexpr group_side read(const box& b, const int* list, int n, int* out) const noexcept {
    group_side g{false, 0, -1, most_walls};
    bool hopes = false;
    bool ended = false;
    int taking =
        -1;  // the entry of the fewest walls that takes a part away from what is good behind it
    int taking_walls = most_walls;
    for (int i = 0; i < n && !ended; ++i) {
      const verdict_entry& e = all.entries[list[i]];
      spend(s, 20 + 40 * e.count);
      const entry_side to = side_of(b, e);
      if (!to.meets) continue;
      out[g.kept++] = list[i];
      if (to.contains && e.good)
        return {taking < 0, g.kept, taking, taking_walls};  // good but for what is taken before
      hopes = hopes || e.good;
      ended = to.contains;
      if (to.contains) continue;
      if (!e.good) fewer(to.walls, list[i], taking_walls, taking);
      fewer(to.walls, list[i], g.walls, g.chosen);
    }
    if (all.entries[list[0]].group >= 0 && !ended &&
        all.default_is_good[all.entries[list[0]].group])
      return {taking < 0, g.kept, taking, taking_walls};
    if (!hopes) g.chosen = -1;
    return g;
  }
};

}  // namespace nqpf::detail
