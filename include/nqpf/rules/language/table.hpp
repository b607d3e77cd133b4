// SPDX-License-Identifier: BSL-1.0
#pragma once

// Decision tables that look like tables in the source:
//
//   inline constexpr auto admission = table<hit::unique>("admission", inputs(score, level), {
//     row(is < 60,               any).then(verdict::refuse),
//     row(is >= 60,   is(level::base)).then(verdict::wait),
//     row(is >= 60, is(level::higher)).then(verdict::admit),
//   }).cite(statute, "4").complete_when_known();
//
// Every row has a cell for every input; a cell that was not written does not compile.

#include <nqpf/rules/language/lists.hpp>
#include <nqpf/rules/language/rule.hpp>

namespace nqpf::inline v0 {

/// One cell of a table: what it asks of the input of its column.
struct cell {
  enum class form : unsigned char { any, compare, range, positions, texts, known, absent };
  static constexpr int capacity = 32;  ///< enumerators or texts

  form what;
  bool negated;
  relation first;
  relation second;
  double low;
  double high;
  bool has_parameter;
  const nqpf::parameter* parameter;
  bool is_flag;
  bool is_refused;               ///< an error has been told of it
  const enumeration_info* type;  ///< of an enumerator
  unsigned long long positions;  ///< of a flag
  long long values[capacity];    ///< of an enumeration
  const char* texts[capacity];
  int count;

  /// `any(incomes, monthly < 500)`: whether a condition holds of some item of a list. Undecided where it holds of none
  /// and is open of one; of an empty list it does not hold.
  template <class List, class C>
    requires detail::asks_list<List, C>
  constexpr auto operator()(List&& items, C&& where) const {
    return detail::any_item(static_cast<List&&>(items), static_cast<C&&>(where));
  }
};

namespace detail {

// The call stops a constant evaluation, and its name says why; at run time it stops the program.
inline void a_cell_asks_for_another_kind_of_value_than_its_input_has() { __builtin_trap(); }
inline void this_hit_policy_asks_for_conclusions_of_an_ordered_type() { __builtin_trap(); }
inline void this_hit_policy_asks_all_rows_for_the_same_types_in_the_same_places() {
  __builtin_trap();
}
inline void a_table_that_computes_asks_for_the_value_of_every_row() { __builtin_trap(); }

template <class T>
constexpr cell compare_cell(relation r, T&& bound) {
  cell c{};
  c.what = cell::form::compare;
  c.first = r;
  if constexpr (passing<T>) {
    c.is_refused = tell_temporary<T>();
  } else if constexpr (std::is_same_v<std::remove_cvref_t<T>, parameter>) {
    c.has_parameter = true;
    c.parameter = &bound;
  } else {
    c.low = exact(bound);
  }
  return c;
}

template <class T>
concept cell_bound = (std::is_arithmetic_v<std::remove_cvref_t<T>> &&
                      !std::is_same_v<std::remove_cvref_t<T>, bool>) ||
                     std::is_same_v<std::remove_cvref_t<T>, parameter>;

/// The input of the cell's column, as in `is < 60` and `is(level::base)`.
struct input_placeholder {
  template <cell_bound T>
  constexpr cell operator<(T&& bound) const {
    return compare_cell(relation::less, static_cast<T&&>(bound));
  }
  template <cell_bound T>
  constexpr cell operator<=(T&& bound) const {
    return compare_cell(relation::less_equal, static_cast<T&&>(bound));
  }
  template <cell_bound T>
  constexpr cell operator>(T&& bound) const {
    return compare_cell(relation::greater, static_cast<T&&>(bound));
  }
  template <cell_bound T>
  constexpr cell operator>=(T&& bound) const {
    return compare_cell(relation::greater_equal, static_cast<T&&>(bound));
  }
  template <cell_bound T>
  constexpr cell operator==(T&& bound) const {
    return compare_cell(relation::equal, static_cast<T&&>(bound));
  }
  template <cell_bound T>
  constexpr cell operator!=(T&& bound) const {
    return compare_cell(relation::not_equal, static_cast<T&&>(bound));
  }

