// SPDX-License-Identifier: BSL-1.0
#pragma once

// Records together with settings of the parameters: a parameter is one more number, with its range and its
// orders, and a comparison with it compares two numbers. Whether a box of such a space holds a record at
// some setting is decided exactly where numbers are only compared; arithmetic is searched.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/joint_sums.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr bool has_range(const parameter& q) noexcept { return q.range.low < q.range.high; }

/// Searches a record and a setting in a box; with `twin`, also a second value of that input, better than
/// the first, which together with the other values lies in a second box.
struct record_search {
  static constexpr int most_asked = 96;

  /// A computed comparison, by its atom, with what it may be: less, equal, greater, missing.
  struct asked {
    short atom;
    bool is_twin;
    signed char set;
  };

  const space& s;
  double* values;       ///< one per input: the record and the setting found
  const double* fixed;  ///< a setting, one per parameter, to look at alone; or null
  int twin = -1;
  double twin_value = missing;
  // What a search may take before it says `undecided`: nothing is claimed then.
  int budget = __builtin_is_constant_evaluated() ? 48 : 600;
  int asked_count = 0;
  bool too_large = false;
  asked comparisons[most_asked] = {};
  number_system start{};
  const box* searched = nullptr;  ///< the box of a search of one record

  /// Whether there is a record in the box at some setting.
  constexpr existence search(const box& b) {
    searched = &b;
    take(box_view(b), false);
    return too_large ? existence::undecided : choose_absent(start, 0);
  }

  /// Whether there are two records that differ in one input, the first in `part`, the second, better by
  /// that input, in `other`.
  constexpr existence search_beside(const box& part, const box_view& other, int input,
                                    bool higher) {
    twin = input;
    take(box_view(part), false);
    take(other, true);
    const int first = number_of(part, input, false);
    const int second = number_of(other, input, true);
    if (too_large) return existence::undecided;
    start.numbers[first].may_be_absent = false;
    start.numbers[second].may_be_absent = false;
    start.link(first, second, higher ? 1 : 4);
    return choose_absent(start, 0);
  }

  // Takes up the constraints of a box; of the second box, what it says of the second value of the twin fact:
  // all else the first box says too.
  constexpr void take(const box_view& b, bool is_second) {
    const int inputs = s.p->count.inputs;
    for (int i = 0; i < b.count; ++i) {
      const constraint& c = b.items[i];
      if (c.axis < inputs) {
        if (c.is_set && !is_second) values[c.axis] = pick(s.axis_of(c.axis), c);
        if (!c.is_set && (!is_second || c.axis == twin)) number_of(b, c.axis, is_second);
        continue;
      }
      const atom& a = s.p->atoms[c.axis - inputs];
      bool of_twin = !is_second;
      for_each_operand(*s.p, a, [&](int f) { of_twin = of_twin || f == twin; });
      if (!of_twin) continue;
      if (asked_count == most_asked) too_large = true;
      else
        comparisons[asked_count++] = {static_cast<short>(c.axis - inputs), is_second,
                                      static_cast<signed char>(c.low)};
      for_each_operand(*s.p, a, [&](int f) { number_of(b, f, is_second && f == twin); });
    }
  }

  constexpr int number_of(const box_view& b, int input, bool is_twin) {
    const int at = start.find(input, is_twin);
    if (at >= 0) return at;
    for (int i = 0; i < b.count; ++i)
      if (b.items[i].axis == input) {
        add_number(input, is_twin, b.items[i]);
        return start.count - 1;
      }
    add_number(input, is_twin, s.whole(input));
    return start.count - 1;
  }

  constexpr void add_number(int input, bool is_twin, const constraint& c) {
    const axis x = s.axis_of(input);
    linked_number n{
        static_cast<short>(input), is_twin, x.is_integer, x.is_single,
        c.high > x.known,          false,   c.low,        c.high < x.known ? c.high : x.known};
    if (is_parameter(input) && !is_null(fixed)) {
      const long long at = ordinal(fixed[input - s.settings->first]);
      n.high = n.low <= at && at < n.high ? at + 1 : n.low;
      n.low = n.low < n.high ? at : n.low;
    }
    start.add(n);
    too_large = too_large || start.is_full;
  }
  [[nodiscard]] constexpr bool is_parameter(int input) const noexcept {
    return input >= s.settings->first;
  }

