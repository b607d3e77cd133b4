// SPDX-License-Identifier: BSL-1.0
#pragma once

// Computed comparisons as cuts on a line of numbers. Comparisons of the same sum with different constants
// share one line, as comparisons of an indicator with constants do.
//
// What evaluation compares is a rounded number. A line is therefore the number that evaluation computes,
// and nothing that only real numbers promise is used: a comparison shares a line where it computes the
// very same double. From that double on a comparison may add, subtract, multiply and divide by
// constants; each of these steps is monotone also when it rounds, so the cut is found exactly, by halving
// the doubles.

#include <nqpf/rules/program/run.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The place of a double in the order of all doubles; both zeros share one.
constexpr long long ordinal(double v) noexcept {
  const long long bits = __builtin_bit_cast(long long, v + 0.0);
  return bits >= 0 ? bits : -0x7FFFFFFFFFFFFFFFLL - 1 - bits;
}
constexpr double from_ordinal(long long n) noexcept {
  return __builtin_bit_cast(double, n >= 0 ? n : -0x7FFFFFFFFFFFFFFFLL - 1 - n);
}

/// Steps [begin, end): a number.
struct number_range {
  int begin;
  int end;
};
constexpr bool reads_inputs(const program& p, number_range n) noexcept {
  for (int i = n.begin; i < n.end; ++i)
    if (p.steps[i].code == op::indicator) return true;
  return false;
}
constexpr bool is_constant(const program& p, number_range n) noexcept {
  for (int i = n.begin; i < n.end; ++i)
    if (p.steps[i].code == op::indicator || p.steps[i].code == op::parameter) return false;
  return true;
}

/// The operands of a number whose last step has two.
struct operand_pair {
  number_range left;
  number_range right;
};
constexpr operand_pair operands_of(const program& p, number_range n) noexcept {
  const int split = number_begin(p, n.end - 2);
  return {{n.begin, split}, {split, n.end - 1}};
}
constexpr bool has_two_operands(op code) noexcept {
  return code == op::add || code == op::subtract || code == op::multiply || code == op::divide;
}

/// Whether two numbers are the same double on every record (1), each the negative of the other (-1), or
/// neither as far as is seen (0). Sums and products commute and round the same with all signs turned.
constexpr int same_number(const program& p, number_range a, number_range b) noexcept {
  const number_step& s = p.steps[a.end - 1];
  const number_step& t = p.steps[b.end - 1];
  if (s.code == op::negate) return -same_number(p, {a.begin, a.end - 1}, b);
  if (t.code == op::negate) return -same_number(p, a, {b.begin, b.end - 1});
  const bool adds = s.code == op::add || s.code == op::subtract;
  if (adds != (t.code == op::add || t.code == op::subtract)) return 0;
  if (!adds && s.code != t.code) return 0;
  if (s.code == op::constant) return s.value == t.value ? 1 : s.value == -t.value ? -1 : 0;
  if (!has_two_operands(s.code)) {
    if (s.code != op::apply) return s.index == t.index ? 1 : 0;
    return same_function(s.function, t.function) &&
                   same_number(p, {a.begin, a.end - 1}, {b.begin, b.end - 1}) == 1
               ? 1
               : 0;
  }
  const operand_pair x = operands_of(p, a);
  const operand_pair y = operands_of(p, b);
  const int turned = adds && s.code != t.code ? -1 : 1;
  const int first = same_number(p, x.left, y.left);
  const int second = first == 0 ? 0 : same_number(p, x.right, y.right) * turned;
  if (second != 0 && !adds) return first * second;
  if (second != 0 && first == second) return first;
  if (s.code == op::divide) return 0;
  const int across = same_number(p, x.left, y.right) * (t.code == op::subtract ? -1 : 1);
  const int back =
      across == 0 ? 0 : same_number(p, x.right, y.left) * (s.code == op::subtract ? -1 : 1);
  if (!adds) return across * back;
  return across == back ? across : 0;
}

/// A computed comparison, taken apart: the number whose line it cuts, and what is done to that number on the
/// way to the comparison. Where both sides read indicators the number is their difference, and the cut is
/// at zero: two doubles compare as their rounded difference compares with zero.
struct line_cut {
  number_range core;
  int middle;          ///< where the right side of a difference begins; -1 of other numbers
  int input;           ///< the core is this indicator, or -1
  number_range side;   ///< the side that holds the core
  number_range bound;  ///< the other side
  bool falls;          ///< the side falls where the core rises
  bool turned;         ///< the side stands on the right

  [[nodiscard]] constexpr bool is_difference() const noexcept { return middle >= 0; }
  [[nodiscard]] constexpr bool is_bare() const noexcept {
    return core.begin == side.begin && core.end == side.end;
  }
};

// Leaves the last step of a core where it is a constant's: false where it is none.
constexpr bool leave_step(const program& p, line_cut& c) noexcept {
  const op code = p.steps[c.core.end - 1].code;
  if (code == op::negate) {
    --c.core.end;
    c.falls = !c.falls;
    return true;
  }
  if (!has_two_operands(code)) return false;
  const operand_pair both = operands_of(p, c.core);
  const bool right = is_constant(p, both.right);
  if (!right && (code == op::divide || !is_constant(p, both.left))) return false;
  const number_range constant = right ? both.right : both.left;
  const double v = compute(p, constant.begin, constant.end, nullptr, nullptr);
  if (is_missing(v) || v == infinity || v == -infinity) return false;
  if (code == op::multiply || code == op::divide) {
    if (v == 0) return false;
    c.falls = c.falls != (v < 0);
  } else if (code == op::subtract && !right) {
    c.falls = !c.falls;
  }
  c.core = right ? both.left : both.right;
  return true;
}

