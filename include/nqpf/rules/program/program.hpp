// SPDX-License-Identifier: BSL-1.0
#pragma once

// The packed form of a rule set: every name resolved to an index, every comparison kept once. All
// proofs and all executors work on it, whether the set was written in code or built at run time.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/lists.hpp>
#include <nqpf/rules/language/rule.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// A comparison, kept once however many rules make it.
struct atom {
  enum class form : unsigned char {
    compare,   ///< an input with a constant or parameter
    one_of,    ///< an input's position in a set
    known,     ///< an input is there
    computed,  ///< two computed numbers with each other
  };
  form what;
  nqpf::comparison relation;
  short input;      ///< index, or -1 where computed
  short parameter;  ///< index, or -1 where compared with the constant
  double value;
  unsigned long long
      set;    ///< positions; where computed, the first atom that compares the same number
  int begin;  ///< steps of the left number, then of the right one, where computed
  int middle;
  int end;
};

/// One step of a computed number, in postfix order.
struct number_step {
  op code;
  short index;  ///< of an input or parameter
  double value;
  double (*function)(double);
  const char* unit;  ///< of a constant that is a date or a duration, or null
};

/// One step of a condition, in postfix order. `left` is where the left operand of `both` and `either`
/// ends; the right one ends just before.
struct instruction {
  op code;
  int argument;  ///< atom, rule for an outcome, or `inside_a_cell` or `inside_a_series`
  int left;
};

}  // namespace detail

/// A rule of a program: the condition is `code[begin, end)`.
struct rule_row {
  const char* id;
  int begin;
  int end;
  int conclusion;  ///< first of `conclusion_count`
  int citation;    ///< first of `citation_count`
  int allowance;
  unsigned char conclusion_count;
  unsigned char citation_count;
  unsigned char allowance_count;
  bool is_derived;
  bool has_value;
  bool
      asks_nothing;  ///< a row of a table of which all cells are `any`: its condition holds of every record
  short row;  ///< the number of a row of a table, from 1; 0 of other rules, or `asked_row`
  double value;
  int output;  ///< first of `output_count`
  unsigned char output_count;
  period valid;  ///< its condition asks for it
};

namespace detail {

/// An output of a row beside its conclusions.
struct output_row {
  row_output::form what;
  const char* id;
  double number;
  const char* words;
  int begin;  ///< of the steps that compute it
  int end;
};

/// Rules that belong together: `members[begin, end)` are their places.
struct group_row {
  const char* id;
  int begin;
  int end;
  hit policy;
  nqpf::aggregate aggregate;
  bool is_table;
  bool complete;
  bool complete_when_known;
  bool has_default;
  conclusion otherwise;
  double otherwise_value;
  conclusion more[group_data::more_capacity];  ///< conclusions of the default after the first
  int more_count;
  output_row outputs[row_outputs::capacity];  ///< of the default
  int output_count;
  bool is_run;       ///< its members are rules that stand one after the other
  bool may_overlap;  ///< of a table of one answer: some row allows that it holds beside others
  /// Some member concludes a value and what overrules it, or allows that it holds beside others.
  bool may_overrule;

  /// Whether of its rules, in their order, only the first that holds keeps its truth.
  [[nodiscard]] constexpr bool is_in_order() const noexcept {
    return policy == hit::first && !is_table;
  }
  /// How many values the default concludes.
  [[nodiscard]] constexpr int default_count() const noexcept {
    return has_default && !detail::is_null(otherwise.type) ? 1 + more_count : 0;
  }
  [[nodiscard]] constexpr const conclusion& default_at(int i) const noexcept {
    return i == 0 ? otherwise : more[i - 1];
  }
};

/// What is assumed of every record: the condition is `code[begin, end)`.
struct assumption_row {
  int begin;
  int end;
};

/// Two parameters of which the first stays below the second.
struct parameter_order {
  short low;
  short high;
};

struct program_counts {
  int inputs = 0, parameters = 0, atoms = 0, steps = 0, code = 0, rules = 0, conclusions = 0,
      citations = 0, allowances = 0, orders = 0, groups = 0, members = 0, outputs = 0,
      assumptions = 0, listed = 0;  ///< inputs that ask the items of lists

