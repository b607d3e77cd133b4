// SPDX-License-Identifier: BSL-1.0
#pragma once

// Sums that evaluation computes without rounding: of integers, whose partial sums all stay below 2^53 units. Of these real
// arithmetic may be trusted, so that `n + m > 5` and `n <= 5 - m` are opposites, although they compare other doubles. Of
// indicators that are no integers they are not: both hold, or neither, where one of the two sums is rounded.

#include <nqpf/rules/space/bounds.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Numbers that are multiples of a power of two, none larger than a size. Both stay far from the ends of the doubles, so that
/// products of them do too.
struct exact_range {
  static constexpr double most = 0x1p100;
  double size;
  double grain;  ///< 0: what they are multiples of is not known

  [[nodiscard]] constexpr bool is_exact() const noexcept {
    return grain >= 1 / most && size <= most && size <= 0x1p53 * grain;
  }
};

/// The greatest power of two that a number is a multiple of; 0 where there is none among the doubles.
constexpr double grain_of(double v) noexcept {
  if (v == 0) return 1;
  if (is_missing(v) || infinite(v)) return 0;
  const auto bits = __builtin_bit_cast(unsigned long long, v);
  constexpr int digits = 52;
  const unsigned long long fraction = bits & ((1ULL << digits) - 1);
  const int exponent = static_cast<int>(bits >> digits & 0x7FF);
  const int power = exponent - (fraction == 0 ? 0 : digits - __builtin_ctzll(fraction));
  return exponent == 0 || power <= 0
             ? 0
             : __builtin_bit_cast(double, static_cast<unsigned long long>(power) << digits);
}
constexpr exact_range exact_constant(double v) noexcept {
  const exact_range r{size_of_number(v), grain_of(v)};
  return r.is_exact() ? r : exact_range{0, 0};
}
/// Of an indicator that is no integer nothing is known.
constexpr exact_range exact_input(const box_numbers& n, int input) noexcept {
  const axis x = n.s.axis_of(input);
  if (x.is_set || !x.is_integer) return {0, 0};
  const bounds b = n.of_input(input);
  if (b.low > b.high) return {0, 0};
  const double low = size_of_number(b.low);
  const double high = size_of_number(b.high);
  const double most = low > high ? low : high;
  return {most > 1 ? most : 1, 1};
}

/// What a number can be where no step of it is rounded over a box; a grain of 0 where some may be.
constexpr exact_range exact_range_of(const box_numbers& n, number_range steps) noexcept {
  exact_range stack[expression::depth]{};
  int top = 0;
  for (int i = steps.begin; i < steps.end; ++i) {
    const number_step& step = n.s.p->steps[i];
    switch (step.code) {
      case op::constant: stack[top++] = exact_constant(step.value); break;
      case op::parameter: stack[top++] = exact_constant(n.s.parameters[step.index]); break;
      case op::indicator: stack[top++] = exact_input(n, step.index); break;
      case op::negate: break;
      case op::multiply:
        --top;
        stack[top - 1] = {stack[top - 1].size * stack[top].size,
                          stack[top - 1].grain * stack[top].grain};
        break;
      case op::add:
      case op::subtract:
        --top;
        stack[top - 1].size += stack[top].size;
        if (stack[top].grain < stack[top - 1].grain) stack[top - 1].grain = stack[top].grain;
        break;
      default: return {0, 0};
    }
    if (!stack[top - 1].is_exact()) return {0, 0};
  }
  return stack[0];
}
/// The same of the difference of two numbers.
constexpr exact_range exact_difference(const box_numbers& n, number_range left,
                                       number_range right) noexcept {
  const exact_range a = exact_range_of(n, left);
  const exact_range b = exact_range_of(n, right);
  const exact_range r{a.size + b.size, a.grain < b.grain ? a.grain : b.grain};
  return r.is_exact() ? r : exact_range{0, 0};
}
constexpr exact_range exact_line(const box_numbers& n, const line_cut& c) noexcept {
  return c.is_difference() ? exact_difference(n, {c.core.begin, c.middle}, {c.middle, c.core.end})
                           : exact_range_of(n, c.core);
}

