// SPDX-License-Identifier: BSL-1.0
#pragma once

// Days of the calendar as whole numbers, without <chrono>: the Gregorian calendar, carried back before its time, as
// ISO 8601 and <chrono> count it.

#include <nqpf/core/abi.hpp>
#include <nqpf/core/null.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

constexpr bool is_leap_year(int year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
constexpr int days_of_month(int year, int month) noexcept {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}
constexpr bool is_day(int year, int month, int day) noexcept {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month);
}

// The last month of a year that begins in March is February, so that a leap day ends it. A cycle of the calendar is
// 400 years, 146,097 days.
inline constexpr int days_of_cycle = 146097;
inline constexpr int days_before_1970 = 719468;  ///< from the first of March of year 0

constexpr long long floor_divide(long long a, long long b) noexcept {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// Days since 1970-01-01 of a day that is one.
constexpr long long day_number(int year, int month, int day) noexcept {
  const long long y = month > 2 ? year : year - 1LL;
  const long long cycle = floor_divide(y, 400);
  const long long year_of_cycle = y - cycle * 400;
  const long long day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return cycle * days_of_cycle + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 +
         day_of_year - days_before_1970;
}

struct civil_day {
  long long year;
  int month;
  int day;
};
/// The day of the calendar `number` days after 1970-01-01.
constexpr civil_day civil_of(long long number) noexcept {
  const long long shifted = number + days_before_1970;
  const long long cycle = floor_divide(shifted, days_of_cycle);
  const long long day = shifted - cycle * days_of_cycle;
  const long long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  const long long day_of_year = day - (365 * year + year / 4 - year / 100);
  const long long month = (5 * day_of_year + 2) / 153;  // 0 is March
  return {year + cycle * 400 + (month >= 10 ? 1 : 0),
          static_cast<int>(month + (month < 10 ? 3 : -9)),
          static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1)};
}

// Pieces that a message may keep: two digits with what stands before and after them.
inline constexpr const char* month_pieces[] = {"-01-", "-02-", "-03-", "-04-", "-05-", "-06-",
                                               "-07-", "-08-", "-09-", "-10-", "-11-", "-12-"};
inline constexpr const char* day_pieces[] = {
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31"};

}  // namespace detail

/// A day of the calendar, or none where the host's data has none. A year is any `int` of at most six digits; the proofs
/// speak of years 1 to 9999 unless a domain says otherwise.
struct date {
  /// No date.
  constexpr date() = default;
  /// The day of a year, a month from 1 and a day from 1; none where the calendar has no such day.
  constexpr date(int year, int month, int day) noexcept {
    if (year < -largest_year || year > largest_year || !detail::is_day(year, month, day)) return;
    number_ = static_cast<int>(detail::day_number(year, month, day));
  }
  /// The day that is `number` days after 1970-01-01.
  [[nodiscard]] static constexpr date after_1970(int number) noexcept {
    date d;
    if (detail::civil_of(number).year > largest_year ||
        detail::civil_of(number).year < -largest_year)
      return d;
    d.number_ = number;
    return d;
  }
  /// Whether there is a day.
  [[nodiscard]] constexpr bool ok() const noexcept { return number_ != none; }
  /// Days since 1970-01-01; only of a day that is there.
  [[nodiscard]] constexpr int number() const noexcept { return number_; }
  [[nodiscard]] constexpr bool operator==(const date&) const = default;

private:
  static constexpr int largest_year = 999999;
  static constexpr int none = -0x7FFFFFFF - 1;
  int number_ = none;
};

namespace detail {

// The digits of `text` from `at` on as a number, or -1.
constexpr int read_digits(const char* text, int at, int count) noexcept {
  int value = 0;
  for (int i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}
constexpr date read_iso_date(const char* text, unsigned long length) noexcept {
  if (length != 10 || text[4] != '-' || text[7] != '-') return {};
  const int year = read_digits(text, 0, 4);
  const int month = read_digits(text, 5, 2);
  const int day = read_digits(text, 8, 2);
  return year < 0 || month < 0 || day < 0 ? date{} : date{year, month, day};
}

}  // namespace detail

/// The date of a text in the form of ISO 8601, `2024-02-29`: ten characters and no others. None of anything else: of an
/// empty text, of a day that the calendar does not have, of a date with an hour.
[[nodiscard]] constexpr date iso_date(const char* text) noexcept {
  if (detail::is_null(text)) return {};
  unsigned long length = 0;
  while (length < 11 && text[length] != '\0') ++length;
  return detail::read_iso_date(text, length);
}
/// The same for a string or a view of one.
template <class Text>
  requires requires(const Text& t) {
    t.data();
    t.size();
  }
[[nodiscard]] constexpr date iso_date(const Text& text) noexcept {
  return detail::read_iso_date(text.data(), static_cast<unsigned long>(text.size()));
}

namespace detail {

/// Writes a day as ISO 8601 has it, into a text or a phrase: 2024-02-29. Years beyond four digits have a sign.
template <class Text>
constexpr void write_date(Text& t, double number) {
  if (!(number > -4e8 && number < 4e8)) {
    t << number << " days after 1970-01-01";
    return;
  }
  const auto whole = static_cast<long long>(number);
  const civil_day d = civil_of(static_cast<double>(whole) > number ? whole - 1 : whole);
  const int year = static_cast<int>(d.year < 0 ? -d.year : d.year);
  if (d.year < 0) t << "-";
  else if (year > 9999) t << "+";
  if (year < 1000) t << (year < 10 ? "000" : year < 100 ? "00" : "0");
  t << year << month_pieces[d.month - 1] << day_pieces[d.day - 1];
}

}  // namespace detail

}  // namespace nqpf
