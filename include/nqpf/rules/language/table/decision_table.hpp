// SPDX-License-Identifier: BSL-1.0
#pragma once

// A decision table as a rule set whose rules are its rows.

#include <nqpf/rules/language/table/cell_condition.hpp>
#include <nqpf/rules/language/table/row.hpp>

namespace nqpf::inline v0 {

namespace detail {

// The call stops a constant evaluation, and its name says why; at run time it stops the program.
inline void this_hit_policy_asks_for_conclusions_of_an_ordered_type() { __builtin_trap(); }
inline void this_hit_policy_asks_all_rows_for_the_same_types_in_the_same_places() {
  __builtin_trap();
}
inline void a_table_that_computes_asks_for_the_value_of_every_row() { __builtin_trap(); }

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

// The rule of a row: its cells joined, its name and its number. Keeps the first input that some row asks for.
template <class Record, unsigned Columns>
constexpr rule_data rule_of_row(const table_inputs<Record, Columns>& columns,
                                const table_row<Columns>& row, const char* id, int number,
                                const indicator_info*& asked, cell_fault& fault) {
  rule_data r = row.output;
  r.row = static_cast<short>(number);
  if (r.id[0] == '\0') r.id = id;
  for (const cell& c : row.cells) r.is_refused = r.is_refused || c.is_refused;
  r.is_refused = r.is_refused || columns.is_refused;
  if (r.is_refused) return r;
  unsigned long long record = 0;
  if constexpr (!std::is_same_v<Record, unbound>) record = record_type<Record>();
  bool first = true;
  for (unsigned c = 0; c < Columns; ++c) {
    cell_writer writer{r.when_, row.cells[c], *columns.items[c], record};
    const bool asks = writer.write();
    if (fault == cell_fault::none) fault = writer.fault;
    if (!asks) continue;
    if (!first) r.when_.push(make_node(op::both));
    first = false;
    if (asked == nullptr) asked = columns.items[c];
  }
  return r;
}

// What a policy asks of what a row puts out.
constexpr void check_row(const rule_data& r, const rule_data& first, hit policy,
                         aggregate computed) {
  if (r.is_refused) return;
  if (policy == hit::priority || policy == hit::output_order) check_outputs(r, first);
  if (computed != aggregate::none && computed != aggregate::count && !r.has_value)
    a_table_that_computes_asks_for_the_value_of_every_row();
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

}  // namespace nqpf
