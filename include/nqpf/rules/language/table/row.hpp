// SPDX-License-Identifier: BSL-1.0
#pragma once

// The inputs of decision tables, their rows, and what rows put out.

#include <nqpf/rules/language/rule.hpp>
#include <nqpf/rules/language/table/cells.hpp>
#include <nqpf/rules/language/table/chained.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// An output of a table of `Rules` rules as the input of another one.
template <class Record, unsigned long Rules>
struct table_output : detail::input_table {};

/// The inputs of a table, in the order of its columns; `Upstream` rules belong to tables that it reads.
template <class Record, unsigned N, unsigned long Upstream = 0>
struct table_inputs {
  const indicator_info* items[N]{};
  detail::input_table tables[N]{};  ///< of the columns that are no indicators
  bool is_refused = false;          ///< an error has been told of one of them
};

}  // namespace detail

template <class Record, class First, class... Rest, class... Records>
[[nodiscard]] constexpr detail::table_inputs<Record, 1 + sizeof...(Rest)> inputs(
    const indicator_of<Record, First>& first, const indicator_of<Records, Rest>&... rest) {
  static_assert((std::same_as<Record, Records> && ...),
                "nqpf: the inputs of a table are of one record type");
  constexpr bool wrong = (std::same_as<First, detail::refused_value> || ... ||
                          std::same_as<Rest, detail::refused_value>);
  return {{&first, &rest...}, {}, wrong};
}

namespace detail {

template <class T>
struct input_column {
  static constexpr unsigned long rules = 0;
  static constexpr bool is_output = false;
};
template <class R, class V>
struct input_column<indicator_of<R, V>> {
  using record = R;
  static constexpr unsigned long rules = 0;
  static constexpr bool is_output = false;
};
template <class R, unsigned long N>
struct input_column<table_output<R, N>> {
  using record = R;
  static constexpr unsigned long rules = N;
  static constexpr bool is_output = true;
};

template <class Record, unsigned N, unsigned long Upstream, class Column>
constexpr void add_column(table_inputs<Record, N, Upstream>& all, unsigned at,
                          const Column& column) {
  if constexpr (input_column<Column>::is_output) all.tables[at] = column;
  else all.items[at] = &column;
  if constexpr (is_refused<Column>) all.is_refused = true;
}

}  // namespace detail

/// Inputs among which are outputs of other tables.
template <class... Columns>
  requires((detail::input_column<std::remove_cvref_t<Columns>>::is_output || ...) && (requires {
             typename detail::input_column<std::remove_cvref_t<Columns>>::record;
           } && ...))
[[nodiscard]] constexpr auto inputs(Columns&&... columns) {
  using record = std::common_type_t<
      std::type_identity<typename detail::input_column<std::remove_cvref_t<Columns>>::record>...>;
  detail::table_inputs<typename record::type, sizeof...(Columns),
                       (detail::input_column<std::remove_cvref_t<Columns>>::rules + ...)>
      all;
  if constexpr (detail::passing<Columns...>)
    all.is_refused = detail::report_temporary<Columns...>();
  unsigned at = 0;
  (detail::add_column(all, at++, columns), ...);
  return all;
}

template <class First, class... Rest>
  requires(detail::passing<First, Rest...> &&
           !(detail::input_column<std::remove_cvref_t<First>>::is_output || ... ||
             detail::input_column<std::remove_cvref_t<Rest>>::is_output))
[[nodiscard]] constexpr auto inputs(First&&, Rest&&...) {
  using record = typename detail::operand<std::remove_cvref_t<First>>::record;
  detail::table_inputs<record, 1 + sizeof...(Rest)> t;
  t.is_refused = detail::report_temporary<First, Rest...>();
  return t;
}

