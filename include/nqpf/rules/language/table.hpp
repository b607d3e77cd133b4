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

#include <nqpf/rules/language/table/decision_table.hpp>

namespace nqpf::inline v0 {

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
  cell_fault fault = cell_fault::none;
  for (unsigned long i = 0; i < Rows; ++i) {
    t.rules[i] = detail::rule_of_row(columns, rows[i], id, static_cast<int>(i + 1), asked, fault);
    detail::tell_cell_fault(fault);
    detail::check_row(t.rules[i], t.rules[0], Policy, Aggregate);
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
