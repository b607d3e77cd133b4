// SPDX-License-Identifier: BSL-1.0
#pragma once

// Concrete records of boxes. Where a box confines computed numbers, a record is searched for: along a path
// on which a sum grows from its least value to its greatest; where several sums read the same
// indicators, by moving towards each in turn; at last by halving. Bounds show that there is none.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/space/line_rows.hpp>
#include <nqpf/rules/space/numbers.hpp>
#include <nqpf/rules/space/pick.hpp>

namespace nqpf::inline NQPF_ABI::detail {

enum class existence : unsigned char { no, yes, undecided };

inline constexpr int most_values = 1024;  ///< of one record and setting: inputs and parameters

/// Whether the number of a line, on a record, lies where a box confines it to.
constexpr bool on_line(const space& s, const constraint& c, const double* values) {
  const double v = line_value(*s.p, cut_of(*s.p, s.root_of(c.axis)), values, s.parameters);
  if (is_missing(v)) return c.high > space::line_known;
  return ordinal(v) >= c.low && ordinal(v) < c.high;
}

struct witness_finder {
  const space& s;
  double* values;  ///< one per input: the record found
  // Compilers limit how much one constant evaluation may do, so it gives up earlier.
  int budget = __builtin_is_constant_evaluated() ? 48 : 400;
  int well_readable = 8;  ///< boxes in which values that read well are tried before the very ends

  static constexpr int most_rows = line_rows::capacity;

  constexpr constraint input_constraint(const box& b, int input) const noexcept {
    return box_numbers{s, b}.input_constraint(input);
  }

