// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dates and durations among the values that indicators, parameters and constants take. A date is the number of days
// since 1970-01-01, a duration a number of its unit, and nothing adds up or compares the one with the other. Which
// types of a host's are dates and durations says <nqpf/rules/dates.hpp>.

#include <nqpf/core/date.hpp>
#include <nqpf/core/interval.hpp>

#include <concepts>
#include <type_traits>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// Whether a number stands for a date or a duration.
enum class time_kind : unsigned char { none, date, duration };

}  // namespace detail

/// Tag of an indicator that is a date.
struct calendar_day {};
/// Tag of an indicator that is a duration: the seconds of its unit as a fraction.
template <long long Seconds, long long Of = 1>
struct duration_in {};

namespace detail {

using duration_in_days = duration_in<86400>;

inline constexpr const char* date_unit = "date";  ///< in the arithmetic of units

// The whole number next below; of sizes up to 1e15.
constexpr double whole_below(double v) noexcept {
  if (!(v > -1e15 && v < 1e15)) return v;
  const auto whole = static_cast<double>(static_cast<long long>(v));
  return whole > v ? whole - 1 : whole;
}

// Marks of numbers that an age in completed years is computed with: of a date as year * 10000 + month * 100 + day, of
// the difference of two, and of the whole years of that.
inline constexpr const char* calendar_unit = "calendar";
inline constexpr const char* years_unit = "years";
inline constexpr const char* completed_unit = "completed";
inline constexpr double calendar_year = 10000;
inline constexpr const char* series_unit =
    "series";  ///< of a node that says what is wrong with one

/// The days of the years 1 to 9999: of dates for which no other domain is declared.
inline constexpr interval all_days{-719162, 2932896, false, false};

/// How a host's type is read as a date or a duration: `tag`, `number(value)` in the unit of the tag, `may_be_missing`,
/// `is_whole`. Specialised for dates and durations.
template <class T>
struct time_value {
  static constexpr bool is_one = false;
  static constexpr bool may_be_missing = false;
};
template <>
struct time_value<date> {
  static constexpr bool is_one = true;
  static constexpr bool may_be_missing = true;
  static constexpr bool is_whole = true;
  using tag = calendar_day;
  static constexpr double number(const date& d) noexcept { return d.ok() ? d.number() : missing; }
};
template <class T>
constexpr bool is_time_value = time_value<T>::is_one;

template <class T>
concept day_like = requires(const T& t) {
  { t.ok() } -> std::same_as<bool>;
  static_cast<int>(t.year());
  static_cast<unsigned>(t.month());
  static_cast<unsigned>(t.day());
};
template <class T>
concept time_point_like = requires(const T& t) { t.time_since_epoch().count(); };
template <class T>
concept duration_like = requires(const T& t) {
  typename T::period;
  t.count();
} && !time_point_like<T>;

template <class Tag>
struct time_tag {
  static constexpr time_kind kind = time_kind::none;
};
template <>
struct time_tag<calendar_day> {
  static constexpr time_kind kind = time_kind::date;
  static constexpr long long seconds = 86400;
  static constexpr long long of = 1;
  static constexpr const char* unit = date_unit;
};
template <long long Seconds, long long Of>
struct time_tag<duration_in<Seconds, Of>> {
  static constexpr time_kind kind = time_kind::duration;
  static constexpr long long seconds = Seconds;
  static constexpr long long of = Of;
  static constexpr const char* unit = Seconds == 86400      ? "days"
                                      : Seconds == 3600     ? "h"
                                      : Seconds == 60       ? "min"
                                      : Of == 1             ? "s"
                                      : Of == 1'000         ? "ms"
                                      : Of == 1'000'000     ? "us"
                                      : Of == 1'000'000'000 ? "ns"
                                                            : "";
};
template <class Tag>
constexpr bool is_time = time_tag<Tag>::kind != time_kind::none;

// A number of one unit of time in another.
template <class From, class To>
constexpr double in_unit(double value) noexcept {
  constexpr long long up = time_tag<From>::seconds * time_tag<To>::of;
  constexpr long long down = time_tag<From>::of * time_tag<To>::seconds;
  if (is_missing(value)) return value;  // arithmetic on it is no constant expression for clang
  if constexpr (up % down == 0) return value * static_cast<double>(up / down);
  else if constexpr (down % up == 0) return value / static_cast<double>(down / up);
  else return value * static_cast<double>(up) / static_cast<double>(down);
}

/// A date or a duration that a declaration is given, as a number of the unit that it is kept in.
template <class Tag>
struct time_written {
  double value;
  int no_day = 0;  ///< what was written of a date that the calendar does not have, as 20220230
  template <class T>
    requires(is_time_value<T> && time_tag<typename time_value<T>::tag>::kind == time_tag<Tag>::kind)
  constexpr time_written(const T& t) noexcept
      : value(in_unit<typename time_value<T>::tag, Tag>(time_value<T>::number(t))) {
    if constexpr (day_like<T>)
      if (const int year = static_cast<int>(t.year()); !t.ok() && year >= 0 && year <= 9999)
        no_day = (year * 100 + static_cast<int>(static_cast<unsigned>(t.month())) % 100) * 100 +
                 static_cast<int>(static_cast<unsigned>(t.day())) % 100;
  }
};

}  // namespace detail

}  // namespace nqpf
