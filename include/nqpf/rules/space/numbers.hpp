// SPDX-License-Identifier: BSL-1.0
#pragma once

// Numbers that are compared with each other: of a record, and of a setting of the parameters. Each lies
// in a range of ordinals; links say which is less, equal or greater. Cutting the ranges until nothing
// changes decides all links without `!=`: then the least values of all numbers together keep every link.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// One number: of an input or parameter, by its place in the program; -1 of one that stands for itself.
struct linked_number {
  short input;
  bool is_twin;  ///< the second value of an input, where two records differ in it
  bool is_integer;
  bool is_single;
  bool may_be_absent;
  bool is_absent;
  long long low;  ///< ordinals [low, high)
  long long high;

  [[nodiscard]] constexpr long long least() const noexcept { return low; }
  [[nodiscard]] constexpr long long most() const noexcept {
    return is_dense() ? high - 1 : ordinal(grain().at_most(from_ordinal(high - 1)));
  }
  [[nodiscard]] constexpr bool is_dense() const noexcept { return !is_integer && !is_single; }
  /// Which doubles it can be.
  [[nodiscard]] constexpr axis grain() const noexcept { return {false, is_integer, is_single}; }
  [[nodiscard]] constexpr bool empty() const noexcept { return low >= high || most() < low; }
};

/// Two numbers of which the left is less (1), equal (2) or greater (4) than the right and `plus`.
struct number_link {
  short left;
  short right;
  signed char set;
  signed char plus;
};

enum class settled : unsigned char { yes, empty, undecided };

struct number_system {
  static constexpr int most_numbers = 128;
  static constexpr int most_links = 320;

  linked_number numbers[most_numbers];
  number_link links[most_links];
  int count = 0;
  int link_count = 0;
  bool is_full = false;  ///< something did not fit: nothing is decided then

  // Copies only what is used: in constant evaluation the rest would cost as much.
  constexpr number_system() {}
  constexpr number_system(const number_system& o) noexcept
      : count(o.count), link_count(o.link_count), is_full(o.is_full) {
    for (int i = 0; i < count; ++i) numbers[i] = o.numbers[i];
    for (int i = 0; i < link_count; ++i) links[i] = o.links[i];
  }
  constexpr number_system& operator=(const number_system& o) noexcept {
    count = o.count;
    link_count = o.link_count;
    is_full = o.is_full;
    for (int i = 0; i < count; ++i) numbers[i] = o.numbers[i];
    for (int i = 0; i < link_count; ++i) links[i] = o.links[i];
    return *this;
  }

  [[nodiscard]] constexpr int find(int input, bool is_twin) const noexcept {
    for (int i = 0; i < count; ++i)
      if (numbers[i].input == input && numbers[i].is_twin == is_twin) return i;
    return -1;
  }
  constexpr int add(const linked_number& n) noexcept {
    if (count == most_numbers) {
      is_full = true;
      return count - 1;
    }
    numbers[count] = n;
    return count++;
  }
  constexpr void link(int left, int right, int set, int plus = 0) noexcept {
    if (link_count == most_links) is_full = true;
    else
      links[link_count++] = {static_cast<short>(left), static_cast<short>(right),
                             static_cast<signed char>(set), static_cast<signed char>(plus)};
  }
  /// Keeps a number on one side of a value.
  constexpr void bound(int at, int set, double value) noexcept {
    linked_number& n = numbers[at];
    const long long o = ordinal(value);
    if ((set & 4) == 0) cut_high(n, (set & 2) != 0 ? o : o - 1);
    if ((set & 1) == 0) cut_low(n, (set & 2) != 0 ? o : o + 1);
  }

  /// Cuts the ranges until nothing changes. `undecided` where that does not end soon.
  constexpr settled settle() noexcept {
    if (is_full) return settled::undecided;
    for (int i = 0; i < count; ++i)
      if (!numbers[i].is_absent && numbers[i].empty()) return settled::empty;
    // Without a circle of links every change reaches its last number after as many rounds as there are
    // numbers; integers and distances between them may need some more.
    const int most_rounds = 2 * count + 8;
    for (int round = 0; round < most_rounds; ++round) {
      bool changed = false;
      for (int i = 0; i < link_count; ++i)
        if (!apply(links[i], changed)) return settled::empty;
      if (!changed) return settled::yes;
    }
    return has_circle() ? settled::empty : settled::undecided;
  }

private:
  static constexpr bool cut_high(linked_number& n, long long most) noexcept {
    if (most + 1 >= n.high) return false;
    n.high = most + 1;
    return true;
  }
  static constexpr bool cut_low(linked_number& n, long long least) noexcept {
    least = n.grain().cut_at(least);
    if (least <= n.low) return false;
    n.low = least;
    return true;
  }
  static constexpr long long moved(long long o, int by) noexcept {
    return by == 0 ? o : ordinal(from_ordinal(o) + by);
  }
  // The same where the number at the right is a float: one more is the next float. What has a float k at or before it and
  // the next one behind it lies between two: before it, that is k, whether it is asked for strictly or not.
  static constexpr long long moved(const linked_number& right, long long o, int by) noexcept {
    const double v = from_ordinal(o);
    if (by == 0 || !right.is_single || v == infinity || v == -infinity) return moved(o, by);
    if (by > 0) return right.grain().cut_at(o + 1);
    const long long below = ordinal(right.grain().at_most(v));
    return below == o ? ordinal(right.grain().at_most(from_ordinal(o - 1))) : below - 1;
  }