constexpr line_cut cut_of(const program& p, const atom& a) noexcept {
  const number_range left{a.begin, a.middle};
  const number_range right{a.middle, a.end};
  const bool reads_left = reads_inputs(p, left);
  if (reads_left == reads_inputs(p, right))
    return {{a.begin, a.end}, a.middle, -1, {a.begin, a.end}, {a.end, a.end}, false, false};
  line_cut c{reads_left ? left : right, -1,    -1,         reads_left ? left : right,
             reads_left ? right : left, false, !reads_left};
  while (leave_step(p, c)) {
  }
  if (c.core.end - c.core.begin == 1) c.input = p.steps[c.core.begin].index;
  return c;
}

/// Whether both sides of a computed comparison are plain numbers of the record or the setting.
constexpr bool is_link(const program& p, const atom& a) noexcept {
  return a.middle - a.begin == 1 && a.end - a.middle == 1 &&
         p.steps[a.begin].code == op::indicator && p.steps[a.middle].code == op::indicator;
}

/// Whether two cuts are of one line: 1, -1 where one number is the negative of the other, 0 where not.
constexpr int same_line(const program& p, const line_cut& a, const line_cut& b) noexcept {
  if (!a.is_difference() && !b.is_difference()) return same_number(p, a.core, b.core);
  if (!a.is_difference()) return same_line(p, b, a);
  const number_range left{a.core.begin, a.middle};
  const number_range right{a.middle, a.core.end};
  operand_pair other{{b.core.begin, b.middle}, {b.middle, b.core.end}};
  int turned = 1;
  if (!b.is_difference()) {
    // A sum beyond all numbers has no difference, but compares: only indicators are taken for a sum.
    const op code = p.steps[b.core.end - 1].code;
    if (left.end - left.begin != 1 || right.end - right.begin != 1 ||
        (code != op::add && code != op::subtract))
      return 0;
    other = operands_of(p, b.core);
    turned = code == op::add ? -1 : 1;
  }
  const int first = same_number(p, left, other.left);
  if (first != 0 && first == turned * same_number(p, right, other.right)) return first;
  const int across = turned * same_number(p, left, other.right);
  return across != 0 && across == same_number(p, right, other.left) ? -across : 0;
}

/// The number of a line on a record.
constexpr double line_value(const program& p, const line_cut& c, const double* values,
                            const double* parameters) {
  if (!c.is_difference()) return compute(p, c.core.begin, c.core.end, values, parameters);
  const double left = compute(p, c.core.begin, c.middle, values, parameters);
  const double right = compute(p, c.middle, c.core.end, values, parameters);
  if (is_missing(left) || is_missing(right)) return missing;
  return left == right ? 0 : plus(left, -right);
}

/// The compared side where the number of the line is `v`.
constexpr double side_value(const program& p, const line_cut& c, double v) {
  double stack[expression::depth]{};
  int top = 0;
  for (int i = c.side.begin; i < c.side.end; ++i) {
    if (i == c.core.begin) {
      stack[top++] = v;
      i = c.core.end - 1;
      continue;
    }
    compute_step(p.steps[i], stack, top, nullptr, nullptr);
  }
  return stack[0];
}

/// The first place in [low, high) at which the compared side reaches a bound (or passes it), for a side
/// that rises, or falls; `high` where it never does.
constexpr long long first_reaching(const program& p, const line_cut& c, bool falls, bool negated,
                                   bool passes, double bound, long long low, long long high) {
  while (low < high) {
    const long long middle = low + static_cast<long long>((static_cast<unsigned long long>(high) -
                                                           static_cast<unsigned long long>(low)) /
                                                          2);
    const double v = from_ordinal(middle);
    const double side = side_value(p, c, negated ? -v : v);
    const bool reached =
        falls ? (passes ? side < bound : side <= bound) : (passes ? side > bound : side >= bound);
    if (reached) high = middle;
    else low = middle + 1;
  }
  return low;
}

/// A number that does not depend on the order and the signs of the terms of a line.
constexpr unsigned long long line_signature(const program& p, const line_cut& c) noexcept {
  unsigned long long stack[expression::depth]{};
  int top = 0;
  for (int i = c.core.begin; i < c.core.end; ++i) {
    const number_step& s = p.steps[i];
    switch (s.code) {
      case op::constant:
        stack[top++] = mix(__builtin_bit_cast(unsigned long long, size_of_number(s.value) + 0.0),
                           0x9E3779B9ULL);
        break;
      case op::parameter:
      case op::indicator:
        stack[top++] = mix(static_cast<unsigned long long>(s.index) + 1,
                           static_cast<unsigned long long>(s.code) << 32);
        break;
      case op::negate: break;
      case op::apply: stack[top - 1] = mix(stack[top - 1], 7); break;
      case op::divide:
        --top;
        stack[top - 1] = mix(stack[top - 1], stack[top] * 3 + 1);
        break;
      default:
        --top;
        stack[top - 1] += stack[top];
        if (s.code == op::multiply) stack[top - 1] = mix(stack[top - 1], 5);
    }
  }
  return c.is_difference() ? stack[0] + stack[1] : stack[0];
}

}  // namespace nqpf::detail
