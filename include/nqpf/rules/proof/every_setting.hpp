// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether some boxes of records and settings hold a record at every setting. A setting is chosen, a record
// found at it, and from the record a part of all settings that have one as well; what is beside that part is
// searched in the same way. Of numbers that are compared with parameters only, the part is the largest there
// is: each value below the number must be below each value above it. Others keep the value that was found, or move
// with a parameter that they have to equal.
// Settings are seen as real numbers: between two of them there is another, though not always an integer or a float.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/moving_numbers.hpp>
#include <nqpf/rules/proof/plain.hpp>

#include <initializer_list>

namespace nqpf::inline NQPF_ABI::detail {

struct every_setting {
  const space& s;
  const box_table& boxes;
  int first_box;
  int box_count;
  double*
      setting;  ///< one per parameter: the last one looked at; where none has a record, that one
  // Settings looked at before it says `undecided`: nothing is claimed then.
  int budget = __builtin_is_constant_evaluated() ? 120 : 3000;

  /// `yes` where every setting of the region has a record; `no` where the one in `setting` has none.
  constexpr existence all(const number_system& region) {
    existence found = existence::yes;
    pending* left = new pending{region, nullptr};
    while (!is_null(left)) {
      pending* const part = left;
      left = part->after;
      const existence e = found == existence::no ? found : settle(part->region, left);
      if (e != existence::yes) found = e;
      delete part;
    }
    return found;
  }

  /// All settings, as far as the boxes speak of them.
  [[nodiscard]] constexpr number_system whole() const {
    number_system region;
    const auto take = [&](int f) {
      if (f < s.settings->first || region.find(f, false) >= 0) return;
      const axis x = s.axis_of(f);
      region.add({static_cast<short>(f), false, x.is_integer, false, false, false, x.low, x.known});
    };
    for (int i = first_box; i < first_box + box_count; ++i) {
      const box_view b = boxes.box_at(i);
      for (int k = 0; k < b.count; ++k) {
        if (b.items[k].axis < s.p->count.inputs) take(b.items[k].axis);
        else for_each_operand(*s.p, s.p->atoms[b.items[k].axis - s.p->count.inputs], take);
      }
    }
    record_search{s, nullptr, nullptr}.add_orders(region);
    return region;
  }

private:
  // A part of the settings that is left to search. They are many and large: a list, not calls within calls, keeps them.
  struct pending {
    number_system region;
    pending* after;
  };

  // Finds a record at some setting of a region, and puts what is beside it in front of what is left.
  constexpr existence settle(number_system& region, pending*& left) {
    spend(s, 400 + 200 * region.count + 150 * region.link_count);
    const settled state = region.settle();
    if (state == settled::empty) return existence::yes;
    if (state == settled::undecided || is_spent(s) || --budget < 0) return existence::undecided;
    double values[most_values];
    if (!choose(region, values)) return existence::undecided;
    bool open = false;
    for (int i = first_box; i < first_box + box_count; ++i) {
      const box b = boxes.box_at(i).copy();
      record_search r{s, values, setting};
      const moving_numbers record{s, b, values};
      existence e = r.search(b);
      if (e == existence::yes && !record.may_be_of_lists()) e = existence::undecided;
      open = open || e == existence::undecided;
      if (e != existence::yes) continue;
      beside(region, record, left);
      return e;
    }
    return open ? existence::undecided : existence::no;
  }

  constexpr bool choose(const number_system& region, double* values) const {
    record_search r{s, values, nullptr};
    if (!r.assign(region, 0)) return false;
    for (int i = 0; i < region.count; ++i)
      if (region.numbers[i].input >= 0)
        setting[region.numbers[i].input - s.settings->first] = values[region.numbers[i].input];
    return true;
  }

  // Goes through the settings at which something that made the record may fail: each in turn, where all
  // before it hold.
  struct rest {
    number_system region;
    pending** last;  ///< where the next part goes

    constexpr void look(const number_system& part) {
      *last = new pending{part, *last};
      last = &(*last)->after;
    }
    /// What needs number `a` to be less, equal or greater than `b`.
    constexpr void link(int a, int b, int set) {
      if (a == b) return;
      number_system part = region;
      part.link(a, b, 7 & ~set);
      look(part);
      region.link(a, b, set);
    }
    constexpr void bound(int a, int set, double value) {
      number_system part = region;
      part.bound(a, 7 & ~set, value);
      look(part);
      region.bound(a, set, value);
    }
    // An integer, or a float, at or beyond `a` (beyond it, if `above`) and at or before `b` (before it, if `below`).
    constexpr void grain_between(const axis& of, int a, bool above, int b, bool below) {
      const long long end = ordinal(of.is_integer ? largest_integer : 3.4e38);
      number_system part = region;
      const int k = part.add({-1, false, of.is_integer, of.is_single, false, false,
                              of.cut_at(ordinal(-from_ordinal(end))), end});
      part.link(k, a, above ? 3 : 1);
      part.link(b, k, below ? 3 : 1, 1);
      look(part);
    }
  };

