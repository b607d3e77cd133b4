// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concrete records of boxes. Where a box confines comparisons of computed numbers, a record is
// searched for, and interval arithmetic shows that there is none.

#include <nqpf/rules/program/run.hpp>
#include <nqpf/rules/program/write.hpp>
#include <nqpf/rules/space/effort.hpp>

namespace nqpf::inline v0::detail {

enum class existence : unsigned char { no, yes, open };

// A number in [low, high) of ordinals that reads well: few digits, or the end itself.
constexpr double nice_number(const axis& x, long long low, long long high) noexcept {
  const double first = from_ordinal(low);
  const double last = from_ordinal(high - 1);
  const auto inside = [&](double v) { return ordinal(v) >= low && ordinal(v) < high; };
  if (inside(0)) return 0;
  if (x.is_integer) return first > 0 ? first : floor_of(last);
  double middle = first / 2 + last / 2;
  if (!(first > -1e300)) middle = last < 0 ? times(last, 2) - 1 : last - 1;
  if (!(last < 1e300)) middle = first > 0 ? times(first, 2) + 1 : first + 1;
  double unit = 1e-6;
  const double size = middle < 0 ? -middle : middle;
  while (unit < size && unit < 1e15) unit *= 10;
  for (int digits = 0; digits < 17; ++digits) {
    const double scaled = middle / unit;
    if (!(scaled < 4e15 && scaled > -4e15)) break;
    const double rounded = floor_of(scaled + 0.5);
    const double candidate = unit >= 1 ? rounded * unit : rounded / floor_of(1 / unit + 0.5);
    if (inside(candidate)) return candidate;
    unit /= 10;
  }
  return inside(middle) ? middle : first;
}

constexpr int first_bit(long long set) noexcept {
  int i = 0;
  while (i < 63 && ((set >> i) & 1) == 0) ++i;
  return i;
}

/// A value of an axis within a constraint: NaN for missing, which is taken only where nothing else is.
constexpr double pick(const axis& x, const constraint& c) noexcept {
  if (x.is_set) return (c.low & x.known) == 0 ? missing : first_bit(c.low & x.known);
  return c.low >= x.known ? missing : nice_number(x, c.low, c.high < x.known ? c.high : x.known);
}

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

struct realiser {
  const space& s;
  double* values;  ///< one per fact: the record found
  // Compilers limit how much one constant evaluation may do, so it gives up earlier.
  int budget = __builtin_is_constant_evaluated() ? 48 : 400;
  static constexpr double far = 1e6;  ///< tried where a range has no end
  int well_readable = 8;  ///< boxes in which values that read well are tried before the very ends

  constexpr constraint fact_constraint(const box& b, int fact) const noexcept {
    const constraint* c = b.find(fact);
    return c != nullptr ? *c : s.whole(fact);
  }

  constexpr bounds evaluate(const box& b, int begin, int end) const noexcept {
    bounds stack[expression::capacity]{};
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
        case op::indicator: {
          const axis x = s.axis_of(n.index);
          const constraint c = fact_constraint(b, n.index);
          const long long high = c.high < x.known ? c.high : x.known;
          if (c.low >= high) stack[top++] = {infinity, -infinity, true};
          else stack[top++] = {from_ordinal(c.low), from_ordinal(high - 1), c.high > x.known};
          break;
        }
        case op::negate:
          stack[top - 1] = {-stack[top - 1].high, -stack[top - 1].low,
                            stack[top - 1].may_be_missing};
          break;
        case op::apply: stack[top - 1] = {-infinity, infinity, true}; break;
        default: --top; stack[top - 1] = combine(n.code, stack[top - 1], stack[top]);
      }
    }
    return stack[0];
  }

  // Which of less, equal, greater, missing a comparison can be over a box.
  constexpr long long possible(const box& b, const atom& a) const noexcept {
    const bounds left = evaluate(b, a.begin, a.middle);
    const bounds right = evaluate(b, a.middle, a.end);
    long long set = left.may_be_missing || right.may_be_missing ? 8 : 0;
    if (left.low > left.high || right.low > right.high) return set;  // only missing
    if (left.low < right.high) set |= 1;
    if (left.low <= right.high && right.low <= left.high) set |= 2;
    if (left.high > right.low) set |= 4;
    return set;
  }

  constexpr existence search(const box& given) {
    if (given.count == 0 ||
        given.items[given.count - 1].axis < s.p->count.facts) {  // nothing is computed
      choose(given, 0);
      return existence::yes;
    }
    box b = given;
    if (!answer(b)) return existence::no;
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.facts) continue;
      if ((possible(b, s.p->atoms[b.items[i].axis - s.p->count.facts]) & b.items[i].low) == 0)
        return existence::no;
    }
    const bool near_ends = well_readable-- > 0;
    for (int corner = 0; corner < 9; ++corner) {
      if (corner == 1 && !near_ends) corner = 5;
      choose(b, corner);
      if (holds(b)) return existence::yes;
    }
    const int at = widest(b);
    if (at < 0 || budget <= 0) return existence::open;
    budget -= 2;
    const constraint c = fact_constraint(b, at);
    const axis x = s.axis_of(at);
    long long middle = c.low + static_cast<long long>((static_cast<unsigned long long>(c.high) -
                                                       static_cast<unsigned long long>(c.low)) /
                                                      2);
    const double first = from_ordinal(c.low);
    const double last = from_ordinal((c.high < x.known ? c.high : x.known) - 1);
    if (c.high > x.known) middle = x.known;
    else if (first < 0 && last > 0) middle = ordinal(0);
    else if (!infinite(first) && !infinite(last)) middle = ordinal(first / 2 + last / 2);
    if (x.is_integer && c.high <= x.known) middle = space::integer_cut(middle);
    if (middle <= c.low) middle = c.low + 1;
    if (middle >= c.high) return existence::open;
    box lower = b;
    box upper = b;
    if (!lower.confine({at, false, false, c.low, middle}) ||
        !upper.confine({at, false, false, middle, c.high}))
      return existence::open;
    const existence left = search(lower);
    if (left == existence::yes) return left;
    const existence right = search(upper);
    if (right == existence::yes) return right;
    return left == existence::no && right == existence::no ? existence::no : existence::open;
  }

