// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the numbers of a record may move with the parameters, so that it stays in its box from setting to setting: an
// input that has to equal a parameter moves with it; so does one of which the double has to. Only what is computed
// without rounding is seen: sums with zero, and products with powers of two.

#include <nqpf/rules/proof/joint_program.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A number as a multiple of a parameter, or a constant. The factor of a parameter is a power of two.
struct multiple {
  short parameter = -1;  ///< by its number among the inputs of the joint program; -1 of a constant
  double factor = 1;     ///< or the constant
  bool is_known = true;
};

constexpr bool is_power_of_two(double v) noexcept {
  constexpr unsigned long long digits = (1ULL << 52) - 1;
  return v != 0 && size_of_number(v) > 1e-30 && size_of_number(v) < 1e30 &&
         (__builtin_bit_cast(unsigned long long, v) & digits) == 0;
}

/// A record that was found at some setting.
struct moving_numbers {
  const space& s;
  const box& b;
  const double* values;

  /// What a number is at other settings: a multiple of a parameter, or what it was.
  [[nodiscard]] constexpr multiple at(int number) const { return find(number, most_links); }

  /// The same of a computed number; not known where it rounds.
  [[nodiscard]] constexpr multiple of(number_range n) const { return simplify(n, -1, most_links); }

  /// Whether an input is compared with others than parameters, or computed with; or is a float that has to equal one:
  /// of most settings no float does.
  [[nodiscard]] constexpr bool is_entangled(int input) const {
    if (shares_list(input)) return true;
    const bool is_single = s.axis_of(input).is_single;
    for (int i = 0; i < b.count; ++i) {
      if (!is_atom(i)) continue;
      const atom& a = atom_of(i);
      if (!reads(a, input)) continue;
      if (is_single && (b.items[i].low & 7) == 2) return true;
      if (!is_link(*s.p, a)) return true;
      const int f = s.p->steps[a.begin].index;
      const int g = s.p->steps[a.middle].index;
      if (!is_setting(f == input ? g : f)) return true;
    }
    return false;
  }
  /// Whether a comparison has an operand that is missing.
  [[nodiscard]] constexpr bool is_missing_at(const atom& a) const {
    bool gone = false;
    for_each_operand(*s.p, a, [&](int f) { gone = gone || is_missing(values[f]); });
    return gone;
  }
  [[nodiscard]] constexpr bool shares_list(int input) const {
    return !is_setting(input) && detail::shares_list(*s.settings->given, input);
  }
  /// Whether some list may give the answers that the record has where the box speaks of them.
  [[nodiscard]] constexpr bool may_be_of_lists() const {
    if (!relates_lists(*s.p)) return true;
    box answers;
    const auto keep = [&](int f) {
      if (is_setting(f) || is_null(s.p->inputs[f]->items) || answers.count == box::capacity) return;
      static_cast<void>(answers.confine(s.only(f, values[f])));
    };
    for (int i = 0; i < b.count; ++i) {
      if (is_atom(i)) for_each_operand(*s.p, atom_of(i), keep);
      else keep(b.items[i].axis);
    }
    return !no_list_answers(s, box_view(answers));
  }
  /// Whether no comparison before that one reads an input.
  [[nodiscard]] constexpr bool is_first_of(int i, int input) const {
    for (int k = 0; k < i; ++k)
      if (is_atom(k) && reads(atom_of(k), input)) return false;
    return true;
  }

  [[nodiscard]] constexpr bool is_setting(int number) const noexcept {
    return number >= s.settings->first;
  }
  [[nodiscard]] constexpr bool is_atom(int i) const noexcept {
    return b.items[i].axis >= s.p->count.inputs;
  }
  [[nodiscard]] constexpr const atom& atom_of(int i) const noexcept {
    return s.p->atoms[b.items[i].axis - s.p->count.inputs];
  }
  [[nodiscard]] constexpr bool reads(const atom& a, int input) const {
    bool some = false;
    for_each_operand(*s.p, a, [&](int f) { some = some || f == input; });
    return some;
  }

private:
  static constexpr int most_links = 2;

