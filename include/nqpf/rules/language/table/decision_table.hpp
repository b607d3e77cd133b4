// SPDX-License-Identifier: BSL-1.0
#pragma once

// A decision table as a rule set whose rules are its rows.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/table/cell_condition.hpp>
#include <nqpf/rules/language/table/row.hpp>

namespace nqpf::inline NQPF_ABI {

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

/// What is wrong with what a row of a table puts out.
enum class row_fault : unsigned char { none, no_order, other_types, no_number };

constexpr void report_row_fault(row_fault f) {
  if (f == row_fault::no_order) this_hit_policy_asks_for_conclusions_of_an_ordered_type();
  if (f == row_fault::other_types)
    this_hit_policy_asks_all_rows_for_the_same_types_in_the_same_places();
  if (f == row_fault::no_number) a_table_that_computes_asks_for_the_value_of_every_row();
}

// Policies that order rows by what they put out compare output by output.
constexpr row_fault fault_of_order(const rule_data& r, const rule_data& first) {
  bool some_ordered = false;
  for (int i = 0; i < r.conclusion_count; ++i)
    some_ordered = some_ordered || r.conclusions[i].type->ordered;
  if (!some_ordered) return row_fault::no_order;
  bool same = r.conclusion_count == first.conclusion_count;
  for (int i = 0; same && i < r.conclusion_count; ++i)
    same = r.conclusions[i].type->type == first.conclusions[i].type->type;
  return same ? row_fault::none : row_fault::other_types;
}

/// The rule of a row: its cells joined, its name and its number. Keeps the first input that some row asks for.
struct row_maker {
  const indicator_info* const* columns;
  int count;
  unsigned long long record;
  const char* id;
  const input_table* tables = nullptr;
  const indicator_info* asked = nullptr;
  cell::flaw fault = cell::flaw::none;

  constexpr rule_data make(const rule_data& output, const cell* cells, int number) {
    rule_data r = output;
    r.row = static_cast<short>(number);
    if (r.id[0] == '\0') r.id = id;
    for (int c = 0; c < count; ++c) r.is_refused = r.is_refused || cells[c].is_refused;
    if (r.is_refused) return r;
    for (int i = 0; i < r.outputs.node_count; ++i)
      if (r.outputs.nodes[i].code == op::indicator &&
          record_of(*r.outputs.nodes[i].indicator) != record)
        fault = cell::flaw::output_of_another_record;
    bool first = true;
    for (int c = 0; c < count; ++c) {
      if (!write(r.when_, cells[c], c)) continue;
      if (!first) r.when_.push(make_node(op::both));
      first = false;
      if (detail::is_null(asked))
        asked = !detail::is_null(columns[c]) ? columns[c] : tables[c].some;
    }
    return r;
  }

private:
  constexpr bool write(expression& e, const cell& asks, int column) {
    const auto write_with = [&](auto writer) {
      const bool some = writer.write();
      if (fault == cell::flaw::none) fault = writer.fault;
      return some;
    };
    return !detail::is_null(columns[column])
               ? write_with(cell_writer{e, asks, *columns[column], record})
               : write_with(chain_writer{e, asks, tables[column], record});
  }
};

constexpr bool puts_out_number(const rule_data& r) {
  bool found = r.has_value;
  for (int i = 0; i < r.outputs.count; ++i)
    found = found || (r.outputs.items[i].what == row_output::form::computed &&
                      r.outputs.items[i].id[0] == '\0');
  return found;
}

// What is wrong with what a row puts out, by the policy of its table.
constexpr row_fault fault_of_outputs(const rule_data& r, const rule_data& first, hit policy,
                                     aggregate computed) {
  if (r.is_refused) return row_fault::none;
  if (computed != aggregate::none && computed != aggregate::count && !puts_out_number(r))
    return row_fault::no_number;
  const bool by_order = policy == hit::priority || policy == hit::output_order;
  return by_order ? fault_of_order(r, first) : row_fault::none;
}

}  // namespace detail

/// A decision table over `Record`. It is a rule set whose rules are its rows.
template <class Record, unsigned long N, unsigned long Assumptions = 0>
struct decision_table : rule_set<Record, N, Assumptions> {
  using self = decision_table;

  /// How many rows it has; the rules behind them are those of tables that it reads.
  [[nodiscard]] constexpr int rows() const noexcept {
    return this->groups[0].size > 0 ? this->groups[0].size : static_cast<int>(N);
  }

