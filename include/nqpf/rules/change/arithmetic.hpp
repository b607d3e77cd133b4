// SPDX-License-Identifier: BSL-1.0
#pragma once

// Comparisons of computed numbers in a part of the space of changes: what interval arithmetic leaves
// possible, and where they are linear in what may change, what it costs at least to have them so.

#include <nqpf/rules/change/space.hpp>
#include <nqpf/rules/explain/lines.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// Where to divide a part: one input, at an ordinal, on which side of it to look first.
struct division {
  int input = -1;
  long long at = 0;
  bool upper_first = false;
};

class change_arithmetic {
public:
  constexpr change_arithmetic(const evaluated& e, const change_space& s, double* base)
      : e_(e), p_(*e.program), space_(s), base_(base) {}

  // What it costs at least to have a computed comparison yes or no; `base` is the record at the bases.
  [[nodiscard]] constexpr cost_bounds cost_bounds_of(const atom& a) const noexcept {
    const analysis both_sides = analyse(a);
    cost_pieces pieces;
    pieces.r.at = both_sides.at;
    if ((both_sides.possible & 8) != 0) pieces.add(truth::unknown, 0);
    const long long holds = space::relation_set(a.relation);
    const bool by_wholes = moves_by_wholes(both_sides);
    if ((both_sides.possible & holds) != 0)
      pieces.add(truth::yes, way(both_sides, a, true, by_wholes).cost);
    if ((both_sides.possible & 7 & ~holds) != 0)
      pieces.add(truth::no, way(both_sides, a, false, by_wholes).cost);
    pieces.r.inputs = both_sides.inputs;
    return pieces.r;
  }

  // Where to divide to come nearer to a requirement: where the cheapest input alone fulfils it, as far as the
  // comparison is linear or turns once on the way to an end; else in the middle of what moves most.
  [[nodiscard]] constexpr division divide(const atom& a, requirement w) const noexcept {
    const analysis both_sides = analyse(a);
    if (w == requirement::yes || w == requirement::no) {
      const step_to next = way(both_sides, a, w == requirement::yes);
      if (next.input >= 0) {
        const change_variable& m = space_.input(next.input);
        const double slack =
            1e-12 * greater(greater(size_of_number(m.now.base), size_of_number(next.to)), m.scale);
        double to = plus(next.to, next.up ? slack : -slack);
        if (m.is_integer) {
          to = next.up ? -floor_of(-next.to) : floor_of(next.to);
          if (to == m.now.base) to += next.up ? 1 : -1;
        }
        division d{next.input, next.up ? ordinal(to) : ordinal(to) + 1, next.up};
        d.at = m.grain().cut_at(d.at);
        const long long last = ordinal(m.last());
        const long long second = m.grain().cut_at(m.now.low + 1);
        if (next.to_the_end && next.up && d.at > last) d.at = last;
        if (next.to_the_end && !next.up && d.at < second) d.at = second;
        if (d.at > m.now.low && d.at < m.now.high) return d;
      }
    }
    const division found = probe(a, w);
    return found.input >= 0 ? found : halve(a);
  }

private:
  static constexpr int most_terms = 8;
  // A number in the making: its bounds, and `linear` the sum of `constant` and of terms over inputs.
  struct number {
    int begin;
    double low;
    double high;
    bool may_be_missing;
    bool pinned;
    bool never;  ///< it is missing whatever changes
    bool linear;
    double constant;
    double terms[most_terms];
  };
  struct analysis {
    long long possible;  ///< less 1, equal 2, greater 4, missing 8
    truth at;
    unsigned long long inputs;
    double gap;  ///< left minus right, at the bases
    bool linear;
    int input_count;
    int inputs_of[most_terms];
    double terms[most_terms];
    double constant;
  };
  struct step_to {
    double cost = 0;
    int input = -1;
    double to = 0;
    bool up = false;
    bool to_the_end = false;  ///< even its end is not enough
  };