  /// One of these values of an enumeration.
  template <described Enum, std::same_as<Enum>... More>
  constexpr cell operator()(Enum first, More... more) const {
    static_assert(sizeof...(More) < cell::capacity,
                  "nqpf: a cell names at most 32 enumerators; write a second row for the rest");
    cell c{};
    c.what = cell::form::positions;
    c.type = &description_of<Enum>;
    c.values[c.count++] = static_cast<long long>(first);
    if constexpr (sizeof...(More) < cell::capacity)
      (static_cast<void>(c.values[c.count++] = static_cast<long long>(more)), ...);
    return c;
  }
  template <class... Enums>
    requires some_undescribed<Enums...>
  constexpr cell operator()(Enums...) const {
    cell c{};
    c.what = cell::form::positions;
    c.is_refused = tell_undescribed<Enums...>();
    return c;
  }
  /// The value of a flag.
  constexpr cell operator()(std::same_as<bool> auto value) const {
    cell c{};
    c.what = cell::form::positions;
    c.is_flag = true;
    c.positions = value ? 2U : 1U;
    return c;
  }
  /// One of these texts of a category.
  template <std::convertible_to<const char*>... Texts>
    requires(sizeof...(Texts) > 0)
  constexpr cell operator()(Texts... texts) const {
    static_assert(sizeof...(Texts) <= cell::capacity,
                  "nqpf: a cell names at most 32 texts; write a second row for the rest");
    cell c{};
    c.what = cell::form::texts;
    if constexpr (sizeof...(Texts) <= cell::capacity)
      (static_cast<void>(c.texts[c.count++] = texts), ...);
    return c;
  }
};

constexpr cell range_cell(const interval& range) {
  cell c{};
  c.what = cell::form::range;
  c.first = range.low_open ? relation::greater : relation::greater_equal;
  c.second = range.high_open ? relation::less : relation::less_equal;
  c.low = range.low;
  c.high = range.high;
  return c;
}

constexpr cell plain_cell(cell::form what) {
  cell c{};
  c.what = what;
  return c;
}

}  // namespace detail

/// The words of cells.
inline namespace cells {

/// The input of the column.
inline constexpr detail::input_placeholder is{};
/// Any value, also a missing one.
inline constexpr cell any = detail::plain_cell(cell::form::any);
/// The input is there.
inline constexpr cell is_known = detail::plain_cell(cell::form::known);
/// The input is missing.
inline constexpr cell is_absent = detail::plain_cell(cell::form::absent);

/// A number in [low, high].
[[nodiscard]] constexpr cell in(double low, double high) {
  return detail::range_cell({low, high, false, false});
}
/// A number in an interval, its ends open or closed.
[[nodiscard]] constexpr cell in(const interval& range) { return detail::range_cell(range); }
/// A value that is there and that the cell does not admit.
[[nodiscard]] constexpr cell not_(cell c) {
  c.negated = !c.negated;
  return c;
}

}  // namespace cells

/// The inputs of a table, in the order of its columns.
template <class Record, unsigned N>
struct table_inputs {
  const indicator_info* items[N]{};
  bool is_refused = false;  ///< an error has been told of one of them
};

template <class Record, class First, class... Rest, class... Records>
[[nodiscard]] constexpr table_inputs<Record, 1 + sizeof...(Rest)> inputs(
    const indicator_of<Record, First>& first, const indicator_of<Records, Rest>&... rest) {
  static_assert((std::same_as<Record, Records> && ...),
                "nqpf: the inputs of a table are of one record type");
  constexpr bool wrong = (std::same_as<First, detail::refused_value> || ... ||
                          std::same_as<Rest, detail::refused_value>);
  return {{&first, &rest...}, wrong};
}

template <class First, class... Rest>
  requires detail::passing<First, Rest...>
[[nodiscard]] constexpr auto inputs(First&&, Rest&&...) {
  using record = typename detail::operand<std::remove_cvref_t<First>>::record;
  table_inputs<record, 1 + sizeof...(Rest)> t;
  t.is_refused = detail::tell_temporary<First, Rest...>();
  return t;
}

/// A row: its cells and what it puts out. Builder functions return a changed copy.
template <unsigned N>
struct table_row {
  cell cells[N]{};
  rule<any_record> output{};

