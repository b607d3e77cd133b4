// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an author wrote and the language refuses is told where it is written, once. What is made of it then goes
// through the rest of the language without a second error: an indicator that compares with anything, a condition that is
// marked, a rule set that is marked and not proven.

#include <nqpf/rules/language/enumeration.hpp>

namespace nqpf::inline NQPF_ABI {

struct any_record;

namespace detail {

/// What an indicator is compared with that was refused.
struct refused_value {};

template <class T>
constexpr bool is_refused = false;

/// What is wrong with a path that an indicator is to read.
enum class path_fault : unsigned char {
  none,
  no_step,
  parted,
  undescribed,
  collection,
  unreadable,
  time,
  text,
  no_text
};

template <class T>
concept collection_like = requires(const T& t) {
  t.begin();
  t.end();
} || (std::is_array_v<T> && !std::is_same_v<std::remove_cv_t<std::remove_extent_t<T>>, char>);

// One error with what to write instead, at the place that asks for it. `Fault` depends on the path, so that each wrong
// path is told once.
template <path_fault Fault, auto... Path>
constexpr bool report_path_fault() {
  static_assert(
      Fault != path_fault::no_step,
      "nqpf: name a data member, a const member function without parameters, or a function of "
      "a const reference to the record");
  static_assert(Fault != path_fault::parted,
                "nqpf: each member in the path must belong to the type of the member before it");
  static_assert(
      Fault != path_fault::collection,
      "nqpf: an indicator is one value: declare list<...>(id) and ask its items with any, all, "
      "count or sum, or write a function of the record that counts, sums or picks from this "
      "collection, and name that function");
  static_assert(
      Fault != path_fault::unreadable,
      "nqpf: this type is not a number, flag, enumeration or text: write a function of the record "
      "that returns one, and name that function");
  static_assert(
      Fault != path_fault::time,
      "nqpf: this is a date or a duration: include <nqpf/rules/dates.hpp>, which reads days and "
      "durations of fixed length; of a time of day or of months, write a function of the record "
      "that "
      "returns the day, or the number");
  static_assert(
      Fault != path_fault::text,
      "nqpf: list the texts that it can be: write category<...>(id, \"one\", \"another\")");
  static_assert(Fault != path_fault::no_text, "nqpf: this is not a text: write indicator<...>(id)");
  return Fault == path_fault::none;
}

// A function is made once, so that an enumeration is told once.
template <class Enum>
constexpr bool report_one_undescribed() {
  static_assert(described<Enum>,
                "nqpf: declare constexpr auto describe(...) beside this enumeration, as in "
                "constexpr auto describe(level) { return nqpf::values<level::low, level::high>; }");
  return true;
}
template <class... Enums>
constexpr bool report_undescribed() {
  return (report_one_undescribed<Enums>() && ...);
}
template <class... Enums>
concept some_undescribed =
    (std::is_enum_v<Enums> && ...) && sizeof...(Enums) > 0 && !(described<Enums> && ...);

// Conditions refer to indicators and parameters: a temporary would be gone when they are read.
template <class... Operands>
constexpr bool report_temporary() {
  static_assert(sizeof...(Operands) == 0,
                "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                "them in rules: "
                "a temporary would be gone when they are read");
  return true;
}

template <class Indicator, class Other>
constexpr bool report_two_indicators() {
  static_assert(sizeof(Indicator) == 0,
                "nqpf: a text, an enumeration or a flag is compared with its values, not with "
                "another indicator: write a function of the record that compares the two, and name "
                "that function");
  return true;
}
template <class Enum, class Other>
constexpr bool report_other_enumeration() {
  static_assert(sizeof(Enum) == 0,
                "nqpf: this indicator is compared with a value of another enumeration: the two in "
                "the name of this function");
  return true;
}

template <class Rule>
constexpr bool report_temporary_source() {
  static_assert(sizeof(Rule) == 0,
                "nqpf: declare the source as an inline constexpr object, and name it in rules: "
                "a temporary would be gone when it is read");
  return true;
}

}  // namespace detail
}  // namespace nqpf
