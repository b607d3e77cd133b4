// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dates and durations in rules. Members that are `std::chrono::sys_days`, `year_month_day` or durations of fixed length
// are indicators as they stand; so are functions of the record that return `nqpf::date`, such as one that reads a text
// with `nqpf::iso_date`. A header apart: <chrono> takes a third of a second to compile.
//
//   inline constexpr auto issued = indicator<&Loan::issued>("issued").in(2000y/1/1, 2030y/12/31);
//   rule("overdue").when(issued + days(30) < today)

#include <nqpf/rules/dsl.hpp>
#include <nqpf/rules/language/series.hpp>

#include <chrono>

namespace nqpf::inline NQPF_ABI::detail {

// A day of the calendar, which may be one that does not exist: it is then missing.
template <day_like T>
struct time_value<T> {
  static constexpr bool is_one = true;
  static constexpr bool may_be_missing = true;
  static constexpr bool is_whole = true;
  using tag = calendar_day;
  static constexpr double number(const T& t) noexcept {
    if (!t.ok()) return missing;
    return static_cast<double>(day_number(static_cast<int>(t.year()),
                                          static_cast<int>(static_cast<unsigned>(t.month())),
                                          static_cast<int>(static_cast<unsigned>(t.day()))));
  }
};
// A day as a point in time: of a clock that counts from 1970-01-01.
template <class Clock>
  requires(std::is_same_v<Clock, std::chrono::system_clock> ||
           std::is_same_v<Clock, std::chrono::local_t>)
struct time_value<std::chrono::time_point<Clock, std::chrono::days>> {
  static constexpr bool is_one = true;
  static constexpr bool may_be_missing = false;
  static constexpr bool is_whole = true;
  using tag = calendar_day;
  static constexpr double number(
      const std::chrono::time_point<Clock, std::chrono::days>& t) noexcept {
    return static_cast<double>(t.time_since_epoch().count());
  }
};

// Weeks count as days; hours, minutes, seconds and parts of a second as they are. Months and years have no fixed length.
template <class Period>
constexpr bool is_days_period = Period::den == 1 && Period::num % 86400 == 0;
template <class Period>
constexpr bool is_clock_period =
    (Period::den == 1 && (Period::num == 3600 || Period::num == 60)) ||
    (Period::num == 1 && (Period::den == 1 || Period::den == 1'000 || Period::den == 1'000'000 ||
                          Period::den == 1'000'000'000));
template <class Rep, class Period>
  requires(is_days_period<typename Period::type> || is_clock_period<typename Period::type>)
struct time_value<std::chrono::duration<Rep, Period>> {
  using period = typename Period::type;
  static constexpr bool is_one = true;
  static constexpr bool is_whole = !std::is_floating_point_v<Rep>;
  static constexpr bool may_be_missing = !is_whole;
  static constexpr bool in_days = is_days_period<period>;
  using tag = std::conditional_t<in_days, duration_in_days, duration_in<period::num, period::den>>;
  static constexpr double number(const std::chrono::duration<Rep, Period>& d) noexcept {
    return as_written(d.count()) * (in_days ? static_cast<double>(period::num / 86400) : 1.0);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail

namespace nqpf::dsl {

using namespace std::chrono_literals;

using nqpf::completed_years;
using nqpf::date_parameter;
using nqpf::dated;
using nqpf::duration_parameter;
using nqpf::lasting;
using nqpf::series;
using std::chrono::days;
using std::chrono::weeks;

}  // namespace nqpf::dsl