  /// What the row concludes: enumerators of described types.
  template <described... Enums>
  [[nodiscard]] constexpr table_row then(Enums... values) const {
    table_row r = *this;
    r.output = output.then(values...);
    return r;
  }
  template <class... Enums>
    requires detail::some_undescribed<Enums...>
  [[nodiscard]] constexpr table_row then(Enums... values) const {
    table_row r = *this;
    r.output = output.then(values...);
    return r;
  }
  /// The number that the row puts out.
  [[nodiscard]] constexpr table_row value(double number) const {
    table_row r = *this;
    r.output.has_value = true;
    r.output.value = number;
    return r;
  }
  /// A name instead of the table's name and the number of the row.
  [[nodiscard]] constexpr table_row named(const char* id) const {
    table_row r = *this;
    r.output.id = id;
    return r;
  }
  [[nodiscard]] constexpr table_row cite(const source& document, const char* place,
                                         status s = status::stated) const {
    table_row r = *this;
    r.output = output.cite(document, place, s);
    return r;
  }
  constexpr table_row cite(const source&&, const char*, status = status::stated) const {
    table_row r = *this;
    r.output.is_refused = detail::tell_temporary_source<table_row>();
    return r;
  }
  [[nodiscard]] constexpr table_row allow(defect code, const char* reason) const {
    table_row r = *this;
    r.output = output.allow(code, reason);
    return r;
  }
};

/// The cells of a row, one for each input.
template <std::same_as<cell>... Cells>
[[nodiscard]] constexpr table_row<sizeof...(Cells)> row(Cells... cells) {
  table_row<sizeof...(Cells)> r{{cells...}, {}};
  r.output.id = "";
  return r;
}

namespace detail {

constexpr node compare_node(const indicator_info& input, relation r, double bound) {
  node n = make_node(op::compare_constant, input);
  n.relation = r;
  n.value = bound;
  return n;
}

// The enumerators or texts that a cell names.
constexpr void add_values(expression& e, const cell& c, const indicator_info& input) {
  int positions[cell::capacity]{};
  const char* unlisted = "";
  for (int i = 0; i < c.count; ++i) {
    const bool is_text = c.what == cell::form::texts;
    positions[i] =
        is_text ? category_position(input, c.texts[i]) : input.values->position(c.values[i]);
    if (positions[i] < 0) unlisted = is_text ? c.texts[i] : unlisted_value;
  }
  push_positions(e, input, positions, c.count, unlisted);
}

// Adds what a cell asks to a condition. False for `any`.
constexpr bool add_cell(expression& e, const cell& c, const indicator_info& input) {
  const bool is_number = input.kind == kind::number || input.kind == kind::integer;
  switch (c.what) {
    case cell::form::any: return false;
    case cell::form::compare:
    case cell::form::range:
      if (!is_number) a_cell_asks_for_another_kind_of_value_than_its_input_has();
      {
        node n = compare_node(input, c.first, c.low);
        if (c.has_parameter) {
          n.code = op::compare_parameter;
          n.parameter = c.parameter;
        }
        e.push(n);
      }
      if (c.what == cell::form::range) {
        e.push(compare_node(input, c.second, c.high));
        e.push(make_node(op::both));
      }
      break;
    case cell::form::positions: {
      const bool fits = c.is_flag
                            ? input.kind == kind::flag
                            : input.kind == kind::enumeration && input.values->type == c.type->type;
      if (!fits) a_cell_asks_for_another_kind_of_value_than_its_input_has();
      if (!c.is_flag) {
        add_values(e, c, input);
        break;
      }
      node n = make_node(op::one_of, input);
      n.set = c.positions;
      n.has_name = false;
      n.name = "";
      e.push(n);
      break;
    }
    case cell::form::texts: {
      if (input.kind != kind::category) a_cell_asks_for_another_kind_of_value_than_its_input_has();
      add_values(e, c, input);
      break;
    }
    case cell::form::known:
    case cell::form::absent:
      e.push(make_node(op::known, input));
      if (c.what == cell::form::absent) e.push(make_node(op::negated));
      break;
  }
  if (c.negated) e.push(make_node(op::negated));
  return true;
}

// A row that holds of every record, as a condition that reads an input which other rows read.
constexpr void ask_nothing(rule_data& r, const indicator_info& input) {
  r.asks_nothing = true;
  r.when_.push(make_node(op::known, input));
  if (!input.may_be_missing) return;
  r.when_.push(make_node(op::known, input));
  r.when_.push(make_node(op::negated));
  r.when_.push(make_node(op::either));
}

// Policies that order rows by what they put out compare output by output.
constexpr void check_outputs(const rule_data& r, const rule_data& first) {
  bool some_ordered = false;
  for (int i = 0; i < r.conclusion_count; ++i)
    some_ordered = some_ordered || r.conclusions[i].type->ordered;
  if (!some_ordered) this_hit_policy_asks_for_conclusions_of_an_ordered_type();
  bool same = r.conclusion_count == first.conclusion_count;
  for (int i = 0; same && i < r.conclusion_count; ++i)
    same = r.conclusions[i].type->type == first.conclusions[i].type->type;
  if (!same) this_hit_policy_asks_all_rows_for_the_same_types_in_the_same_places();
}

}  // namespace detail

/// A decision table over `Record`. It is a rule set whose rules are its rows.
template <class Record, unsigned long N>
struct decision_table : rule_set<Record, N> {
  using self = decision_table;

