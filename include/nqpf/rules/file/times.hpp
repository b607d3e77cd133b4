// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dates and durations in files: `2024-02-29`, `30 days`, and what may be computed with them.

#include <nqpf/rules/file/lexer.hpp>
#include <nqpf/rules/language/times.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// A unit of durations by its words.
struct time_word {
  const char* word;
  const char* unit;
  double times;  ///< how many of the unit one of the word is
};
inline constexpr time_word time_words[] = {
    {"days", "days", 1}, {"day", "days", 1}, {"weeks", "days", 7}, {"week", "days", 7},
    {"h", "h", 1},       {"min", "min", 1},  {"s", "s", 1},        {"ms", "ms", 1},
    {"us", "us", 1},     {"ns", "ns", 1}};
/// The units that durations are kept in, each with its length in nanoseconds.
struct time_length {
  const char* unit;
  double length;
};
inline constexpr time_length time_lengths[] = {{"days", 86400e9}, {"h", 3600e9}, {"min", 60e9},
                                               {"s", 1e9},        {"ms", 1e6},   {"us", 1e3},
                                               {"ns", 1}};

inline const time_word* find_time_word(std::string_view word) noexcept {
  for (const time_word& w : time_words)
    if (word == w.word) return &w;
  return nullptr;
}
inline double length_of(std::string_view unit) noexcept {
  for (const time_length& l : time_lengths)
    if (unit == l.unit) return l.length;
  return missing;
}
inline bool is_time_unit(std::string_view unit) noexcept { return !is_missing(length_of(unit)); }
/// The unit as a text that lasts; of one that is none, days.
inline const char* kept_time_unit(std::string_view unit) noexcept {
  for (const time_length& l : time_lengths)
    if (unit == l.unit) return l.unit;
  return "days";
}
/// A number of one unit of time in another.
inline double in_time_unit(double value, std::string_view from, std::string_view to) noexcept {
  const double own = length_of(from);
  const double other = length_of(to);
  return own >= other ? value * (own / other) : value / (other / own);
}

/// What a number in a condition stands for.
struct measured {
  enum class form : unsigned char { plain, date, duration, any };
  form what = form::plain;
  const char* unit = "";

  [[nodiscard]] bool is_time() const noexcept {
    return what == form::date || what == form::duration;
  }
};
inline measured measured_as(time_kind time, const char* unit) noexcept {
  if (time == time_kind::date) return {measured::form::date, date_unit};
  if (time == time_kind::duration) return {measured::form::duration, unit};
  return {};
}

/// What is wrong with a plain number beside a date or a duration.
inline const char* fault_beside_number(op code, bool is_date) noexcept {
  if (code == op::compare)
    return is_date ? "a date is compared with a date, such as 2024-01-31, not with a plain number"
                   : "a duration is compared with a duration (30 days), not with a plain number";
  return is_date ? "a date is moved by a duration (30 days), not by a plain number"
                 : "a duration is added to a duration (30 days), not to a plain number";
}

/// What a sum, difference, product, quotient or comparison stands for, and what keeps the two from it, or null.
struct time_result {
  measured of;
  const char* fault = nullptr;
};
inline time_result compute_times(op code, const measured& a, const measured& b) noexcept {
  using form = measured::form;
  const bool dates = a.what == form::date && b.what == form::date;
  const bool some_date = a.what == form::date || b.what == form::date;
  if (!a.is_time() && !b.is_time())
    return {{a.what == form::any || b.what == form::any ? form::any : form::plain}};
  if (code == op::multiply || code == op::divide) {
    if (some_date) return {{form::any}, "a date is not a number to multiply or divide"};
    if (a.is_time() && b.is_time())
      return code == op::divide
                 ? time_result{{}}
                 : time_result{{form::any},
                               "two durations are multiplied: multiply one by a number"};
    if (code == op::divide && b.is_time())
      return {{form::any}, "a number is divided by a duration: divide a duration"};
    return {a.is_time() ? a : b};
  }
  if (a.what == form::any || b.what == form::any) return {a.is_time() ? a : b};
  if (!a.is_time() || !b.is_time()) return {{form::any}, fault_beside_number(code, some_date)};
  if (code == op::compare)
    return {{}, dates || !some_date ? nullptr : "a date is compared with a duration"};
  if (!some_date) return {a};
  if (code == op::subtract && dates) return {{form::duration, "days"}};
  if (code == op::subtract && b.what == form::date)
    return {{form::any}, "a date is taken from a duration"};
  if (dates) return {{form::any}, "two dates cannot be added; a date is moved by days (30 days)"};
  return {{form::date, date_unit}};
}

/// A date as files have it; empty where they have no words for it.
inline std::string date_text(double value) {
  const bool has_words = value >= static_cast<double>(day_number(0, 1, 1)) &&
                         value <= static_cast<double>(day_number(9999, 12, 31)) &&
                         whole_below(value) == value;
  if (!has_words) return {};
  text<40> t;
  write_date(t, value);
  return t.c_str();
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
