// SPDX-License-Identifier: BSL-1.0
#pragma once

// What to write in a condition instead of the words and signs of other languages. Each answer is empty where nothing
// better is known.

#include <nqpf/rules/file/cursor.hpp>

namespace nqpf::inline NQPF_ABI::detail::files {

/// Of a token that stands where an operator is expected.
inline std::string instead_of_operator(const token& t, const token& next) {
  const bool is_joined = next.at == t.at + t.text.size();
  if (t.is("and") || t.is("or")) return "conditions are joined by && and ||";
  if (t.is("=") && is_joined && next.is("<")) return "'less than or equal' is written <=";
  if (t.is("=") && is_joined && next.is(">")) return "'greater than or equal' is written >=";
  if (t.is("=")) return "two values are compared by ==";
  if (t.is("between") || t.is("in")) return "a range is asked for by between(x, 1, 2)";
  constexpr const char* comparisons[] = {"\u2264", "\u2265", "\u2260"};  // <=, >=, != as one sign
  if (is_among(t.text, comparisons)) return "comparisons are written <=, >= and !=";
  constexpr const char* times[] = {"months", "month",  "years",   "year",   "hours",
                                   "hour",   "minute", "minutes", "seconds"};
  if (is_among(t.text, times))
    return "durations are in days, weeks, h, min, s, ms, us or ns, ages in completed_years";
  return {};
}

/// Of a name that means nothing.
inline std::string instead_of_name(const token& t) {
  const std::string_view name = t.text;
  if (name == "not" && t.what == token_kind::name) return "a condition is turned round by !";
  const std::string unknown = "unknown name " + std::string(name);
  if (t.what == token_kind::quoted && (date_length(name) > 0 || number_length(name) == name.size()))
    return unknown + ": numbers and dates stand without quotes";
  constexpr const char* absent[] = {"missing", "unknown", "null", "none", "empty"};
  if (is_among(name, absent))
    return unknown + ": write 'is missing' after the name of an indicator";
  if (!is_digit(name[0])) return {};
  if (std::count(name.begin(), name.end(), '.') == 2)
    return unknown + ": a date is written 2024-01-31";
  if (name.find_first_not_of("0123456789_") == std::string_view::npos)
    return unknown + ": a number has no signs between its digits";
  return {};
}

}  // namespace nqpf::inline NQPF_ABI::detail::files