  // One link, both ways. False where a range is empty.
  constexpr bool apply(const number_link& l, bool& changed) noexcept {
    linked_number& a = numbers[l.left];
    linked_number& b = numbers[l.right];
    const long long strict = (l.set & 2) != 0 ? 0 : 1;
    if ((l.set & 4) == 0) {
      changed = cut_high(a, moved(b, b.most(), l.plus) - strict) || changed;
      changed = cut_low(b, moved(b, a.least(), -l.plus) + strict) || changed;
    }
    if ((l.set & 1) == 0) {
      changed = cut_low(a, moved(b, b.least(), l.plus) + strict) || changed;
      changed = cut_high(b, moved(b, a.most(), -l.plus) - strict) || changed;
    }
    return !a.empty() && !b.empty();
  }

  // Whether some number is linked to be less than itself.
  constexpr bool has_circle() const noexcept {
    for (int start = 0; start < count; ++start) {
      bool reached[most_numbers]{};
      bool strictly[most_numbers]{};
      reached[start] = true;
      for (bool more = true; more;) {
        more = false;
        for (int i = 0; i < link_count; ++i) {
          const number_link& l = links[i];
          if (l.plus != 0) continue;
          for (int side = 0; side < 2; ++side) {
            if ((l.set & (side == 0 ? 4 : 1)) != 0) continue;
            const short from = side == 0 ? l.left : l.right;
            const short to = side == 0 ? l.right : l.left;
            const bool strict = strictly[from] || (l.set & 2) == 0;
            if (!reached[from] || (reached[to] && (strictly[to] || !strict))) continue;
            reached[to] = true;
            strictly[to] = strict;
            more = true;
          }
        }
      }
      if (strictly[start]) return true;
    }
    return false;
  }
};

/// Links the indicators that a box compares with each other, as `x < y && y < z` does, within their ranges. What may be
/// missing is linked where it is `known`.
constexpr void link_inputs(const space& s, const box& b, bool known, number_system& sys) {
  const auto number_of = [&](int input) {
    const int at = sys.find(input, false);
    if (at >= 0) return at;
    const axis x = s.axis_of(input);
    const constraint* own = b.find(input);
    const constraint c = !is_null(own) ? *own : s.whole(input);
    return sys.add({static_cast<short>(input), false, x.is_integer, x.is_single, false, false,
                    c.low, c.high < x.known ? c.high : x.known});
  };
  for (int i = b.count - 1; i >= 0 && b.items[i].axis >= s.p->count.inputs; --i) {
    const constraint& c = b.items[i];
    const atom& a = s.root_of(c.axis);
    const bool may_be_missing = c.high > space::line_known;
    if (!is_link(*s.p, a) || (may_be_missing && (!known || c.low >= space::line_known))) continue;
    const int left = s.p->steps[a.begin].index;
    const int right = s.p->steps[a.middle].index;
    if (s.axis_of(left).is_set || s.axis_of(right).is_set) continue;
    constexpr long long zero = ordinal(0);  // of the difference
    const int set = (c.low < zero ? 1 : 0) | (c.low <= zero && c.high > zero ? 2 : 0) |
                    (c.high > zero + 1 ? 4 : 0);
    sys.link(number_of(left), number_of(right), set);
  }
}
/// Whether comparisons of indicators with each other leave no record, as `x < y && y < z && z < x` does. That is
/// asked of the order of their doubles alone, which evaluation compares: nothing is rounded.
constexpr bool runs_in_circle(const space& s, const box& b) {
  number_system sys;
  link_inputs(s, b, false, sys);
  return sys.link_count > 1 && sys.settle() == settled::empty;
}

}  // namespace nqpf::detail
