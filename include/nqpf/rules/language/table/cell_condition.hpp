// SPDX-License-Identifier: BSL-1.0
#pragma once

// Cells as conditions over the inputs of their columns.

#include <nqpf/rules/language/rule.hpp>
#include <nqpf/rules/language/table/cell.hpp>

namespace nqpf::inline NQPF_ABI::detail {

// The call stops a constant evaluation, and its name says why; at run time it stops the program.
inline void a_cell_asks_for_another_kind_of_value_than_its_input_has() { __builtin_trap(); }
inline void a_cell_compares_with_an_indicator_of_another_record() { __builtin_trap(); }
inline void a_cell_compares_with_an_indicator_that_lists_other_values() { __builtin_trap(); }
inline void a_cell_of_a_table_declared_in_code_has_a_fault() { __builtin_trap(); }

inline void an_output_is_computed_from_an_indicator_of_another_record() { __builtin_trap(); }

inline void a_cell_reads_a_table_that_may_give_several_answers() { __builtin_trap(); }

// The number of the record type that an indicator reads; 0 of an unbound one.
constexpr unsigned long long record_of(const indicator_info& i) noexcept {
  return i.is_bound ? i.source->record : 0;
}

constexpr void report_cell_fault(cell::flaw f) {
  if (f == cell::flaw::none) return;
  if (f == cell::flaw::other_kind) a_cell_asks_for_another_kind_of_value_than_its_input_has();
  if (f == cell::flaw::other_record) a_cell_compares_with_an_indicator_of_another_record();
  if (f == cell::flaw::other_values) a_cell_compares_with_an_indicator_that_lists_other_values();
  if (f == cell::flaw::output_of_another_record)
    an_output_is_computed_from_an_indicator_of_another_record();
  if (f == cell::flaw::many_answers) a_cell_reads_a_table_that_may_give_several_answers();
  a_cell_of_a_table_declared_in_code_has_a_fault();  // the compiler has stopped at its word
}

/// Turns a cell into a condition over the input of its column. `record` is the number of the table's record type.
struct cell_writer {
  expression& e;
  const cell& c;
  const indicator_info& input;
  unsigned long long record;
  cell::flaw fault = cell::flaw::none;

  /// Adds what the cell asks to the condition. False for `any`, and where something is wrong with it.
  constexpr bool write() {
    if (fault == cell::flaw::none) fault = c.fault;
    if (c.asks_nothing() || fault != cell::flaw::none) return false;
    for (int i = 0; i < c.part_count; ++i) write(c.parts[i]);
    return fault == cell::flaw::none;
  }

private:
  constexpr void mark(cell::flaw f) noexcept { fault = f; }
  constexpr bool is_number() const noexcept {
    return input.kind == kind::number || input.kind == kind::integer;
  }

  constexpr void write(const cell::part& p) {
    switch (p.what) {
      case cell::form::any: return;  // it stands alone
      case cell::form::compare: compare(p.first, p.low); break;
      case cell::form::range:
        compare(p.first, p.low);
        compare(p.second, p.high);
        e.push(make_node(op::both));
        break;
      case cell::form::positions:
      case cell::form::texts: push_values(p); break;
      case cell::form::known:
      case cell::form::absent:
        e.push(make_node(op::known, input));
        if (p.what == cell::form::absent) e.push(make_node(op::negated));
        break;
      case cell::form::either: e.push(make_node(op::either)); break;
      case cell::form::both: e.push(make_node(op::both)); break;
    }
    if (p.negated) e.push(make_node(op::negated));
  }

  // Whether the input may be compared so: a date with a date, a duration with one of its unit.
  constexpr bool compares_alike(const cell::bound& end) const {
    return is_number() && end.time == input.time &&
           (end.time != time_kind::duration || same_text(end.unit, input.unit_name));
  }
  constexpr void compare(comparison r, const cell::bound& end) {
    if (end.count > 0) return compare_computed(r, end);
    if (!compares_alike(end)) return mark(cell::flaw::other_kind);
    const op code = end.has_parameter ? op::compare_parameter : op::compare_constant;
    e.push({code, r, &input, end.parameter, false, nullptr, nullptr, end.number, 0, nullptr});
  }

  constexpr void compare_computed(comparison r, const cell::bound& end) {
    const node* const nodes = c.nodes + end.begin;
    for (int i = 0; i < end.count; ++i)
      if (nodes[i].code == op::indicator) check_record(*nodes[i].indicator);
    if (!is_number()) {
      const bool is_input = end.count == 1 && nodes[0].code == op::indicator;
      if (!is_input || (r != comparison::equal && r != comparison::not_equal))
        return mark(cell::flaw::other_kind);
      return compare_values(r, *nodes[0].indicator);
    }
    for (int i = 0; i < end.count; ++i)
      if (nodes[i].code == op::indicator && nodes[i].indicator->kind != kind::number &&
          nodes[i].indicator->kind != kind::integer)
        mark(cell::flaw::other_kind);
    e.push(make_node(op::indicator, input));
    for (int i = 0; i < end.count; ++i) e.push(nodes[i]);
    node n = make_node(op::compare);
    n.relation = r;
    e.push(n);
  }

  constexpr void check_record(const indicator_info& other) {
    if (record_of(other) != record) mark(cell::flaw::other_record);
  }

  // Two inputs of listed values are equal where both are the first, or both the second, ...
  constexpr void compare_values(comparison r, const indicator_info& other) {
    if (other.kind != input.kind) return mark(cell::flaw::other_kind);
    const int n = input.kind == kind::flag ? 2 : input.value_count();
    bool same = input.kind == kind::flag || other.value_count() == n;
    for (int i = 0; same && input.kind != kind::flag && i < n; ++i)
      same = same_text(input.value_name(i), other.value_name(i));
    // Another text may differ from another text.
    if (!same || input.has_other_texts || other.has_other_texts)
      return mark(cell::flaw::other_values);
    for (int i = 0; i < n; ++i) {
      push_positions(e, input, &i, 1, "");
      push_positions(e, other, &i, 1, "");
      e.push(make_node(op::both));
      if (i > 0) e.push(make_node(op::either));
    }
    if (r == comparison::not_equal) e.push(make_node(op::negated));
  }

  constexpr void push_values(const cell::part& p) {
    const bool fits = p.what == cell::form::texts ? input.kind == kind::category
                      : p.is_flag
                          ? input.kind == kind::flag
                          : input.kind == kind::enumeration && input.values->type == p.type->type;
    if (!fits) return mark(cell::flaw::other_kind);
    if (!p.is_flag) return push_listed(p);
    node n = make_node(op::one_of, input);
    n.set = p.positions;
    n.name = "";
    e.push(n);
  }

  // The enumerators or texts that a part names.
  constexpr void push_listed(const cell::part& p) {
    int positions[cell::capacity]{};
    const char* unlisted = "";
    for (int i = 0; i < p.count; ++i) {
      const bool is_text = p.what == cell::form::texts;
      positions[i] = is_text ? category_position(input, c.texts[p.begin + i])
                             : input.values->position(c.values[p.begin + i]);
      if (positions[i] < 0) unlisted = is_text ? c.texts[p.begin + i] : unlisted_value;
    }
    push_positions(e, input, positions, p.count, unlisted);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
