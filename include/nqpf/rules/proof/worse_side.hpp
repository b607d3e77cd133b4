// SPDX-License-Identifier: BSL-1.0
#pragma once

// The worse side of a box on one indicator: the records next to it with a worse value, as far as the box says
// something of the indicator itself or of numbers computed from it.

#include <nqpf/rules/proof/worse_region.hpp>

namespace nqpf::inline NQPF_ABI::detail {

struct worse_side {
  const order_data& of;
  const improvement& to;
  const space& s = of.s;

  /// Whether nothing is told: at most one region for the indicator's own constraint is asked and one for each
  /// computed comparison.
  constexpr bool check() const {
    const box_view& b = to.b;
    if (to.own.confined) {
      const constraint worse = worse_values();
      if (!worse.empty()) {
        box region = box_without(s, b, to.input, to.operand);
        if (region.confine(worse) && !worse_region{of, to}.check(region)) return false;
      }
    }
    for (int i = 0; to.operand && i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.inputs || !is_operand(s, b.items[i].axis, to.input))
        continue;
      if (!check_line(b.items[i])) return false;
    }
    return true;
  }

private:
  // The values outside the box of which some value in it is better.
  constexpr constraint worse_values() const {
    const constraint& own = to.own.range;
    constraint worse = s.known(to.input);
    if (worse.is_set) {
      long long beside = 0;
      for (int k = 0; k < 62; ++k) {
        if (((worse.low >> k) & 1) == 0 || ((own.low >> k) & 1) != 0) continue;
        const long long better_ones = to.higher ? own.low & worse.low & ~((2LL << k) - 1)
                                                : own.low & worse.low & ((1LL << k) - 1);
        if (better_ones != 0) beside |= 1LL << k;
      }
      worse.low = beside;
      return worse;
    }
    if (to.higher) {
      if (own.low < worse.high) worse.high = own.low;
    } else {
      const long long end = own.high < worse.high ? own.high : worse.high;
      if (end > worse.low) worse.low = end;
      if (own.low >= worse.high) worse.high = worse.low;  // it asks for missing data
    }
    if (own.low >= s.axis_of(to.input).known) worse.high = worse.low;
    return worse;
  }

  // Where a set of positions less, equal, greater can be entered from below or above.
  static constexpr long long outside_before(long long set, bool rising) noexcept {
    long long out = 0;
    for (int p = 0; p < 3; ++p) {
      if (((set >> p) & 1) != 0) continue;
      for (int q = 0; q < 3; ++q)
        if (((set >> q) & 1) != 0 && (rising ? p < q : p > q)) out |= 1LL << p;
    }
    return out;
  }

  // The worse records beside what a box says of a computed number, as far as one input moves it.
  constexpr bool check_line(const constraint& line) const {
    const int input = to.input;
    const box whole = to.b.copy();
    const atom& root = s.root_of(line.axis);
    const line_cut cut = cut_of(*s.p, root);
    const int moves = line.is_set ? box_numbers{s, whole}.slope(root, input)
                                  : box_numbers{s, whole}.slope(cut, input);
    if (moves == 0) return true;
    box region = box_without(s, to.b, input, true);
    if (region.count + 2 > box::capacity)  // no room for the input and the line
      return !of.words().open(to.r, input);
    if (!region.confine(s.known(input))) return true;
    constraint sides[3];
    const int count = sides_of(line, moves, region, sides);
    for (int i = 0; i < count; ++i) {
      box part = region;
      if (!sides[i].empty() && part.confine(sides[i]) && !worse_region{of, to}.check(part))
        return false;
    }
    return true;
  }

  // Where a computed number can stand on the worse side of what a line says of it, given how a better value
  // moves it. A worse value may also leave nothing to compare: a division by zero.
  constexpr int sides_of(const constraint& line, int moves, const box& region,
                         constraint* sides) const {
    const atom& root = s.root_of(line.axis);
    const bool rising = (moves > 0) == to.higher;
    if (line.is_set) {
      sides[0] = line;
      sides[0].low = moves != 2 ? outside_before(line.low, rising)
                                : outside_before(line.low, true) | outside_before(line.low, false);
      sides[0].low |= box_numbers{s, region}.possible(root) & 8;
      return 1;
    }
    const axis x = s.axis_of(line.axis);
    int count = 0;
    if (moves == 2 || rising) {
      sides[count] = line;
      sides[count].low = x.low;
      sides[count++].high = line.low;
    }
    if (moves == 2 || !rising) {
      sides[count] = line;
      sides[count].low = line.high;
      sides[count++].high = x.known;
    }
    double scratch[most_values];
    const box_numbers there{s, region};
    const line_cut cut = cut_of(*s.p, root);
    linear_form form;
    line_pulls pulls;
    there.pulls_of(cut, form, pulls);
    if (line.high <= x.known && there.of_line(cut, form, pulls, scratch).may_be_missing)
      sides[count++] = s.absent(line.axis);
    return count;
  }
};

}  // namespace nqpf::detail
