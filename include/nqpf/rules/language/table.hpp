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

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/table/decision_table.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

// Puts the rules of the tables that a table reads behind its rows, and their groups behind its own.
template <class Record, unsigned Columns, unsigned long Upstream, unsigned long N>
constexpr void add_tables(decision_table<Record, N>& t,
                          table_inputs<Record, Columns, Upstream>& columns, int rows) {
  int next = rows;
  for (input_table& from : columns.tables) {
    if (detail::is_null(from.rules)) continue;
    from.base = next;
    copy_rules(from, t.rules);
    next += from.total;
  }
}
template <class Record, unsigned Columns, unsigned long Upstream, unsigned long N>
constexpr void add_groups(decision_table<Record, N>& t,
                          const table_inputs<Record, Columns, Upstream>& columns) {
  for (const input_table& from : columns.tables) {
    if (detail::is_null(from.rules)) continue;
    int seen = 0;
    for (const group_data* g = from.group; seen < from.total; ++g) {
      if (t.group_count == decision_table<Record, N>::group_capacity)
        return a_rule_set_has_room_for_64_groups_split_it();
      group_data& own = t.groups[t.group_count++];
      own = *g;
      own.first += from.base;
      if (own.size == 0) own.size = from.total;
      seen += own.size;
    }
  }
}

}  // namespace detail

/// A decision table: hit policy, name, inputs, rows. Declare it `inline constexpr`.
template <hit Policy, aggregate Aggregate = aggregate::none, class Record, unsigned Columns,
          unsigned long Upstream, unsigned long Rows>
[[nodiscard]] constexpr decision_table<Record, Rows + Upstream> table(
    const char* id, detail::table_inputs<Record, Columns, Upstream> columns,
    const table_row<Columns> (&rows)[Rows]) {
  static_assert(Aggregate == aggregate::none || Policy == hit::collect,
                "nqpf: only a collect table makes one number of its hits");
  static_assert(Columns <= decision_table<Record, Rows>::declared_capacity,
                "nqpf: a table has at most 64 columns; split it");
  decision_table<Record, Rows + Upstream> t;
  for (unsigned c = 0; c < Columns && !columns.is_refused; ++c)
    if (!detail::is_null(columns.items[c])) t.declared[t.declared_count++] = columns.items[c];
  if constexpr (Upstream > 0) detail::add_tables(t, columns, static_cast<int>(Rows));
  unsigned long long record = 0;
  if constexpr (!std::is_same_v<Record, unbound>) record = detail::record_type<Record>();
  detail::row_maker maker{columns.items, static_cast<int>(Columns), record, id, columns.tables};
  for (unsigned long i = 0; i < Rows; ++i) {
    rule_data output = rows[i].output;
    output.is_refused = output.is_refused || columns.is_refused;
    t.rules[i] = maker.make(output, rows[i].cells, static_cast<int>(i + 1));
    detail::report_cell_fault(maker.fault);
    detail::report_row_fault(detail::fault_of_outputs(t.rules[i], t.rules[0], Policy, Aggregate));
  }
  if (detail::has_base_rows(Policy) && !detail::is_null(maker.asked))
    for (unsigned long i = 0; i < Rows; ++i)
      if (t.rules[i].when_.count == 0) detail::ask_nothing(t.rules[i], *maker.asked);
  detail::group_data& g = t.groups[t.group_count++];
  g.id = id;
  g.policy = Policy;
  g.aggregate = Aggregate;
  g.is_table = true;
  g.otherwise_value = missing;
  if constexpr (Upstream > 0) {
    g.size = static_cast<int>(Rows);
    detail::add_groups(t, columns);
  }
  return t;
}

/// Of rows of which one has too few cells, or too many.
template <hit Policy, aggregate Aggregate = aggregate::none, class Record, unsigned Columns,
          unsigned long Upstream, unsigned long Rows>
[[nodiscard]] constexpr decision_table<Record, Rows + Upstream> table(
    const char*, const detail::table_inputs<Record, Columns, Upstream>&,
    const detail::row_of_any_length (&rows)[Rows]) {
  for (unsigned long i = 0; i < Rows; ++i)
    detail::row_has_cells_and_table_has_inputs(static_cast<int>(i + 1), rows[i].cells,
                                               static_cast<int>(Columns));
  return decision_table<Record, Rows + Upstream>();
}

}  // namespace nqpf
