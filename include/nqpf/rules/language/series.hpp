// SPDX-License-Identifier: BSL-1.0
#pragma once

// A number that changes with time, as legislation and yearbooks have it: values, each since a day, with their sources.

#include <nqpf/rules/language/rule.hpp>
#include <nqpf/rules/language/times.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A value of a series.
struct dated_value {
  double since;  ///< the first day on which it counts, as a number of days since 1970-01-01
  double value;
  const source* document;  ///< null where none is named
  const char* place;
};

// The calls stop a constant evaluation, and their names say why; at run time the series is marked, and what reads it is
// refused by the proof.
inline void a_series_has_room_for_20_values_begin_it_later(bool& is_wrong) { is_wrong = true; }
inline void the_values_of_a_series_stand_in_the_order_of_their_days(bool& is_wrong) {
  is_wrong = true;
}

/// A series as data, whatever record its date is of.
struct series_data {
  static constexpr int capacity = 20;

  const char* id = "";
  const indicator_info* date = nullptr;
  dated_value items[capacity]{};
  int count = 0;
  bool is_wrong = false;    ///< has too many values, or days out of order
  bool is_refused = false;  ///< an error has been told of its date

  [[nodiscard]] constexpr const dated_value* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const dated_value* end() const noexcept { return items + count; }
};

}  // namespace detail

/// A number by day, of the date `date` of a record. Comparisons take the value that counts on that date. Declare it
/// `inline constexpr`; builder functions return a changed copy.
template <class Record>
struct series_of : detail::series_data {
  /// From this day on it has this value, until the day of the next.
  [[nodiscard]] constexpr series_of since(detail::time_written<calendar_day> day,
                                          detail::written value) const {
    return with({day.value, value.value, nullptr, ""});
  }
  /// The same with the document that says so.
  [[nodiscard]] constexpr series_of since(detail::time_written<calendar_day> day,
                                          detail::written value, const source& document,
                                          const char* place) const {
    return with({day.value, value.value, &document, place});
  }
  constexpr series_of since(detail::time_written<calendar_day>, detail::written, const source&&,
                            const char*) const {
    series_of r = *this;
    r.is_refused = detail::report_temporary_source<series_of>();
    return r;
  }

  /// The value that counts on a day, with its source; null before the first.
  [[nodiscard]] constexpr const detail::dated_value* on(
      detail::time_written<calendar_day> day) const noexcept {
    const detail::dated_value* found = nullptr;
    for (int i = 0; i < count; ++i)
      if (items[i].since <= day.value) found = items + i;
    return found;
  }

private:
  constexpr series_of with(const detail::dated_value& v) const {
    series_of r = *this;
    if (r.count == capacity) {
      detail::a_series_has_room_for_20_values_begin_it_later(r.is_wrong);
      return r;
    }
    if (is_missing(v.since) || (r.count > 0 && !(r.items[r.count - 1].since < v.since)))
      detail::the_values_of_a_series_stand_in_the_order_of_their_days(r.is_wrong);
    r.items[r.count++] = v;
    return r;
  }
};

/// A series over the date of a record.
template <class Record>
[[nodiscard]] constexpr series_of<Record> series(const char* id,
                                                 const indicator_of<Record, calendar_day>& date) {
  series_of<Record> s;
  s.id = id;
  s.date = &date;
  return s;
}
template <class Record>
[[nodiscard]] constexpr series_of<Record> series(const char* id,
                                                 const indicator_of<Record, calendar_day>&&) {
  series_of<Record> s;
  s.id = id;
  s.is_refused = detail::report_temporary<indicator_of<Record, calendar_day>>();
  return s;
}