  /// Where the rows come from that cite nothing themselves.
  [[nodiscard]] constexpr self cite(const source& document, const char* place,
                                    status s = status::stated) const {
    self t = *this;
    for (rule_data& r : t.rules)
      if (r.citation_count == 0) r.citations[r.citation_count++] = {&document, place, s};
    return t;
  }
  constexpr self cite(const source&&, const char*, status = status::stated) const {
    self t = *this;
    t.rules[0].is_refused = detail::tell_temporary_source<self>();
    return t;
  }
  /// Claims that some row answers every record, also one with missing data.
  [[nodiscard]] constexpr self complete() const {
    self t = *this;
    t.groups[0].complete = true;
    return t;
  }
  /// Claims that some row answers every record in which nothing is missing.
  [[nodiscard]] constexpr self complete_when_known() const {
    self t = *this;
    t.groups[0].complete_when_known = true;
    return t;
  }
  /// The conclusion where no row holds; a table may have a number beside it.
  template <described Enum>
  [[nodiscard]] constexpr self otherwise(Enum value) const {
    self t = *this;
    t.groups[0].has_default = true;
    t.groups[0].otherwise = {
        &description_of<Enum>,
        static_cast<short>(description_of<Enum>.position(static_cast<long long>(value)))};
    return t;
  }
  template <class Enum>
    requires detail::some_undescribed<Enum>
  [[nodiscard]] constexpr self otherwise(Enum) const {
    self t = *this;
    t.rules[0].is_refused = detail::tell_undescribed<Enum>();
    return t;
  }
  /// The number where no row holds; a table may have a conclusion beside it.
  [[nodiscard]] constexpr self otherwise_value(double number) const {
    self t = *this;
    t.groups[0].has_default = true;
    t.groups[0].otherwise_value = number;
    return t;
  }
  /// Accepts one defect of the table, on purpose.
  [[nodiscard]] constexpr self allow(defect code, const char* reason) const {
    self t = *this;
    for (rule_data& r : t.rules) {
      if (r.allowance_count == rule_data::allowance_capacity)
        detail::a_rule_has_room_for_three_allowances_write_a_second_rule(r);
      else r.allowances[r.allowance_count++] = {code, reason};
    }
    return t;
  }
};

/// A decision table: hit policy, name, inputs, rows. Declare it `inline constexpr`.
template <hit Policy, aggregate Aggregate = aggregate::none, class Record, unsigned Columns,
          unsigned long Rows>
[[nodiscard]] constexpr decision_table<Record, Rows> table(
    const char* id, const table_inputs<Record, Columns>& columns,
    const table_row<Columns> (&rows)[Rows]) {
  static_assert(Aggregate == aggregate::none || Policy == hit::collect,
                "nqpf: only a collect table makes one number of its hits");
  static_assert(Columns <= decision_table<Record, Rows>::declared_capacity,
                "nqpf: a table has at most 64 columns; split it");
  decision_table<Record, Rows> t;
  const indicator_info* asked = nullptr;  // that some row asks for
  if (!columns.is_refused)
    for (unsigned c = 0; c < Columns; ++c) t.declared[t.declared_count++] = columns.items[c];
  for (unsigned long i = 0; i < Rows; ++i) {
    rule_data& r = t.rules[i];
    r = rows[i].output;
    r.row = static_cast<short>(i + 1);
    if (r.id[0] == '\0') r.id = id;
    for (const cell& c : rows[i].cells) r.is_refused = r.is_refused || c.is_refused;
    r.is_refused = r.is_refused || columns.is_refused;
    if (r.is_refused) continue;
    if (Policy == hit::priority || Policy == hit::output_order)
      detail::check_outputs(r, t.rules[0]);
    if (Aggregate != aggregate::none && Aggregate != aggregate::count && !r.has_value)
      detail::a_table_that_computes_asks_for_the_value_of_every_row();
    bool first = true;
    for (unsigned c = 0; c < Columns; ++c) {
      if (!detail::add_cell(r.when_, rows[i].cells[c], *columns.items[c])) continue;
      if (!first) r.when_.push(detail::make_node(op::both));
      first = false;
      if (asked == nullptr) asked = columns.items[c];
    }
  }
  if (has_base_rows(Policy) && asked != nullptr)
    for (rule_data& r : t.rules)
      if (r.when_.count == 0) detail::ask_nothing(r, *asked);
  group_data& g = t.groups[t.group_count++];
  g.id = id;
  g.policy = Policy;
  g.aggregate = Aggregate;
  g.is_table = true;
  g.otherwise_value = missing;
  return t;
}

}  // namespace nqpf