  constexpr existence search(const box& given) {
    if (given.count == 0 ||
        given.items[given.count - 1].axis < s.p->count.inputs) {  // nothing is computed
      choose(given, 0);
      return existence::yes;
    }
    box b = given;
    if (!answer(b)) return existence::no;
    line_rows rows;
    if (!gather(b, rows) || contradictory(s, b, rows) || runs_in_circle(s, b)) return existence::no;
    choose(b, 0);
    if (holds(b) || along_one(b, rows) || directly(b, rows)) return existence::yes;
    const bool near_ends = well_readable-- > 0;
    for (int corner = near_ends ? 1 : 5; corner < 9; ++corner) {
      choose(b, corner);
      if (holds(b)) return existence::yes;
    }
    return in_order(b, rows) ? existence::yes : halve(b);
  }

private:
  // The computed numbers of a box. False where one of them cannot be what the box says. Numbers beyond those
  // that are kept are looked at one by one only.
  constexpr bool gather(box& b, line_rows& rows) const {
    const box_numbers numbers{s, b};
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.inputs) continue;
      line_row beyond;
      line_row& row = rows.count < most_rows ? rows.items[rows.count++] : beyond;
      row.where = b.items[i];
      row.cut = cut_of(*s.p, s.root_of(b.items[i].axis));
      numbers.pulls_of(row.cut, row.form, row.pulls);
      row.reach = numbers.of_line(row.cut, row.form, row.pulls, values);
      if (!row.reach.may_be_missing && row.where.high > space::line_known)
        b.items[i].high = row.where.high = space::line_known;
      const bool missing_fits = row.reach.may_be_missing && row.where.high > space::line_known;
      const bool number_fits =
          row.reach.low <= row.reach.high && ordinal(row.reach.low) < row.where.high &&
          ordinal(row.reach.high) >= row.where.low && row.where.low < space::line_known;
      if (!missing_fits && !(number_fits && may_be_between(numbers, row))) return false;
    }
    return true;
  }

  // A record found by moving indicators, where every number that the box confines rises or falls with each.
  constexpr bool directly(const box& b, const line_rows& rows) {
    bool shared = false;
    for (int i = 0; i < rows.count; ++i) {
      if (rows.items[i].needs_missing() && !leave_out(b, rows.items[i])) return false;
      if (!rows.items[i].needs_missing() && !rows.items[i].pulls.monotone) return false;
      for (int k = 0; k < i; ++k) shared = shared || shares(rows.items[i], rows.items[k]);
    }
    if (shared && together(b, rows)) return true;
    for (int stage = 0; stage < 4; ++stage) {
      const int turns = rows.count == 1 ? 3 : 1;
      for (int turn = 0; turn < turns; ++turn) {
        bool all = true;
        for (int i = 0; i < rows.count && all; ++i)
          all = rows.items[i].needs_missing() || along(b, rows.items[i], stage, turn);
        if (all && holds(b)) return true;
      }
      if (shared) return false;
    }
    return false;
  }

  // The least values that indicators can have together where they are only compared with each other.
  constexpr bool in_order(const box& b, const line_rows& rows) {
    number_system sys;
    link_inputs(s, b, true, sys);
    if (sys.link_count < 2 || sys.settle() != settled::yes) return false;
    choose(b, 0);
    for (int i = 0; i < sys.count; ++i)
      values[sys.numbers[i].input] = from_ordinal(sys.numbers[i].low);
    for (int i = 0; i < rows.count; ++i)
      if (rows.items[i].needs_missing() && !leave_out(b, rows.items[i])) return false;
    return holds(b);
  }

  // A record found along one number where all others that the box confines hang on it alone.
  constexpr bool along_one(const box& b, line_rows& rows) {
    line_row& row = rows.items[0];
    if (rows.count < 2 || row.needs_missing() || !row.pulls.monotone) return false;
    const constraint kept = row.where;
    bool narrows = true;
    for (int k = 1; k < rows.count && narrows; ++k)
      narrows = narrow(box_numbers{s, b}, row, rows.items[k]);
    bool found = false;
    for (int stage = 0; stage < 4 && narrows && !found; ++stage)
      for (int turn = 0; turn < 3 && !found; ++turn) found = along(b, row, stage, turn) && holds(b);
    row.where = kept;
    return found;
  }

  // Leaves out an indicator that a number reads.
  constexpr bool leave_out(const box& b, const line_row& row) const noexcept {
    for (int i = 0; i < row.pulls.count; ++i) {
      const int f = row.pulls.inputs[i];
      if (input_constraint(b, f).high <= s.axis_of(f).known) continue;
      values[f] = missing;
      return true;
    }
    return false;
  }

  // Lets a number grow from its least value, one indicator after the other.
  constexpr bool along(const box& b, const line_row& row, int stage, int turn) {
    const line_pulls& pulls = row.pulls;
    for (int i = 0; i < pulls.count; ++i)
      values[pulls.inputs[i]] = end_of(b, pulls.inputs[i], pulls.signs[i] >= 0, stage);
    double before = line_value(*s.p, row.cut, values, s.parameters);
    if (is_missing(before)) return false;
    if (ordinal(before) >= row.where.low) return row.takes(before);
    for (int i = 0; i < pulls.count; ++i) {
      const int k = (i + turn) % pulls.count;
      const int f = pulls.inputs[k];
      const double from = values[f];
      values[f] = end_of(b, f, pulls.signs[k] < 0, stage);
      const double now = line_value(*s.p, row.cut, values, s.parameters);
      if (is_missing(now)) return false;
      if (row.takes(now)) return true;
      if (ordinal(now) >= row.where.low) return cross(row, f, from, values[f], before, now);
      before = now;
    }
    return false;
  }

  // A value of `f` between two at which the number lies before, and beyond, where it is wanted.
  constexpr bool cross(const line_row& row, int f, double from, double to, double before,
                       double beyond) {
    const axis x = s.axis_of(f);
    const auto inside = [&](double v) {
      if (!(from < to ? from < v && v < to : to < v && v < from)) return false;
      if (!x.takes(v)) return false;
      values[f] = v;
      return row.takes(line_value(*s.p, row.cut, values, s.parameters));
    };
    const double first = row.first();
    const double last = row.last();
    const double aim = (first > before ? first : before) / 2 + (last < beyond ? last : beyond) / 2;
    double v = from / 2 + to / 2;
    if (!infinite(before) && !infinite(beyond))
      v = plus(from, times(plus(to, -from), divided(plus(aim, -before), plus(beyond, -before))));
    for (int steps = 0; steps < 90; ++steps) {
      v = x.at_most(v);
      if (is_missing(v) || !(from < to ? from < v && v < to : to < v && v < from))
        v = x.at_most(from / 2 + to / 2);
      if (v == from || v == to) return false;
      if (inside(v)) {
        v = few_digits(v, v, inside);
        values[f] = v;
        return true;
      }
      const double here = line_value(*s.p, row.cut, values, s.parameters);
      if (is_missing(here)) return false;
      (ordinal(here) < row.where.low ? from : to) = v;
      v = from / 2 + to / 2;
      if (steps % 8 == 7) --budget;
    }
    return false;
  }

  // A sum with the ends of what its indicators can be.
  struct moving_sum {
    const linear_form* form;
    double low[linear_form::capacity];
    double high[linear_form::capacity];
    double slack[linear_form::capacity];  ///< squared
    double least;
    double most;

    constexpr moving_sum() {}
    [[nodiscard]] constexpr double at(const double* v) const noexcept {
      double sum = form->constant;
      for (int i = 0; i < form->count; ++i) {
        const double part = times(form->factors[i], v[form->inputs[i]]);
        if (infinite(part) || infinite(sum)) return infinity;
        sum = plus(sum, part);
      }
      return sum;
    }
  };

  // Moves towards each of several sums in turn. Each indicator moves by its own room.
  constexpr bool together(const box& b, const line_rows& rows) {
    moving_sum sums[most_rows];
    for (int i = 0; i < rows.count; ++i)
      if (rows.items[i].needs_missing() || !prepare(b, rows.items[i], sums[i])) return false;
    int sweeps = 100;
    if (__builtin_is_constant_evaluated()) sweeps = 16;
    double exact[most_rows * linear_form::capacity];
    for (int i = 0; i < sweeps && budget > 0; ++i) {
      bool moved = false;
      for (int r = 0; r < rows.count; ++r) moved = step_towards(sums[r]) || moved;
      if (i % 4 == 3) --budget;
      if (moved && i % 4 != 3) continue;
      keep(rows, exact, true);
      round_integers(rows);
      if (holds(b)) {
        polish(b, rows);
        return true;
      }
      keep(rows, exact, false);
      if (!moved) return false;
    }
    return false;
  }
  constexpr bool prepare(const box& b, const line_row& row, moving_sum& sum) const noexcept {
    sum.form = &row.form;
    if (!row.form.usable) return false;
    const box_numbers numbers{s, b};
    for (int i = 0; i < sum.form->count; ++i) {
      const bounds ends = numbers.of_input(sum.form->inputs[i]);
      double slack = plus(ends.high, -ends.low);
      if (slack > modest) slack = modest;
      sum.low[i] = ends.low;
      sum.high[i] = ends.high;
      sum.slack[i] = slack * slack;
    }
    double low = row.first();
    double high = row.last();
    if (row.reach.low > low) low = row.reach.low;
    if (row.reach.high < high) high = row.reach.high;
    if (infinite(low) || infinite(high)) return false;
    const double margin = high / 8 - low / 8;
    sum.least = low + margin;
    sum.most = high - margin;
    return true;
  }
  // False where the sum is where it is wanted.
  constexpr bool step_towards(const moving_sum& sum) const noexcept {
    for (int i = 0; i < sum.form->count; ++i)
      if (is_missing(values[sum.form->inputs[i]])) return false;
    const double now = sum.at(values);
    if (is_missing(now) || infinite(now)) return false;
    const double aim = now < sum.least ? sum.least : now > sum.most ? sum.most : now;
    if (aim == now) return false;
    double pull = 0;
    for (int i = 0; i < sum.form->count; ++i)
      pull += sum.form->factors[i] * sum.form->factors[i] * sum.slack[i];
    if (!(pull > 0) || !(pull < infinity)) return false;
    for (int i = 0; i < sum.form->count; ++i) {
      double& v = values[sum.form->inputs[i]];
      v = plus(v, times(plus(aim, -now), sum.form->factors[i] * sum.slack[i] / pull));
      if (v < sum.low[i]) v = sum.low[i];
      if (v > sum.high[i]) v = sum.high[i];
    }
    return true;
  }
  constexpr void keep(const line_rows& rows, double* exact, bool store) const noexcept {
    for (int r = 0, n = 0; r < rows.count; ++r)
      for (int i = 0; i < rows.items[r].pulls.count; ++i, ++n)
        (store ? exact[n] : values[rows.items[r].pulls.inputs[i]]) =
            store ? values[rows.items[r].pulls.inputs[i]] : exact[n];
  }
  constexpr void round_integers(const line_rows& rows) const noexcept {
    for (int r = 0; r < rows.count; ++r)
      for (int i = 0; i < rows.items[r].pulls.count; ++i) {
        double& v = values[rows.items[r].pulls.inputs[i]];
        const axis x = s.axis_of(rows.items[r].pulls.inputs[i]);
        if (x.is_integer) v = floor_of(v + 0.5);
        if (x.is_single) v = decimal_of(to_single(v));
      }
  }
  // Gives the values fewer digits where the record stays one of the box.
  constexpr void polish(const box& b, const line_rows& rows) {
    if (__builtin_is_constant_evaluated() && budget < 24) return;
    for (int r = 0; r < rows.count; ++r)
      for (int i = 0; i < rows.items[r].pulls.count; ++i) {
        const int f = rows.items[r].pulls.inputs[i];
        const double kept = values[f];
        const bounds ends = box_numbers{s, b}.of_input(f);
        if (is_missing(kept) || s.axis_of(f).is_integer) continue;
        values[f] = few_digits(kept, kept, [&](double v) {
          values[f] = v;
          return v >= ends.low && v <= ends.high && s.axis_of(f).takes(v) && holds(b);
        });
      }
  }

  // Where a comparison has to have an answer, nothing that it reads is missing, nor zero what it divides by:
  // leaves that out. False where nothing is left.
  constexpr bool answer(box& b) const noexcept {
    const box given = b;
    for (int i = 0; i < given.count; ++i) {
      if (given.items[i].axis < s.p->count.inputs || given.items[i].high > space::line_known)
        continue;
      const line_cut a = cut_of(*s.p, s.root_of(given.items[i].axis));
      for (int k = a.core.begin; k < a.core.end; ++k) {
        if (s.p->steps[k].code != op::indicator) continue;
        const int f = s.p->steps[k].index;
        const axis x = s.axis_of(f);
        const constraint c = input_constraint(b, f);
        constraint left = c;
        if (left.high > x.known) left.high = x.known;
        if (k + 1 < a.core.end && s.p->steps[k + 1].code == op::divide) {
          const long long zero = ordinal(0);
          const long long after = x.cut_at(zero + 1);
          if (left.low == zero) left.low = after;
          if (left.high == after) left.high = zero;
        }
        if (left.low == c.low && left.high == c.high) continue;
        if (left.low >= left.high) return false;
        if (b.count < box::capacity || !is_null(b.find(f)))
          b.confine({f, false, false, left.low, left.high});
      }
    }
    return true;
  }

  // Values of all inputs: well inside, then near the ends, where they still read well, then at them.
  constexpr void choose(const box& b, int corner) const noexcept {
    for (int f = 0; corner == 0 && f < s.p->count.inputs; ++f)
      values[f] = pick(s.axis_of(f), input_constraint(b, f));
    for (int i = 0; corner > 0 && i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.inputs) continue;
      const line_cut c = cut_of(*s.p, s.root_of(b.items[i].axis));
      for (int k = c.core.begin; k < c.core.end; ++k) {
        if (s.p->steps[k].code != op::indicator) continue;
        const int f = s.p->steps[k].index;
        const int side = (corner - 1) % 4;
        values[f] =
            end_of(b, f, side == 0 || (side > 1 && (f + side) % 2 == 0), corner > 4 ? 2 : 0);
      }
    }
  }

  // An end of what a box leaves of an input: at stage 0 a number near it that reads well, of modest size; then
  // the end itself, if it is no larger than 1e6 (1), 1e15 (2), or at all (3).
  constexpr double end_of(const box& b, int f, bool take_low, int stage) const noexcept {
    const axis x = s.axis_of(f);
    const constraint c = input_constraint(b, f);
    if (x.is_set || c.low >= x.known) return pick(x, c);
    const double most = stage < 2 ? modest : stage == 2 ? 1e15 : infinity;
    long long low = c.low;
    long long high = c.high < x.known ? c.high : x.known;
    if (from_ordinal(low) < -most && from_ordinal(high - 1) > -most) low = ordinal(-most);
    if (from_ordinal(high - 1) > most && from_ordinal(low) < most) high = ordinal(most) + 1;
    const double first = from_ordinal(low);
    const double last = x.at_most(from_ordinal(high - 1));
    if (x.is_integer || stage > 0) return take_low ? first : last;
    const double width = last / 64 - first / 64;
    const long long low_end = ordinal(first + width);
    const long long high_end = ordinal(last - width);
    if (take_low && low_end > low) return nice_number(x, low, low_end);
    if (!take_low && high_end < high) return nice_number(x, high_end, high);
    return take_low ? first : last;
  }

  constexpr bool holds(const box& b) const {
    for (int i = 0; i < b.count; ++i)
      if (b.items[i].axis >= s.p->count.inputs && !on_line(s, b.items[i], values)) return false;
    return true;
  }

  // Halves the room of one operand.
  constexpr existence halve(const box& b) {
    const int at = widest(b);
    if (at < 0 || budget <= 0) return existence::undecided;
    budget -= 2;
    const constraint c = input_constraint(b, at);
    const axis x = s.axis_of(at);
    long long middle = c.low + static_cast<long long>((static_cast<unsigned long long>(c.high) -
                                                       static_cast<unsigned long long>(c.low)) /
                                                      2);
    const double first = from_ordinal(c.low);
    const double last = from_ordinal((c.high < x.known ? c.high : x.known) - 1);
    if (c.high > x.known) middle = x.known;
    else if (first < 0 && last > 0) middle = ordinal(0);
    else if (!infinite(first) && !infinite(last)) middle = ordinal(first / 2 + last / 2);
    if (c.high <= x.known) middle = x.cut_at(middle);
    if (middle <= c.low) middle = c.low + 1;
    if (middle >= c.high) return existence::undecided;
    box lower = b;
    box upper = b;
    if (!lower.confine({at, false, false, c.low, middle}) ||
        !upper.confine({at, false, false, middle, c.high}))
      return existence::undecided;
    const existence left = search(lower);
    if (left == existence::yes) return left;
    const existence right = search(upper);
    if (right == existence::yes) return right;
    return left == existence::no && right == existence::no ? existence::no : existence::undecided;
  }

  // The operand with the most room, by width in the middle of its range.
  constexpr int widest(const box& b) const noexcept {
    int best = -1;
    double width = 0;
    for (int i = 0; i < b.count; ++i) {
      if (b.items[i].axis < s.p->count.inputs) continue;
      const line_cut a = cut_of(*s.p, s.root_of(b.items[i].axis));
      for (int k = a.core.begin; k < a.core.end; ++k) {
        if (s.p->steps[k].code != op::indicator) continue;
        const int f = s.p->steps[k].index;
        const constraint c = input_constraint(b, f);
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

}  // namespace nqpf::detail