  // `links` says how many equalities may stand between the number and a parameter. Whatever is found here, what all
  // comparisons need of it is asked of each.
  constexpr multiple find(int number, int links) const {
    if (is_setting(number)) return {static_cast<short>(number), 1};
    const bool may_move = links > 0 && is_entangled(number) && !shares_list(number);
    for (int i = 0; i < b.count && may_move; ++i) {
      if (!is_atom(i) || (b.items[i].low & 7) != 2 || is_missing_at(atom_of(i))) continue;
      const multiple m = solved(atom_of(i), number, links - 1);
      if (m.is_known) return m;
    }
    return {-1, values[number]};
  }
  // An equality solved for an input: one side is a multiple of it, the other one of a parameter.
  constexpr multiple solved(const atom& a, int input, int links) const {
    const axis own = s.axis_of(input);
    if (!reads(a, input)) return {-1, 0, false};
    multiple of_input = simplify({a.begin, a.middle}, input, links);
    multiple other = simplify({a.middle, a.end}, input, links);
    if (of_input.parameter != input) {
      const multiple left = of_input;
      of_input = other;
      other = left;
    }
    if (!of_input.is_known || !other.is_known || of_input.parameter != input ||
        other.parameter < 0 || other.parameter == input)
      return {-1, 0, false};
    const double factor = other.factor / of_input.factor;
    // Not every real number is an integer or a float, and what is halved may be the least there is.
    const bool fits =
        factor == 1 ? own.is_dense() || (own.is_integer && s.axis_of(other.parameter).is_integer)
                    : own.is_dense() && factor > 0 && is_away_from_zero(other);
    return {other.parameter, factor, fits};
  }
  constexpr bool is_away_from_zero(const multiple& m) const {
    constexpr double least = 1e-200;
    const axis x = s.axis_of(m.parameter);
    return from_ordinal(x.low) >= least || from_ordinal(x.known - 1) <= -least;
  }

  // A number without rounding, as a multiple of `unknown` or of what its inputs move with.
  constexpr multiple simplify(number_range n, int unknown, int links) const {
    const number_step& t = s.p->steps[n.end - 1];
    switch (t.code) {
      case op::constant: return {-1, t.value};
      case op::parameter: return {-1, s.parameters[t.index]};
      case op::indicator: return t.index == unknown ? multiple{t.index, 1} : find(t.index, links);
      case op::negate: {
        multiple m = simplify({n.begin, n.end - 1}, unknown, links);
        m.factor = -m.factor;
        return m;
      }
      case op::apply: return {-1, 0, false};
      default: break;
    }
    const operand_pair both = operands_of(*s.p, n);
    const multiple left = simplify(both.left, unknown, links);
    const multiple right = simplify(both.right, unknown, links);
    if (!left.is_known || !right.is_known) return {-1, 0, false};
    const bool adds = t.code == op::add || t.code == op::subtract;
    return adds ? sum(left, right, t.code == op::add ? 1 : -1) : product(left, right, t.code);
  }
  static constexpr multiple sum(const multiple& a, const multiple& b, double sign) noexcept {
    if (a.parameter == b.parameter) {
      const double v = a.factor + sign * b.factor;
      if (a.parameter < 0 || v == 0) return {-1, v, !is_missing(v) && !infinite(v)};
      return {a.parameter, v, is_power_of_two(v)};
    }
    if (b.parameter < 0 && b.factor == 0) return a;
    if (a.parameter < 0 && a.factor == 0) return {b.parameter, sign * b.factor};
    return {-1, 0, false};
  }
  static constexpr multiple product(const multiple& a, const multiple& b, op code) noexcept {
    const bool divides = code == op::divide;
    if (divides && (b.parameter >= 0 || b.factor == 0)) return {-1, 0, false};
    const double v = divides ? a.factor / b.factor : a.factor * b.factor;
    if (a.parameter < 0 && b.parameter < 0) return {-1, v, !is_missing(v) && !infinite(v)};
    const bool scales = (a.parameter < 0 || b.parameter < 0) && is_power_of_two(v) &&
                        is_power_of_two(a.parameter < 0 ? a.factor : b.factor);
    return {a.parameter < 0 ? b.parameter : a.parameter, v, scales};
  }
};

}  // namespace nqpf::detail