  // One side of a number: a value that it is above or below, of a parameter or a constant.
  struct side {
    int at;  ///< of a parameter in the region, or -1
    double value;
    bool strict;
  };

  constexpr void beside(const number_system& region, const moving_numbers& record,
                        pending*& others) const {
    rest left{region, &others};
    for (int i = 0; i < record.b.count; ++i) {
      if (!record.is_atom(i)) {
        if (record.is_setting(record.b.items[i].axis)) keep_confined(left, record.b.items[i]);
        continue;
      }
      bool moves = false;
      for_each_operand(*s.p, record.atom_of(i), [&](int f) {
        const multiple m = record.at(f);
        moves = moves || m.parameter >= 0;
        if (m.parameter >= 0 && !record.is_setting(f) && record.is_first_of(i, f))
          keep_range(left, record, f, m);
      });
      if (moves && !record.is_missing_at(record.atom_of(i))) keep(left, region, record, i);
    }
  }

  // What a comparison needs of the settings so that it stays as the box asks.
  constexpr void keep(rest& left, const number_system& region, const moving_numbers& record,
                      int i) const {
    const atom& a = record.atom_of(i);
    if (is_link(*s.p, a)) {
      const int f = s.p->steps[a.begin].index;
      const int input = record.is_setting(f) ? s.p->steps[a.middle].index : f;
      if (!record.is_setting(input) && !record.is_entangled(input)) {
        if (record.is_first_of(i, input)) eliminate(left, region, record, input);
        return;
      }
    }
    const multiple l = record.of({a.begin, a.middle});
    const multiple r = record.of({a.middle, a.end});
    if (l.is_known && r.is_known && keep_order(left, l, r, asked_of(record, i))) return;
    keep_computed(left, record, i);
  }
  // False where parameters and constants do not show it.
  constexpr bool keep_order(rest& left, const multiple& l, const multiple& r, int set) const {
    if (l.parameter == r.parameter) return l.factor == r.factor || l.parameter < 0;
    const multiple& p = l.parameter >= 0 ? l : r;
    const multiple& q = l.parameter >= 0 ? r : l;
    const int at = left.region.find(p.parameter, false);
    // `set` is of the left number; seen from the right one it is turned.
    const int own = l.parameter >= 0 ? set : turned(set);
    if (p.factor <= 0) return false;
    if (q.parameter >= 0) {
      if (p.factor == q.factor) link_both(left, at, left.region.find(q.parameter, false), own);
      return p.factor == q.factor;
    }
    const double end = q.factor / p.factor;
    if (end * p.factor == q.factor) bound_both(left, at, own, end);
    return end * p.factor == q.factor;
  }
  constexpr int asked_of(const moving_numbers& record, int i) const {
    const atom& a = record.atom_of(i);
    return narrowed(static_cast<int>(record.b.items[i].low & 7),
                    compute(*s.p, a.begin, a.middle, record.values, s.parameters),
                    compute(*s.p, a.middle, a.end, record.values, s.parameters));
  }
  // A parameter that a box confines keeps to its range.
  constexpr void keep_confined(rest& left, const constraint& own) const {
    const constraint whole = s.whole(own.axis);
    const int at = left.region.find(own.axis, false);
    if (own.low > whole.low) left.bound(at, 6, from_ordinal(own.low));
    if (own.high < whole.high) left.bound(at, 3, from_ordinal(own.high - 1));
  }
  // A parameter keeps to the range of an input that moves with it.
  constexpr void keep_range(rest& left, const moving_numbers& record, int input,
                            const multiple& m) const {
    const constraint* own = record.b.find(input);
    const constraint range = !is_null(own) ? *own : s.whole(input);
    const axis x = s.axis_of(input);
    const int at = left.region.find(m.parameter, false);
    const double high = x.at_most(from_ordinal((range.high < x.known ? range.high : x.known) - 1));
    left.bound(at, 6, from_ordinal(range.low) / m.factor);
    left.bound(at, 3, high / m.factor);
  }

  static constexpr int turned(int set) noexcept {
    return (set & 2) | ((set & 1) << 2) | ((set & 4) >> 2);
  }
  // Not equal is the side on which the record was found.
  static constexpr int narrowed(int set, double a, double b) noexcept {
    return set != 5 ? set : a < b ? 1 : 4;
  }
  static constexpr void link_both(rest& left, int a, int b, int set) {
    if (set == 2) {
      left.link(a, b, 3);
      left.link(a, b, 6);
    } else if (set != 7) {
      left.link(a, b, set);
    }
  }
  static constexpr void bound_both(rest& left, int a, int set, double value) {
    if (set == 2) {
      left.bound(a, 3, value);
      left.bound(a, 6, value);
    } else if (set != 7) {
      left.bound(a, set, value);
    }
  }

