// SPDX-License-Identifier: BSL-1.0
#pragma once

// Indicators: named quantities with kind, domain and better direction, and how they are read from a
// host's record. Declare them as `inline constexpr` objects at namespace scope: rules refer to them.

#include <nqpf/rules/language/reading.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

// The call stops a constant evaluation, and its name says why; at run time it stops the program.
inline void a_category_with_other_texts_lists_at_most_255_group_them_in_two_indicators() {
  __builtin_trap();
}

}  // namespace detail

/// Tags for what an indicator is compared with; an enumeration is its own tag.
struct numeric {};
struct boolean {};
struct textual {};

namespace detail {

/// Whether an indicator lists its values, and is compared with those.
template <class Values>
constexpr bool has_listed_values =
    std::is_enum_v<Values> || std::is_same_v<Values, textual> || std::is_same_v<Values, boolean>;

}  // namespace detail

template <class Record>
struct condition;

/// An indicator of `Record`, compared with `Values`. Builder functions return a changed copy.
template <class Record, class Values>
struct indicator_of : indicator_info {
  static constexpr bool is_number =
      std::is_same_v<Values, numeric> || std::is_same_v<Values, detail::refused_value>;
  static constexpr bool is_time = detail::is_time<Values>;

  /// The closed domain [low, high]; an infinite end is open.
  [[nodiscard]] constexpr indicator_of in(detail::written low, detail::written high) const
    requires is_number
  {
    return in(closed(low.value, high.value));
  }
  [[nodiscard]] constexpr indicator_of in(interval d) const
    requires is_number
  {
    indicator_of r = *this;
    r.domain = d;
    return r;
  }
  [[nodiscard]] constexpr indicator_of at_least(detail::written low) const
    requires is_number
  {
    return in(right_open(low.value, infinity));
  }
  /// The domain of a date or a duration, with both ends.
  [[nodiscard]] constexpr indicator_of in(detail::time_written<Values> low,
                                          detail::time_written<Values> high) const
    requires is_time
  {
    indicator_of r = *this;
    r.domain = closed(low.value, high.value);
    return r;
  }
  [[nodiscard]] constexpr indicator_of at_least(detail::time_written<Values> low) const
    requires is_time
  {
    indicator_of r = *this;
    r.domain.low = low.value;
    r.domain.low_open = false;
    return r;
  }
  [[nodiscard]] constexpr indicator_of higher_is_better() const {
    return directed(nqpf::better::higher);
  }
  [[nodiscard]] constexpr indicator_of lower_is_better() const {
    return directed(nqpf::better::lower);
  }
  /// Neither end is best: this value is.
  [[nodiscard]] constexpr indicator_of best_at(detail::written value) const
    requires is_number
  {
    indicator_of r = directed(nqpf::better::target);
    r.best = value.value;
    return r;
  }
  /// Any other text is a value too: conditions hold of it or do not, and a complete set answers it. Without this word
  /// a text that is not listed is outside the domain.
  [[nodiscard]] constexpr indicator_of or_other() const
    requires std::is_same_v<Values, textual>
  {
    indicator_of r = *this;
    if (r.category_count == value_capacity)
      detail::a_category_with_other_texts_lists_at_most_255_group_them_in_two_indicators();
    r.has_other_texts = true;
    return r;
  }
  /// Its values are floats, wherever they stand: a float counts as the decimal that it prints, and what is looked for
  /// among its values is one of them. An indicator of a float member has this already.
  [[nodiscard]] constexpr indicator_of of_floats() const
    requires is_number
  {
    indicator_of r = *this;
    r.is_single = true;
    return r;
  }
  /// The unit of measurement, as printed. Indicators with different units do not mix in one comparison.
  [[nodiscard]] constexpr indicator_of unit(const char* name) const
    requires(!is_time)
  {
    indicator_of r = *this;
    r.unit_name = name;
    return r;
  }
  /// How its values are printed, in findings and witnesses: by a constexpr function of the host's, as `1,250.00 EUR`.
  [[nodiscard]] constexpr indicator_of shown_as(shown_text (*by)(double)) const
    requires is_number
  {
    indicator_of r = *this;
    r.shown_by = by;
    return r;
  }
  /// A title for reports.
  [[nodiscard]] constexpr indicator_of label(const char* words) const {
    indicator_of r = *this;
    r.title = words;
    return r;
  }