  /// Of two programs in one.
  [[nodiscard]] friend constexpr program_counts operator+(const program_counts& a,
                                                          const program_counts& b) noexcept {
    return {a.inputs + b.inputs,
            a.parameters + b.parameters,
            a.atoms + b.atoms,
            a.steps + b.steps,
            a.code + b.code,
            a.rules + b.rules,
            a.conclusions + b.conclusions,
            a.citations + b.citations,
            a.allowances + b.allowances,
            a.orders + b.orders,
            a.groups + b.groups,
            a.members + b.members,
            a.outputs + b.outputs,
            a.assumptions + b.assumptions,
            a.listed + b.listed};
  }
};

}  // namespace detail

/// A program: a view of arrays that somebody else owns. Copying it is cheap.
struct program {
  detail::program_counts count{};
  const indicator_info* const* inputs = nullptr;
  const nqpf::parameter* const* parameters = nullptr;
  const detail::atom* atoms = nullptr;
  const detail::number_step* steps = nullptr;
  const detail::instruction* code = nullptr;
  const rule_row* rules = nullptr;
  const conclusion* conclusions = nullptr;
  const citation* citations = nullptr;
  const detail::allowance* allowances = nullptr;
  const detail::parameter_order* orders = nullptr;
  const detail::group_row* groups = nullptr;
  const short* members = nullptr;
  const detail::output_row* outputs = nullptr;
  const short* order = nullptr;  ///< the rules in an order in which each reads only earlier ones
  const detail::assumption_row* assumptions = nullptr;
  /// Where there are assumptions, of each input: those that bind it, themselves or by way of other inputs, as bits.
  const unsigned long long* bonds = nullptr;
  const indicator_info* const* columns =
      nullptr;  ///< what the author of a set declared, in that order
  int column_count = 0;
  unsigned long long turned_columns = 0;  ///< those that ask the opposite of their input, as bits
  bool is_from_file = false;              ///< messages about it have the notation of rule files

  /// The index of an input or rule by its id, or -1; linear.
  [[nodiscard]] constexpr int input(const char* id) const noexcept {
    for (int i = 0; i < count.inputs; ++i)
      if (detail::same_text(inputs[i]->id, id)) return i;
    return -1;
  }
  [[nodiscard]] constexpr int rule(const char* id) const noexcept {
    for (int i = 0; i < count.rules; ++i)
      if (detail::same_text(rules[i].id, id)) return i;
    return -1;
  }
  [[nodiscard]] constexpr int parameter(const char* id) const noexcept {
    for (int i = 0; i < count.parameters; ++i)
      if (detail::same_text(parameters[i]->id, id)) return i;
    return -1;
  }
  [[nodiscard]] constexpr bool allows(int rule, defect code_) const noexcept {
    const rule_row& r = rules[rule];
    for (int i = 0; i < r.allowance_count; ++i)
      if (allowances[r.allowance + i].code == code_) return true;
    return false;
  }
};