  // Of every number that may be missing: there first, then missing where every comparison of it allows.
  constexpr existence choose_absent(number_system& given, int from) {
    int at = from;
    while (at < given.count && !given.numbers[at].may_be_absent) ++at;
    if (at == given.count) return link_all(given);
    existence there = existence::no;
    if (!given.numbers[at].empty()) {
      there = choose_absent(given, at + 1);
      if (there == existence::yes) return there;
    }
    for (int i = 0; i < asked_count; ++i) {
      if ((comparisons[i].set & 8) != 0) continue;
      bool reads = false;
      for_each_operand(*s.p, s.p->atoms[comparisons[i].atom],
                       [&](int f) { reads = reads || place_of(given, i, f) == at; });
      if (reads) return there;
    }
    if (--budget < 0) return existence::undecided;
    given.numbers[at].is_absent = true;
    const existence without = choose_absent(given, at + 1);
    given.numbers[at].is_absent = false;
    return without == existence::no ? there : without;
  }

  // The comparisons of plain numbers become links; what is missing has none.
  constexpr existence link_all(number_system sys) {
    for (int i = 0; i < asked_count; ++i) {
      const atom& a = s.p->atoms[comparisons[i].atom];
      if (skips(sys, i)) continue;
      if (!is_link(*s.p, a)) continue;
      const int set = comparisons[i].set & 7;
      if (set == 0) return existence::no;
      sys.link(operand(sys, i, a.begin), operand(sys, i, a.middle), set);
    }
    if (is_null(fixed)) link_lines(*this, sys);  // one setting is searched as numbers are
    add_orders(sys);
    return split(sys, 0);
  }
  constexpr int operand(const number_system& sys, int i, int step) const noexcept {
    return place_of(sys, i, s.p->steps[step].index);
  }
  // Where the number stands that a comparison reads for an input.
  constexpr int place_of(const number_system& sys, int i, int input) const noexcept {
    return sys.find(input, comparisons[i].is_twin && input == twin);
  }
  // Whether a comparison is missing since an operand is.
  constexpr bool skips(const number_system& sys, int i) const {
    bool gone = false;
    for_each_operand(*s.p, s.p->atoms[comparisons[i].atom],
                     [&](int f) { gone = gone || sys.numbers[place_of(sys, i, f)].is_absent; });
    return gone;
  }

  // What a comparison whose operands are there may be: without `missing`, where it adds up finite numbers.
  constexpr int set_of(const number_system& sys, int i) const {
    const int set = comparisons[i].set;
    if ((set & 8) == 0) return set;
    const atom& a = s.p->atoms[comparisons[i].atom];
    bool finite = true;
    for (int k = a.begin; k < a.end && finite; ++k) {
      const op code = s.p->steps[k].code;
      finite = code != op::divide && code != op::apply;
    }
    for_each_operand(*s.p, a, [&](int f) {
      const linked_number& n = sys.numbers[place_of(sys, i, f)];
      constexpr double most = 1e15;
      finite = finite && n.low >= ordinal(-most) && n.high <= ordinal(most);
    });
    return finite ? set & 7 : set;
  }

  // The declared orders between the parameters of the system. One that is not of it has room between those
  // around it, whose ranges know of its own (`ranges_of_parameters`): it is passed over.
  constexpr void add_orders(number_system& sys) const {
    if (s.p->count.orders == 0 || !is_null(fixed)) return;
    const int n = sys.count;
    for (int i = 0; i < n; ++i) {
      if (!is_parameter(sys.numbers[i].input)) continue;
      short passed[most_passed];
      int count = 1;
      passed[0] = static_cast<short>(sys.numbers[i].input - s.settings->first);
      for (int k = 0; k < count; ++k)
        for (int o = 0; o < s.p->count.orders; ++o) {
          if (s.p->orders[o].low != passed[k]) continue;
          const short above = s.p->orders[o].high;
          const int at = sys.find(above + s.settings->first, false);
          if (at >= 0) {
            sys.link(i, at, 1);
            continue;
          }
          bool met = false;
          for (int x = 0; x < count && !met; ++x) met = passed[x] == above;
          if (met) continue;
          if (count == most_passed) sys.is_full = true;
          else passed[count++] = above;
        }
    }
  }
  static constexpr int most_passed = 512;

  // Not equal is less or greater. The system is changed and put back, not copied: hundreds of these may stand in one
  // another, and the stack of a thread may be small.
  constexpr existence split(number_system& sys, int from) {
    for (int i = from; i < sys.link_count; ++i) {
      if (sys.links[i].set != 5) continue;
      if (--budget < 0) return existence::undecided;
      sys.links[i].set = 1;
      const existence less = split(sys, i + 1);
      sys.links[i].set = 4;
      const existence greater = less == existence::yes ? less : split(sys, i + 1);
      sys.links[i].set = 5;
      if (less == existence::yes) return less;
      return greater == existence::no ? less : greater;
    }
    return decide(sys);
  }

