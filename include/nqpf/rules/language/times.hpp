// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words for dates and durations in conditions: comparisons, what moves a date, the time between two dates, ages.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/time_operands.hpp>

namespace nqpf::inline NQPF_ABI {

template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator<(A&& a, B&& b) {
  return detail::compare_times(comparison::less, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator<=(A&& a, B&& b) {
  return detail::compare_times(comparison::less_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator>(A&& a, B&& b) {
  return detail::compare_times(comparison::greater, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator>=(A&& a, B&& b) {
  return detail::compare_times(comparison::greater_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator==(A&& a, B&& b) {
  return detail::compare_times(comparison::equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator!=(A&& a, B&& b) {
  return detail::compare_times(comparison::not_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}

/// A date and days are a date, two durations a duration.
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator+(A&& a, B&& b) {
  using namespace detail;
  constexpr bool moves = is_date_operand<A> || is_date_operand<B>;
  using tag = std::conditional_t<moves, calendar_day, unit_beside<A, B>>;
  using result = detail::time_term<time_joint<A, B>, tag>;
  if constexpr (some_refused_operand<A, B>) return refused_time<A, B>();
  else if constexpr (!report_sum<A, B>()) return refused_time<A, B>();
  else
    return compute_time<result>(make_node(detail::op::add), static_cast<A&&>(a),
                                static_cast<B&&>(b));
}
/// The days between two dates, a date some days earlier, or the difference of two durations.
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator-(A&& a, B&& b) {
  using namespace detail;
  constexpr bool between = is_date_operand<A> && is_date_operand<B>;
  using tag = std::conditional_t<between, detail::duration_in_days, unit_beside<A, B>>;
  using result = detail::time_term<time_joint<A, B>, tag>;
  if constexpr (some_refused_operand<A, B>) return refused_time<A, B>();
  else if constexpr (!report_difference<A, B>()) return refused_time<A, B>();
  else
    return compute_time<result>(make_node(detail::op::subtract), static_cast<A&&>(a),
                                static_cast<B&&>(b));
}
/// A duration some times.
template <class A, class B>
  requires detail::time_operands<A, B>
[[nodiscard]] constexpr auto operator*(A&& a, B&& b) {
  using namespace detail;
  static_assert(!is_time_operand<A> || !is_time_operand<B>,
                "nqpf: two durations are multiplied: multiply a duration by a number");
  using tag = std::conditional_t<is_time_operand<A>, time_tag_of<A>, time_tag_of<B>>;
  using result = detail::time_term<time_joint<A, B>, tag>;
  if constexpr (!report_factor<A, B>() || (is_time_operand<A> && is_time_operand<B>))
    return refused_time<A, B>();
  else
    return compute_time<result>(make_node(detail::op::multiply), static_cast<A&&>(a),
                                static_cast<B&&>(b));
}
/// A part of a duration; or, of two durations, a plain number: how many times the second goes into the first.
template <class A, class B>
  requires(detail::time_operands<A, B> && detail::is_time_operand<A>)
[[nodiscard]] constexpr auto operator/(A&& a, B&& b) {
  using namespace detail;
  using record = time_joint<A, B>;
  using result = std::conditional_t<is_time_operand<B>, term<record>,
                                    detail::time_term<record, time_tag_of<A>>>;
  if constexpr (some_refused_operand<A, B>) return refused_time<A, B>();
  else if constexpr (!report_factor<A, B>()) return refused_time<A, B>();
  else if constexpr (!report_units<A, B>()) return refused_time<A, B>();
  else
    return compute_time<result>(make_node(detail::op::divide), static_cast<A&&>(a),
                                static_cast<B&&>(b));
}

/// Whether a date or a duration lies between two others, both included.
template <class A, class Low, class High>
  requires(detail::time_operands<A, Low> && detail::time_operands<A, High>)
[[nodiscard]] constexpr auto between(A&& a, Low&& low, High&& high) {
  if constexpr (detail::passing<A, Low, High>) {
    condition<detail::time_joint<A, Low>> c;
    c.is_refused = detail::report_temporary<A, Low, High>();
    return c;
  } else {
    return detail::join(detail::op::both, a >= low, a <= high);
  }
}
/// Whether a date or a duration is one of these.
template <class R, class Tag, class First, class... Rest>
  requires detail::is_time<Tag>
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, Tag>& i, const First& first,
                                            const Rest&... rest) {
  condition<R> c = (i == first);
  (static_cast<void>(c = detail::join(detail::op::either, c, i == rest)), ...);
  return c;
}

namespace detail {

// A number that orders days as they are written and from which completed years are read: its difference of two days
// reaches n * 10000 on the day on which n years are completed.
constexpr double calendar_number(double day) noexcept {
  if (!(day > -4e8 && day < 4e8)) return day < 0 ? -infinity : infinity;
  const civil_day d = civil_of(static_cast<long long>(whole_below(day)));
  return static_cast<double>(d.year * 10000 + d.month * 100 + d.day);
}
constexpr double years_of(double difference) noexcept {
  return whole_below(difference / calendar_year);
}

}  // namespace detail

/// The years completed from one day to another: an age. It compares with whole numbers and with anything that is a
/// number, and is one where it is computed with.
template <class Record>
struct completed_years_of {
  using record = Record;
  term<Record> difference;
  // Where an indicator is compared with one day of the calendar, a comparison with a number of years is one of the
  // indicator with another day.
  const indicator_info* only = nullptr;
  double other_day = missing;
  bool is_from = false;  ///< the indicator is where the years begin

  /// As a plain number.
  constexpr operator term<Record>() const {
    term<Record> t = difference;
    node n = detail::make_node(detail::op::apply);
    n.function = &detail::years_of;
    n.unit = detail::completed_unit;
    t.push(n);
    return t;
  }
};

namespace detail {

template <class T>
constexpr bool is_years = false;
template <class R>
constexpr bool is_years<completed_years_of<R>> = true;
template <class T>
concept whole_number =
    std::is_integral_v<std::remove_cvref_t<T>> && !std::is_same_v<std::remove_cvref_t<T>, bool>;

// The first day on which that many years from a day are completed; or, backwards, the last day from which they are.
constexpr double day_of_years(double day, int years, bool backwards) noexcept {
  const civil_day d = civil_of(static_cast<long long>(day));
  const int year = static_cast<int>(d.year) + (backwards ? -years : years);
  if (is_day(year, d.month, d.day)) return static_cast<double>(day_number(year, d.month, d.day));
  return static_cast<double>(backwards ? day_number(year, 2, 28) : day_number(year, 3, 1));
}

// More than n years are n + 1 or more: whole years leave nothing between.
template <class R>
constexpr condition<R> compare_age(comparison r, const completed_years_of<R>& age, double years) {
  if (r == comparison::equal || r == comparison::not_equal) {
    const bool is_equal = r == comparison::equal;
    return join(
        is_equal ? op::both : op::either,
        compare_age(is_equal ? comparison::greater_equal : comparison::less, age, years),
        compare_age(is_equal ? comparison::less : comparison::greater_equal, age, years + 1));
  }
  condition<R> c;
  const bool next = r == comparison::greater || r == comparison::less_equal;
  const bool reaches = r == comparison::greater || r == comparison::greater_equal;
  if (next) years += 1;
  if (!detail::is_null(age.only) && !is_missing(age.other_day) && size_of_number(years) < 100'000) {
    node n = make_node(op::compare_constant, *age.only);
    n.relation = age.is_from ? (reaches ? comparison::less_equal : comparison::greater)
                             : (reaches ? comparison::greater_equal : comparison::less);
    n.value = day_of_years(age.other_day, static_cast<int>(years), age.is_from);
    c.push(n);
    return c;
  }
  c.append(age.difference);
  node bound = make_node(op::constant);
  bound.value = years * calendar_year;
  bound.unit = years_unit;
  c.push(bound);
  node n = make_node(op::compare);
  n.relation = reaches ? comparison::greater_equal : comparison::less;
  c.push(n);
  return c;
}
template <class R>
constexpr term<R> as_number(const completed_years_of<R>& age) {
  return age;
}
template <class T>
constexpr decltype(auto) as_number(T&& other) {
  return static_cast<T&&>(other);
}
template <class A, class B>
constexpr auto compare_ages(comparison r, A&& a, B&& b) {
  if constexpr (whole_number<B>) return compare_age(r, a, exact(b));
  else if constexpr (whole_number<A>) return compare_age(mirrored(r), b, exact(a));
  else return compare(r, as_number(static_cast<A&&>(a)), as_number(static_cast<B&&>(b)));
}
template <class A, class B>
concept age_operands = is_years<std::remove_cvref_t<A>> || is_years<std::remove_cvref_t<B>>;

template <class Record, class T>
constexpr void push_calendar(term<Record>& t, const T& x) {
  push_time<calendar_day, Record, T>(t, x);
  node n = make_node(op::apply);
  n.function = &calendar_number;
  n.unit = calendar_unit;
  t.push(n);
}

}  // namespace detail

/// The years completed from one date to another, as an age is counted: from 2006-05-10 to 2024-05-09 they are 17, a day
/// later 18. Who is born on a leap day completes a year on the first of March of years without one. Before the first
/// date the number is negative. Either may be an indicator, a date computed from one, a parameter or a constant.
template <class From, class To>
  requires(detail::time_operands<From, To> && detail::is_date_operand<From> &&
           detail::is_date_operand<To>)
[[nodiscard]] constexpr auto completed_years(From&& from, To&& to) {
  using record = detail::time_joint<From, To>;
  completed_years_of<record> age;
  if constexpr (detail::passing<From, To>) {
    age.difference.is_refused = detail::report_temporary<From, To>();
  } else {
    detail::push_calendar<record>(age.difference, to);
    detail::push_calendar<record>(age.difference, from);
    age.difference.push(detail::make_node(detail::op::subtract));
    if constexpr (detail::is_indicator<From> && detail::is_time_constant<To>) {
      age.only = &from;
      age.other_day = detail::time_number<calendar_day>(to);
      age.is_from = true;
    }
    if constexpr (detail::is_indicator<To> && detail::is_time_constant<From>) {
      age.only = &to;
      age.other_day = detail::time_number<calendar_day>(from);
    }
  }
  return age;
}

template <class A, class B>
  requires detail::age_operands<A, B>
[[nodiscard]] constexpr auto operator<(A&& a, B&& b) {
  return detail::compare_ages(comparison::less, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::age_operands<A, B>
[[nodiscard]] constexpr auto operator<=(A&& a, B&& b) {
  return detail::compare_ages(comparison::less_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::age_operands<A, B>
[[nodiscard]] constexpr auto operator>(A&& a, B&& b) {
  return detail::compare_ages(comparison::greater, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::age_operands<A, B>
[[nodiscard]] constexpr auto operator>=(A&& a, B&& b) {
  return detail::compare_ages(comparison::greater_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::age_operands<A, B>
[[nodiscard]] constexpr auto operator==(A&& a, B&& b) {
  return detail::compare_ages(comparison::equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::age_operands<A, B>
[[nodiscard]] constexpr auto operator!=(A&& a, B&& b) {
  return detail::compare_ages(comparison::not_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
/// Whether an age lies between two numbers, both included.
template <class R, class Low, class High>
[[nodiscard]] constexpr auto between(const completed_years_of<R>& age, Low&& low, High&& high) {
  return detail::join(detail::op::both, age >= static_cast<Low&&>(low),
                      age <= static_cast<High&&>(high));
}

/// Declares an unbound date.
[[nodiscard]] constexpr indicator_of<unbound, calendar_day> dated(const char* id) {
  return detail::make_indicator<unbound, calendar_day>(id, kind::integer, true);
}
/// Declares an unbound duration in days.
[[nodiscard]] constexpr indicator_of<unbound, detail::duration_in_days> lasting(const char* id) {
  return detail::make_indicator<unbound, detail::duration_in_days>(id, kind::integer, true);
}

}  // namespace nqpf