  /// `=` in a condition, for `==`.
  template <class T>
    requires(std::is_arithmetic_v<T> || std::is_enum_v<T> ||
             std::is_convertible_v<const T&, const char*>)
  constexpr condition<Record> operator=(const T&) const {
    static_assert(sizeof(T) == 0, "nqpf: = changes a value: compare with ==");
    condition<Record> c;
    c.is_refused = true;
    return c;
  }

private:
  constexpr indicator_of directed(nqpf::better b) const {
    indicator_of r = *this;
    r.better = b;
    return r;
  }
};

namespace detail {

template <class Record, class Values>
constexpr indicator_of<Record, Values> make_indicator(const char* id, kind k, bool may_be_missing) {
  indicator_of<Record, Values> r;
  r.id = id;
  r.hash = hash_text(id);
  r.kind = k;
  r.may_be_missing = may_be_missing;
  if (k == kind::integer) r.domain = closed(-largest_integer, largest_integer);
  if constexpr (std::is_enum_v<Values>) {
    static_assert(description_of<Values>.count <= indicator_info::value_capacity,
                  "nqpf: an indicator has at most 256 enumerators; group them in two indicators");
    r.values = &description_of<Values>;
  }
  if constexpr (is_time<Values>) {
    r.time = time_tag<Values>::kind;
    if (r.time == time_kind::date) r.domain = all_days;
    else r.unit_name = time_tag<Values>::unit;
  }
  return r;
}

template <class R>
constexpr bool is_refused<indicator_of<R, refused_value>> = true;

template <class Value>
struct tag_for {
  using type = std::conditional_t<
      std::is_enum_v<Value>, Value,
      std::conditional_t<std::is_same_v<Value, bool>, boolean,
                         std::conditional_t<std::is_arithmetic_v<Value>, numeric, textual>>>;
};
template <class Value>
  requires is_time_value<Value>
struct tag_for<Value> {
  using type = typename time_value<Value>::tag;
};
template <class Value>
  requires is_scaled<Value>
struct tag_for<Value> {
  using type = numeric;
};
template <class Value>
using tag_of = typename tag_for<Value>::type;

template <class Value>
constexpr kind kind_of() {
  if constexpr (std::is_enum_v<Value>) return kind::enumeration;
  else if constexpr (std::is_same_v<Value, bool>) return kind::flag;
  else if constexpr (std::is_arithmetic_v<Value>)
    return std::is_floating_point_v<Value> ? kind::number : kind::integer;
  else if constexpr (is_scaled<Value>) return kind::integer;
  else if constexpr (is_time_value<Value>)
    return time_value<Value>::is_whole ? kind::integer : kind::number;
  else return kind::category;
}

template <path_fault Fault, auto First, auto... Rest>
constexpr auto bound_indicator(const char* id) {
  if constexpr (report_path_fault<Fault, First, Rest...>()) {
    using path = path_traits<First, Rest...>;
    using value = typename path::value;
    using tag = tag_of<value>;
    auto r = make_indicator<typename path::record, tag>(id, kind_of<value>(), path::optional);
    r.is_bound = true;
    r.is_single = std::is_same_v<value, float>;
    r.path = path_hash<First, Rest...>();
    r.source = &path_reader<typename path::record, First, Rest...>;
    return r;
  } else {
    if constexpr (Fault == path_fault::undescribed)
      report_undescribed<typename path_traits<First, Rest...>::value>();
    using record = typename start_of<std::remove_cv_t<decltype(First)>>::type;
    return make_indicator<record, refused_value>(id, kind::number, true);
  }
}

}  // namespace detail

/// Declares an indicator and binds it: a member, a path through nested members, pointers and
/// optionals, a const member function, a function of the record or a captureless lambda.
///   inline constexpr auto dual = indicator<&Programme::dual_qualified>("dual_qualified").in(0, 1);
template <auto First, auto... Rest>
[[nodiscard]] constexpr auto indicator(const char* id) {
  return detail::bound_indicator<detail::fault_of<First, Rest...>(), First, Rest...>(id);
}

/// Declares and binds a string category: the texts it can be.
template <auto First, auto... Rest, class... Texts>
[[nodiscard]] constexpr auto category(const char* id, Texts... texts) {
  static_assert(sizeof...(Texts) > 0 && sizeof...(Texts) <= indicator_info::value_capacity,
                "nqpf: a category lists one to 256 texts; group them in two indicators");
  using detail::path_fault;
  constexpr path_fault found = detail::fault_of<First, Rest...>();
  constexpr path_fault fault = found == path_fault::text   ? path_fault::none
                               : found == path_fault::none ? path_fault::no_text
                                                           : found;
  auto r = detail::bound_indicator<fault, First, Rest...>(id);
  if constexpr (sizeof...(Texts) <= indicator_info::value_capacity)
    (static_cast<void>(r.categories[r.category_count++] = texts), ...);
  return r;
}