  constexpr analysis analyse(const atom& a) const noexcept {
    analysis r{};
    bool too_many = false;
    bool always_missing = false;
    for (int i = a.begin; i < a.end; ++i) {
      if (p_.steps[i].code != op::indicator) continue;
      const int f = p_.steps[i].index;
      const change_variable& m = space_.input(f);
      if (is_missing(m.value) && change_space::empty(m.now, m.is_set)) always_missing = true;
      if (change_space::is_pinned(m)) continue;
      r.inputs |= change_space::bit_of(f);
      bool there = false;
      for (int k = 0; k < r.input_count; ++k) there = there || r.inputs_of[k] == f;
      if (there) continue;
      if (r.input_count == most_terms) too_many = true;
      else r.inputs_of[r.input_count++] = f;
    }
    const double left_at = compute(p_, a.begin, a.middle, base_, e_.parameters);
    const double right_at = compute(p_, a.middle, a.end, base_, e_.parameters);
    const bool unknown = is_missing(left_at) || is_missing(right_at);
    r.at = unknown ? truth::unknown : truth_of(compare_numbers(a.relation, left_at, right_at));
    if (always_missing || r.inputs == 0) {
      r.inputs = 0;
      r.possible = unknown ? 8 : left_at < right_at ? 1 : left_at > right_at ? 4 : 2;
      return r;
    }
    const number left = evaluate(a.begin, a.middle, r, too_many);
    const number right = evaluate(a.middle, a.end, r, too_many);
    if (left.never || right.never) {
      r.inputs = 0;
      r.possible = 8;
      return r;
    }
    r.possible = left.may_be_missing || right.may_be_missing ? 8 : 0;
    if (left.low < right.high) r.possible |= 1;
    if (left.low <= right.high && right.low <= left.high) r.possible |= 2;
    if (left.high > right.low) r.possible |= 4;
    r.linear = !unknown && left.linear && right.linear && !infinite(left_at) && !infinite(right_at);
    if (!r.linear) return r;
    r.constant = plus(left.constant, -right.constant);
    r.gap = plus(left_at, -right_at);
    for (int k = 0; k < r.input_count; ++k) {
      r.terms[k] = plus(left.terms[k], -right.terms[k]);
      r.linear = r.linear && !infinite(r.terms[k]) && !is_missing(r.terms[k]);
    }
    r.linear = r.linear && !infinite(r.gap) && !infinite(r.constant);
    return r;
  }

  constexpr number evaluate(int begin, int end, const analysis& of, bool too_many) const noexcept {
    number stack[expression::depth];
    int top = 0;
    for (int i = begin; i < end; ++i) {
      const number_step& s = p_.steps[i];
      number made{};
      made.begin = i;
      made.linear = !too_many;
      switch (s.code) {
        case op::constant:
        case op::parameter: made.pinned = true; break;
        case op::indicator: {
          const change_variable& m = space_.input(s.index);
          made.pinned = change_space::is_pinned(m);
          if (!made.pinned) take_range(made, m, s.index, of);
          break;
        }
        case op::negate: {
          const number& x = stack[--top];
          made = x;
          made.low = -x.high;
          made.high = -x.low;
          made.constant = -x.constant;
          for (double& t : made.terms) t = -t;
          break;
        }
        case op::apply: {
          made.begin = stack[--top].begin;
          made.pinned = stack[top].pinned;
          made.never = stack[top].never;
          made.low = -infinity;
          made.high = infinity;
          made.may_be_missing = true;
          made.linear = false;
          break;
        }
        default: {
          const number& y = stack[--top];
          const number& x = stack[--top];
          made = joined(s.code, x, y, of.input_count);
        }
      }
      if (made.pinned) {
        const double value = compute(p_, made.begin, i + 1, base_, e_.parameters);
        const int from = made.begin;
        made = {};
        made.begin = from;
        made.pinned = true;
        made.may_be_missing = made.never = is_missing(value);
        made.linear = !is_missing(value) && !infinite(value) && !too_many;
        made.low = is_missing(value) ? -infinity : value;
        made.high = is_missing(value) ? infinity : value;
        made.constant = made.linear ? value : 0;
      }
      stack[top++] = made;
    }
    return stack[0];
  }

  static constexpr void take_range(number& made, const change_variable& m, int input,
                                   const analysis& of) noexcept {
    const allowed_range& c = m.now;
    made.low = m.first();
    made.high = m.last();
    if (m.is_set) {
      made.low = 0;
      made.high = 63;
      made.linear = false;
    }
    if (c.stay && is_missing(m.value)) made.may_be_missing = true;
    else if (c.stay && m.value < made.low) made.low = m.value;
    else if (c.stay && m.value > made.high) made.high = m.value;
    // An integer between two goes to either side at less than its price.
    if (is_missing(m.value) || !m.measured || (m.is_integer && !m.admissible)) made.linear = false;
    for (int k = 0; k < of.input_count; ++k)
      if (of.inputs_of[k] == input) made.terms[k] = 1;
  }

