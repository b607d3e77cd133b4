// SPDX-License-Identifier: BSL-1.0
#pragma once

// Records and settings at which an input has some value within a box, where the box compares it with parameters and with
// other inputs.

#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Confines parameters and other inputs so that some value of an input agrees with all that a box says of the input. Such
/// values lie between the ends of its range, above some of the numbers that it is compared with or below some.
class some_value {
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

  /// False where ranges of single numbers do not say it, or nothing is left of `others`.
  constexpr bool confine(box& others) {
    if (axis_.is_set) return false;
    bool all_take_missing = may_be_missing_;
    for_each_comparison([&](int, long long relations) {
      all_take_missing = all_take_missing && (relations & 8) != 0;
      return true;
    });
    if (all_take_missing) return true;
    return first_ <= last_ && for_each_comparison([&](int q, long long relations) {
             return q >= 0 && confine(others, q, relations);
           }) &&
           (!is_above_ || !is_below_);
  }

private:
  // Calls `each(other, relations)` for the comparisons of the input with another number until one answers false; the other
  // is -1 where it is computed.
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
      if (!each(q, relations)) return false;
    }
    return true;
  }
  constexpr bool is_other(const number_step& own, const number_step& other) const noexcept {
    return own.code == op::indicator && own.index == input_ && other.code == op::indicator &&
           other.index != input_;
  }

  constexpr bool confine(box& others, int q, long long relations) {
    const bool may_be_missing = (relations & 8) != 0;
    switch (relations & 7) {
      case 1: is_below_ = true; return confine(others, q, first_ + 1, above_all, may_be_missing);
      case 3: is_below_ = true; return confine(others, q, first_, above_all, may_be_missing);
      case 4: is_above_ = true; return confine(others, q, below_all, last_, false);
      case 6: is_above_ = true; return confine(others, q, below_all, last_ + 1, false);
      case 7: return confine(others, q, below_all, above_all, may_be_missing);
      default: return false;  // of one value, or of all but one
    }
  }
  constexpr bool confine(box& others, int q, long long low, long long high,
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
  const box_view& own_;
  int input_;
  axis axis_;
  bool may_be_missing_;
  long long first_ = 0;  ///< the least value, as an ordinal, and the greatest
  long long last_ = 0;
  bool is_above_ = false;  ///< some number bounds it from below
  bool is_below_ = false;
};

/// Leaves in `beside`, which has what a box says of other inputs, records that have at their setting one of the box beside
/// them, apart in the input. False where these are not found. Of a box that has records at every setting some value of the
/// input agrees with all parameters.
constexpr bool confine_beside(const space& joint, const box_view& own, int input,
                              bool has_records_at_all_settings, box& beside) {
  bool is_compared = false;
  bool with_inputs = false;
  for (int k = own.count - 1; k >= 0 && own.items[k].axis >= joint.p->count.inputs; --k) {
    const atom& a = joint.root_of(own.items[k].axis);
    if (!reads_input(*joint.p, a, input)) continue;
    is_compared = true;
    inputs_of(*joint.p, a, [&](int f) {
      with_inputs = with_inputs || (f != input && f < joint.settings->first);
    });
  }
  return !is_compared || (!with_inputs && has_records_at_all_settings) ||
         some_value(joint, own, input).confine(beside);
}

}  // namespace nqpf::inline NQPF_ABI::detail