namespace detail {

template <class T>
constexpr bool is_series = false;
template <class R>
constexpr bool is_series<series_of<R>> = true;
template <class A, class B>
concept series_operands =
    (is_series<std::remove_cvref_t<A>> && operand<std::remove_cvref_t<B>>::is_number &&
     operand<std::remove_cvref_t<B>>::ours) ||
    (is_series<std::remove_cvref_t<B>> && operand<std::remove_cvref_t<A>>::is_number &&
     operand<std::remove_cvref_t<A>>::ours);

// Marks a condition that reads a series before its first value, or one that is wrong; packing reports it.
constexpr void push_series_fault(expression& e, const char* id, const indicator_info& date) {
  node n = make_node(op::one_of, date);
  n.has_name = true;
  n.name = id;
  n.unit = series_unit;
  e.push(n);
}

// The periods of a series that a date has: values [first, last] of it.
struct value_range {
  int first;
  int last;
};
constexpr value_range values_in(const series_data& s, const interval& days) noexcept {
  value_range r{0, s.count - 1};
  while (r.first < r.last && s.items[r.first + 1].since <= days.low) ++r.first;
  while (r.last > r.first && s.items[r.last].since > days.high) --r.last;
  return r;
}

// Whether a comparison that holds of one value of a series holds of another too.
constexpr bool carries_over(comparison r, double from, double to) noexcept {
  if (r == comparison::less || r == comparison::less_equal) return to >= from;
  if (r == comparison::greater || r == comparison::greater_equal) return to <= from;
  return to == from;
}

// Adds that a number is none of the values: then it differs from that of the day, also where the day is missing.
template <class With>
constexpr void push_unlike_all(expression& all, const series_data& s, const value_range& there,
                               With& with) {
  bool joins = false;
  for (int i = there.first; i <= there.last; ++i) {
    bool again = false;
    for (int k = there.first; k < i; ++k) again = again || s.items[k].value == s.items[i].value;
    if (again) continue;
    all.append(with(s.items[i].value));
    if (joins) all.push(make_node(op::both));
    joins = true;
  }
  all.push(make_node(op::either));
}

// Adds a comparison of a number with a series: with each value, the newest first, in all periods around its own in which
// it then holds as well. So no part of it says what another says already. `with(value)` compares with one value.
template <class With>
constexpr void expand_series(expression& all, comparison r, const series_data& s, With&& with) {
  if (s.is_wrong || s.count == 0 || s.items[0].since > s.date->domain.low)
    return push_series_fault(all, s.id, *s.date);
  const value_range there = values_in(s, s.date->domain);
  for (int i = there.last; i >= there.first; --i) {
    const double value = s.items[i].value;
    value_range around{i, i};
    bool again = false;  // a newer one with the same value has said it
    while (around.last < there.last && carries_over(r, value, s.items[around.last + 1].value))
      again = s.items[++around.last].value == value || again;
    while (around.first > there.first && carries_over(r, value, s.items[around.first - 1].value))
      --around.first;
    if (again) continue;
    auto one = with(value);
    ask_for_period(one,
                   {s.items[around.first].since,
                    around.last < there.last ? s.items[around.last + 1].since : infinity},
                   *s.date);
    const bool joins = all.count > 0;
    all.append(one);
    if (joins) all.push(make_node(op::either));
  }
  if (r == comparison::not_equal && all.count > 1) push_unlike_all(all, s, there, with);
  // The author wrote one comparison: its parts are not judged one by one.
  for (int i = 0; i < all.count; ++i)
    if (all.nodes[i].code == op::both || all.nodes[i].code == op::either)
      all.nodes[i].value = inside_a_series;
}
template <class T, class R>
constexpr auto compare_series(comparison r, T&& number, const series_of<R>& s) {
  using record = typename joint_record<typename operand<std::remove_cvref_t<T>>::record, R>::type;
  condition<record> all;
  if constexpr (passing<T>) {
    all.is_refused = report_temporary<T>();
  } else {
    all.is_refused = s.is_refused;
    if (s.is_refused) return all;
    expand_series(all, r, s, [&](double value) { return compare(r, number, value); });
    if constexpr (is_base<record, R>) all.add_base(step_to<record, R>);
  }
  return all;
}
template <class A, class B>
constexpr auto compare_with_series(comparison r, A&& a, B&& b) {
  if constexpr (is_series<std::remove_cvref_t<B>>) return compare_series(r, static_cast<A&&>(a), b);
  else return compare_series(mirrored(r), static_cast<B&&>(b), a);
}

}  // namespace detail

template <class A, class B>
  requires detail::series_operands<A, B>
[[nodiscard]] constexpr auto operator<(A&& a, B&& b) {
  return detail::compare_with_series(comparison::less, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::series_operands<A, B>
[[nodiscard]] constexpr auto operator<=(A&& a, B&& b) {
  return detail::compare_with_series(comparison::less_equal, static_cast<A&&>(a),
                                     static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::series_operands<A, B>
[[nodiscard]] constexpr auto operator>(A&& a, B&& b) {
  return detail::compare_with_series(comparison::greater, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::series_operands<A, B>
[[nodiscard]] constexpr auto operator>=(A&& a, B&& b) {
  return detail::compare_with_series(comparison::greater_equal, static_cast<A&&>(a),
                                     static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::series_operands<A, B>
[[nodiscard]] constexpr auto operator==(A&& a, B&& b) {
  return detail::compare_with_series(comparison::equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::series_operands<A, B>
[[nodiscard]] constexpr auto operator!=(A&& a, B&& b) {
  return detail::compare_with_series(comparison::not_equal, static_cast<A&&>(a),
                                     static_cast<B&&>(b));
}

}  // namespace nqpf