  // Halves the range of an operand of arithmetic until it is decided. The lower half is looked at first, from
  // within; so that the depth is bounded, what is deeper than any double needs is left open.
  constexpr existence decide(number_system sys, int depth = 0) {
    bool open = false;
    if (depth == 0 && is_null(fixed) && sums_contradict(*this, sys)) return existence::no;
    for (bool first = depth == 0;; first = false) {
      spend(s, 600 + 200 * sys.count + 150 * sys.link_count);
      if (is_spent(s)) return existence::undecided;
      const settled state = sys.settle();
      if (state == settled::empty) break;
      const int computes = check_computed(sys);
      if (computes < 0) break;
      for (int way = 0; way < (computes > 0 ? 4 : 1) && state == settled::yes; ++way) {
        const bool assigned = assign(sys, way);
        if (assigned && holds()) return existence::yes;
        if (!assigned || !first || way > 0 || computes == 0) continue;
        const existence here = search_at_setting(*this, sys);
        if (here == existence::yes || (here == existence::no && !is_null(fixed))) return here;
      }
      const int at = computes > 0 && state == settled::yes ? widest(sys) : -1;
      if (at < 0 || depth == most_depth || --budget < 0) return existence::undecided;
      const long long middle = middle_of(sys.numbers[at]);
      if (middle >= sys.numbers[at].high) return existence::undecided;
      const existence lower = decide(below(sys, at, middle), depth + 1);
      if (lower == existence::yes) return lower;
      open = open || lower == existence::undecided;
      sys.numbers[at].low = middle;
    }
    return open ? existence::undecided : existence::no;
  }
  static constexpr int most_depth = 96;
  static constexpr number_system below(const number_system& sys, int at, long long high) noexcept {
    number_system half = sys;
    half.numbers[at].high = high;
    return half;
  }

  // How many comparisons compute; -1 where one of them cannot be as it is asked.
  constexpr int check_computed(const number_system& sys) const {
    int count = 0;
    for (int i = 0; i < asked_count; ++i) {
      if (skips(sys, i) || is_link(*s.p, s.p->atoms[comparisons[i].atom])) continue;
      ++count;
      if ((possible(sys, i) & comparisons[i].set) == 0) return -1;
    }
    return count;
  }
  static constexpr long long middle_of(const linked_number& n) noexcept {
    const double first = from_ordinal(n.low);
    const double last = from_ordinal(n.high - 1);
    long long middle = n.low / 2 + n.high / 2;
    if (first < 0 && last > 0) middle = ordinal(0);
    else if (!infinite(first) && !infinite(last)) middle = ordinal(first / 2 + last / 2);
    middle = n.grain().cut_at(middle);
    if (middle <= n.low) middle = n.grain().cut_at(n.low + 1);
    return middle;
  }

  // Which of less, equal, greater, missing an arithmetic comparison can be.
  constexpr long long possible(const number_system& sys, int i) const {
    const atom& a = s.p->atoms[comparisons[i].atom];
    box b;
    bool points = true;
    for_each_operand(*s.p, a, [&](int f) {
      const linked_number& n = sys.numbers[place_of(sys, i, f)];
      points = points && n.low + 1 == n.high;
      b.confine({f, false, false, n.low, n.high});
    });
    double at_points[most_values];
    if (!points) return box_numbers{s, b}.possible(a);
    for (int k = 0; k < b.count; ++k) at_points[b.items[k].axis] = from_ordinal(b.items[k].low);
    return position(a, at_points);
  }
  constexpr long long position(const atom& a, const double* at) const {
    const double left = compute(*s.p, a.begin, a.middle, at, s.parameters);
    const double right = compute(*s.p, a.middle, a.end, at, s.parameters);
    return is_missing(left) || is_missing(right) ? 8 : left < right ? 1 : left > right ? 4 : 2;
  }

  // The operand of arithmetic with the most room; -1 where all are points.
  constexpr int widest(const number_system& sys) const {
    int best = -1;
    double width = -1;
    for (int i = 0; i < asked_count; ++i) {
      const atom& a = s.p->atoms[comparisons[i].atom];
      if (skips(sys, i) || is_link(*s.p, a)) continue;
      for_each_operand(*s.p, a, [&](int f) {
        const int at = place_of(sys, i, f);
        const linked_number& n = sys.numbers[at];
        if (n.least() >= n.most()) return;
        const double w = plus(from_ordinal(n.most()), -from_ordinal(n.least()));
        if (w <= width) return;
        width = w;
        best = at;
      });
    }
    return best;
  }