/// Declares an unbound number; a host, a set of columns or a panel binds it later.
[[nodiscard]] constexpr indicator_of<unbound, numeric> indicator(const char* id) {
  return detail::make_indicator<unbound, numeric>(id, kind::number, true);
}
/// Declares an unbound integer.
[[nodiscard]] constexpr indicator_of<unbound, numeric> integer(const char* id) {
  return detail::make_indicator<unbound, numeric>(id, kind::integer, true);
}
/// Declares an unbound flag.
[[nodiscard]] constexpr indicator_of<unbound, boolean> flag(const char* id) {
  return detail::make_indicator<unbound, boolean>(id, kind::flag, true);
}
/// Declares an unbound enumeration.
template <detail::described Enum>
[[nodiscard]] constexpr indicator_of<unbound, Enum> indicator(const char* id) {
  return detail::make_indicator<unbound, Enum>(id, kind::enumeration, true);
}
/// Declares an unbound string category.
template <class... Texts>
[[nodiscard]] constexpr indicator_of<unbound, textual> category(const char* id, Texts... texts) {
  static_assert(sizeof...(Texts) > 0 && sizeof...(Texts) <= indicator_info::value_capacity,
                "nqpf: a category lists one to 256 texts; group them in two indicators");
  auto r = detail::make_indicator<unbound, textual>(id, kind::category, true);
  if constexpr (sizeof...(Texts) <= indicator_info::value_capacity)
    (static_cast<void>(r.categories[r.category_count++] = texts), ...);
  return r;
}

/// A named threshold that the host may set at run time, within its range.
struct parameter {
  const char* id = "";
  double value = missing;  ///< the default; missing where the host must set it
  interval range{};
  bool illustrative = false;  ///< the default only makes examples run
  detail::time_kind time = detail::time_kind::none;
  const char* unit_name = "";  ///< what it is measured in
  shown_text (*shown_by)(double) = nullptr;

  constexpr parameter() = default;
  constexpr parameter(const char* name, detail::written standard)
      : id(name), value(standard.value), range{standard.value, standard.value, false, false} {}
  /// A required parameter: the host has to set it.
  constexpr explicit parameter(const char* name) : id(name) {}

  /// The closed range of settings.
  [[nodiscard]] constexpr parameter in(detail::written low, detail::written high) const {
    parameter r = *this;
    r.range = closed(low.value, high.value);
    return r;
  }
  /// The unit of measurement, as that of indicators: a comparison or a sum with another unit is refused. Without one a
  /// parameter goes with any.
  [[nodiscard]] constexpr parameter unit(const char* name) const {
    parameter r = *this;
    r.unit_name = name;
    return r;
  }
  /// How its setting is printed.
  [[nodiscard]] constexpr parameter shown_as(shown_text (*by)(double)) const {
    parameter r = *this;
    r.shown_by = by;
    return r;
  }
  [[nodiscard]] constexpr parameter marked_illustrative() const {
    parameter r = *this;
    r.illustrative = true;
    return r;
  }
};

/// A parameter that is a date or a duration.
template <class Time>
struct time_parameter : parameter {
  /// With a default, which is its only setting unless a range is given.
  constexpr time_parameter(const char* name, detail::time_written<Time> standard)
      : time_parameter(name) {
    value = standard.value;
    range = closed(standard.value, standard.value);
  }
  /// Required: the host has to set it.
  constexpr explicit time_parameter(const char* name) : parameter(name) {
    time = detail::time_tag<Time>::kind;
    if (time == detail::time_kind::duration) unit_name = detail::time_tag<Time>::unit;
  }
  /// The least and the greatest value that it may be set to: the first and the last day, of dates.
  [[nodiscard]] constexpr time_parameter in(detail::time_written<Time> low,
                                            detail::time_written<Time> high) const {
    time_parameter r = *this;
    r.range = closed(low.value, high.value);
    return r;
  }
  time_parameter unit(const char*) const = delete;  ///< its type says what it is measured in
};

/// A parameter that is a date.
using date_parameter = time_parameter<calendar_day>;
/// A parameter that is a duration in days.
using duration_parameter = time_parameter<detail::duration_in_days>;

}  // namespace nqpf
