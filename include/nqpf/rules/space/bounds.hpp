// SPDX-License-Identifier: BSL-1.0
#pragma once

// What computed numbers can be over a box: by interval arithmetic, rounded outwards; exactly, where a number
// rises or falls with each indicator, since rounded arithmetic is monotone where real arithmetic is; and
// for two sums that read the same indicators, what one allows the other.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/box.hpp>
#include <nqpf/rules/space/effort.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Bounds of a computed number over a box.
struct bounds {
  double low = -infinity;
  double high = infinity;
  bool may_be_missing = false;
};

constexpr double down(double v) noexcept {
  return v == -infinity || v == 0 ? v : from_ordinal(ordinal(v) - 1);
}
constexpr double up(double v) noexcept {
  return v == infinity || v == 0 ? v : from_ordinal(ordinal(v) + 1);
}

constexpr bounds join_products(double a, double b, double c, double d) noexcept {
  bounds r{infinity, -infinity, false};
  const double all[] = {a, b, c, d};
  for (const double v : all) {
    if (is_missing(v)) return {-infinity, infinity, true};
    if (v < r.low) r.low = v;
    if (v > r.high) r.high = v;
  }
  r.low = down(r.low);
  r.high = up(r.high);
  return r;
}

constexpr bool infinite(double v) noexcept { return v == infinity || v == -infinity; }
constexpr double product(double a, double b) noexcept {
  if (a == 0 || b == 0) return 0;
  return times(a, b);
}

constexpr bool reaches_infinity(const bounds& b) noexcept {
  return infinite(b.low) || infinite(b.high);
}
constexpr bool reaches_zero(const bounds& b) noexcept { return b.low <= 0 && b.high >= 0; }

// Beyond all numbers some arithmetic has no answer: infinity less infinity, times zero, by infinity.
constexpr bounds combine(op code, const bounds& a, const bounds& b) noexcept {
  bounds r;
  if (code == op::add || code == op::subtract) {
    const double low = code == op::add ? b.low : -b.high;
    const double high = code == op::add ? b.high : -b.low;
    r.may_be_missing =
        (a.high == infinity && low == -infinity) || (a.low == -infinity && high == infinity);
    r.low = infinite(a.low) || infinite(low) ? -infinity : down(plus(a.low, low));
    r.high = infinite(a.high) || infinite(high) ? infinity : up(plus(a.high, high));
  } else if (code == op::multiply) {
    r = join_products(product(a.low, b.low), product(a.low, b.high), product(a.high, b.low),
                      product(a.high, b.high));
    r.may_be_missing = r.may_be_missing || (reaches_infinity(a) && reaches_zero(b)) ||
                       (reaches_infinity(b) && reaches_zero(a));
  } else if (b.low > 0 || b.high < 0) {
    r.may_be_missing = reaches_infinity(a) && reaches_infinity(b);
    if (infinite(a.low) || infinite(a.high) || infinite(b.low) || infinite(b.high)) {
      // Bounded by what the finite ends allow; kept simple, since domains are mostly finite.
      const bool positive = b.low > 0;
      if (a.low >= 0) (positive ? r.low : r.high) = 0;
      if (a.high <= 0) (positive ? r.high : r.low) = 0;
    } else {
      r = join_products(divided(a.low, b.low), divided(a.low, b.high), divided(a.high, b.low),
                        divided(a.high, b.high));
    }
  } else {
    r.may_be_missing = true;
  }
  r.may_be_missing = r.may_be_missing || a.may_be_missing || b.may_be_missing;
  return r;
}

// Of a host's function nothing is known but its value at a number; what makes years, months and days of a date rises
// with it.
constexpr bool rises(const number_step& s) noexcept { return !is_null(s.unit); }
constexpr bounds applied(const number_step& s, const bounds& b) noexcept {
  if (!rises(s)) {
    const double value =
        b.low == b.high && b.low != 0 ? s.function(b.low) : missing;  // 0 has two signs
    if (is_missing(value)) return {-infinity, infinity, true};
    return {value, value, b.may_be_missing};
  }
  if (b.low > b.high) return b;
  return {s.function(b.low), s.function(b.high), b.may_be_missing};
}

