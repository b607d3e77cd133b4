// SPDX-License-Identifier: BSL-1.0
#pragma once

// Records and settings at which an input has some value within a box, where the box compares it with parameters and with
// other inputs.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/bounds.hpp>

#include <initializer_list>

namespace nqpf::inline NQPF_ABI::detail {

/// Confines parameters and other inputs so that some value of an input agrees with all that a box says of the input. Such
/// values lie between the ends of its range, above some of the numbers that it is compared with or below some.
class some_value {
  // Calls `each(other, relations, place)` for the comparisons of the input with another number until one answers false;
  // the other is -1 where it is computed. Defined before its use: clang does not instantiate it in time otherwise.
  template <class Each>
  constexpr bool for_each_comparison(Each&& each) const {
    for (int i = own_.count - 1; i >= 0 && own_.items[i].axis >= s_.p->count.inputs; --i) {
      const atom& a = s_.root_of(own_.items[i].axis);
      if (!reads_input(*s_.p, a, input_)) continue;
      const bool is_plain = a.middle - a.begin == 1 && a.end - a.middle == 1;
      const number_step& left = s_.p->steps[a.begin];
      const number_step& right = s_.p->steps[a.middle];
      long long relations = own_.items[i].low;
      int q = -1;
      if (is_plain && is_other(left, right)) {
        q = right.index;
      } else if (is_plain && is_other(right, left)) {
        q = left.index;
        relations = (relations & 10) | (relations & 1) << 2 | (relations & 4) >> 2;
      }
      if (!each(q, relations, i)) return false;
    }
    return true;
  }
  constexpr bool is_other(const number_step& own, const number_step& other) const noexcept {
    return own.code == op::indicator && own.index == input_ && other.code == op::indicator &&
           other.index != input_;
  }

public:
  constexpr some_value(const space& joint, const box_view& own, int input)
      : s_(joint), own_(own), input_(input), axis_(joint.axis_of(input)) {
    constraint c = s_.whole(input);
    for (int i = 0; i < own.count; ++i)
      if (own.items[i].axis == input) c = own.items[i];
    may_be_missing_ = c.high > axis_.known;
    first_ = axis_.cut_at(c.low);
    const long long end = c.high < axis_.known ? c.high : axis_.known;
    last_ = end > c.low ? ordinal(axis_.at_most(from_ordinal(end - 1))) : first_ - 1;
  }

  enum class kinds : unsigned char { none, parameters, inputs };
  /// What the box compares the input with: nothing, parameters alone, or other inputs too.
  constexpr kinds compared() const {
    kinds all = kinds::none;
    for_each_comparison([&](int, long long, int at) {
      if (all == kinds::none) all = kinds::parameters;
      inputs_of(*s_.p, s_.root_of(own_.items[at].axis), [&](int f) {
        if (f != input_ && f < s_.settings->first) all = kinds::inputs;
      });
      return true;
    });
    return all;
  }

  /// False where ranges of single numbers do not say it, or nothing is left of `others`.
  constexpr bool confine(box& others) const {
    if (axis_.is_set) return false;
    bool is_above = false;  // some number bounds the input from below
    bool is_below = false;
    bool all_take_missing = may_be_missing_;
    for_each_comparison([&](int, long long relations, int) {
      all_take_missing = all_take_missing && (relations & 8) != 0;
      return true;
    });
    if (all_take_missing) return true;
    return first_ <= last_ && for_each_comparison([&](int q, long long relations, int) {
             const long long sides = relations & 7;
             is_below = is_below || sides == 1 || sides == 3;
             is_above = is_above || sides == 4 || sides == 6;
             const bool is_one = sides == 2 || sides == 5;  // it is one value, or any other
             return q >= 0 && !is_one && confine(others, q, relations, first_, last_);
           }) &&
           (!is_above || !is_below);
  }

