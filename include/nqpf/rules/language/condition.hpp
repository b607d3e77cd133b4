// SPDX-License-Identifier: BSL-1.0
#pragma once

// Conditions and terms: what rule authors write with comparisons, arithmetic, and, or, not. They are
// values: a short list of nodes in postfix order, with nothing but the record in their type.

#include <nqpf/rules/language/expression.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

// What `0.1 < x < 0.3` makes: it fits nowhere, and the compiler prints its name.
struct write_between_or_join_with_and {};

template <class Derived, class Base>
constexpr bool is_base =
    std::is_base_of_v<Base, Derived> && std::is_convertible_v<const Derived&, const Base&> &&
    !std::is_same_v<Base, Derived>;

// Reads a base of a record, or asks a list of it.
template <class Base>
constexpr double read_or_ask(const Base& record, const indicator_info& info,
                             const list_request* asked) {
  const auto& from = *static_cast<const reader_of<Base>*>(info.source);
  if (is_null(asked)) return from.read(record, info);
  if (is_null(asked->outside))
    return from.read_list(record, *asked->term, asked->parameters, asked->note);
  from.check_list(record, *asked);
  return missing;
}
// With the indicator's own reader, or along the steps that are left.
template <class Derived, class Base>
constexpr double read_base(const Derived& record, const indicator_info& info,
                           const base_step* const* rest, int count, const list_request* asked) {
  if (count == 0) return read_or_ask<Base>(record, info, asked);
  return static_cast<const step_from<Base>*>(rest[0])->read(record, info, rest + 1, count - 1,
                                                            asked);
}
template <class Derived, class Base>
inline constexpr step_from<Derived> step_to{record_type<Derived>(), record_type<Base>(),
                                            &read_base<Derived, Base>};

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
    node n = detail::make_node(detail::op::one_of, flag);
    n.set = 2;
    push(n);
  }
  /// What stands for an indicator that was refused.
  constexpr condition(const indicator_of<Record, detail::refused_value>&) { is_refused = true; }
  template <std::same_as<any_record> Other>
    requires(!std::same_as<Record, any_record>)
  constexpr condition(const condition<Other>& other) : expression(other) {}
  /// A condition over a base of the record.
  template <class Base>
    requires detail::is_base<Record, Base>
  constexpr condition(const condition<Base>& other) : expression(other) {
    add_base(detail::step_to<Record, Base>);
  }
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
struct operand<indicator_of<R, refused_value>> {
  static constexpr bool is_number = true, is_condition = true, ours = true;
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

template <class T>
  requires is_scaled<T>
struct operand<T> {
  static constexpr bool is_number = true, is_condition = false, ours = false;
  using record = any_record;
};

template <class T>
constexpr bool is_number_constant = std::is_arithmetic_v<T> || is_scaled<T>;

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
template <class Derived, class Base>
  requires is_base<Derived, Base>
struct joint_record<Derived, Base> {
  using type = Derived;
};
template <class Base, class Derived>
  requires is_base<Derived, Base>
struct joint_record<Base, Derived> {
  using type = Derived;
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

// Conditions refer to indicators and parameters: a temporary would be gone when they are read.
template <class... T>
concept passing = ((!std::is_lvalue_reference_v<T> && !is_refused<std::remove_cvref_t<T>> &&
                    (is_indicator<T> || std::is_base_of_v<parameter, std::remove_cvref_t<T>>)) ||
                   ...);

// Whether an error is told of one of the operands, or has been.
template <class... T>
constexpr bool is_wrong() {
  if constexpr (passing<T...>) return report_temporary<T...>();
  else return (is_refused<std::remove_cvref_t<T>> || ...);
}

// The call stops a constant evaluation, and its name says why; at run time the number is missing, and refused by the
// proof.
inline double an_integer_beyond_2_to_the_53_is_not_exact() { return missing; }

template <class T>
constexpr bool is_beyond_exact([[maybe_unused]] const T& value) {
  if constexpr (std::is_integral_v<T> && sizeof(T) == 8) {
    if (value > T{9007199254740992}) return true;
    if constexpr (std::is_signed_v<T>) return value < T{-9007199254740992};
  }
  return false;
}

template <class T>
constexpr double exact(const T& value) {
  if constexpr (is_scaled<T>) {
    return units_of(value);
  } else {
    if (is_beyond_exact(value)) return an_integer_beyond_2_to_the_53_is_not_exact();
    return as_written(value);
  }
}

template <class T>
constexpr void push_number(expression& e, const T& x) {
  if constexpr (is_refused<T>) {
    e.is_refused = true;
  } else if constexpr (is_indicator<T>) {
    e.push(detail::make_node(op::indicator, x));
  } else if constexpr (std::is_same_v<T, parameter>) {
    node n = detail::make_node(op::parameter);
    n.parameter = &x;
    e.push(n);
  } else if constexpr (is_number_constant<T>) {
    node n = detail::make_node(op::constant);
    n.value = exact(x);
    e.push(n);
  } else {
    e.append(x);
  }
}

constexpr comparison mirrored(comparison r) noexcept {
  switch (r) {
    case comparison::less: return comparison::greater;
    case comparison::less_equal: return comparison::greater_equal;
    case comparison::greater: return comparison::less;
    case comparison::greater_equal: return comparison::less_equal;
    default: return r;
  }
}

// Keeps the way from a record to the base that an operand reads.
template <class Record, class T>
constexpr void keep_base(expression& e) {
  using own = typename operand<std::remove_cvref_t<T>>::record;
  if constexpr (is_base<Record, own>) e.add_base(step_to<Record, own>);
}

// Comparisons of one indicator with a constant or parameter, the common case, become one node.
template <class A, class B>
constexpr auto compare(comparison r, A&& a, B&& b) {
  using left = std::remove_cvref_t<A>;
  using right = std::remove_cvref_t<B>;
  condition<joint<A, B>> c;
  if constexpr (passing<A, B> || is_refused<left> || is_refused<right>) {
    c.is_refused = is_wrong<A, B>();
  } else if constexpr (is_indicator<left> && is_number_constant<right>) {
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
                       (is_number_constant<left> || std::is_same_v<left, parameter>)) {
    return compare(mirrored(r), static_cast<B&&>(b), static_cast<A&&>(a));
  } else {
    push_number(c, a);
    push_number(c, b);
    keep_base<joint<A, B>, A>(c);
    keep_base<joint<A, B>, B>(c);
    node n = detail::make_node(op::compare);
    n.relation = r;
    c.push(n);
  }
  return c;
}

template <class A, class B>
constexpr auto compute(op code, A&& a, B&& b) {
  term<joint<A, B>> t;
  if constexpr (passing<A, B>) {
    t.is_refused = is_wrong<A, B>();
    return t;
  }
  push_number(t, a);
  push_number(t, b);
  keep_base<joint<A, B>, A>(t);
  keep_base<joint<A, B>, B>(t);
  t.push(detail::make_node(code));
  return t;
}

// A condition of which an error is told.
template <class R, class... Passing>
constexpr condition<R> refuse_temporary() {
  condition<R> c;
  c.is_refused = report_temporary<Passing...>();
  return c;
}
template <class R>
constexpr condition<R> refused_condition() {
  condition<R> c;
  c.is_refused = true;
  return c;
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

template <class C>
constexpr auto as_condition(C&& c) {
  using record = typename operand<std::remove_cvref_t<C>>::record;
  if constexpr (passing<C>) return refused_condition<record>();  // its caller has told why
  else return condition<record>(c);
}

template <class A, class B>
constexpr auto join(op code, A&& a, B&& b) {
  condition<joint<A, B>> r = as_condition(static_cast<A&&>(a));
  const condition<joint<A, B>> second = as_condition(static_cast<B&&>(b));
  r.append(second);
  r.push(detail::make_node(code));
  return r;
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
    value.relation = comparison::equal;
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

}  // namespace nqpf