/// A sum as coefficients of indicators, in real numbers: what evaluation computes differs by rounding.
struct linear_form {
  static constexpr int capacity = 32;  ///< of indicators; a sum of more is not taken apart
  int inputs[capacity];
  double factors[capacity];
  double sizes[capacity];  ///< what all terms of the indicator weigh, whatever their signs
  int count;
  double constant;
  double constant_size;
  bool usable;

  constexpr linear_form() : count(0), constant(0), constant_size(0), usable(true) {}

  constexpr void add(const space& s, number_range n, double factor) noexcept {
    const number_step& t = s.p->steps[n.end - 1];
    switch (t.code) {
      case op::constant: return add_constant(factor, t.value);
      case op::parameter: return add_constant(factor, s.parameters[t.index]);
      case op::indicator: return add_input(t.index, factor);
      case op::negate: return add(s, {n.begin, n.end - 1}, -factor);
      case op::apply: usable = false; return;
      default: break;
    }
    const operand_pair both = operands_of(*s.p, n);
    if (t.code == op::add || t.code == op::subtract) {
      add(s, both.left, factor);
      add(s, both.right, t.code == op::add ? factor : -factor);
      return;
    }
    const bool right = !reads_inputs(*s.p, both.right);
    if (!right && (t.code == op::divide || reads_inputs(*s.p, both.left))) {
      usable = false;
      return;
    }
    const number_range c = right ? both.right : both.left;
    const double v = compute(*s.p, c.begin, c.end, nullptr, s.parameters);
    const double next = t.code == op::divide ? factor / v : factor * v;
    if (!is_moderate(v) || (t.code == op::divide && v == 0) || !is_moderate(next)) usable = false;
    else add(s, right ? both.left : both.right, next);
  }

private:
  // Whether products with a factor stay far from both ends of the doubles, also on the way.
  static constexpr bool is_moderate(double v) noexcept {
    return v == 0 || (size_of_number(v) >= 1e-30 && size_of_number(v) <= 1e30);
  }
  constexpr void add_constant(double factor, double v) noexcept {
    if (is_missing(v) || size_of_number(v) > 1e100 || size_of_number(factor) > 1e100) {
      usable = false;
      return;
    }
    constant += factor * v;
    constant_size += size_of_number(factor * v);
  }
  constexpr void add_input(int input, double factor) noexcept {
    int k = 0;
    while (k < count && inputs[k] != input) ++k;
    if (k == capacity) {
      usable = false;
      return;
    }
    if (k == count) {
      inputs[count] = input;
      factors[count] = 0;
      sizes[count++] = 0;
    }
    factors[k] += factor;
    sizes[k] += size_of_number(factor);
  }
};

/// Fills `f`, which is empty.
constexpr void linear_form_of(const space& s, const line_cut& c, linear_form& f) noexcept {
  if (!c.is_difference()) {
    f.add(s, c.core, 1);
  } else {
    f.add(s, {c.core.begin, c.middle}, 1);
    f.add(s, {c.middle, c.core.end}, -1);
  }
}

/// The indicators that a number reads, each once, and whether it rises (1) or falls (-1) with each; 2:
/// neither, or not known.
struct line_pulls {
  static constexpr int capacity = linear_form::capacity;  ///< of more nothing is claimed
  int inputs[capacity];
  int signs[capacity];
  int count;
  bool monotone;

  constexpr line_pulls() : count(0), monotone(true) {}
};

/// Computed numbers over one box.
struct box_numbers {
  const space& s;
  const box& b;

  [[nodiscard]] constexpr constraint input_constraint(int input) const noexcept {
    const constraint* c = b.find(input);
    return !is_null(c) ? *c : s.whole(input);
  }
  [[nodiscard]] constexpr bounds of_input(int input) const noexcept {
    const axis x = s.axis_of(input);
    const constraint c = input_constraint(input);
    const long long high = c.high < x.known ? c.high : x.known;
    if (c.low >= high) return {infinity, -infinity, true};
    const double last = from_ordinal(high - 1);
    return {from_ordinal(c.low), x.at_most(last), c.high > x.known};
  }