  /// Calls `each(part)` for parts of a box of other inputs with which one value of the input surely agrees: the ends of its
  /// range, and of the ranges of what it is compared with.
  template <class Each>
  constexpr void pin(const box& others, Each&& each) const {
    if (axis_.is_set || first_ > last_) return;
    constexpr int most = 10;
    long long values[most] = {first_, last_};
    int count = first_ < last_ ? 2 : 1;
    for_each_comparison([&](int q, long long, int) {
      if (q < 0 || s_.axis_of(q).is_set || count + 2 > most) return true;
      for (const long long end : {s_.axis_of(q).low, s_.axis_of(q).known - 1})
        if (end > first_ && end < last_ && axis_.takes(from_ordinal(end))) values[count++] = end;
      return true;
    });
    for (int i = 0; i < count; ++i) {
      box part = others;
      const bool agrees = for_each_comparison([&](int q, long long relations, int at) {
        return q >= 0 ? confine(part, q, relations & 7, values[i], values[i])
                      : confine_computed(values[i], part, own_.items[at]);
      });
      if (agrees) each(part);
    }
  }

private:
  // Confines a number so that some value between two ends compares with it as asked; to be one value, or any other, the
  // ends have to be one.
  constexpr bool confine(box& others, int q, long long relations, long long first,
                         long long last) const {
    const bool may_be_missing = (relations & 8) != 0;
    switch (relations & 7) {
      case 1:
      case 5: return keep(others, q, first + 1, above_all, may_be_missing);
      case 2: return keep(others, q, first, first + 1, false);
      case 3: return keep(others, q, first, above_all, may_be_missing);
      case 4: return keep(others, q, below_all, last, false);
      case 6: return keep(others, q, below_all, last + 1, false);
      case 7: return keep(others, q, below_all, above_all, may_be_missing);
      default: return false;  // only missing
    }
  }
  // The same of one value and a computed number: one of the inputs of it is confined, to an end or to half of its
  // range, where the bounds of the number do not say so without.
  constexpr bool confine_computed(long long value, box& others, const constraint& asked) const {
    const atom& a = s_.root_of(asked.axis);
    const auto agrees = [&](box at) {
      return at.confine({input_, false, false, value, value + 1}) &&
             (box_numbers{s_, at}.possible(a) & ~asked.low) == 0;
    };
    bool found = agrees(others);
    inputs_of(*s_.p, a, [&](int f) {
      if (found || f == input_ || f >= s_.settings->first || s_.axis_of(f).is_set) return;
      const constraint* const own = others.find(f);
      const constraint all = !is_null(own) ? *own : s_.known(f);
      const long long middle =
          s_.axis_of(f).cut_at(ordinal(from_ordinal(all.low) / 2 + from_ordinal(all.high - 1) / 2));
      const long long parts[][2] = {
          {all.low, all.low + 1}, {all.high - 1, all.high}, {all.low, middle}, {middle, all.high}};
      for (const auto& part : parts) {
        box next = others;
        if (found || !next.confine({f, false, false, part[0], part[1]}) || !agrees(next)) continue;
        others = next;
        found = true;
      }
    });
    return found;
  }
  constexpr bool keep(box& others, int q, long long low, long long high,
                      bool may_be_missing) const {
    const axis range = s_.axis_of(q);
    if (range.is_set) return false;
    constraint c = may_be_missing ? s_.whole(q) : s_.known(q);
    if (range.cut_at(low) > c.low) c.low = range.cut_at(low);
    if (high < range.known && range.cut_at(high) < c.high) c.high = range.cut_at(high);
    return others.confine(c);
  }

  static constexpr long long below_all = space::line_low;
  static constexpr long long above_all = space::line_known;

  const space& s_;
  box_view own_;
  int input_;
  axis axis_;
  bool may_be_missing_;
  long long first_ = 0;  ///< the least value, as an ordinal, and the greatest
  long long last_ = 0;
};

/// Calls `each(part)` for parts of `beside`, which has what a box says of other inputs: each record of a part has at its
/// setting one of the box beside it, apart in the input. These need not be all. Of a box that has records at every setting
/// some value of the input agrees with all parameters.
template <class Each>
constexpr void confine_beside(const some_value& value, bool has_records_at_all_settings,
                              const box& beside, Each&& each) {
  const some_value::kinds others = value.compared();
  box part = beside;
  if (others == some_value::kinds::none ||
      (others == some_value::kinds::parameters && has_records_at_all_settings))
    each(beside);
  else if (value.confine(part)) each(part);
  else value.pin(beside, each);
}

}  // namespace nqpf::inline NQPF_ABI::detail