namespace detail {

/// Where the number whose last step stands at a place begins.
constexpr int number_begin(const program& p, int last) noexcept {
  int i = last;
  for (int needed = 1; needed > 0; --i) {
    const op c = p.steps[i].code;
    needed += c == op::constant || c == op::parameter || c == op::indicator ? -1
              : c == op::negate || c == op::apply                           ? 0
                                                                            : 1;
  }
  return i + 1;
}

// Whether two pointers are seen to be one. In constant evaluation g++ 11 does not compare the addresses of inline
// objects or functions unless they are one, nor does 12 under -fsanitize=undefined: such are not one. What is asked is
// whether the comparison is constant of what is pointed to; of the parameters themselves g++ 11 says so too early.
template <class P>
constexpr bool seen_as_one(const P& a, const P& b) noexcept {
#if defined(__GNUC__) && !defined(__clang__)
  if (__builtin_is_constant_evaluated()) return __builtin_constant_p(a == b) && a == b;
#endif
  return a == b;
}
/// A short cut where content is compared otherwise.
template <class T>
constexpr bool seen_same(const T* a, const T* b) noexcept {
  return seen_as_one(a, b);
}
using called_function = double (*)(double);
constexpr bool same_function(called_function a, called_function b) noexcept {
  return seen_as_one(a, b);
}
/// Whether two steps compute alike. A missing constant is like none.
constexpr bool same_step(const number_step& a, const number_step& b) noexcept {
  return a.code == b.code && a.index == b.index && a.value == b.value &&
         same_function(a.function, b.function);
}

// The relation that holds of two numbers where this one does not.
constexpr comparison opposite(comparison r) noexcept {
  switch (r) {
    case comparison::less: return comparison::greater_equal;
    case comparison::less_equal: return comparison::greater;
    case comparison::greater: return comparison::less_equal;
    case comparison::greater_equal: return comparison::less;
    case comparison::equal: return comparison::not_equal;
    default: return comparison::equal;
  }
}

constexpr unsigned long size_of(int n) noexcept {
  return n > 0 ? static_cast<unsigned long>(n) : 1UL;
}
constexpr int bond_count(const program_counts& n) noexcept {
  return n.assumptions > 0 ? n.inputs : 0;
}

// Sets one of the values of the parameters. False, and nothing set, where the value lies outside the proven
// range or breaks a declared order.
constexpr bool set_parameter(const program& p, double* values, int at, double value) {
  if (!p.parameters[at]->range.contains(value)) return false;
  const double old = values[at];
  values[at] = value;
  for (int i = 0; i < p.count.orders; ++i) {
    const double low = values[p.orders[i].low];
    const double high = values[p.orders[i].high];
    if (!is_missing(low) && !is_missing(high) && !(low < high)) {
      values[at] = old;
      return false;
    }
  }
  return true;
}

// The same of a date or a duration in days. False also where the parameter is none.
template <class T>
constexpr bool set_time(const program& p, double* values, int at, const T& value) {
  using tag = typename time_value<T>::tag;
  if (p.parameters[at]->time != time_tag<tag>::kind) return false;
  const double number = time_value<T>::number(value);
  return set_parameter(
      p, values, at,
      std::is_same_v<tag, calendar_day> ? number : in_unit<tag, duration_in_days>(number));
}

// What a comparison compares with: its constant, or its parameter as it is set.
constexpr double bound_of(const atom& a, const double* parameters) noexcept {
  return a.parameter < 0 ? a.value : parameters[a.parameter];
}

// Calls `each(input)` for the inputs that an atom reads; for one that arithmetic reads twice, twice.
template <class Each>
constexpr void inputs_of(const program& p, const atom& a, Each&& each) {
  if (a.input >= 0) each(static_cast<int>(a.input));
  for (int s = a.begin; a.input < 0 && s < a.end; ++s)
    if (p.steps[s].code == op::indicator) each(static_cast<int>(p.steps[s].index));
}
constexpr bool reads_input(const program& p, const atom& a, int input) {
  bool found = false;
  inputs_of(p, a, [&](int f) { found = found || f == input; });
  return found;
}

// The rules that a search has met. A rule may read another on many ways: each is looked at once, or chains of
// derived facts would take time exponential in their length.
struct rules_met {
  static constexpr int capacity = 4096;
  short items[capacity];
  int count = 0;

