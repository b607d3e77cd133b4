// SPDX-License-Identifier: BSL-1.0
#pragma once

// What reads like a condition and is none: an order of enumerations, a number in place of an enumerator, a text in place
// of a number, a number in place of a condition, `&` for `&&`. Each is told in words, where it is written, and once.

#include <nqpf/rules/language/operators.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A text or an enumerator beside an indicator that has numbers.
template <class Values, class T>
concept no_number = !has_listed_values<Values> &&
                    (std::is_enum_v<T> || std::is_convertible_v<const T&, const char*>);

template <class Values, class Other>
constexpr bool report_no_number() {
  static_assert(!no_number<Values, Other>,
                "nqpf: this indicator has numbers or days: compare it with 25 or 2024y/1/1, not "
                "with a text or an enumerator");
  return true;
}
template <class Values, class Other>
constexpr bool report_no_order() {
  if constexpr (no_number<Values, Other>) return report_no_number<Values, Other>();
  static_assert(!has_listed_values<Values>,
                "nqpf: < and > compare numbers: compare an enumeration, a text or a flag with == "
                "or one_of(...)");
  return true;
}
template <class Values, class Other>
constexpr bool report_other_value() {
  if constexpr (no_number<Values, Other>) return report_no_number<Values, Other>();
  static_assert(!std::is_enum_v<Values>,
                "nqpf: an enumeration is compared with its enumerators, as in level == "
                "level::low");
  static_assert(!std::is_same_v<Values, textual>,
                "nqpf: a text is compared with its texts, as in town == \"north\"");
  static_assert(!std::is_same_v<Values, boolean>,
                "nqpf: a flag is a condition: write night or !night");
  return true;
}

/// What an indicator that lists its values is compared with by mistake: a number or a text that is none of them. All else
/// is told elsewhere, or is no mistake, as `is` of a cell.
template <class Values, class T>
concept other_value = has_listed_values<Values> &&
                      (std::is_arithmetic_v<T> || std::is_convertible_v<const T&, const char*>)&&!(
                          std::is_same_v<Values, boolean> &&
                          std::is_same_v<T, bool>)&&!(std::is_same_v<Values, textual> &&
                                                      std::is_convertible_v<const T&, const char*>);

}  // namespace detail

template <class R, class V, class T>
  requires(detail::has_listed_values<V> || detail::no_number<V, T>)
[[nodiscard]] constexpr condition<R> operator<(const indicator_of<R, V>&, const T&) {
  detail::report_no_order<V, T>();
  return detail::refused_condition<R>();
}
template <class R, class V, class T>
  requires(detail::has_listed_values<V> || detail::no_number<V, T>)
[[nodiscard]] constexpr condition<R> operator<=(const indicator_of<R, V>& a, const T& b) {
  return a < b;
}
template <class R, class V, class T>
  requires(detail::has_listed_values<V> || detail::no_number<V, T>)
[[nodiscard]] constexpr condition<R> operator>(const indicator_of<R, V>& a, const T& b) {
  return a < b;
}
template <class R, class V, class T>
  requires(detail::has_listed_values<V> || detail::no_number<V, T>)
[[nodiscard]] constexpr condition<R> operator>=(const indicator_of<R, V>& a, const T& b) {
  return a < b;
}
template <class R, class V, class T>
  requires(detail::other_value<V, T> || detail::no_number<V, T>)
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, V>&, const T&) {
  detail::report_other_value<V, T>();
  return detail::refused_condition<R>();
}
template <class R, class V, class T>
  requires(detail::other_value<V, T> || detail::no_number<V, T>)
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, V>& a, const T& b) {
  return a == b;
}

namespace detail {

template <class T>
constexpr bool is_ours = operand<std::remove_cvref_t<T>>::ours || is_indicator<T>;
template <class T>
constexpr bool is_condition_operand = operand<std::remove_cvref_t<T>>::is_condition;

/// What stands in the place of a condition and is none.
template <class T>
constexpr bool report_no_condition() {
  using type = std::remove_cvref_t<T>;
  constexpr bool is_number = operand<type>::is_number;
  static_assert(
      !is_number,
      "nqpf: a number is no condition: compare it, as in x > 3, or ask whether it is there, "
      "known(x)");
  static_assert(is_number || !is_indicator<T>,
                "nqpf: this indicator is no condition: compare it with == or one_of(...)");
  static_assert(is_number || is_indicator<T>,
                "nqpf: this is no condition: compare an indicator, as in x > 3");
  return true;
}
template <class A, class B>
constexpr bool report_operands() {
  constexpr bool are_conditions = is_condition_operand<A> && is_condition_operand<B>;
  static_assert(!are_conditions,
                "nqpf: one condition reads two types of records: ask the items of a list by any, "
                "all, none, count or sum");
  if constexpr (!are_conditions && !is_condition_operand<A>) return report_no_condition<A>();
  else if constexpr (!are_conditions) return report_no_condition<B>();
  else return true;
}
template <class A, class B>
constexpr bool report_bits() {
  static_assert(sizeof(std::remove_cvref_t<A>) == 0,
                "nqpf: join conditions with && and ||, not with & and |");
  return true;
}
template <class A, class B>
using either_record = std::conditional_t<is_condition_operand<A>, operand<std::remove_cvref_t<A>>,
                                         operand<std::remove_cvref_t<B>>>;

template <class A, class B>
concept joins_wrongly = (is_condition_operand<A> || is_condition_operand<B>)&&(
    is_ours<A> && is_ours<B>)&&!condition_operands<A, B>;
template <class A>
concept negates_wrongly = is_ours<A> && !is_condition_operand<A>;

}  // namespace detail

template <class A, class B>
  requires detail::joins_wrongly<A, B>
[[nodiscard]] constexpr auto operator&&(A&&, B&&) {
  detail::report_operands<A, B>();
  return detail::refused_condition<typename detail::either_record<A, B>::record>();
}
template <class A, class B>
  requires detail::joins_wrongly<A, B>
[[nodiscard]] constexpr auto operator||(A&&, B&&) {
  detail::report_operands<A, B>();
  return detail::refused_condition<typename detail::either_record<A, B>::record>();
}
template <class A>
  requires detail::negates_wrongly<A>
[[nodiscard]] constexpr auto operator!(A&&) {
  detail::report_no_condition<A>();
  return detail::refused_condition<any_record>();
}
template <class A, class B>
  requires detail::condition_operands<A, B>
[[nodiscard]] constexpr auto operator&(A&&, B&&) {
  detail::report_bits<A, B>();
  return detail::refused_condition<detail::joint<A, B>>();
}
template <class A, class B>
  requires detail::condition_operands<A, B>
[[nodiscard]] constexpr auto operator|(A&&, B&&) {
  detail::report_bits<A, B>();
  return detail::refused_condition<detail::joint<A, B>>();
}

}  // namespace nqpf
