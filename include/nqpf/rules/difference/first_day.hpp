// SPDX-License-Identifier: BSL-1.0
#pragma once

// From when a change counts: the first day of a record on which two versions differ.

#include <nqpf/rules/difference/changes.hpp>
#include <nqpf/rules/program/period_part.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// The date that rules with a period ask for, or -1.
constexpr int date_of_periods(const program& p) noexcept {
  for (int r = 0; r < p.count.rules; ++r)
    if (const int date = period_part_of(p, p.rules[r]).input; date >= 0) return date;
  return -1;
}

/// Confines a region to another: false where nothing is left.
constexpr bool lies_within(box& region, const box& within) noexcept {
  return meets(box_view(region), box_view(within)) && intersect(region, box_view(within));
}

/// A record that shows a change, and the part of the space that it was found in.
struct shown_record {
  box part{};
  double values[most_inputs];

  // No default initialisers: constant evaluation pays for what is used.
  constexpr shown_record() {}

  /// Keeps a record of a part; its date becomes the first one with which it lies there.
  constexpr void take(const space& s, const box& where, const double* of, int date) {
    part = where;
    for (int f = 0; f < s.p->count.inputs; ++f) values[f] = of[f];
    if (date < 0 || is_missing(values[date]) || !is_told(s, part, date)) return;
    const constraint* const c = part.find(date);
    double first = from_ordinal(is_null(c) ? s.whole(date).low : c->low);
    double last = values[date];
    while (first < last) {
      const double middle = floor_of(first + (last - first) / 2);
      values[date] = middle;
      if (lies_there(s)) last = middle;
      else first = middle + 1;
    }
    values[date] = last;
  }

  /// The records with the values that are told of this one and an earlier date. False where there are none.
  [[nodiscard]] constexpr bool earlier(const space& s, int date, box& out) const {
    if (date < 0 || is_missing(values[date]) || !is_told(s, part, date)) return false;
    for (int f = 0; f < s.p->count.inputs; ++f) {
      constraint c = s.whole(f);
      if (f == date) c.high = ordinal(values[f]);
      else if (!is_told(s, part, f)) continue;
      else if (!is_missing(values[f])) c = s.only(f, values[f]);
      else if (c.is_set) c.low &= ~s.axis_of(f).known;
      else c.low = s.axis_of(f).known;
      if (!out.confine(c)) return false;
    }
    return true;
  }

private:
  constexpr bool lies_there(const space& s) const {
    const unsigned long long bonds = bonds_of(s, box_view(part));
    for (int a = 0; a < s.p->count.assumptions; ++a)
      if (((bonds >> a) & 1) != 0 && breaks(*s.p, a, values)) return false;
    return in_box(s, box_view(part), values);
  }
};

/// Goes back in time from a record: `look(region)` puts another one in its place, if the region has one.
template <class Look>
constexpr void find_first_day(const space& s, int date, shown_record& record, Look&& look) {
  constexpr int most_steps = 64;  // each is another part of the space
  for (int i = 0; i < most_steps; ++i) {
    box earlier;
    if (!record.earlier(s, date, earlier) || !look(earlier)) return;
  }
}

}  // namespace nqpf::inline NQPF_ABI::detail
