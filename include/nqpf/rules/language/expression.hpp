// SPDX-License-Identifier: BSL-1.0
#pragma once

// The nodes that conditions and terms are made of, in postfix order.

#include <nqpf/core/null.hpp>
#include <nqpf/core/truth.hpp>
#include <nqpf/rules/language/indicator.hpp>

namespace nqpf::inline NQPF_ABI {

enum class comparison : unsigned char {
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal
};

namespace detail {

/// What a node does with the stack of an evaluation in postfix order.
enum class op : unsigned char {
  compare_constant,   ///< indicator relation value
  compare_parameter,  ///< indicator relation parameter
  one_of,             ///< indicator in a set of positions
  known,              ///< indicator is there
  outcome,            ///< truth of a rule or derived fact, by name
  constant,           ///< push a number ...
  parameter,
  indicator,
  negate,  ///< ... and compute with numbers
  add,
  subtract,
  multiply,
  divide,
  apply,    ///< a host's function of one number
  compare,  ///< two numbers to a truth value
  both,
  either,
  negated,
  exempt,  ///< marks a clause that the proof of monotonicity leaves aside
  items,   ///< a question of the items of a list, of which the nodes before it speak
};

}  // namespace detail

// Without default initialisers: clang then leaves the unused end of an array of nodes unevaluated.
struct node {
  detail::op code;
  nqpf::comparison relation;
  const indicator_info* indicator;
  const nqpf::parameter* parameter;
  bool has_name;
  const char* name;  ///< of an outcome; of a category that the indicator does not list
  const char* unit;  ///< of a constant that is a date or a duration; of what is made of dates
  double value;
  unsigned long long set;
  double (*function)(double);
};

namespace detail {
/// What `both` and `either` have as value where they join rows of another table that one cell stands for, or comparisons
/// with the values of a series: what the author wrote as one.
inline constexpr int inside_a_cell = 1;
inline constexpr int inside_a_series = 2;

/// What a comparison says of two numbers.
constexpr bool compare_numbers(comparison r, double a, double b) noexcept {
  switch (r) {
    case comparison::less: return a < b;
    case comparison::less_equal: return a <= b;
    case comparison::greater: return a > b;
    case comparison::greater_equal: return a >= b;
    case comparison::equal: return a == b;
    default: return a != b;
  }
}

/// Whether a node speaks of an indicator. Asked of the code and not of the pointer: with -fsanitize=null g++ does not
/// know in a constant expression which addresses are not null.
constexpr bool has_indicator(const node& n) noexcept {
  return n.code <= op::known || n.code == op::indicator || n.code == op::items;
}
/// What an outcome has as `set` where `value` is the place of its rule, not `name` its name.
inline constexpr unsigned long long by_place = 1;

// One statement each: clang counts the statements of a constant evaluation, and a table makes nodes by the ten thousand.
constexpr node make_node(op code) noexcept {
  return {code, {}, nullptr, nullptr, false, nullptr, nullptr, 0, 0, nullptr};
}
constexpr node make_node(op code, const indicator_info& i) noexcept {
  return {code, {}, &i, nullptr, false, nullptr, nullptr, 0, 0, nullptr};
}
}  // namespace detail

/// Nodes in postfix order. What does not fit is counted, and refused by the proof.
struct expression {
  static constexpr int capacity = 128;            ///< 64 comparisons, joined
  static constexpr int depth = capacity / 2 + 1;  ///< most operands that wait for what joins them
  node nodes[capacity]{};
  int count = 0;
  bool is_refused = false;  ///< an error has been told of a part of it
  static constexpr int base_capacity = 6;
  const detail::base_step*
      bases[base_capacity]{};  ///< the ways to the bases whose members it reads
  int base_count = 0;

  constexpr void add_base(const detail::base_step& step) noexcept {
    for (int i = 0; i < base_count; ++i)
      if (bases[i]->from == step.from && bases[i]->to == step.to) return;
    if (base_count < base_capacity) bases[base_count++] = &step;
    else count += capacity;  // too long
  }

  constexpr void push(const node& n) noexcept {
    if (count < capacity) nodes[count] = n;
    ++count;
  }
  constexpr void append(const expression& other) noexcept {
    const int kept = other.count < capacity ? other.count : capacity;
    for (int i = 0; i < kept; ++i) push(other.nodes[i]);
    count += other.count - kept;
    is_refused = is_refused || other.is_refused;
    for (int i = 0; i < other.base_count; ++i) add_base(*other.bases[i]);
  }
};

namespace detail {
/// Whether a node asks the items of a list by the name of a question.
constexpr bool is_named_question(const node& n) noexcept {
  return n.code != op::items && has_indicator(n) && !detail::is_null(n.indicator->question);
}
/// Whether a part asks the items of a list. Reads the indicators, which `push` must not: one that is no constant would
/// be refused at the rule, in the compiler's words.
constexpr bool asks_items(const expression& e) noexcept {
  for (int i = 0; i < e.count && i < expression::capacity; ++i)
    if (e.nodes[i].code == op::items || is_named_question(e.nodes[i])) return true;
  return false;
}
}  // namespace detail

}  // namespace nqpf
