// SPDX-License-Identifier: BSL-1.0
#pragma once

// What takes part in a comparison or a computation of dates and durations, and what is told where it does not fit.

#include <nqpf/rules/language/operators.hpp>
#include <nqpf/rules/language/table/cell.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A date or a duration computed from a record.
template <class Record, class Tag>
struct time_term : expression {
  using record = Record;
};

template <class R, class Tag>
constexpr bool is_cell_term<time_term<R, Tag>> = true;

// Of what is no date or duration: `tag` is void.
template <class T>
struct time_operand {
  static constexpr bool ours = operand<T>::ours;
  static constexpr bool is_constant = false;
  using tag = void;
  using record = typename operand<T>::record;
};
template <class R, class Tag>
  requires is_time<Tag>
struct time_operand<indicator_of<R, Tag>> {
  static constexpr bool ours = true;
  static constexpr bool is_constant = false;
  using tag = Tag;
  using record = R;
};
template <class R, class Tag>
struct time_operand<time_term<R, Tag>> {
  static constexpr bool ours = true;
  static constexpr bool is_constant = false;
  using tag = Tag;
  using record = R;
};
template <class Tag>
struct time_parameter {
  static constexpr bool ours = true;
  static constexpr bool is_constant = false;
  using tag = Tag;
  using record = any_record;
};
template <>
struct time_operand<date_parameter> : time_parameter<calendar_day> {};
template <>
struct time_operand<duration_parameter> : time_parameter<duration_in_days> {};
template <class T>
  requires is_time_value<T>
struct time_operand<T> {
  static constexpr bool ours = false;
  static constexpr bool is_constant = true;
  using tag = typename time_value<T>::tag;
  using record = any_record;
};

template <class T>
using time_tag_of = typename time_operand<std::remove_cvref_t<T>>::tag;
template <class T>
constexpr bool is_time_operand = !std::is_void_v<time_tag_of<T>>;
template <class T>
constexpr bool is_date_operand = std::is_same_v<time_tag_of<T>, calendar_day>;
template <class T>
constexpr bool is_time_constant = time_operand<std::remove_cvref_t<T>>::is_constant;

template <class A, class B>
using time_joint =
    typename joint_record<typename time_operand<std::remove_cvref_t<A>>::record,
                          typename time_operand<std::remove_cvref_t<B>>::record>::type;

struct input_placeholder;
/// The word `is` of cells, which compares by operators of its own.
template <class T>
constexpr bool is_cell_word = std::is_same_v<std::remove_cvref_t<T>, input_placeholder>;

/// Two operands of which one is a date or a duration; one of them is the language's.
template <class A, class B>
concept time_operands =
    !is_cell_word<A> && !is_cell_word<B> &&
    (is_time_operand<A> || is_time_operand<B>)&&(time_operand<std::remove_cvref_t<A>>::ours ||
                                                 time_operand<std::remove_cvref_t<B>>::ours) &&
    requires { typename time_joint<A, B>; };

// Constants take the unit of what they meet; other durations are of one unit.
template <class A, class B>
constexpr bool share_unit = std::is_same_v<time_tag_of<A>, time_tag_of<B>> ||
                            (is_time_operand<A> && is_time_operand<B> && !is_date_operand<A> &&
                             !is_date_operand<B> && (is_time_constant<A> || is_time_constant<B>));

template <class A, class B>
constexpr bool report_units() {
  constexpr bool durations =
      is_time_operand<A> && is_time_operand<B> && !is_date_operand<A> && !is_date_operand<B>;
  static_assert(!durations || share_unit<A, B>,
                "nqpf: these two durations are kept in different units: give both members of the "
                "record one type, such as std::chrono::days");
  return !durations || share_unit<A, B>;
}
template <class A, class B>
constexpr bool report_comparison() {
  constexpr bool both = is_time_operand<A> && is_time_operand<B>;
  static_assert(both,
                "nqpf: a date or a duration is compared with a plain number: compare a date with a "
                "date, such as 2024y/1/1, and a duration with a duration, such as days(30)");
  static_assert(!both || is_date_operand<A> == is_date_operand<B>,
                "nqpf: a date is compared with a duration: add the duration to a date, or compare "
                "it with the time between two dates");
  if constexpr (both && is_date_operand<A> == is_date_operand<B>) return report_units<A, B>();
  else return false;
}
template <class A, class B>
constexpr bool report_sum() {
  constexpr bool both = is_time_operand<A> && is_time_operand<B>;
  static_assert(both,
                "nqpf: a plain number is added to a date or a duration, or taken from one: write "
                "days(14) for 14 days");
  static_assert(!(is_date_operand<A> && is_date_operand<B>),
                "nqpf: two dates are added: the time between them is their difference, and a date "
                "moves by days, as in issued + days(30)");
  constexpr bool moves = is_date_operand<A> != is_date_operand<B>;
  constexpr bool in_days = std::is_same_v<time_tag_of<A>, duration_in_days> ||
                           std::is_same_v<time_tag_of<B>, duration_in_days>;
  static_assert(!both || !moves || in_days,
                "nqpf: a date moves by whole days: write days(1) instead of hours");
  if constexpr (!both || (is_date_operand<A> && is_date_operand<B>)) return false;
  else if constexpr (moves) return in_days;
  else return report_units<A, B>();
}
template <class A, class B>
constexpr bool report_difference() {
  if constexpr (is_date_operand<A> && is_date_operand<B>) {
    return true;
  } else {
    static_assert(!is_date_operand<B> || !is_time_operand<A>,
                  "nqpf: a date is taken from a duration: take the duration from the date");
    if constexpr (is_date_operand<B> && is_time_operand<A>) return false;
    else return report_sum<A, B>();
  }
}
template <class A, class B>
constexpr bool report_factor() {
  constexpr bool wrong = is_date_operand<A> || is_date_operand<B>;
  static_assert(!wrong,
                "nqpf: a date is not a number to multiply or divide: compute with the time "
                "between two dates");
  return !wrong;
}

