// SPDX-License-Identifier: BSL-1.0
#pragma once

// Settings of parameters that keep the declared orders.

#include <nqpf/rules/program/times.hpp>
#include <nqpf/rules/space/box.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// A value that a parameter can have, next to a number of its range: dates are whole days. The day before leaves more
// room for what is ordered above it.
constexpr double value_near(const parameter& p, const interval& range, double v) noexcept {
  if (p.time != time_kind::date) return v;
  const double before = floor_of(v);
  return range.contains(before) ? before : before + 1;
}

/// A setting at which a parameter without orders stands in a proof: its default, or some value of its range.
constexpr double nominal_value(const parameter& p) noexcept {
  if (!is_missing(p.value)) return p.value;
  if (p.range.low != -infinity && p.range.high != infinity)
    return value_near(p, p.range, p.range.low / 2 + p.range.high / 2);
  return p.range.low != -infinity ? p.range.low : p.range.high != infinity ? p.range.high : 0;
}

// What whole days a range has, where a parameter is a date.
constexpr interval in_days(const parameter& p, interval range) noexcept {
  if (p.time != time_kind::date) return range;
  if (range.low != -infinity) {
    const double day = floor_of(range.low);
    range.low = day == range.low && !range.low_open ? day : day + 1;
    range.low_open = false;
  }
  if (range.high != infinity) {
    const double day = floor_of(range.high);
    range.high = day == range.high && range.high_open ? day - 1 : day;
    range.high_open = false;
  }
  return range;
}

// Cuts what is left of the ranges of parameters until every declared order agrees, seen as real numbers or days.
constexpr void tighten(const program& p, interval* parameter_ranges) noexcept {
  // After as many rounds as there are parameters every end has gone all the way along a chain of orders.
  bool changed = true;
  for (int round = 0; round <= p.count.parameters && changed; ++round) {
    changed = false;
    for (int i = 0; i < p.count.orders; ++i) {
      interval& low = parameter_ranges[p.orders[i].low];
      interval& high = parameter_ranges[p.orders[i].high];
      const interval lower =
          in_days(*p.parameters[p.orders[i].low], intersect(low, open(-infinity, high.high)));
      const interval higher =
          in_days(*p.parameters[p.orders[i].high], intersect(high, open(low.low, infinity)));
      changed = changed || !(lower == low) || !(higher == high);
      low = lower;
      high = higher;
    }
  }
}

/// What the orders leave of the range of each parameter.
constexpr void find_parameter_ranges(const program& p, interval* parameter_ranges) noexcept {
  for (int q = 0; q < p.count.parameters; ++q) parameter_ranges[q] = p.parameters[q]->range;
  tighten(p, parameter_ranges);
}

/// Gives a value to the parameters of a setting that are not `fixed`, from the lowest of the orders up:
/// the one it has, if the orders allow it, else one that leaves room for those above. `parameter_ranges` is scratch,
/// one per parameter. False where the orders leave no room.
constexpr bool fill_setting(const program& p, double* setting, unsigned char* fixed,
                            interval* parameter_ranges) {
  for (int q = 0; q < p.count.parameters; ++q)
    parameter_ranges[q] =
        fixed[q] != 0 ? interval{setting[q], setting[q], false, false} : p.parameters[q]->range;
  tighten(p, parameter_ranges);
  const auto is_lowest = [&](int q) {
    for (int i = 0; i < p.count.orders; ++i)
      if (p.orders[i].high == q && fixed[p.orders[i].low] == 0) return false;
    return true;
  };
  for (int left = p.count.parameters; left > 0; --left) {
    int q = 0;
    while (q < p.count.parameters && (fixed[q] != 0 || !is_lowest(q))) ++q;
    if (q == p.count.parameters) break;
    fixed[q] = 1;
    interval& r = parameter_ranges[q];
    if (r.empty()) return false;
    int above = 0;  // free ones in a chain above it
    for (int i = 0, at = q; i < p.count.orders && above < p.count.orders; ++i)
      if (p.orders[i].low == at && fixed[p.orders[i].high] == 0) {
        at = p.orders[i].high;
        ++above;
        i = -1;
      }
    if (!r.contains(setting[q])) {
      if (r.low == -infinity) setting[q] = r.high == infinity ? 0 : r.high - 1;
      else if (r.high == infinity) setting[q] = r.low + 1;
      else if (r.low == r.high) setting[q] = r.low;
      else setting[q] = r.low + (r.high / (above + 2) - r.low / (above + 2));
      setting[q] = value_near(*p.parameters[q], r, setting[q]);
      if (!r.contains(setting[q])) return false;  // no day lies between
    }
    r = {setting[q], setting[q], false, false};
    if (p.count.orders > 0) tighten(p, parameter_ranges);
  }
  for (int i = 0; i < p.count.orders; ++i)
    if (!(setting[p.orders[i].low] < setting[p.orders[i].high])) return false;
  return true;
}

/// A setting at which a proof may stand: defaults, and values of required parameters that keep the orders. False where
/// the defaults leave no such setting: what is the same at every setting is asked at this one alone.
constexpr bool find_nominal(const program& p, double* setting, unsigned char* fixed,
                            interval* parameter_ranges) {
  for (int q = 0; q < p.count.parameters; ++q) {
    setting[q] = nominal_value(*p.parameters[q]);
    fixed[q] = is_missing(p.parameters[q]->value) ? 0 : 1;
  }
  return fill_setting(p, setting, fixed, parameter_ranges);
}
/// Says which order the defaults break, by themselves or by what they leave between them.
constexpr void report_broken_orders(const program& p, diagnostics& found) {
  phrase m{};
  for (int i = 0; i < p.count.orders; ++i) {
    const parameter& low = *p.parameters[p.orders[i].low];
    const parameter& high = *p.parameters[p.orders[i].high];
    if (is_missing(low.value) || is_missing(high.value) || low.value < high.value) continue;
    write_time(
        m << "parameter " << low.id << " is ordered below " << high.id << ", but its default ",
        measure(low), low.value);
    write_time(m << " is not below ", measure(high), high.value);
    return found.add({defect::parameter_setting, -1, -1, m});
  }
  found.add({defect::parameter_setting, -1, -1,
             m << "the defaults of parameters leave no values for those that are ordered between "
                  "or beside them"});
}

}  // namespace nqpf::detail