  constexpr rules_met() {}  // no default initialisers: constant evaluation pays for what is used
  constexpr bool has(int rule) const noexcept {
    for (int i = 0; i < count; ++i)
      if (items[i] == rule) return true;
    return false;
  }
};

template <class Each>
constexpr bool some_atom_below(const program& p, int r, Each& each, rules_met& met) {
  if (met.count == rules_met::capacity) return true;
  met.items[met.count++] = static_cast<short>(r);
  for (int i = p.rules[r].begin; i < p.rules[r].end; ++i) {
    const instruction& in = p.code[i];
    if (in.code == op::compare && each(p.atoms[in.argument])) return true;
    if (in.code == op::outcome && !met.has(in.argument) &&
        some_atom_below(p, in.argument, each, met))
      return true;
  }
  return false;
}

// Calls `each(atom)` for the comparisons of a rule and of those whose outcomes it reads until one answers true,
// and returns whether one did. True also where more than 4,096 rules stand behind a rule.
template <class Each>
constexpr bool some_atom_below(const program& p, int r, Each&& each) {
  bool reads_rules = false;
  for (int i = p.rules[r].begin; i < p.rules[r].end; ++i)
    reads_rules = reads_rules || p.code[i].code == op::outcome;
  if (reads_rules) {
    rules_met met;
    return some_atom_below(p, r, each, met);
  }
  for (int i = p.rules[r].begin; i < p.rules[r].end; ++i)
    if (p.code[i].code == op::compare && each(p.atoms[p.code[i].argument])) return true;
  return false;
}

/// The arrays of a program, of sizes known at compile time.
template <program_counts N>
struct program_storage {
  program_counts used{};
  const indicator_info* inputs[detail::size_of(N.inputs)]{};
  const nqpf::parameter* parameters[detail::size_of(N.parameters)]{};
  atom atoms[detail::size_of(N.atoms)]{};
  number_step steps[detail::size_of(N.steps)]{};
  instruction code[detail::size_of(N.code)]{};
  rule_row rules[detail::size_of(N.rules)]{};
  conclusion conclusions[detail::size_of(N.conclusions)]{};
  citation citations[detail::size_of(N.citations)]{};
  allowance allowances[detail::size_of(N.allowances)]{};
  parameter_order orders[detail::size_of(N.orders)]{};
  group_row groups[detail::size_of(N.groups)]{};
  short members[detail::size_of(N.members)]{};
  output_row outputs[detail::size_of(N.outputs)]{};
  short order[detail::size_of(N.rules)]{};
  assumption_row assumptions[detail::size_of(N.assumptions)]{};
  unsigned long long bonds[detail::size_of(detail::bond_count(N))]{};

  [[nodiscard]] constexpr program view() const noexcept {
    return {used,    inputs,      parameters, atoms,       steps,  code,
            rules,   conclusions, citations,  allowances,  orders, groups,
            members, outputs,     order,      assumptions, bonds};
  }
};

// How many parameters the conditions of items may read.
constexpr int parameters_of_lists(const rule_data* rules, int n) {
  int count = 0;
  for (int i = 0; i < n; ++i) {
    const expression& e = rules[i].when_;
    for (int k = 0; k < e.count && k < expression::capacity; ++k)
      if (detail::has_indicator(e.nodes[k]) && !detail::is_null(e.nodes[k].indicator->items))
        count += e.nodes[k].indicator->items->of->count.parameters;
  }
  return count;
}

/// How much room the rules may need.
[[nodiscard]] constexpr program_counts room_for(const rule_data* rules, int n, int declared,
                                                int orders, const group_data* groups,
                                                int group_count,
                                                const expression* assumptions = nullptr,
                                                int assumption_count = 0,
                                                bool reads_answers = true) {
  const auto kept_nodes = [](const expression& e) {
    return e.count < expression::capacity ? e.count : expression::capacity;
  };
  program_counts c;
  c.rules = n;
  c.orders = orders;
  c.groups = group_count;
  for (int g = 0; g < group_count; ++g)
    c.members += groups[g].size > 0         ? groups[g].size
                 : groups[g].name_count > 0 ? groups[g].name_count
                                            : n;
  for (int i = 0; i < n; ++i) {
    const rule_data& r = rules[i];
    c.code += kept_nodes(r.when_);
    c.conclusions += r.conclusion_count;
    c.citations += r.citation_count;
    c.allowances += r.allowance_count;
    c.outputs += r.outputs.count;
    c.steps += r.outputs.node_count;
  }
  c.assumptions = assumption_count;
  for (int i = 0; i < assumption_count; ++i) c.code += kept_nodes(assumptions[i]);
  c.inputs = c.code + c.steps + declared;
  c.parameters =
      c.code + c.steps + 2 * orders + (reads_answers ? detail::parameters_of_lists(rules, n) : 0);
  c.atoms = c.code;
  c.steps += c.code;
  return c;
}

}  // namespace detail

}  // namespace nqpf