  // The end of a range of a number; an open one where the ordinal before it is that of a threshold of the
  // number or of the end of its domain, since between reals there is always another.
  constexpr side end_of(int input, long long cut, bool is_low) const {
    const double own = from_ordinal(is_low ? cut : cut - 1);
    const double outside = from_ordinal(is_low ? cut - 1 : cut);
    if (const axis x = s.axis_of(input); !x.is_dense())
      return {-1, is_low ? own : x.at_most(own), false};
    const interval& d = s.p->inputs[input]->domain;
    bool open = is_low ? d.low_open && d.low == outside : d.high_open && d.high == outside;
    for (int i = 0; i < s.p->count.atoms && !open; ++i) {
      const atom& a = s.p->atoms[i];
      if (a.what != atom::form::compare || a.input != input) continue;
      const double mark = bound_of(a, s.parameters);
      open = mark == outside;
    }
    return {-1, open ? outside : own, open};
  }

  // What parameters need of each other, and of constants, so that a number has room between them.
  constexpr void eliminate(rest& left, const number_system& region, const moving_numbers& record,
                           int input) const {
    constexpr int most = box::capacity + 1;
    side low[most];
    side high[most];
    int lows = 0;
    int highs = 0;
    const constraint* own = record.b.find(input);
    const axis x = s.axis_of(input);
    const constraint range = !is_null(own) ? *own : s.whole(input);
    low[lows++] = end_of(input, range.low, true);
    high[highs++] = end_of(input, range.high < x.known ? range.high : x.known, false);
    for (int i = 0; i < record.b.count; ++i) {
      if (!record.is_atom(i) || !record.reads(record.atom_of(i), input)) continue;
      const atom& a = record.atom_of(i);
      const int f = s.p->steps[a.begin].index;
      const int g = s.p->steps[a.middle].index;
      int set =
          narrowed(static_cast<int>(record.b.items[i].low & 7), record.values[f], record.values[g]);
      if (f != input) set = turned(set);
      const int q = region.find(f == input ? g : f, false);
      if ((set & 4) == 0) high[highs++] = {q, 0, (set & 2) == 0};
      if ((set & 1) == 0) low[lows++] = {q, 0, (set & 2) == 0};
    }
    for (int i = 0; i < lows; ++i)
      for (int k = 0; k < highs; ++k) keep_between(left, low[i], high[k], x);
  }
  static constexpr void keep_between(rest& left, const side& low, const side& high, const axis& x) {
    const bool strict = low.strict || high.strict;
    if (low.at < 0 && high.at < 0) return;  // of constants: the box has a record
    if (low.at >= 0 && high.at >= 0) {
      if (!x.is_dense()) left.grain_between(x, low.at, low.strict, high.at, high.strict);
      else left.link(low.at, high.at, strict ? 1 : 3);
    } else if (low.at >= 0) {
      left.bound(low.at, strict ? 1 : 3, high.value);
    } else {
      left.bound(high.at, strict ? 4 : 6, low.value);
    }
  }

  // Widens the range of a parameter around its value as far as `keeps(low, high)` lets it, each way.
  // Defined before its use: clang does not instantiate it in time otherwise.
  template <class Keeps>
  static constexpr void keep_around(rest& left, int parameter, const double* values,
                                    Keeps&& keeps) {
    const int at = left.region.find(parameter, false);
    const linked_number n = left.region.numbers[at];
    const double here = values[parameter];
    double low = here;
    for (const bool lower : {true, false}) {
      const double end = from_ordinal(lower ? n.low : n.high - 1);
      constexpr double shares[] = {1, 0.5, 0.25, 0.0625, 0.004};
      bool reaches = false;
      for (const double share : shares) {
        if (reaches || infinite(end * share)) continue;
        const double v = share == 1 ? end : here + (end * share - here * share);
        reaches = lower ? v <= here && keeps(v, here) : low <= v && keeps(low, v);
        if (!reaches) continue;
        if (lower) low = v;
        if (share != 1) left.bound(at, lower ? 6 : 3, v);
      }
      if (!reaches) left.bound(at, lower ? 6 : 3, here);
    }
  }

  // Arithmetic that rounds: a part of the settings around the one at hand at which it stays as it is.
  constexpr void keep_computed(rest& left, const moving_numbers& record, int i) const {
    const atom& a = record.atom_of(i);
    box around;
    multiple moves[box::capacity];
    for_each_operand(*s.p, a, [&](int f) {
      const long long o = ordinal(record.values[f]);
      around.confine({f, false, false, o, o + 1});
    });
    for (int k = 0; k < around.count; ++k) moves[k] = record.at(around.items[k].axis);
    for (int k = 0; k < around.count; ++k) {
      bool is_first = moves[k].parameter >= 0;
      for (int j = 0; j < k; ++j) is_first = is_first && moves[j].parameter != moves[k].parameter;
      if (!is_first) continue;
      keep_around(left, moves[k].parameter, record.values, [&](double low, double high) {
        const box before = around;
        for (int j = k; j < around.count; ++j) {
          if (moves[j].parameter != moves[k].parameter) continue;
          around.items[j].low = ordinal(low * moves[j].factor);
          around.items[j].high = ordinal(high * moves[j].factor) + 1;
        }
        const bool keeps = (box_numbers{s, around}.possible(a) & ~record.b.items[i].low) == 0;
        if (!keeps) around = before;
        return keeps;
      });
    }
  }
};

}  // namespace nqpf::detail