  static constexpr number joined(op code, const number& x, const number& y, int terms) noexcept {
    number made{};
    const bounds b =
        combine(code, {x.low, x.high, x.may_be_missing}, {y.low, y.high, y.may_be_missing});
    made.begin = x.begin;
    // Evaluation rounds as the ends do, and rounded arithmetic is monotone: no value lies beyond them.
    made.low = infinite(b.low) ? b.low : up(b.low);
    made.high = infinite(b.high) ? b.high : down(b.high);
    // An infinite operand may have no answer where the bounds have one.
    const bool reaches =
        reaches_infinity({x.low, x.high, false}) || reaches_infinity({y.low, y.high, false});
    made.may_be_missing = b.may_be_missing || reaches;
    made.pinned = x.pinned && y.pinned;
    made.never = x.never || y.never;
    made.linear = x.linear && y.linear;
    if (code == op::multiply) made.linear = made.linear && (x.pinned || y.pinned);
    if (code == op::divide) made.linear = made.linear && y.pinned && y.constant != 0;
    if (!made.linear) return made;
    const bool sum = code == op::add || code == op::subtract;
    const double factor_x = sum ? 1 : code == op::divide ? divided(1, y.constant) : y.constant;
    const double factor_y = code == op::add ? 1 : code == op::subtract ? -1 : 0;
    const bool right_moves = code == op::multiply && x.pinned;
    const auto mix = [&](double a, double c) {
      if (right_moves) return product(c, x.constant);
      return plus(product(a, factor_x), sum ? product(c, factor_y) : 0);
    };
    made.constant = mix(x.constant, y.constant);
    for (int k = 0; k < terms; ++k) made.terms[k] = mix(x.terms[k], y.terms[k]);
    made.linear = !infinite(made.constant) && !is_missing(made.constant);
    return made;
  }

  // Whether a linear difference is a whole number now, and moves by whole numbers: past zero it is at least one away.
  constexpr bool moves_by_wholes(const analysis& d) const noexcept {
    const auto is_whole = [](double v) { return size_of_number(v) < 1e12 && floor_of(v) == v; };
    bool all = d.linear && is_whole(d.gap);
    for (int k = 0; k < d.input_count && all; ++k)
      all = is_whole(d.terms[k]) && (d.terms[k] == 0 || space_.input(d.inputs_of[k]).is_integer);
    return all;
  }

  // The least cost of bringing a linear difference to zero or past it, input by input, the cheapest first: a
  // bound for every way to have the relation so. With it the input that gets it there, or goes to its end.
  constexpr step_to way(const analysis& d, const atom& a, bool wanted,
                        bool by_wholes = false) const noexcept {
    step_to out;
    if (!d.linear || d.at == truth_of(wanted)) return out;
    const comparison asked = wanted_relation(a, wanted);
    const bool down = asked == comparison::less || asked == comparison::less_equal ||
                      (asked == comparison::equal && d.gap > 0);
    if (asked == comparison::not_equal) return out;
    double size = size_of_number(d.constant);
    for (int k = 0; k < d.input_count; ++k)
      size += product(size_of_number(d.terms[k]),
                      size_of_number(space_.input(d.inputs_of[k]).now.base));
    const bool past = asked == comparison::less || asked == comparison::greater;
    const double whole = size_of_number(d.gap) + (past && by_wholes ? 1 : 0);
    double rest = whole - 1e-13 * (size + 9 * whole);  // as far as rounding may help
    bool used[most_terms]{};
    for (int round = 0; round < d.input_count; ++round) {
      int best = -1;
      double best_price = infinity;
      for (int k = 0; k < d.input_count; ++k) {
        if (used[k] || d.terms[k] == 0) continue;
        const double price = price_of(d, k, down);
        if (price < best_price) {
          best = k;
          best_price = price;
        }
      }
      if (best < 0) break;
      used[best] = true;
      const change_variable& m = space_.input(d.inputs_of[best]);
      const bool up = (d.terms[best] > 0) != down;
      const double slope = size_of_number(d.terms[best]);
      const double end = up ? m.last() : m.first();
      const double longest = product(slope, size_of_number(plus(end, -m.now.base)));
      const bool enough = longest >= rest;
      out.input = d.inputs_of[best];
      out.up = up;
      out.to_the_end = !enough;
      out.to = enough && rest > 0 ? m.now.base + (up ? rest : -rest) / slope
               : enough           ? m.now.base
                                  : end;
      if (rest > 0) out.cost = plus(out.cost, times(best_price, enough ? rest : longest));
      if (enough) break;
      rest -= longest;
    }
    return out;
  }
  // What an input costs for each unit of the difference, infinite where it does not go that way.
  constexpr double price_of(const analysis& d, int k, bool down) const noexcept {
    const change_variable& m = space_.input(d.inputs_of[k]);
    const allowed_range& c = m.now;
    const bool up = (d.terms[k] > 0) != down;
    const double end = up ? m.last() : m.first();
    if (up ? !(end > c.base) : !(end < c.base)) return infinity;
    // Back towards the value as it is it would be cheaper, but the base is the nearest to that already.
    const double price = up ? m.up : m.down;
    return infinite(price) ? infinity : divided(price, size_of_number(d.terms[k]));
  }