  [[nodiscard]] constexpr bounds evaluate(int begin, int end) const noexcept {
    bounds stack[expression::depth]{};
    int top = 0;
    for (int i = begin; i < end; ++i) {
      const number_step& n = s.p->steps[i];
      switch (n.code) {
        case op::constant:
          stack[top++] = is_missing(n.value) ? bounds{infinity, -infinity, true}
                                             : bounds{n.value, n.value, false};
          break;
        case op::parameter:
          stack[top++] = {s.parameters[n.index], s.parameters[n.index], false};
          break;
        case op::indicator: stack[top++] = of_input(n.index); break;
        case op::negate:
          stack[top - 1] = {-stack[top - 1].high, -stack[top - 1].low,
                            stack[top - 1].may_be_missing};
          break;
        case op::apply: stack[top - 1] = applied(n, stack[top - 1]); break;
        default: --top; stack[top - 1] = combine(n.code, stack[top - 1], stack[top]);
      }
    }
    return stack[0];
  }

  /// Which of less, equal, greater, missing a comparison can be.
  [[nodiscard]] constexpr long long possible(const atom& a) const noexcept {
    const bounds left = evaluate(a.begin, a.middle);
    const bounds right = evaluate(a.middle, a.end);
    long long set = left.may_be_missing || right.may_be_missing ? 8 : 0;
    if (left.low > left.high || right.low > right.high) return set;  // only missing
    if (left.low < right.high) set |= 1;
    if (left.low <= right.high && right.low <= left.high) set |= 2;
    if (left.high > right.low) set |= 4;
    return set;
  }

  /// How a number moves when an input rises: 1 up, -1 down, 0 not at all, 2 unknown.
  [[nodiscard]] constexpr int slope(int begin, int end, int input) const noexcept {
    int sign[expression::depth];
    int from[expression::depth];
    int top = 0;
    for (int i = begin; i < end; ++i) {
      const number_step& n = s.p->steps[i];
      switch (n.code) {
        case op::constant:
        case op::parameter:
        case op::indicator:
          from[top] = i;
          sign[top++] = n.code == op::indicator && n.index == input ? 1 : 0;
          break;
        case op::negate: sign[top - 1] = turned(sign[top - 1], -1); break;
        case op::apply: sign[top - 1] = sign[top - 1] == 0 || rises(n) ? sign[top - 1] : 2; break;
        case op::add:
        case op::subtract:
          --top;
          sign[top - 1] = sum_of(sign[top - 1], turned(sign[top], n.code == op::add ? 1 : -1));
          break;
        default:
          --top;
          sign[top - 1] = product_slope(n.code == op::divide, sign[top - 1], sign[top],
                                        {from[top - 1], from[top]}, {from[top], i});
      }
    }
    return sign[0];
  }
  /// How the left side of a comparison moves against the right one.
  [[nodiscard]] constexpr int slope(const atom& a, int input) const noexcept {
    return sum_of(slope(a.begin, a.middle, input), turned(slope(a.middle, a.end, input), -1));
  }
  [[nodiscard]] constexpr int slope(const line_cut& c, int input) const noexcept {
    if (!c.is_difference()) return slope(c.core.begin, c.core.end, input);
    return sum_of(slope(c.core.begin, c.middle, input),
                  turned(slope(c.middle, c.core.end, input), -1));
  }

  /// Fills `form` and `all`, which are empty. (Clang copies no object of which a part is not used.)
  constexpr void pulls_of(const line_cut& c, linear_form& form, line_pulls& all) const noexcept {
    linear_form_of(s, c, form);
    if (form.usable) {
      for (int i = 0; i < form.count; ++i) {
        all.inputs[i] = form.inputs[i];
        // Terms of one sign make a sum that rises or falls; their sizes then add up to the factor.
        all.signs[i] = form.factors[i] == form.sizes[i]    ? 1
                       : form.factors[i] == -form.sizes[i] ? -1
                                                           : 2;
        all.monotone = all.monotone && all.signs[i] != 2;
      }
      all.count = form.count;
      return;
    }
    for (int i = c.core.begin; i < c.core.end; ++i) {
      if (s.p->steps[i].code != op::indicator) continue;
      const int f = s.p->steps[i].index;
      int k = 0;
      while (k < all.count && all.inputs[k] != f) ++k;
      if (k < all.count) continue;
      if (k == line_pulls::capacity) {
        all.monotone = false;
        return;
      }
      all.inputs[all.count] = f;
      all.signs[all.count] = slope(c, f);
      all.monotone = all.monotone && all.signs[all.count] != 2;
      ++all.count;
    }
  }

