// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words of conditions: comparisons, arithmetic, membership, and, or, not.

#include <nqpf/rules/language/condition.hpp>

namespace nqpf::inline NQPF_ABI {

// Numbers: comparisons and arithmetic.

template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator<(A&& a, B&& b) {
  return detail::compare(comparison::less, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator<=(A&& a, B&& b) {
  return detail::compare(comparison::less_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator>(A&& a, B&& b) {
  return detail::compare(comparison::greater, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator>=(A&& a, B&& b) {
  return detail::compare(comparison::greater_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator==(A&& a, B&& b) {
  return detail::compare(comparison::equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator!=(A&& a, B&& b) {
  return detail::compare(comparison::not_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator+(A&& a, B&& b) {
  return detail::compute(detail::op::add, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator-(A&& a, B&& b) {
  return detail::compute(detail::op::subtract, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator*(A&& a, B&& b) {
  return detail::compute(detail::op::multiply, static_cast<A&&>(a), static_cast<B&&>(b));
}
/// A division by zero is missing.
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator/(A&& a, B&& b) {
  return detail::compute(detail::op::divide, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A>
  requires detail::number_operands<A, A>
[[nodiscard]] constexpr auto operator-(A&& a) {
  term<typename detail::operand<std::remove_cvref_t<A>>::record> t;
  if constexpr (detail::passing<A>) t.is_refused = detail::is_wrong<A>();
  else detail::push_number(t, a);
  t.push(detail::make_node(detail::op::negate));
  return t;
}
/// A constexpr function of the host's, of one number.
template <class A>
  requires detail::number_operands<A, A>
[[nodiscard]] constexpr auto apply(double (*function)(double), A&& a) {
  term<typename detail::operand<std::remove_cvref_t<A>>::record> t;
  if constexpr (detail::passing<A>) t.is_refused = detail::is_wrong<A>();
  else detail::push_number(t, a);
  node n = detail::make_node(detail::op::apply);
  n.function = function;
  t.push(n);
  return t;
}

// Enumerations, categories, flags.

template <class R, class E>
  requires std::is_enum_v<E>
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, E>& i, E value) {
  return one_of(i, value);
}
template <class R, class E>
  requires std::is_enum_v<E>
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, E>& i, E value) {
  return !(i == value);
}
template <class R>
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, textual>& i,
                                                const char* value) {
  return one_of(i, value);
}
template <class R>
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, textual>& i,
                                                const char* value) {
  return !(i == value);
}
template <class R>
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, boolean>& i,
                                                std::same_as<bool> auto value) {
  return detail::member_of_set(i, value ? 2U : 1U);
}
template <class R>
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, boolean>& i,
                                                std::same_as<bool> auto value) {
  return i == !value;
}

/// Whether an enumeration has one of these values.
template <class R, class E, std::same_as<E>... Es>
  requires(std::is_enum_v<E> && sizeof...(Es) > 0)
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, E>& i, Es... values) {
  const int positions[] = {i.values->position(static_cast<long long>(values))...};
  const char* unlisted = "";
  for (const int p : positions) unlisted = p < 0 ? detail::unlisted_value : unlisted;
  condition<R> c;
  detail::push_positions(c, i, positions, static_cast<int>(sizeof...(Es)), unlisted);
  (static_cast<void>(detail::place_of(*i.values, static_cast<long long>(values)) < 0
                         ? c.nodes[0].value =
                               detail::place_of(*i.values, static_cast<long long>(values))
                         : 0),
   ...);
  return c;
}
/// Whether a category is one of these texts.
template <class R, std::convertible_to<const char*>... Texts>
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, textual>& i, Texts... texts) {
  const char* unlisted = "";
  const int positions[sizeof...(Texts) + 1] = {detail::category_position(i, texts)...};
  (static_cast<void>(detail::category_position(i, texts) < 0 ? unlisted = texts : unlisted), ...);
  condition<R> c;
  detail::push_positions(c, i, positions, static_cast<int>(sizeof...(Texts)), unlisted);
  return c;
}
/// Whether a number is one of these.
template <class R, class First, class... Rest>
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, numeric>& i, First first,
                                            Rest... rest) {
  condition<R> c = (i == first);
  (static_cast<void>(c = detail::join(detail::op::either, c, i == rest)), ...);
  return c;
}

/// Whether a number lies in [low, high].
template <class A, class Low, class High>
  requires(detail::number_operands<A, Low> && detail::number_operands<A, High>)
[[nodiscard]] constexpr auto between(A&& a, Low&& low, High&& high) {
  static_assert(!detail::passing<A, Low, High>,
                "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                "them in rules: a temporary "
                "would be gone when they are read");
  if constexpr (detail::passing<A, Low, High>)
    return detail::refused_condition<detail::joint<A, Low>>();
  else
    return detail::join(detail::op::both, a >= static_cast<Low&&>(low),
                        a <= static_cast<High&&>(high));
}
/// Whether a number lies in an interval, its ends open or closed.
template <class A>
  requires detail::number_operands<A, A>
[[nodiscard]] constexpr auto between(A&& a, interval range) {
  static_assert(!detail::passing<A>,
                "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                "them in rules: a temporary "
                "would be gone when they are read");
  if constexpr (detail::passing<A>)
    return detail::refused_condition<typename detail::operand<std::remove_cvref_t<A>>::record>();
  auto low = range.low_open ? a > range.low : a >= range.low;
  auto high = range.high_open ? a < range.high : a <= range.high;
  return detail::join(detail::op::both, low, high);
}

// Of a temporary, which would be gone, and of what was refused: the same words, so that nothing else is told.
template <class R, class V, class T>
  requires(!std::same_as<V, numeric> && !std::same_as<V, detail::refused_value>)
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, V>&&, T) {
  return detail::refuse_temporary<R, V, T>();
}
template <class R, class V, class T>
  requires(!std::same_as<V, numeric> && !std::same_as<V, detail::refused_value>)
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, V>&&, T) {
  return detail::refuse_temporary<R, V, T>();
}
template <class R, class V, class... T>
  requires(!std::same_as<V, detail::refused_value>)
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, V>&&, T...) {
  return detail::refuse_temporary<R, V, T...>();
}
template <class R, class V>
  requires(!std::same_as<V, detail::refused_value>)
[[nodiscard]] constexpr condition<R> known(const indicator_of<R, V>&&) {
  return detail::refuse_temporary<R, V>();
}
template <class R, class T>
  requires(!detail::operand<T>::is_number)
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, detail::refused_value>&,
                                                const T&) {
  return detail::refused_condition<R>();
}
template <class R, class T>
  requires(!detail::operand<T>::is_number)
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, detail::refused_value>&,
                                                const T&) {
  return detail::refused_condition<R>();
}
template <class R, class... T>
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, detail::refused_value>&, T...) {
  return detail::refused_condition<R>();
}

// Of two indicators that list values, and of an enumerator of another type: told where it is written, and once.
template <class R, class V, class Q, class W>
  requires((detail::has_listed_values<V> || detail::has_listed_values<W>) &&
           !std::same_as<V, detail::refused_value> && !std::same_as<W, detail::refused_value>)
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, V>&,
                                                const indicator_of<Q, W>&) {
  detail::report_two_indicators<indicator_of<R, V>, indicator_of<Q, W>>();
  return detail::refused_condition<R>();
}
template <class R, class V, class Q, class W>
  requires((detail::has_listed_values<V> || detail::has_listed_values<W>) &&
           !std::same_as<V, detail::refused_value> && !std::same_as<W, detail::refused_value>)
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, V>& a,
                                                const indicator_of<Q, W>& b) {
  return a == b;
}
template <class R, class E, class Other>
  requires(std::is_enum_v<E> && std::is_enum_v<Other> && !std::same_as<E, Other>)
[[nodiscard]] constexpr condition<R> operator==(const indicator_of<R, E>&, Other) {
  detail::report_other_enumeration<E, Other>();
  return detail::refused_condition<R>();
}
template <class R, class E, class Other>
  requires(std::is_enum_v<E> && std::is_enum_v<Other> && !std::same_as<E, Other>)
[[nodiscard]] constexpr condition<R> operator!=(const indicator_of<R, E>& i, Other value) {
  return i == value;
}

/// Whether the indicator is there; never unknown.
template <class R, class V>
[[nodiscard]] constexpr condition<R> known(const indicator_of<R, V>& i) {
  condition<R> c;
  c.push(detail::make_node(detail::op::known, i));
  c.is_refused = std::is_same_v<V, detail::refused_value>;
  return c;
}

/// The outcome of another rule of the same set.
[[nodiscard]] constexpr condition<any_record> fired(const char* rule) {
  condition<any_record> c;
  node n = detail::make_node(detail::op::outcome);
  n.has_name = true;
  n.name = rule;
  c.push(n);
  return c;
}
/// A derived fact of the same set.
[[nodiscard]] constexpr condition<any_record> holds(const char* derived_fact) {
  return fired(derived_fact);
}

// And, or, not.

template <class A, class B>
  requires detail::condition_operands<A, B>
[[nodiscard]] constexpr auto operator&&(A&& a, B&& b) {
  static_assert(!detail::passing<A, B>,
                "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                "them in rules: a temporary "
                "would be gone when they are read");
  return detail::join(detail::op::both, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::condition_operands<A, B>
[[nodiscard]] constexpr auto operator||(A&& a, B&& b) {
  static_assert(!detail::passing<A, B>,
                "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                "them in rules: a temporary "
                "would be gone when they are read");
  return detail::join(detail::op::either, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A>
  requires detail::condition_operands<A, A>
[[nodiscard]] constexpr auto operator!(A&& a) {
  static_assert(!detail::passing<A>,
                "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                "them in rules: a temporary "
                "would be gone when they are read");
  auto c = detail::as_condition(static_cast<A&&>(a));
  c.push(detail::make_node(detail::op::negated));
  return c;
}
/// Marks a clause that states a circumstance, not a quality: monotonicity is not asked of it.
template <class A>
  requires detail::condition_operands<A, A>
[[nodiscard]] constexpr auto exempt_from_monotonicity(A&& a) {
  static_assert(!detail::passing<A>,
                "nqpf: declare indicators and parameters as inline constexpr objects, and name "
                "them in rules: a temporary "
                "would be gone when they are read");
  auto c = detail::as_condition(static_cast<A&&>(a));
  c.push(detail::make_node(detail::op::exempt));
  return c;
}

}  // namespace nqpf
