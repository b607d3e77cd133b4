// SPDX-License-Identifier: BSL-1.0
#pragma once

// A row of a table column by column: what each cell admits, as ranges or sets. Two rows can be one where they differ in
// one cell and the two cells together are one range or one set.

#include <nqpf/rules/proof/blocks.hpp>
#include <nqpf/rules/regions/counting.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// What a row asks, axis by axis.
struct row_shape {
  owned_list<constraint> items;  ///< by axis; those of one axis from below, and apart
  bool is_product = false;       ///< the records are all combinations of what the axes admit
  bool may_be_undecided = false;

  constexpr void read(const space& s, int r, const collected_boxes& boxes) {
    may_be_undecided = some_missing(s, r);
    is_product = boxes.whole && boxes.rows.count > 0 && boxes.rows.count <= most_boxes &&
                 !reads_outcomes(*s.p, r);
    if (!is_product) return;
    for (int i = 0; i < boxes.rows.count; ++i) {
      const box_view b = boxes.box_at(i);
      spend(s, 20 + 30 * b.count);
      for (int k = 0; k < b.count; ++k)
        if (!contains(b.items[k], s.whole(b.items[k].axis))) add(b.items[k]);
    }
    is_product = boxes.rows.count == 1 || is_all_combinations(s, boxes);
    join(s);
  }
  /// The first item of an axis, and the first behind it.
  [[nodiscard]] constexpr int first(int axis) const noexcept {
    int i = 0;
    while (i < items.count && items.items[i].axis < axis) ++i;
    return i;
  }
  [[nodiscard]] constexpr int behind(int from) const noexcept {
    int i = from;
    while (i < items.count && items.items[i].axis == items.items[from].axis) ++i;
    return i;
  }
  /// Whether one box has all of it, and that box.
  constexpr bool to_box(box& b) const {
    for (int i = 0; i < items.count; ++i) {
      if (i > 0 && items.items[i].axis == items.items[i - 1].axis) return false;
      if (b.count == box::capacity || !b.confine(items.items[i])) return false;
    }
    return true;
  }

private:
  static constexpr int most_boxes = 64;

  static constexpr bool reads_outcomes(const program& p, int r) noexcept {
    for (int i = p.rules[r].begin; i < p.rules[r].end; ++i)
      if (p.code[i].code == op::outcome) return true;
    return false;
  }
  static constexpr bool some_missing(const space& s, int r) {
    return some_atom_below(*s.p, r, [&](const atom& a) {
      bool some = a.what == atom::form::computed && !is_link(*s.p, a);  // it may have no answer
      if (a.what != atom::form::known)
        inputs_of(*s.p, a, [&](int f) { some = some || s.p->inputs[f]->may_be_missing; });
      return some;
    });
  }
  static constexpr bool same(const constraint& a, const constraint& b) noexcept {
    return a.axis == b.axis && contains(a, b) && contains(b, a);
  }
  constexpr void add(const constraint& c) {
    for (int i = 0; i < items.count; ++i)
      if (same(items.items[i], c)) return;
    int at = items.count;
    items.push(c);
    for (; at > 0 && (items.items[at - 1].axis > c.axis ||
                      (items.items[at - 1].axis == c.axis && items.items[at - 1].low > c.low));
         --at)
      items.items[at] = items.items[at - 1];
    items.items[at] = c;
  }
  // As many different boxes as there are combinations: an axis that a box leaves free has one more of them.
  [[nodiscard]] constexpr bool is_all_combinations(const space& s,
                                                   const collected_boxes& boxes) const {
    int combinations = 1;
    for (int from = 0; from < items.count; from = behind(from)) {
      bool is_free = false;
      for (int i = 0; i < boxes.rows.count; ++i)
        is_free = is_free || is_null(find_constraint(boxes.box_at(i), items.items[from].axis));
      if (is_free) return false;
      combinations *= behind(from) - from;
      if (combinations > boxes.rows.count) return false;
    }
    spend(s, 30 * boxes.rows.count * boxes.rows.count);
    int different = 0;
    for (int i = 0; i < boxes.rows.count; ++i) {
      bool met = false;
      for (int k = 0; k < i; ++k)
        met = met || (contains(boxes.box_at(i), boxes.box_at(k)) &&
                      contains(boxes.box_at(k), boxes.box_at(i)));
      different += met ? 0 : 1;
    }
    return different == combinations;
  }
  // Makes one of what overlaps or touches.
  constexpr void join(const space& s) {
    int kept = 0;
    for (int i = 0; i < items.count; ++i) {
      const constraint& c = items.items[i];
      constraint* last = kept > 0 ? &items.items[kept - 1] : nullptr;
      const bool beside = kept > 0 && last->axis == c.axis;
      if (beside && c.is_set) last->low |= c.low;
      else if (beside && c.low <= last->high)
        last->high = c.high > last->high ? c.high : last->high;
      else items.items[kept++] = c;
    }
    items.count = kept;
    kept = 0;
    for (int i = 0; i < items.count; ++i)
      if (!contains(items.items[i], s.whole(items.items[i].axis)))
        items.items[kept++] = items.items[i];
    items.count = kept;
  }
};