  /// The least and the greatest that the number of a line can be; `scratch` has a place for each input.
  [[nodiscard]] constexpr bounds of_line(const line_cut& c, const linear_form& form,
                                         const line_pulls& pulls, double* scratch) const noexcept {
    bounds r;
    if (is_nothing(c, r)) return r;
    if (form.usable && pulls.monotone && stays_finite(form, r)) {
      if (r.low > r.high) return r;
    } else {
      r = between_all(c);
      if (!pulls.monotone || r.low > r.high) return r;
      // Only what is finite all the way is monotone without an exception.
      if (r.low == -infinity || r.high == infinity) return r;
    }
    const double least = corner(c, pulls, true, scratch);
    const double most = corner(c, pulls, false, scratch);
    if (!is_missing(least) && !is_missing(most)) return {least, most, r.may_be_missing};
    r = between_all(c);
    r.may_be_missing = true;
    return r;
  }

private:
  // A number less itself.
  [[nodiscard]] constexpr bool is_nothing(const line_cut& c, bounds& r) const noexcept {
    if (!c.is_difference() || !same_steps(*s.p, c.core.begin, c.middle, c.middle, c.core.end))
      return false;
    r = evaluate(c.core.begin, c.middle);
    if (r.low <= r.high) r = {0, 0, r.may_be_missing};
    return true;
  }
  static constexpr int sum_of(int x, int y) noexcept {
    return x == 0 ? y : y == 0 || x == y ? x : 2;
  }
  static constexpr int turned(int x, int by) noexcept {
    return x == 0 || x == 2 ? x : by == 2 ? 2 : x * by;
  }
  [[nodiscard]] constexpr int sign_of(number_range n) const noexcept {
    const bounds v = evaluate(n.begin, n.end);
    return v.may_be_missing && v.low == -infinity ? 2 : v.low >= 0 ? 1 : v.high <= 0 ? -1 : 2;
  }
  [[nodiscard]] constexpr int product_slope(bool divides, int left, int right, number_range first,
                                            number_range second) const noexcept {
    if (left == 0 && right == 0) return 0;
    const int sign_left = right == 0 ? 1 : sign_of(first);
    const int sign_right = left == 0 && !divides ? 1 : sign_of(second);
    int by_right = divides ? turned(turned(right, sign_left), -1) : turned(right, sign_left);
    if (divides && sign_right == 2 && by_right != 0) by_right = 2;  // across zero it jumps
    return sum_of(turned(left, sign_right), by_right);
  }

  // By interval arithmetic.
  [[nodiscard]] constexpr bounds between_all(const line_cut& c) const noexcept {
    bounds r = evaluate(c.core.begin, c.is_difference() ? c.middle : c.core.end);
    if (!c.is_difference()) return r;
    const bounds right = evaluate(c.middle, c.core.end);
    // Of equal infinities the difference is taken for zero.
    const bool apart = combine(op::subtract, r, right).may_be_missing && !r.may_be_missing &&
                       !right.may_be_missing;
    const bool gone = r.low > r.high || right.low > right.high;
    const bool may_be_missing = r.may_be_missing || right.may_be_missing;
    r = gone ? bounds{infinity, -infinity, true} : combine(op::subtract, r, right);
    r.may_be_missing = gone || may_be_missing;
    if (apart) r = {-infinity, infinity, may_be_missing};
    return r;
  }
  // Whether all that a sum adds up is far from the end of all numbers; whether it may be missing then, and
  // has a value at all.
  [[nodiscard]] constexpr bool stays_finite(const linear_form& form, bounds& r) const noexcept {
    r = {0, 0, false};
    for (int i = 0; i < form.count; ++i) {
      const bounds f = of_input(form.inputs[i]);
      if (f.low > f.high) r.low = infinity;
      else if (f.low < -1e100 || f.high > 1e100) return false;
      r.may_be_missing = r.may_be_missing || f.may_be_missing;
    }
    if (r.low > r.high) r = {infinity, -infinity, true};
    return true;
  }

