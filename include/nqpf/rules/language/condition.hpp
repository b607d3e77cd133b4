// SPDX-License-Identifier: BSL-1.0
#pragma once

// Conditions and terms: what rule authors write with comparisons, arithmetic, and, or, not. They are
// values: a short list of nodes in postfix order, with nothing but the record in their type.

#include <nqpf/rules/language/expression.hpp>

namespace nqpf::inline v0 {

namespace detail {
// What `0.1 < x < 0.3` makes: it fits nowhere, and the compiler prints its name.
struct write_between_or_join_with_and {};
}  // namespace detail

/// The record type of what reads no record: constants, parameters, outcomes of other rules.
struct any_record {};

/// A number computed from a record.
template <class Record>
struct term : expression {
  using record = Record;
};

/// A condition over a record.
template <class Record>
struct condition : expression {
  using record = Record;
  constexpr condition() = default;
  /// A flag is a condition.
  constexpr condition(const indicator_of<Record, boolean>& flag) {
    node n = detail::make_node(op::one_of, flag);
    n.set = 2;
    push(n);
  }
  template <std::same_as<any_record> Other>
    requires(!std::same_as<Record, any_record>)
  constexpr condition(const condition<Other>& other) : expression(other) {}
  friend constexpr auto operator<(const condition&, const auto&) {
    return detail::write_between_or_join_with_and{};
  }
  friend constexpr auto operator<=(const condition&, const auto&) {
    return detail::write_between_or_join_with_and{};
  }
  friend constexpr auto operator>(const condition&, const auto&) {
    return detail::write_between_or_join_with_and{};
  }
  friend constexpr auto operator>=(const condition&, const auto&) {
    return detail::write_between_or_join_with_and{};
  }
};

namespace detail {

template <class T>
struct operand {
  static constexpr bool is_number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;
  static constexpr bool is_condition = false;
  static constexpr bool ours = false;
  using record = any_record;
};
template <class R>
struct operand<indicator_of<R, numeric>> {
  static constexpr bool is_number = true, is_condition = false, ours = true;
  using record = R;
};
template <class R>
struct operand<indicator_of<R, boolean>> {
  static constexpr bool is_number = false, is_condition = true, ours = true;
  using record = R;
};
template <class R>
struct operand<term<R>> {
  static constexpr bool is_number = true, is_condition = false, ours = true;
  using record = R;
};
template <class R>
struct operand<condition<R>> {
  static constexpr bool is_number = false, is_condition = true, ours = true;
  using record = R;
};
template <>
struct operand<parameter> {
  static constexpr bool is_number = true, is_condition = false, ours = true;
  using record = any_record;
};

template <class A, class B>
struct joint_record {};
template <class R>
struct joint_record<R, R> {
  using type = R;
};
template <class R>
  requires(!std::same_as<R, any_record>)
struct joint_record<R, any_record> {
  using type = R;
};
template <class R>
  requires(!std::same_as<R, any_record>)
struct joint_record<any_record, R> {
  using type = R;
};
template <class A, class B>
using joint = typename joint_record<typename operand<std::remove_cvref_t<A>>::record,
                                    typename operand<std::remove_cvref_t<B>>::record>::type;

template <class A, class B>
concept number_operands =
    operand<std::remove_cvref_t<A>>::is_number && operand<std::remove_cvref_t<B>>::is_number &&
    (operand<std::remove_cvref_t<A>>::ours || operand<std::remove_cvref_t<B>>::ours) &&
    requires { typename joint<A, B>; };

template <class A, class B>
concept condition_operands =
    operand<std::remove_cvref_t<A>>::is_condition &&
    operand<std::remove_cvref_t<B>>::is_condition && requires { typename joint<A, B>; };

template <class T>
constexpr bool is_indicator = std::is_base_of_v<indicator_info, std::remove_cvref_t<T>>;

// Conditions refer to indicators and parameters: a temporary would be gone when they are read. What a
// comparison makes of one fits nowhere, and the compiler prints its name.
struct declare_indicators_and_parameters_as_inline_constexpr_objects {};

template <class... T>
concept passing = ((!std::is_lvalue_reference_v<T> &&
                    (is_indicator<T> || std::is_same_v<std::remove_cvref_t<T>, parameter>)) ||
                   ...);

// The call stops a constant evaluation, and its name says why; at run time the number is missing, and refused by the
// proof.
inline double an_integer_beyond_2_to_the_53_is_not_exact() { return missing; }

template <class T>
constexpr double exact(T value) {
  if constexpr (std::is_integral_v<T> && sizeof(T) == 8) {
    if (value > T{9007199254740992}) return an_integer_beyond_2_to_the_53_is_not_exact();
    if constexpr (std::is_signed_v<T>)
      if (value < T{-9007199254740992}) return an_integer_beyond_2_to_the_53_is_not_exact();
  }
  return as_written(value);
}

template <class T>
constexpr void push_number(expression& e, const T& x) {
  if constexpr (is_indicator<T>) {
    e.push(detail::make_node(op::indicator, x));
  } else if constexpr (std::is_same_v<T, parameter>) {
    node n = detail::make_node(op::parameter);
    n.parameter = &x;
    e.push(n);
  } else if constexpr (std::is_arithmetic_v<T>) {
    node n = detail::make_node(op::constant);
    n.value = exact(x);
    e.push(n);
  } else {
    e.append(x);
  }
}

constexpr relation mirrored(relation r) noexcept {
  switch (r) {
    case relation::less: return relation::greater;
    case relation::less_equal: return relation::greater_equal;
    case relation::greater: return relation::less;
    case relation::greater_equal: return relation::less_equal;
    default: return r;
  }
}

template <class A, class B>
  requires passing<A, B>
constexpr auto compare(relation, A&&, B&&) {
  return declare_indicators_and_parameters_as_inline_constexpr_objects{};
}
template <class A, class B>
  requires passing<A, B>
constexpr auto compute(op, A&&, B&&) {
  return declare_indicators_and_parameters_as_inline_constexpr_objects{};
}

// Comparisons of one indicator with a constant or parameter, the common case, become one node.
template <class A, class B>
constexpr auto compare(relation r, A&& a, B&& b) {
  using left = std::remove_cvref_t<A>;
  using right = std::remove_cvref_t<B>;
  condition<joint<A, B>> c;
  if constexpr (is_indicator<left> && std::is_arithmetic_v<right>) {
    node n = detail::make_node(op::compare_constant, a);
    n.relation = r;
    n.value = exact(b);
    c.push(n);
  } else if constexpr (is_indicator<left> && std::is_same_v<right, parameter>) {
    node n = detail::make_node(op::compare_parameter, a);
    n.relation = r;
    n.parameter = &b;
    c.push(n);
  } else if constexpr (is_indicator<right> && !is_indicator<left> &&
                       (std::is_arithmetic_v<left> || std::is_same_v<left, parameter>)) {
    return compare(mirrored(r), static_cast<B&&>(b), static_cast<A&&>(a));
  } else {
    push_number(c, a);
    push_number(c, b);
    node n = detail::make_node(op::compare);
    n.relation = r;
    c.push(n);
  }
  return c;
}

template <class A, class B>
constexpr auto compute(op code, A&& a, B&& b) {
  term<joint<A, B>> t;
  push_number(t, a);
  push_number(t, b);
  t.push(detail::make_node(code));
  return t;
}

template <class C>
constexpr auto as_condition(const C& c) {
  return condition<typename operand<C>::record>(c);
}

template <class A, class B>
constexpr auto join(op code, const A& a, const B& b) {
  condition<joint<A, B>> r = as_condition(a);
  r.append(as_condition(b));
  r.push(detail::make_node(code));
  return r;
}

template <class R, class V>
constexpr condition<R> member_of_set(const indicator_of<R, V>& i, unsigned long long set,
                                     const char* unlisted = "") {
  condition<R> c;
  node n = detail::make_node(op::one_of, i);
  n.has_name = unlisted[0] != '\0';
  n.name = unlisted;
  n.set = set;
  c.push(n);
  return c;
}

// The positions of values, -1 of one that is not listed: as one set where the indicator has sets, else as one
// comparison a value.
constexpr void push_positions(expression& e, const indicator_info& i, const int* positions, int n,
                              const char* unlisted) {
  node set = detail::make_node(op::one_of, i);
  for (int k = 0; k < n; ++k) set.set |= positions[k] < 0 ? 0 : bit(positions[k]);
  set.has_name = unlisted[0] != '\0';
  set.name = unlisted;
  if (i.has_set() || set.has_name) return e.push(set);
  for (int k = 0; k < n || k == 0; ++k) {
    node value = detail::make_node(op::compare_constant, i);
    value.relation = relation::equal;
    value.value = n > 0 ? positions[k] : -1;
    e.push(value);
    if (k > 0) e.push(detail::make_node(op::either));
  }
}

constexpr int category_position(const indicator_info& i, const char* text) noexcept {
  for (int k = 0; k < i.category_count; ++k)
    if (same_text(i.categories[k], text)) return k;
  return -1;
}

}  // namespace detail

// Numbers: comparisons and arithmetic.

template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator<(A&& a, B&& b) {
  return detail::compare(relation::less, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator<=(A&& a, B&& b) {
  return detail::compare(relation::less_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator>(A&& a, B&& b) {
  return detail::compare(relation::greater, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator>=(A&& a, B&& b) {
  return detail::compare(relation::greater_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator==(A&& a, B&& b) {
  return detail::compare(relation::equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator!=(A&& a, B&& b) {
  return detail::compare(relation::not_equal, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator+(A&& a, B&& b) {
  return detail::compute(op::add, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator-(A&& a, B&& b) {
  return detail::compute(op::subtract, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator*(A&& a, B&& b) {
  return detail::compute(op::multiply, static_cast<A&&>(a), static_cast<B&&>(b));
}
/// A division by zero is missing.
template <class A, class B>
  requires detail::number_operands<A, B>
[[nodiscard]] constexpr auto operator/(A&& a, B&& b) {
  return detail::compute(op::divide, static_cast<A&&>(a), static_cast<B&&>(b));
}
template <class A>
  requires(detail::number_operands<A, A> && !detail::passing<A>)
[[nodiscard]] constexpr auto operator-(A&& a) {
  term<typename detail::operand<std::remove_cvref_t<A>>::record> t;
  detail::push_number(t, a);
  t.push(detail::make_node(op::negate));
  return t;
}
/// A constexpr function of the host's, of one number.
template <class A>
  requires(detail::number_operands<A, A> && !detail::passing<A>)
[[nodiscard]] constexpr auto apply(double (*function)(double), A&& a) {
  term<typename detail::operand<std::remove_cvref_t<A>>::record> t;
  detail::push_number(t, a);
  node n = detail::make_node(op::apply);
  n.function = function;
  t.push(n);
  return t;
}

// Enumerations, categories, flags.

template <class R, class E, std::same_as<E>... Es>
  requires(std::is_enum_v<E> && sizeof...(Es) > 0)
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, E>& i, Es... values);
template <class R, std::convertible_to<const char*>... Texts>
[[nodiscard]] constexpr condition<R> one_of(const indicator_of<R, textual>& i, Texts... texts);

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
  (static_cast<void>(c = detail::join(op::either, c, i == rest)), ...);
  return c;
}

/// Whether a number lies in [low, high].
template <class A, class Low, class High>
  requires(detail::number_operands<A, Low> && detail::number_operands<A, High>)
[[nodiscard]] constexpr auto between(A&& a, Low&& low, High&& high) {
  return detail::join(op::both, a >= static_cast<Low&&>(low), a <= static_cast<High&&>(high));
}
/// Whether a number lies in an interval, its ends open or closed.
template <class A>
  requires detail::number_operands<A, A>
[[nodiscard]] constexpr auto between(A&& a, interval range) {
  auto low = range.low_open ? a > range.low : a >= range.low;
  auto high = range.high_open ? a < range.high : a <= range.high;
  return detail::join(op::both, low, high);
}

/// Whether the indicator is there; never unknown.
template <class R, class V>
[[nodiscard]] constexpr condition<R> known(const indicator_of<R, V>& i) {
  condition<R> c;
  c.push(detail::make_node(op::known, i));
  return c;
}

/// The outcome of another rule of the same set.
[[nodiscard]] constexpr condition<any_record> fired(const char* rule) {
  condition<any_record> c;
  node n = detail::make_node(op::outcome);
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
[[nodiscard]] constexpr auto operator&&(const A& a, const B& b) {
  return detail::join(op::both, a, b);
}
template <class A, class B>
  requires detail::condition_operands<A, B>
[[nodiscard]] constexpr auto operator||(const A& a, const B& b) {
  return detail::join(op::either, a, b);
}
template <class A>
  requires detail::condition_operands<A, A>
[[nodiscard]] constexpr auto operator!(const A& a) {
  auto c = detail::as_condition(a);
  c.push(detail::make_node(op::negated));
  return c;
}
/// Marks a clause that states a circumstance, not a quality: monotonicity is not asked of it.
template <class A>
  requires detail::condition_operands<A, A>
[[nodiscard]] constexpr auto context(const A& a) {
  auto c = detail::as_condition(a);
  c.push(detail::make_node(op::context));
  return c;
}

}  // namespace nqpf
