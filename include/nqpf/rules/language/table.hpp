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
  if (!columns.is_refused)
    for (unsigned c = 0; c < Columns; ++c) t.declared[t.declared_count++] = columns.items[c];
  unsigned long long record = 0;
  if constexpr (!std::is_same_v<Record, unbound>) record = detail::record_type<Record>();
  detail::row_maker maker{columns.items, static_cast<int>(Columns), record, id};
  for (unsigned long i = 0; i < Rows; ++i) {
    rule_data output = rows[i].output;
    output.is_refused = output.is_refused || columns.is_refused;
    t.rules[i] = maker.make(output, rows[i].cells, static_cast<int>(i + 1));
    detail::tell_cell_fault(maker.fault);
    detail::tell_row_fault(detail::fault_of_outputs(t.rules[i], t.rules[0], Policy, Aggregate));
  }
  if (has_base_rows(Policy) && maker.asked != nullptr)
    for (rule_data& r : t.rules)
      if (r.when_.count == 0) detail::ask_nothing(r, *maker.asked);
  group_data& g = t.groups[t.group_count++];
  g.id = id;
  g.policy = Policy;
  g.aggregate = Aggregate;
  g.is_table = true;
  g.otherwise_value = missing;
  return t;
}

}  // namespace nqpf