namespace detail {

/// What computes an output: a term, an input or a parameter.
template <class T>
concept computed_output = cell_end<T> && !is_cell_number<std::remove_cvref_t<T>>;

constexpr void add_output(rule_data& r, const row_output& o) {
  if (r.outputs.count == row_outputs::capacity)
    return a_row_has_room_for_five_more_outputs_write_a_second_table(r);
  r.outputs.items[r.outputs.count++] = o;
}

inline void an_output_asks_no_list_name_a_function_of_the_record(rule_data& r) {
  r.is_refused = true;
}
template <class T>
constexpr void add_computed(rule_data& r, const char* id, T&& computed) {
  if constexpr (passing<T>) {
    r.is_refused = report_temporary<T>();
  } else {
    expression e;
    push_number(e, computed);
    if (asks_items(e)) return an_output_asks_no_list_name_a_function_of_the_record(r);
    r.is_refused = r.is_refused || e.is_refused;
    row_outputs& all = r.outputs;
    if (e.count > row_outputs::node_capacity - all.node_count)
      return an_output_computes_with_at_most_32_parts_name_a_function_of_the_record(r);
    add_output(r, {row_output::form::computed, id, missing, "", static_cast<short>(all.node_count),
                   static_cast<short>(e.count)});
    for (int i = 0; i < e.count; ++i) all.nodes[all.node_count++] = e.nodes[i];
  }
}

}  // namespace detail

/// A row: its cells and what it puts out. Builder functions return a changed copy.
template <unsigned N>
struct table_row {
  cell cells[N]{};
  rule<any_record> output{};

  /// What the row concludes: enumerators of described types.
  template <detail::described... Enums>
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
    if (output.has_value) return value("", number);  // the proof says that there are two
    table_row r = *this;
    r.output.has_value = true;
    r.output.value = number;
    return r;
  }
  /// A number computed from inputs, as in `.value(0.05 * amount + 10)`.
  template <detail::computed_output T>
  [[nodiscard]] constexpr table_row value(T&& computed) const {
    return value("", static_cast<T&&>(computed));
  }
  /// A number with a name, beside others.
  [[nodiscard]] constexpr table_row value(const char* id, double number) const {
    table_row r = *this;
    detail::add_output(r.output, {detail::row_output::form::number, id, number, "", 0, 0});
    return r;
  }
  template <detail::computed_output T>
  [[nodiscard]] constexpr table_row value(const char* id, T&& computed) const {
    table_row r = *this;
    detail::add_computed(r.output, id, static_cast<T&&>(computed));
    return r;
  }
  /// A text that the row puts out; several have names.
  [[nodiscard]] constexpr table_row text(const char* words) const { return text("", words); }
  [[nodiscard]] constexpr table_row text(const char* id, const char* words) const {
    table_row r = *this;
    detail::add_output(r.output, {detail::row_output::form::text, id, missing, words, 0, 0});
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
    r.output.is_refused = detail::report_temporary_source<table_row>();
    return r;
  }
  template <class First, class... Rest>
    requires detail::cites_wrongly<First, Rest...>
  constexpr table_row cite(const First&, const Rest&...) const {
    table_row r = *this;
    r.output.is_refused = detail::report_citation<First, Rest...>();
    return r;
  }
  [[nodiscard]] constexpr table_row allow(defect code, const char* reason) const {
    table_row r = *this;
    r.output = output.allow(code, reason);
    return r;
  }
  /// The first day on which the row is valid, and the first on which it is no more: as of rules.
  [[nodiscard]] constexpr table_row from(detail::time_written<calendar_day> day) const {
    table_row r = *this;
    r.output = output.from(day);
    return r;
  }
  [[nodiscard]] constexpr table_row until(detail::time_written<calendar_day> day) const {
    table_row r = *this;
    r.output = output.until(day);
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

/// Of a row only how many cells it has.
struct row_of_any_length {
  int cells;
  template <unsigned N>
  constexpr row_of_any_length(const table_row<N>&) : cells(static_cast<int>(N)) {}
};

// The call stops a constant evaluation, and its name says why.
inline void a_row_needs_one_cell_for_each_input_write_any_where_it_asks_nothing() {
  __builtin_trap();
}
constexpr void row_has_cells_and_table_has_inputs([[maybe_unused]] int row, int cells, int inputs) {
  if (cells != inputs) a_row_needs_one_cell_for_each_input_write_any_where_it_asks_nothing();
}

}  // namespace detail

}  // namespace nqpf