/// One end of what is asked of a sum that is not rounded; the bound is a multiple of its grain.
struct exact_side {
  linear_side of;
  double grain;  ///< 0: it may be rounded
};
/// The greatest number of grains that all factors of a sum are multiples of; 0 where it reads nothing.
constexpr long long grains_of_factors(const linear_form& f, double grain) noexcept {
  long long common = 0;
  for (int i = 0; i < f.count; ++i) {
    auto rest = static_cast<long long>(size_of_number(f.factors[i]) / grain);
    while (rest != 0) {
      const long long left = common % rest;
      common = rest;
      rest = left;
    }
  }
  return common;
}
/// What the sum is at least where it has to reach a bound: its next value. `n + m > 5` is at least 6, `3 * n + 3 * m` then too.
constexpr exact_side side_of_grain(const linear_side& of, double grain) noexcept {
  const double offset = of.sign * of.form->constant;
  if (!(grain > 0) || size_of_number(of.bound) > exact_range::most) return {of, 0};
  const double units = of.bound / grain;
  if (!(units < 0x1p51 && units > -0x1p51 && size_of_number(offset / grain) < 0x1p51))
    return {of, 0};
  const auto start = static_cast<long long>(offset / grain);
  auto reached = static_cast<long long>(-floor_of(-units));
  if (static_cast<double>(reached) * grain < of.bound) ++reached;  // less than any double of units
  const long long end = reached - start;
  const long long step = grains_of_factors(*of.form, grain);
  const long long over = step == 0 ? 0 : (end % step + step) % step;
  const long long next = start + end + (over == 0 ? 0 : step - over);
  return {{of.form, of.sign, static_cast<double>(next) * grain}, grain};
}

// Whether `a` and `b`, each multiplied by a weight, together ask for more than the box has: their sums and all that is
// added up here are multiples of one grain, and small enough for no step to be rounded.
constexpr bool exceeds(const box_numbers& n, const exact_side& a, double weight_a,
                       const exact_side& b, double weight_b) noexcept {
  const double grain_a = a.grain * grain_of(weight_a);
  const double grain_b = b.grain * grain_of(weight_b);
  double most = 0;
  double size = 0;
  const auto add = [&](int input, double factor, double weighs) {
    const bounds f = n.of_input(input);
    most += factor * (factor > 0 ? f.high : f.low);
    size += weighs * exact_input(n, input).size;
  };
  const auto add_constant = [&](const linear_side& x, double weight) {
    most += weight * (x.sign * x.form->constant - x.bound);
    size += weight * (x.form->constant_size + size_of_number(x.bound));
  };
  add_constant(a.of, weight_a);
  add_constant(b.of, weight_b);
  const linear_form& x = *a.of.form;
  const linear_form& y = *b.of.form;
  for (int i = 0; i < x.count; ++i) {
    double factor = weight_a * a.of.sign * x.factors[i];
    double weighs = weight_a * x.sizes[i];
    for (int k = 0; k < y.count; ++k) {
      if (y.inputs[k] != x.inputs[i]) continue;
      factor += weight_b * b.of.sign * y.factors[k];
      weighs += weight_b * y.sizes[k];
    }
    add(x.inputs[i], factor, weighs);
  }
  for (int k = 0; k < y.count; ++k) {
    bool shared = false;
    for (int i = 0; i < x.count; ++i) shared = shared || x.inputs[i] == y.inputs[k];
    if (!shared) add(y.inputs[k], weight_b * b.of.sign * y.factors[k], weight_b * y.sizes[k]);
  }
  return exact_range{size, grain_a < grain_b ? grain_a : grain_b}.is_exact() && most < 0;
}

/// Whether two sums that are not rounded contradict each other within a box: weights let one indicator cancel.
constexpr bool contradict(const box_numbers& n, const exact_side& a, const exact_side& b) noexcept {
  const linear_form& x = *a.of.form;
  const linear_form& y = *b.of.form;
  if (a.grain == 0 || b.grain == 0) return false;
  for (int i = 0; i < x.count; ++i)
    for (int k = 0; k < y.count; ++k) {
      if (x.inputs[i] != y.inputs[k]) continue;
      const double first = a.of.sign * x.factors[i];
      const double second = b.of.sign * y.factors[k];
      if (!((first < 0 && second > 0) || (first > 0 && second < 0))) continue;
      const bool alike = first == -second;
      if (exceeds(n, a, alike ? 1 : size_of_number(second), b, alike ? 1 : size_of_number(first)))
        return true;
    }
  return false;
}

}  // namespace nqpf::inline NQPF_ABI::detail
