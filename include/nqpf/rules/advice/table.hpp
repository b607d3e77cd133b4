// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows of one table as boxes, and what is said of them.

#include <nqpf/rules/advice/item.hpp>
#include <nqpf/rules/regions/counting.hpp>

namespace nqpf::inline NQPF_ABI::detail {

using advice_words = phrase_of<192>;

/// One table, or group, in a space.
struct advised_table {
  const space& s;
  const group_row& g;
  counting_rules rules;
  owned_array<collected_boxes> boxes;  ///< of each row, those on which it holds

  constexpr advised_table(const space& space_, const group_row& group)
      : s(space_), g(group), rules{space_}, boxes(group.end - group.begin) {
    for (int i = 0; i < size(); ++i) rules.take(rule(i), boxes[i]);
  }
  [[nodiscard]] constexpr int size() const noexcept { return g.end - g.begin; }
  [[nodiscard]] constexpr int rule(int i) const noexcept { return s.p->members[g.begin + i]; }
  [[nodiscard]] constexpr int number(int i) const noexcept { return s.p->rules[rule(i)].row; }
  [[nodiscard]] constexpr bool goes_before(int i, int k) const noexcept {
    return detail::goes_before(*s.p, g, g.begin + i, g.begin + k);
  }
  [[nodiscard]] constexpr bool is_whole() const noexcept {
    for (int i = 0; i < size(); ++i)
      if (!boxes[i].whole) return false;
    return true;
  }

  /// Whether two rows both hold of some record; the part in which they do.
  constexpr existence meet(int i, int k, box& part) const {
    bool open = !boxes[i].whole || !boxes[k].whole;
    for (int x = 0; x < boxes[i].rows.count; ++x)
      for (int y = 0; y < boxes[k].rows.count; ++y) {
        const existence e = shared(boxes[i].box_at(x), boxes[k].box_at(y), part);
        if (e == existence::yes) return e;
        open = open || e == existence::undecided;
      }
    return open ? existence::undecided : existence::no;
  }
  constexpr existence shared(const box_view& a, const box_view& b, box& part) const {
    spend(s, 20 + 16 * a.count);
    if (is_spent(s)) return existence::undecided;
    if (!meets(a, b)) return existence::no;
    part = a.copy();
    if (!intersect(part, b)) return existence::undecided;
    return exists(s, part);
  }

  /// A part without the comparisons that follow from what else it asks.
  [[nodiscard]] constexpr box simplified(const box& part) const {
    box b = part;
    for (int i = part.count - 1; i >= 0; --i) {
      const constraint& c = part.items[i];
      if (c.axis < s.p->count.inputs) continue;
      box without;
      for (int k = 0; k < b.count; ++k)
        if (b.items[k].axis != c.axis) static_cast<void>(without.confine(b.items[k]));
      if (!some_beyond(without, c)) b = without;
    }
    return b;
  }
  // Whether a box may have a record on which a constraint does not hold.
  [[nodiscard]] constexpr bool some_beyond(const box& b, const constraint& c) const {
    constraint sides[2] = {s.whole(c.axis), s.whole(c.axis)};
    if (c.is_set) {
      sides[0].low &= ~c.low;
      sides[1].low = 0;
    } else {
      sides[0].high = c.low;
      sides[1].low = c.high;
    }
    for (const constraint& side : sides) {
      box beyond = b;
      if (!side.empty() && beyond.confine(side) && exists(s, beyond) != existence::no) return true;
    }
    return false;
  }

  constexpr advice_item* start(advised what) const { return new advice_item(what, g.id); }
  constexpr void title(advice_words& m) const { m << (g.is_table ? "table " : "group ") << g.id; }
  /// A box as a row of the table, or as a condition.
  constexpr void write(advice_words& m, const box& b) const {
    if (g.is_table) row_words{s}.write(m, b);
    else region_words{s}.write(m, b);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