  // Where one input alone, the others at their bases, turns the comparison: the cheapest that is found by
  // halving the way to each end.
  constexpr division probe(const atom& a, requirement w) const noexcept {
    division found;
    double least = infinity;
    for (int i = a.begin; i < a.end; ++i) {
      if (p_.steps[i].code != op::indicator) continue;
      const int f = p_.steps[i].index;
      const change_variable& m = space_.input(f);
      const allowed_range& c = m.now;
      if (m.is_set || change_space::is_pinned(m) || is_missing(c.base)) continue;
      const auto does = [&](double value) {
        base_[f] = value;
        const bool good = meets(evaluate_atom(p_, a, base_, e_.parameters), w);
        base_[f] = c.base;
        return good;
      };
      constexpr bool ways[] = {true, false};
      for (const bool up : ways) {
        const double end = up ? m.last() : m.first();
        if ((up ? !(end > c.base) : !(end < c.base)) || !does(end)) continue;
        long long no = ordinal(c.base);
        long long yes = ordinal(end);
        // Between two ordinals there are 2^64 at most, and a step to the next integer halves nothing but the last two.
        for (int step = 0; step < 130; ++step) {
          long long middle = no / 2 + yes / 2 + (no % 2 + yes % 2) / 2;
          if (m.is_integer)
            middle =
                ordinal(up ? floor_of(from_ordinal(middle)) : -floor_of(-from_ordinal(middle)));
          if (up ? middle <= no || middle >= yes : middle >= no || middle <= yes) {
            if (!m.is_integer) break;
            middle =
                ordinal(up ? floor_of(from_ordinal(no)) + 1 : -floor_of(-from_ordinal(no)) - 1);
            if (up ? middle >= yes : middle <= yes) break;
          }
          (does(from_ordinal(middle)) ? yes : no) = middle;
        }
        const double reached = from_ordinal(yes);
        if (m.is_single) yes = ordinal(up ? single_at_least(reached) : single_at_most(reached));
        const double price = change_space::cost(m, from_ordinal(yes));
        if (price >= least) continue;
        least = price;
        found = {f, up ? yes : m.grain().cut_at(yes + 1), up};
      }
    }
    return found;
  }

  // The middle of the input that can cost most.
  constexpr division halve(const atom& a) const noexcept {
    division d;
    double most = 1e-13;  // less is not worth a search
    for (int i = a.begin; i < a.end; ++i) {
      if (p_.steps[i].code != op::indicator) continue;
      const change_variable& m = space_.input(p_.steps[i].index);
      if (change_space::is_pinned(m)) continue;
      const double first = m.first();
      const double last = m.last();
      const double low = change_space::cost(m, first);
      const double high = change_space::cost(m, last);
      // What costs nothing is divided too, if nothing else is left.
      const double width = greater(low, high) + 1e-6 * lesser(1, (last / 2 - first / 2) / m.scale);
      if (width <= most) continue;
      most = width;
      d.input = p_.steps[i].index;
      d.upper_first = low > high;  // what is near
      d.at = middle(m, first, last);
    }
    return d;
  }
  static constexpr long long middle(const change_variable& m, double first, double last) noexcept {
    const allowed_range& c = m.now;
    if (m.is_set) return 0;
    long long at = 0;
    // Far ends are approached in steps of their size, near ones in equal parts.
    if (last / 2 - first / 2 > 1e6 * m.scale) {
      const auto width =
          static_cast<unsigned long long>(c.high) - static_cast<unsigned long long>(c.low);
      at = first < -m.scale && last > m.scale ? ordinal(0)
                                              : c.low + static_cast<long long>(width / 2);
    } else {
      at = ordinal(first / 2 + last / 2);
    }
    at = m.grain().cut_at(at);
    const long long second = m.grain().cut_at(c.low + 1);
    return at < second ? second : at >= c.high ? second : at;
  }

  const evaluated& e_;
  const program& p_;
  const change_space& space_;
  double* base_;
};

}  // namespace nqpf::detail