/// How two shapes can be one.
struct shape_union {
  enum class form : unsigned char { none, first_has_all, second_has_all, joined };
  form what = form::none;
  int axis = -1;         ///< on which they differ
  constraint cell{};     ///< what they ask of it together
  bool is_free = false;  ///< that is nothing
  /// Together they ask that the value is there, which each of them alone leaves undecided where it is missing.
  bool asks_known = false;
};

struct shape_joiner {
  const space& s;
  const row_shape& a;
  const row_shape& b;

  [[nodiscard]] constexpr shape_union find() const {
    bool a_has = true;
    bool b_has = true;
    int apart = 0;
    shape_union out;
    int i = 0;
    int k = 0;
    while (i < a.items.count || k < b.items.count) {
      spend(s, 60);
      const int x = axis_at(a, i);
      const int y = axis_at(b, k);
      const int axis = x < y ? x : y;
      const int i_end = x == axis ? a.behind(i) : i;
      const int k_end = y == axis ? b.behind(k) : k;
      const bool in_a = has(a, i, i_end, b, k, k_end);
      const bool in_b = has(b, k, k_end, a, i, i_end);
      a_has = a_has && in_a;
      b_has = b_has && in_b;
      if (!in_a || !in_b) {
        out.axis = axis;
        if (++apart > 1 && !a_has && !b_has) return {};
      }
      i = i_end;
      k = k_end;
    }
    if (a_has || b_has) {
      out.what = a_has ? shape_union::form::first_has_all : shape_union::form::second_has_all;
      return out;
    }
    return apart == 1 ? joined(out) : shape_union{};
  }

  /// The first of the two with the cell of both.
  static constexpr void put(row_shape& into, const shape_union& u) {
    const int from = into.first(u.axis);
    const int behind = into.behind(from);
    int kept = from;
    if (!u.is_free) into.items.items[kept++] = u.cell;
    for (int i = behind; i < into.items.count; ++i) into.items.items[kept++] = into.items.items[i];
    into.items.count = kept;
  }

private:
  static constexpr int no_axis = 0x7FFFFFFF;
  static constexpr int axis_at(const row_shape& of, int i) noexcept {
    return i < of.items.count ? of.items.items[i].axis : no_axis;
  }
  // Whether the ranges of one axis have all of those of another; no range at all: everything.
  static constexpr bool has(const row_shape& outer, int from, int to, const row_shape& inner,
                            int first, int last) noexcept {
    if (from == to) return true;
    if (first == last) return false;
    for (int k = first; k < last; ++k) {
      bool in = false;
      for (int i = from; i < to; ++i)
        in = in || contains(outer.items.items[i], inner.items.items[k]);
      if (!in) return false;
    }
    return true;
  }
  constexpr shape_union joined(shape_union out) const {
    const int i = a.first(out.axis);
    const int k = b.first(out.axis);
    constraint all = a.items.items[i];
    if (all.is_set) {
      all.low |= b.items.items[k].low;
    } else {
      int x = i;
      int y = k;
      const int x_end = a.behind(i);
      const int y_end = b.behind(k);
      if (b.items.items[y].low < all.low) all = b.items.items[y];
      bool grows = true;
      while (grows) {
        grows = false;
        while (x < x_end && a.items.items[x].low <= all.high) grow(all, a.items.items[x++], grows);
        while (y < y_end && b.items.items[y].low <= all.high) grow(all, b.items.items[y++], grows);
      }
      if (x < x_end || y < y_end) return {};
    }
    return judged(out, all);
  }
  static constexpr void grow(constraint& all, const constraint& c, bool& grows) noexcept {
    if (c.high > all.high) all.high = c.high;
    grows = true;
  }
  // A value and none in one cell are two things, unless the cell admits everything.
  constexpr shape_union judged(shape_union out, const constraint& all) const {
    const axis x = s.axis_of(out.axis);
    const bool misses = all.is_set ? (all.low & ~x.known) != 0 : all.high > x.known;
    const bool knows = all.is_set ? (all.low & x.known) != 0 : all.low < x.known;
    out.is_free = contains(all, s.whole(out.axis));
    if (misses && knows && !out.is_free) return {};
    out.cell = all;
    out.cell.is_exempt = false;
    out.asks_known = !out.is_free && contains(all, s.known(out.axis));
    if (out.axis >= s.p->count.inputs && out.asks_known) {
      // That a comparison has an answer is no cell, but follows where its numbers are there.
      if (!is_link(*s.p, s.root_of(out.axis))) return {};
      out.is_free = true;
    }
    out.what = shape_union::form::joined;
    return out;
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
