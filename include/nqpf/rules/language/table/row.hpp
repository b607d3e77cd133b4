// SPDX-License-Identifier: BSL-1.0
#pragma once

// The inputs of decision tables, their rows, and what rows put out.

#include <nqpf/rules/language/rule.hpp>
#include <nqpf/rules/language/table/cells.hpp>

namespace nqpf::inline v0 {

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

}  // namespace nqpf
