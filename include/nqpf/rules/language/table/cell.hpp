// SPDX-License-Identifier: BSL-1.0
#pragma once

// Cells of decision tables: what they ask of the input of their column, as data.

#include <nqpf/rules/language/lists.hpp>
#include <nqpf/rules/language/operators.hpp>

namespace nqpf::inline NQPF_ABI {

/// One cell of a table: what it asks of the input of its column, as parts in postfix order.
struct cell {
  /// One end of a comparison or a range: a number, a parameter, or a number computed from inputs.
  struct bound {
    double number;
    const nqpf::parameter* parameter;  ///< where `has_parameter`
    bool has_parameter;
    detail::time_kind time;  ///< of a number or parameter that is a date or a duration
    const char* unit;        ///< of a duration
    short begin;             ///< of the nodes of the cell that compute it
    short count;             ///< none: a number or a parameter
  };

  /// What a part of a cell asks.
  struct part {
    enum class form : unsigned char {
      any,
      compare,
      range,
      positions,
      texts,
      known,
      absent,
      either,  ///< joins the two parts before it
      both,
    };

    form what;
    bool negated;
    comparison first;
    comparison second;
    bound low;
    bound high;
    bool is_flag;
    const detail::enumeration_info* type;  ///< of an enumerator
    unsigned long long positions;          ///< of a flag
    short begin;                           ///< of its values or texts in the cell
    short count;
  };

  /// What is wrong with it.
  enum class flaw : unsigned char {
    none,
    other_kind,
    other_record,
    other_values,
    too_many_conditions,
    too_many_values,
    too_long,
    opposite_of_any,
    output_of_another_record,
    many_answers,
  };

  using form = part::form;
  static constexpr int capacity = 32;       ///< enumerators and texts
  static constexpr int part_capacity = 23;  ///< 12 questions, joined
  static constexpr int node_capacity = 16;  ///< of computed ends

  part parts[part_capacity];
  int part_count;
  bool is_refused;  ///< an error has been told of it
  flaw fault;
  long long values[capacity];  ///< of enumerations
  const char* texts[capacity];
  int count;  ///< of values and texts
  node nodes[node_capacity];
  int node_count;

