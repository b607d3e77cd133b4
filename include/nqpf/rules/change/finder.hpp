// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a search found, in values that read well, evaluated, with what else comes of it.

#include <nqpf/rules/change/search.hpp>

namespace nqpf::inline NQPF_ABI::detail {

class change_finder : change_search {
public:
  constexpr change_finder(needed_change& out, const change_options& options, change_workspace& w)
      : change_search(out, options, w) {}

  /// Answers the question that `out` asks.
  constexpr void run() {
    if (options_.own.count > indicator_prices::capacity) {
      out_.complete = false;
      return;
    }
    prepare();
    search();
    finish();
  }

private:
  // What was found, in values that read well.
  constexpr void finish() {
    using answer = needed_change::answer;
    if (out_.is == answer::impossible) out_.bound = infinity;
    if (!out_.found()) return;
    out_.cost = 0;
    for (int f = 0; f < p_.count.inputs; ++f) {
      const change_variable& m = space_.input(f);
      const double to = memory_.best[f];
      if (to == m.value || is_missing(to)) continue;
      replies::indicator_change c{f, m.value, to, to, false, 0};
      polish(c, m);
      memory_.best[f] = c.to;
      if (c.to == c.from) continue;
      c.cost = change_space::cost(m, c.bound);
      out_.cost = plus(out_.cost, c.cost);
      if (out_.count < needed_change::capacity) out_.items[out_.count++] = c;
      else out_.complete = false;
    }
    // Without a defect of the search it does; a change of more indicators than fit would not be all of it.
    if (!satisfied() || !out_.complete) {
      out_.is = answer::none_found;
      out_.cost = infinity;
      out_.count = 0;
      return;
    }
    if (out_.is == answer::smallest || out_.bound > out_.cost) out_.bound = out_.cost;
    report_effects();
  }

  // Whether the record in `best` does, by the plain interpreter.
  constexpr bool satisfied() {
    nqpf::run(p_, memory_.best.data(), e_.parameters, memory_.outcomes.data());
    count_outcomes();
    if (breaks_some(p_, memory_.best.data())) return false;
    bool met = false;
    for (int d = 0; d < goal_count_; ++d)
      met = met ||
            meets(memory_.outcomes[memory_.requirements[d].place], memory_.requirements[d].want);
    for (int d = goal_count_; d < requirement_count_; ++d)
      met = met &&
            (memory_.requirements[d].place >= assumption_places() ||
             meets(memory_.outcomes[memory_.requirements[d].place], memory_.requirements[d].want));
    return met;
  }
  constexpr bool does(const replies::indicator_change& c, double value) {
    if (!p_.inputs[c.input]->admits(value)) return false;
    const double before = memory_.best[c.input];
    memory_.best[c.input] = value;
    const bool good = satisfied();
    memory_.best[c.input] = before;
    return good;
  }

  constexpr void polish(replies::indicator_change& c, const change_variable& m) {
    if (m.is_set || m.is_integer) return;
    bool up = c.to > c.from;
    if (m.measured) polish(c, m, up);
    else if (polish(c, m, true)) up = true;
    else polish(c, m, up = false);
    if (c.open || rounded(c.to, 15) != c.to) step_beyond(c, m, up);
  }
  // Whether the value is the first beyond a bound, or can be taken for one with fewer digits.
  constexpr bool polish(replies::indicator_change& c, const change_variable& m, bool up) {
    // What is next to the value on the way back, and the bound that lies there, if one does.
    const double next = from_ordinal(ordinal(c.to) + (up ? -1 : 1));
    const double previous = !m.is_single ? next : up ? single_at_most(next) : single_at_least(next);
    double before = next;
    bool is_bound = false;
    bool is_computed = false;
    for (int a = 0; a < p_.count.atoms; ++a) {
      const atom& at = p_.atoms[a];
      const double bound = space_.bound_of(at);
      if (at.what == atom::form::compare && at.input == c.input && !is_missing(bound) &&
          (up ? previous <= bound && bound < c.to : c.to < bound && bound <= previous)) {
        before = bound;
        is_bound = true;
      }
      if (at.what == atom::form::computed)
        inputs_of(p_, at, [&](int f) { is_computed = is_computed || f == c.input; });
    }
    if (is_bound && !does(c, before)) {
      c.bound = before;
      c.open = true;
      return true;
    }
    if (!is_computed) return false;
    // As few digits as the search is exact to.
    const double room = 1e-10 * greater(size_of_number(c.to), m.scale);
    double near = missing;
    for (int digits = 1; digits <= 10; ++digits) {
      near = size_of_number(c.to) <= room ? 0 : rounded(c.to, digits);
      if (m.measured && (up ? near < c.from : near > c.from)) near = c.from;
      if (size_of_number(plus(near, -c.to)) <= room) break;
    }
    if (!(size_of_number(plus(near, -c.to)) <= room)) return false;
    c.bound = near;
    c.open = !does(c, near);
    if (!c.open) c.to = near;
    return true;
  }

  // A value a little further that has few digits.
  constexpr void step_beyond(replies::indicator_change& c, const change_variable& m, bool up) {
    int digits = 0;
    double step = 1;
    while (step > m.scale / 1000 && digits < 15) {
      ++digits;
      step = 1 / power_of_ten(digits);
    }
    while (step * 10 <= m.scale / 1000 && step < 1e12) step *= 10;
    for (int tries = 0; tries < 12 && digits <= 15; ++tries) {
      const double grid = digits > 0 ? times(c.to, power_of_ten(digits)) : c.to / step;
      if (!(size_of_number(grid) < 4e15)) return;
      const double whole = up ? floor_of(grid) + 1 : -floor_of(-grid) - 1;
      const double value = digits > 0 ? whole / power_of_ten(digits) : whole * step;
      if (does(c, value)) {
        c.to = value;
        return;
      }
      if (digits == 0 && step > 1) step /= 10;
      else ++digits;
    }
  }
  constexpr void report_effects() {
    truth* const o = memory_.outcomes.data();
    satisfied();
    for (int r = 0; r < p_.count.rules; ++r) memory_.after[r] = o[r];
    for (int r = 0; r < p_.count.rules; ++r) o[r] = e_.outcomes[r];
    count_outcomes();
    for (int r = 0; r < p_.count.rules; ++r) {
      const bool is_asked = out_.rule == r && out_.wanted != needed_change::goal::reach;
      if (o[r] == memory_.after[r] || p_.rules[r].is_derived || is_asked) continue;
      if (out_.effect_count < needed_change::effect_capacity)
        out_.effects[out_.effect_count++] = {r, o[r], memory_.after[r]};
      else out_.complete = false;
    }
  }
};

}  // namespace nqpf::detail