  // Tries the values of a number in turn until one goes with the others, as `fits(ordinal)` says.
  template <class Fits>
  constexpr bool try_values(linked_number n, int height, int way, Fits&& fits) const {
    const auto stands = [&](double v) {
      const long long o = ordinal(v);
      if (o < n.low || o >= n.high || !n.grain().takes(v)) return false;
      return fits(o);
    };
    const bool low_end = way == 1 || (way == 3 && n.input % 2 == 0);
    if (way == 0) {
      if (is_parameter(n.input) && stands(s.settings->nominal[n.input - s.settings->first]))
        return true;
      if (stands(well_inside(n, height))) return true;
    } else if (!low_end && stands(from_ordinal(n.most()))) {
      return true;
    }
    return stands(from_ordinal(n.low));
  }
  // Gives every number a value, one after the other, those with the most above them first: one that reads
  // well, else the least, which always goes with the others. Way 1 and 2 take the ends, 3 both in turn.
  constexpr bool assign(const number_system& given, int way) {
    number_system sys = given;
    leave_out_lines(sys);
    int height[number_system::most_numbers];
    for (int i = 0; i < sys.count; ++i) height[i] = 0;
    for (int round = 0, more = 1; round < sys.count && more != 0; ++round) {
      more = 0;
      for (int i = 0; i < sys.link_count; ++i) {
        const number_link& l = sys.links[i];
        const int below = (l.set & 4) == 0 ? l.left : l.right;
        const int above = (l.set & 4) == 0 ? l.right : l.left;
        if ((l.set & 2) != 0 || height[below] > height[above]) continue;
        height[below] = height[above] + 1;
        more = 1;
      }
    }
    bool done[number_system::most_numbers];
    for (int i = 0; i < sys.count; ++i) done[i] = sys.numbers[i].is_absent;
    place_free(sys, done, way);
    for (int k = 0; k < sys.count; ++k) {
      int at = -1;
      for (int i = 0; i < sys.count; ++i)
        if (!done[i] && (at < 0 || comes_first(sys, height, i, at))) at = i;
      if (at < 0) break;
      done[at] = true;
      if (!place(sys, at, height[at], way)) return false;
    }
    for (int i = 0; i < sys.count; ++i) {
      const linked_number& n = sys.numbers[i];
      if (n.input < 0) continue;
      const double v = n.is_absent ? missing : from_ordinal(n.low);
      if (n.is_twin) twin_value = v;
      else values[n.input] = v;
    }
    return true;
  }
  constexpr bool comes_first(const number_system& sys, const int* height, int a, int b) const {
    const bool p = is_parameter(sys.numbers[a].input);
    const bool q = is_parameter(sys.numbers[b].input);
    return p != q ? p : height[a] > height[b];
  }

  // Gives a value to the numbers without a link: whatever it is, all others keep theirs. Each has one, since its range
  // begins with a value.
  constexpr void place_free(number_system& sys, bool* done, int way) const {
    bool linked[number_system::most_numbers];
    for (int i = 0; i < sys.count; ++i) linked[i] = false;
    for (int i = 0; i < sys.link_count; ++i)
      linked[sys.links[i].left] = linked[sys.links[i].right] = true;
    for (int i = 0; i < sys.count; ++i) {
      if (done[i] || linked[i]) continue;
      done[i] = true;
      linked_number& n = sys.numbers[i];
      static_cast<void>(try_values(n, 0, way, [&](long long o) {
        n.low = o;
        n.high = o + 1;
        return true;
      }));
    }
  }
  constexpr bool place(number_system& sys, int at, int height, int way) const {
    return try_values(sys.numbers[at], height, way, [&](long long o) {
      number_system tried = sys;
      tried.numbers[at].low = o;
      tried.numbers[at].high = o + 1;
      if (tried.settle() != settled::yes) return false;
      sys = tried;
      return true;
    });
  }
  // Numbers that have others above them keep to the lower part of their range.
  static constexpr double well_inside(const linked_number& n, int height) noexcept {
    const axis x = n.grain();
    const double low = from_ordinal(n.low);
    const double high = from_ordinal(n.high - 1);
    long long end = n.high;
    if (height > 0 && !infinite(low) && !infinite(high)) {
      end = ordinal(low + (high / (height + 2) - low / (height + 2)) * 2) + 1;
      if (end <= n.low || end > n.high) end = n.high;
    }
    const double v = nice_number(x, n.low, end);
    return infinite(v) ? (v > 0 ? modest : -modest) : v;
  }

  constexpr bool holds() const {
    for (int i = 0; i < asked_count; ++i) {
      const atom& a = s.p->atoms[comparisons[i].atom];
      long long is = 0;  // missing, where an operand is
      if (comparisons[i].is_twin) {
        const double own = values[twin];
        values[twin] = twin_value;
        is = position(a, values);
        values[twin] = own;
      } else {
        is = position(a, values);
      }
      if ((is & comparisons[i].set) == 0) return false;
    }
    return true;
  }
};

constexpr existence find_witness_jointly(const space& s, const box& b, double* values) {
  record_search r{s, values, nullptr};
  return r.search(b);
}

}  // namespace nqpf::detail