private:
  // Where a comparison has to have an answer, nothing that it reads is missing, nor zero what it divides by:
  // leaves that out. False where nothing is left.
  constexpr bool answer(box& b) const noexcept {
    const box given = b;
    for (int i = 0; i < given.count; ++i) {
      if (given.items[i].axis < s.p->count.facts || (given.items[i].low & 8) != 0) continue;
      const atom& a = s.p->atoms[given.items[i].axis - s.p->count.facts];
      for (int k = a.begin; k < a.end; ++k) {
        if (s.p->steps[k].code != op::indicator) continue;
        const int f = s.p->steps[k].index;
        const axis x = s.axis_of(f);
        const constraint c = fact_constraint(b, f);
        constraint left = c;
        if (left.high > x.known) left.high = x.known;
        if (k + 1 < a.end && s.p->steps[k + 1].code == op::divide) {
          const long long zero = ordinal(0);
          const long long after = x.is_integer ? ordinal(1) : zero + 1;
          if (left.low == zero) left.low = after;
          if (left.high == after) left.high = zero;
        }
        if (left.low == c.low && left.high == c.high) continue;
        if (left.low >= left.high) return false;
        if (b.count < box::capacity || b.find(f) != nullptr)
          b.confine({f, false, false, left.low, left.high});
      }
    }
    return true;
  }

  // Values of all facts: well inside, then near the ends, where they still read well, then at them.
  constexpr void choose(const box& b, int corner) const noexcept {
    for (int f = 0; corner == 0 && f < s.p->count.facts; ++f)
      values[f] = pick(s.axis_of(f), fact_constraint(b, f));
    for (int i = 0; corner > 0 && i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.facts) continue;
      const atom& a = s.p->atoms[b.items[i].axis - s.p->count.facts];
      for (int k = a.begin; k < a.end; ++k)
        if (s.p->steps[k].code == op::indicator) choose_end(b, s.p->steps[k].index, corner);
    }
  }

  constexpr void choose_end(const box& b, int f, int corner) const noexcept {
    const axis x = s.axis_of(f);
    const constraint c = fact_constraint(b, f);
    values[f] = pick(x, c);
    if (x.is_set || c.low >= x.known) return;
    const long long high = c.high < x.known ? c.high : x.known;
    const int side = (corner - 1) % 4;
    const bool take_low = side == 0 || (side > 1 && (f + side) % 2 == 0);
    const double first = from_ordinal(c.low);
    const double last = from_ordinal(high - 1);
    if (infinite(take_low ? first : last)) {
      if (take_low ? first < -far && -far < last : first < far && far < last)
        values[f] = take_low ? -far : far;
      return;
    }
    if (corner < 5 && take_low && !x.is_integer && c.low == ordinal(0) + 1 && infinite(last)) {
      values[f] = 1;  // just above zero reads badly
      return;
    }
    if (corner > 4 || x.is_integer || infinite(first) || infinite(last)) {
      values[f] = take_low ? first : x.is_integer ? floor_of(last) : last;
      return;
    }
    const double width = last / 64 - first / 64;
    const long long low_end = ordinal(first + width);
    const long long high_end = ordinal(last - width);
    if (take_low && low_end > c.low) values[f] = nice_number(x, c.low, low_end);
    if (!take_low && high_end < high) values[f] = nice_number(x, high_end, high);
  }

  constexpr bool holds(const box& b) const {
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.facts) continue;
      const atom& a = s.p->atoms[b.items[i].axis - s.p->count.facts];
      const double left = compute(*s.p, a.begin, a.middle, values, s.parameters);
      const double right = compute(*s.p, a.middle, a.end, values, s.parameters);
      const long long is = is_missing(left) || is_missing(right) ? 8
                           : left < right                        ? 1
                           : left > right                        ? 4
                                                                 : 2;
      if ((is & b.items[i].low) == 0) return false;
    }
    return true;
  }

  // The operand with the most room, by width in the middle of its range.
  constexpr int widest(const box& b) const noexcept {
    int best = -1;
    double width = 0;
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.facts) continue;
      const atom& a = s.p->atoms[b.items[i].axis - s.p->count.facts];
      for (int k = a.begin; k < a.end; ++k) {
        if (s.p->steps[k].code != op::indicator) continue;
        const int f = s.p->steps[k].index;
        const constraint c = fact_constraint(b, f);
        const axis x = s.axis_of(f);
        if (c.high > c.low && c.low + 1 == c.high) continue;
        double w = 0;
        if (c.high > x.known && c.low < x.known) w = infinity;
        else
          w = plus(from_ordinal((c.high < x.known ? c.high : x.known) - 1), -from_ordinal(c.low));
        if (w > width) {
          width = w;
          best = f;
        }
      }
    }
    return best;
  }
};