  /// Where the rows come from that cite nothing themselves.
  [[nodiscard]] constexpr self cite(const source& document, const char* place,
                                    status s = status::stated) const {
    self t = *this;
    for (int i = 0; i < t.rows(); ++i)
      if (rule_data& r = t.rules[i]; r.citation_count == 0)
        r.citations[r.citation_count++] = {&document, place, s};
    return t;
  }
  constexpr self cite(const source&&, const char*, status = status::stated) const {
    self t = *this;
    t.rules[0].is_refused = detail::report_temporary_source<self>();
    return t;
  }
  template <class First, class... Rest>
    requires detail::cites_wrongly<First, Rest...>
  constexpr self cite(const First&, const Rest&...) const {
    self t = *this;
    t.rules[0].is_refused = detail::report_citation<First, Rest...>();
    return t;
  }
  /// The date that the table is evaluated as of, for rows with `from` or `until`.
  template <class Date>
  [[nodiscard]] constexpr self as_of(Date&& date) const {
    self t = *this;
    using set = rule_set<Record, N, Assumptions>;
    static_cast<set&>(t) = set::as_of(static_cast<Date&&>(date));
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
  /// The conclusions where no row holds; a further call adds to them. A table may have numbers and texts beside them.
  template <detail::described... Enums>
    requires(sizeof...(Enums) > 0)
  [[nodiscard]] constexpr self otherwise(Enums... values) const {
    static_assert(sizeof...(Enums) <= rule_data::conclusion_capacity,
                  "nqpf: a default concludes at most six values");
    self t = *this;
    detail::group_data& g = t.groups[0];
    g.has_default = true;
    const auto add = [&](const conclusion& c) {
      if (detail::is_null(g.otherwise.type)) g.otherwise = c;
      else if (g.more_count < detail::group_data::more_capacity) g.more[g.more_count++] = c;
      else detail::a_rule_has_room_for_six_conclusions_write_a_second_rule(t.rules[0]);
    };
    (add({&detail::description_of<Enums>, static_cast<short>(detail::description_of<Enums>.position(
                                              static_cast<long long>(values)))}),
     ...);
    return t;
  }
  template <class... Enums>
    requires detail::some_undescribed<Enums...>
  [[nodiscard]] constexpr self otherwise(Enums...) const {
    self t = *this;
    t.rules[0].is_refused = detail::report_undescribed<Enums...>();
    return t;
  }
  /// The number where no row holds.
  [[nodiscard]] constexpr self otherwise_value(double number) const {
    if (!is_missing(this->groups[0].otherwise_value)) return otherwise_value("", number);
    self t = *this;
    t.groups[0].has_default = true;
    t.groups[0].otherwise_value = number;
    return t;
  }
  /// The number of a name where no row holds.
  [[nodiscard]] constexpr self otherwise_value(const char* id, double number) const {
    return with_default({detail::row_output::form::number, id, number, "", 0, 0});
  }
  /// The text where no row holds.
  [[nodiscard]] constexpr self otherwise_text(const char* words) const {
    return otherwise_text("", words);
  }
  [[nodiscard]] constexpr self otherwise_text(const char* id, const char* words) const {
    return with_default({detail::row_output::form::text, id, missing, words, 0, 0});
  }
  /// Declares what holds between the inputs of every record: see `rule_set`.
  template <class... Conditions>
  [[nodiscard]] constexpr auto given(Conditions&&... conditions) const {
    decision_table<Record, N, Assumptions + sizeof...(Conditions)> t;
    detail::assume_more<Record>(t, *this, static_cast<Conditions&&>(conditions)...);
    return t;
  }
  /// Accepts one defect of the table, on purpose.
  [[nodiscard]] constexpr self allow(defect code, const char* reason) const {
    self t = *this;
    for (int i = 0; i < t.rows(); ++i) {
      rule_data& r = t.rules[i];
      if (r.allowance_count == rule_data::allowance_capacity)
        detail::a_rule_has_room_for_three_allowances_write_a_second_rule(r);
      else r.allowances[r.allowance_count++] = {code, reason};
    }
    return t;
  }

private:
  constexpr self with_default(const detail::row_output& o) const {
    self t = *this;
    detail::group_data& g = t.groups[0];
    g.has_default = true;
    if (g.output_count == detail::row_outputs::capacity)
      detail::a_row_has_room_for_five_more_outputs_write_a_second_table(t.rules[0]);
    else g.outputs[g.output_count++] = o;
    return t;
  }
};

namespace detail {

template <class Record, unsigned long N>
constexpr table_output<Record, N> make_output(const decision_table<Record, N>& t,
                                              const enumeration_info* type, const char* id,
                                              bool is_text) {
  table_output<Record, N> o{};
  o.rules = t.rules;
  o.count = t.rows();
  o.total = static_cast<int>(N);
  o.group = t.groups;
  o.type = type;
  o.id = id;
  o.is_text = is_text;
  o.some = t.declared_count > 0 ? t.declared[0] : nullptr;
  return o;
}

}  // namespace detail

/// What a table of one answer concludes, as an input of another table: `inputs(output<level>(risk), amount)`.
template <detail::described Enum, class Record, unsigned long N>
[[nodiscard]] constexpr detail::table_output<Record, N> output(const decision_table<Record, N>& t) {
  return detail::make_output(t, &detail::description_of<Enum>, "", false);
}
/// The number that it puts out, with a name or without.
template <class Record, unsigned long N>
[[nodiscard]] constexpr detail::table_output<Record, N> output_value(
    const decision_table<Record, N>& t, const char* id = "") {
  return detail::make_output(t, nullptr, id, false);
}
/// The text that it puts out.
template <class Record, unsigned long N>
[[nodiscard]] constexpr detail::table_output<Record, N> output_text(
    const decision_table<Record, N>& t, const char* id = "") {
  return detail::make_output(t, nullptr, id, true);
}

}  // namespace nqpf