  [[nodiscard]] constexpr double corner(const line_cut& c, const line_pulls& pulls, bool least,
                                        double* scratch) const noexcept {
    for (int i = 0; i < pulls.count; ++i) {
      const bounds f = of_input(pulls.inputs[i]);
      scratch[pulls.inputs[i]] = (pulls.signs[i] >= 0) == least ? f.low : f.high;
    }
    return line_value(*s.p, c, scratch, s.parameters);
  }
};

// One end of what is asked of a sum: sign * sum >= bound.
struct linear_side {
  const linear_form* form;
  double sign;
  double bound;
};

// Whether `a` and `weight` times `b` together ask for more than the box has.
constexpr bool exceeds(const box_numbers& n, const linear_side& a, const linear_side& b,
                       double weight) noexcept {
  double most = a.sign * a.form->constant + weight * b.sign * b.form->constant;
  double size = a.form->constant_size + weight * b.form->constant_size + size_of_number(a.bound) +
                weight * size_of_number(b.bound);
  const auto add = [&](int input, double factor, double weighs) {
    const bounds f = n.of_input(input);
    const double end = factor > 0 ? f.high : f.low;
    if (size_of_number(f.low) > 1e100 || size_of_number(f.high) > 1e100) {
      size = infinity;  // then rounding has no bound, even where the factors cancel
      return;
    }
    most += factor * end;
    const double reach = size_of_number(f.low) > size_of_number(f.high) ? size_of_number(f.low)
                                                                        : size_of_number(f.high);
    size += weighs * reach;
  };
  for (int i = 0; i < a.form->count; ++i) {
    double factor = a.sign * a.form->factors[i];
    double weighs = a.form->sizes[i];
    for (int k = 0; k < b.form->count; ++k) {
      if (b.form->inputs[k] != a.form->inputs[i]) continue;
      factor += weight * b.sign * b.form->factors[k];
      weighs += weight * b.form->sizes[k];
      if (size_of_number(factor) < 1e-13 * weighs) factor = 0;  // they were meant to cancel
    }
    add(a.form->inputs[i], factor, weighs);
  }
  for (int k = 0; k < b.form->count; ++k) {
    bool shared = false;
    for (int i = 0; i < a.form->count; ++i)
      shared = shared || a.form->inputs[i] == b.form->inputs[k];
    if (!shared)
      add(b.form->inputs[k], weight * b.sign * b.form->factors[k], weight * b.form->sizes[k]);
  }
  if (!(size < 1e200)) return false;
  // Each of at most 64 operations, here and in the evaluation, is off by 2^-53 of what it makes; a factor that
  // was taken for zero by 1e-13.
  return most - (a.bound + weight * b.bound) < -(2e-13 * size + 1e-290);
}

/// Whether two sums that a box confines contradict each other. The best weight makes one indicator cancel.
constexpr bool contradict(const box_numbers& n, const linear_side& a,
                          const linear_side& b) noexcept {
  for (int i = 0; i < a.form->count; ++i)
    for (int k = 0; k < b.form->count; ++k) {
      if (a.form->inputs[i] != b.form->inputs[k] || b.form->factors[k] == 0) continue;
      const double weight = -(a.sign * a.form->factors[i]) / (b.sign * b.form->factors[k]);
      if (weight > 1e-9 && weight < 1e9 && exceeds(n, a, b, weight)) return true;
    }
  return false;
}

/// Whether a comparison may have no answer on some record of a box: where an input may be missing, or a computed number
/// is none, as after a division by zero.
constexpr bool may_be_unknown(const space& s, const box& where, const atom& a) noexcept {
  spend(s, 20);
  if (a.what == atom::form::known) return false;
  if (a.what == atom::form::computed) return (box_numbers{s, where}.possible(a) & 8) != 0;
  const constraint* const asked = where.find(a.input);
  return s.p->inputs[a.input]->may_be_missing &&
         (is_null(asked) || !contains(s.known(a.input), *asked));
}
/// Whether a rule may be undecided there, itself or by the rules that it reads.
constexpr bool may_be_undecided(const space& s, const box& where, int r) {
  return some_atom_below(*s.p, r, [&](const atom& a) { return may_be_unknown(s, where, a); });
}
constexpr bool some_may_be_undecided(const space& s, const box& where, const group_row& g) {
  for (int m = g.begin; m < g.end; ++m)
    if (may_be_undecided(s, where, s.p->members[m])) return true;
  return false;
}

}  // namespace nqpf::detail