/// Whether a box holds a record, and one of it in `values` (one per fact).
constexpr existence realise(const space& s, const box& b, double* values) {
  realiser r{s, values};
  constexpr int once = 5000;  // statements of a step of the search
  if (s.effort != nullptr && *s.effort / once < r.budget) r.budget = *s.effort / once;
  const int before = r.budget;
  const existence e = r.search(b);
  spend(s, 60 * s.p->count.facts + once * (before - r.budget));
  return e;
}

/// Whether a record, one value per fact, lies in a box.
constexpr bool in_box(const space& s, const box_view& b, const double* values) {
  for (int i = 0; i < b.count; ++i) {
    const constraint& c = b.items[i];
    if (c.axis >= s.p->count.facts) {
      const atom& a = s.p->atoms[c.axis - s.p->count.facts];
      const double left = compute(*s.p, a.begin, a.middle, values, s.parameters);
      const double right = compute(*s.p, a.middle, a.end, values, s.parameters);
      const int is = is_missing(left) || is_missing(right) ? 8
                     : left < right                        ? 1
                     : left > right                        ? 4
                                                           : 2;
      if ((is & c.low) == 0) return false;
      continue;
    }
    const axis x = s.axis_of(c.axis);
    const double v = values[c.axis];
    if (c.is_set) {
      if ((c.low & (is_missing(v) ? x.low & ~x.known : 1LL << static_cast<int>(v))) == 0)
        return false;
    } else if (is_missing(v) ? c.high <= x.known : ordinal(v) < c.low || ordinal(v) >= c.high) {
      return false;
    }
  }
  return true;
}

/// Writes the values of the facts that a box confines, and of the operands of its comparisons.
template <class Text>
constexpr void write_record(Text& t, const space& s, const box& b, const double* values) {
  bool first = true;
  int shown = 0;
  for (int f = 0; f < s.p->count.facts; ++f) {
    bool matters = b.find(f) != nullptr;
    for (int i = 0; i < b.count && !matters; ++i) {
      if (b.items[i].axis < s.p->count.facts) continue;
      const atom& a = s.p->atoms[b.items[i].axis - s.p->count.facts];
      for (int k = a.begin; k < a.end; ++k)
        matters = matters || (s.p->steps[k].code == op::indicator && s.p->steps[k].index == f);
    }
    if (!matters) continue;
    if (++shown > 8) {
      t << ", ...";
      return;
    }
    t << (first ? "" : ", ") << s.p->facts[f]->id << " = ";
    write_value(t, *s.p->facts[f], values[f]);
    first = false;
  }
  if (first) t << "any record";
}

}  // namespace nqpf::detail