  /// `any(incomes, monthly < 500)`: whether a condition holds of some item of a list. Undecided where it holds of none
  /// and is undecided of one; of an empty list it does not hold.
  template <class List, class C>
    requires detail::asks_list<List, C>
  constexpr auto operator()(List&& items, C&& where) const {
    return detail::any_item(static_cast<List&&>(items), static_cast<C&&>(where));
  }
  [[nodiscard]] constexpr bool asks_nothing() const noexcept {
    return part_count == 1 && parts[0].what == form::any;
  }
};

namespace detail {

// The call stops a constant evaluation, and its name says why; at run time the cell is marked, and the table refused.
inline void a_cell_joins_at_most_12_questions_write_a_second_row(cell::flaw& f) {
  f = cell::flaw::too_many_conditions;
}
inline void a_cell_names_at_most_32_values_write_a_second_row(cell::flaw& f) {
  f = cell::flaw::too_many_values;
}
inline void a_cell_computes_with_at_most_16_parts_name_a_function_of_the_record(cell::flaw& f) {
  f = cell::flaw::too_long;
}
inline void any_admits_every_value_so_that_nothing_is_left_for_its_opposite(cell::flaw& f) {
  f = cell::flaw::opposite_of_any;
}

constexpr cell plain_cell(cell::form what) {
  cell c{};
  c.parts[0].what = what;
  c.part_count = 1;
  return c;
}

template <class T>
constexpr bool is_cell_input = false;
template <class R, class V>
constexpr bool is_cell_input<indicator_of<R, V>> = true;
template <class T>
constexpr bool is_cell_number =
    (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || is_scaled<T>;
template <class T>
constexpr bool is_cell_term = std::is_base_of_v<expression, T> && !operand<T>::is_condition;

/// What a cell compares its input with: a number, a parameter, another input, or a number computed from inputs.
template <class T>
concept cell_end =
    is_cell_number<std::remove_cvref_t<T>> ||
    std::is_base_of_v<parameter, std::remove_cvref_t<T>> || is_time_value<std::remove_cvref_t<T>> ||
    is_cell_input<std::remove_cvref_t<T>> || is_cell_term<std::remove_cvref_t<T>>;

// Keeps nodes that compute an end of a comparison.
constexpr void keep_nodes(cell& c, cell::bound& b, const node* nodes, int n) {
  if (n > cell::node_capacity - c.node_count)
    return a_cell_computes_with_at_most_16_parts_name_a_function_of_the_record(c.fault);
  b.begin = static_cast<short>(c.node_count);
  b.count = static_cast<short>(n);
  for (int i = 0; i < n; ++i) c.nodes[c.node_count++] = nodes[i];
}

// Keeps an end of a comparison in a cell.
template <class T>
constexpr cell::bound keep_end(cell& c, T&& end) {
  using type = std::remove_cvref_t<T>;
  cell::bound b{};
  if constexpr (passing<T>) {
    c.is_refused = report_temporary<T>();
  } else if constexpr (std::is_base_of_v<parameter, type>) {
    b.has_parameter = true;
    b.parameter = &end;
    b.time = end.time;
    b.unit = end.unit_name;
  } else if constexpr (is_time_value<type>) {
    using value = time_value<type>;
    b.time = time_tag<typename value::tag>::kind;
    b.unit = time_tag<typename value::tag>::unit;
    b.number = value::number(end);
  } else if constexpr (is_cell_number<type>) {
    b.number = exact(end);
  } else if constexpr (is_cell_input<type>) {
    c.is_refused = c.is_refused || is_refused<type>;
    const node n = make_node(op::indicator, end);
    keep_nodes(c, b, &n, 1);
  } else {
    c.is_refused = c.is_refused || end.is_refused;
    keep_nodes(c, b, end.nodes, end.count);
  }
  return b;
}

template <class T>
constexpr cell compare_cell(comparison r, T&& end) {
  cell c = plain_cell(cell::form::compare);
  c.parts[0].first = r;
  c.parts[0].low = keep_end(c, static_cast<T&&>(end));
  return c;
}

constexpr cell range_cell(const interval& range) {
  cell c = plain_cell(cell::form::range);
  cell::part& p = c.parts[0];
  p.first = range.low_open ? comparison::greater : comparison::greater_equal;
  p.second = range.high_open ? comparison::less : comparison::less_equal;
  p.low.number = range.low;
  p.high.number = range.high;
  return c;
}

// Appends the parts of a cell, with what they name.
constexpr void append_cell(cell& c, const cell& other) {
  c.is_refused = c.is_refused || other.is_refused;
  if (other.fault != cell::flaw::none) c.fault = other.fault;
  if (c.part_count + other.part_count >= cell::part_capacity)
    return a_cell_joins_at_most_12_questions_write_a_second_row(c.fault);
  if (c.count + other.count > cell::capacity)
    return a_cell_names_at_most_32_values_write_a_second_row(c.fault);
  if (c.node_count + other.node_count > cell::node_capacity)
    return a_cell_computes_with_at_most_16_parts_name_a_function_of_the_record(c.fault);
  for (int i = 0; i < other.part_count; ++i) {
    cell::part p = other.parts[i];
    p.begin = static_cast<short>(p.begin + c.count);
    p.low.begin = static_cast<short>(p.low.begin + c.node_count);
    p.high.begin = static_cast<short>(p.high.begin + c.node_count);
    c.parts[c.part_count++] = p;
  }
  for (int i = 0; i < other.count; ++i) {
    c.values[c.count + i] = other.values[i];
    c.texts[c.count + i] = other.texts[i];
  }
  for (int i = 0; i < other.node_count; ++i) c.nodes[c.node_count + i] = other.nodes[i];
  c.count += other.count;
  c.node_count += other.node_count;
}

constexpr cell join_cells(const cell& a, const cell& b, cell::form how) {
  if (a.asks_nothing() || b.asks_nothing()) {
    const bool is_left = a.asks_nothing() == (how == cell::form::either);
    return is_left ? a : b;
  }
  cell c = a;
  append_cell(c, b);
  if (c.part_count == cell::part_capacity) return c;  // it has a fault
  cell::part& join = c.parts[c.part_count++];
  join = {};
  join.what = how;
  return c;
}

}  // namespace detail

/// What one of two cells admits, as in `is < 18 || is >= 60`.
[[nodiscard]] constexpr cell operator||(const cell& a, const cell& b) {
  return detail::join_cells(a, b, cell::form::either);
}
/// What both cells admit, as in `is > low && is <= high`.
[[nodiscard]] constexpr cell operator&&(const cell& a, const cell& b) {
  return detail::join_cells(a, b, cell::form::both);
}

}  // namespace nqpf
