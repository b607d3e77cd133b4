// SPDX-License-Identifier: BSL-1.0
// Dates against <chrono>: every day of 800 years, and the ends of what both know.
#include "support/base.hpp"
#include "support/catch.hpp"

#include <nqpf/core/date.hpp>
#include <nqpf/core/text.hpp>

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

namespace date_test {

namespace {

namespace chrono = std::chrono;

std::string written(double number) {
  nqpf::text<40> t;
  nqpf::detail::write_date(t, number);
  return t.c_str();
}

// Whether this library and <chrono> say the same of the day `number`.
bool agrees(int number) {
  const chrono::year_month_day day{chrono::sys_days{chrono::days{number}}};
  const auto civil = nqpf::detail::civil_of(number);
  const int year = static_cast<int>(day.year());
  const int month = static_cast<int>(static_cast<unsigned>(day.month()));
  const int of_month = static_cast<int>(static_cast<unsigned>(day.day()));
  return civil.year == year && civil.month == month && civil.day == of_month &&
         nqpf::detail::day_number(year, month, of_month) == number &&
         nqpf::date(year, month, of_month) == nqpf::date::after_1970(number);
}

}  // namespace

TEST_CASE("dates: every day of 800 years is the one of <chrono>, there and back") {
  // From 1600-01-01 to 2400-01-01.
  int wrong = 0;
  for (int n = -135140; n <= 157054; ++n) wrong += agrees(n) ? 0 : 1;
  CHECK(wrong == 0);
  CHECK(written(-135140) == "1600-01-01");
  CHECK(written(157054) == "2400-01-01");
}

TEST_CASE("dates: years before the first and beyond four digits are those of <chrono>") {
  int wrong = 0;
  for (int n = -12687428; n <= 11248737; n += 17) wrong += agrees(n) ? 0 : 1;  // all that it knows
  CHECK(wrong == 0);
  CHECK(written(-719162) == "0001-01-01");
  CHECK(written(-719163) == "0000-12-31");
  CHECK(written(-719529) == "-0001-12-31");
  CHECK(written(2932896) == "9999-12-31");
  CHECK(written(2932897) == "+10000-01-01");
  CHECK(written(1e18) == "1e18 days after 1970-01-01");
}

TEST_CASE("dates: a day that the calendar does not have is none") {
  int wrong = 0;
  for (int year = 1890; year < 2110; ++year)
    for (int month = 0; month <= 13; ++month)
      for (int day = 0; day <= 32; ++day) {
        const chrono::year_month_day there{chrono::year{year}, chrono::month(unsigned(month)),
                                           chrono::day(unsigned(day))};
        const nqpf::date own(year, month, day);
        wrong += own.ok() == there.ok() ? 0 : 1;
        if (own.ok())
          wrong += own.number() == chrono::sys_days{there}.time_since_epoch().count() ? 0 : 1;
      }
  CHECK(wrong == 0);
  static_assert(!nqpf::date(2023, 2, 29).ok());
  static_assert(nqpf::date(2024, 2, 29).ok());
  static_assert(!nqpf::date(1900, 2, 29).ok());
  static_assert(nqpf::date(2000, 2, 29).number() == 11016);
  static_assert(!nqpf::date(1'000'000, 1, 1).ok());
  static_assert(!nqpf::date::after_1970(0x7FFFFFFF).ok());
}

TEST_CASE("dates: texts in the form of ISO 8601 are read, and nothing else") {
  using nqpf::iso_date;
  static_assert(iso_date("2024-02-29") == nqpf::date(2024, 2, 29));
  static_assert(iso_date(std::string_view("0001-01-01")) == nqpf::date(1, 1, 1));
  for (const char* text : {"", "2024", "2024-2-9", "2024-02-30", "2024-13-01", "2024-00-10",
                           "2024-02-00", "2024/02/29", "20240229", "2024-02-29T00:00",
                           " 2024-02-29", "2024-02-2 ", "+024-02-29", "2o24-02-29", "2024-02-29 "})
    CHECK_FALSE(iso_date(text).ok());
  CHECK_FALSE(iso_date(static_cast<const char*>(nullptr)).ok());
  int wrong = 0;
  for (int n = -719162; n <= 2932896; n += 101) {
    const std::string text = written(n);
    wrong += iso_date(text) == nqpf::date::after_1970(n) && text.size() == 10 ? 0 : 1;
  }
  CHECK(wrong == 0);
}

}  // namespace date_test