// The unit that a constant is brought to beside another operand.
template <class A, class B>
using unit_beside = std::conditional_t<is_time_constant<A> && is_time_operand<B> &&
                                           !is_date_operand<B> && !is_date_operand<A>,
                                       time_tag_of<B>, time_tag_of<A>>;

template <class Tag, class T>
constexpr double time_number(const T& constant) noexcept {
  return in_unit<time_tag_of<T>, Tag>(time_value<T>::number(constant));
}

// Adds an operand to a computed number; of a constant in the unit `Tag`.
template <class Tag, class Record, class T>
constexpr void push_time(expression& e, const T& x) {
  using own = typename time_operand<T>::record;
  if constexpr (is_time_constant<T>) {
    node n = make_node(op::constant);
    n.value = time_number<Tag>(x);
    n.unit = time_tag<Tag>::unit;
    e.push(n);
  } else if constexpr (std::is_base_of_v<parameter, T>) {
    push_number(e, static_cast<const parameter&>(x));
  } else {
    push_number(e, x);
  }
  if constexpr (is_base<Record, own>) e.add_base(step_to<Record, own>);
}

// Two operands and what is done with them.
template <class Result, class A, class B>
constexpr Result compute_time(const node& last, A&& a, B&& b) {
  using left = std::remove_cvref_t<A>;
  using right = std::remove_cvref_t<B>;
  Result r;
  if constexpr (passing<A, B>) {
    r.is_refused = report_temporary<A, B>();
  } else {
    push_time<unit_beside<A, B>, typename Result::record, left>(r, a);
    push_time<unit_beside<B, A>, typename Result::record, right>(r, b);
    r.push(last);
  }
  return r;
}
// What stands for a number of which an error is told: it goes through the rest of the language without a second one.
template <class A, class B>
constexpr auto refused_time() {
  return indicator_of<time_joint<A, B>, refused_value>{};
}
template <class A, class B>
constexpr bool some_refused_operand =
    is_refused<std::remove_cvref_t<A>> || is_refused<std::remove_cvref_t<B>>;

// An indicator compared with a constant or a parameter becomes one node.
template <class A, class B>
constexpr auto compare_times(comparison r, A&& a, B&& b) {
  using left = std::remove_cvref_t<A>;
  using right = std::remove_cvref_t<B>;
  using result = condition<time_joint<A, B>>;
  if constexpr (some_refused_operand<A, B>) {
    return refused_condition<time_joint<A, B>>();
  } else if constexpr (!report_comparison<A, B>()) {
    return refused_condition<time_joint<A, B>>();
  } else if constexpr (is_indicator<right> && !is_indicator<left> &&
                       (is_time_constant<A> || std::is_base_of_v<parameter, left>)) {
    return compare_times(mirrored(r), static_cast<B&&>(b), static_cast<A&&>(a));
  } else if constexpr (!passing<A, B> && is_indicator<left> && is_time_constant<B>) {
    result c;
    node n = make_node(op::compare_constant, a);
    n.relation = r;
    n.value = time_number<time_tag_of<A>>(b);
    c.push(n);
    return c;
  } else if constexpr (!passing<A, B> && is_indicator<left> &&
                       std::is_base_of_v<parameter, right>) {
    result c;
    node n = make_node(op::compare_parameter, a);
    n.relation = r;
    n.parameter = &b;
    c.push(n);
    return c;
  } else {
    node n = make_node(op::compare);
    n.relation = r;
    return compute_time<result>(n, static_cast<A&&>(a), static_cast<B&&>(b));
  }
}

}  // namespace detail

}  // namespace nqpf
