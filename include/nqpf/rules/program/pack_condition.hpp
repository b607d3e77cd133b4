// SPDX-License-Identifier: BSL-1.0
#pragma once

// Packs one condition: its comparisons into atoms, what it computes into steps, and what joins them into code.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/pack_numbers.hpp>
#include <nqpf/rules/program/well_formed.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// `Packer` is a `packer` (pack.hpp).
template <class Packer>
struct condition_packer {
  Packer& p;
  int r;                            ///< the rule; -1 of an assumption
  int truths[expression::depth]{};  ///< where each truth on the stack ends in the code
  int truth_count = 0;
  number_stack numbers{};

  constexpr void pack(const expression& e) {
    for (int i = 0; i < e.count; ++i) pack(e.nodes[i]);
  }

private:
  constexpr void pack(const node& n) {
    switch (n.code) {
      case op::compare_constant:
      case op::compare_parameter: return compare(n);
      case op::one_of:
      case op::known: return ask_of_input(n);
      case op::outcome: return read_outcome(n);
      case op::both:
      case op::either:
        p.emit(n.code, static_cast<int>(n.value), truths[truth_count - 2]);
        truths[--truth_count - 1] = p.out.used.code - 1;
        return;
      case op::negated:
      case op::exempt:
        p.emit(n.code, 0);
        truths[truth_count - 1] = p.out.used.code - 1;
        return;
      case op::compare: return compare_computed(n);
      case op::items: return;  // inputs stand in its place
      default: number_packer<Packer>{p, r}.pack(n, numbers);
    }
  }

  constexpr void push(op code, int argument) {
    p.emit(code, argument);
    truths[truth_count++] = p.out.used.code - 1;
  }

  constexpr void compare(const node& n) {
    check_threshold(n);
    number_packer<Packer>{p, r}.check_units(n);
    atom a{};
    a.what = atom::form::compare;
    a.relation = n.relation;
    a.input = p.input_index(*n.indicator, r);
    a.parameter = n.code == op::compare_constant ? short{-1} : p.parameter_index(*n.parameter, r);
    a.value = n.value + 0.0;  // one zero, not two
    push(op::compare, p.atom_index(a));
  }

  // Whether an input is known, or is one of the values of a list.
  constexpr void ask_of_input(const node& n) {
    atom a{};
    a.what = n.code == op::known ? atom::form::known : atom::form::one_of;
    a.input = p.input_index(*n.indicator, r);
    a.parameter = -1;
    a.set = n.set;
    if (n.has_name && !is_null(n.unit))
      p.insist(defect::unknown_name, r, -1,
               phrase{} << p.title_of(r) << ": " << n.name << " lacks a value on the first days of "
                        << shown_name(*n.indicator) << ", or has its values out of order");
    else if (n.has_name)
      p.report(defect::unknown_name, r, -1,
               phrase{} << p.title_of(r) << ": " << unlisted{*n.indicator, n.name, n.value});
    push(op::compare, p.atom_index(a));
  }

  // Rows of tables are found by their place.
  constexpr void read_outcome(const node& n) {
    const int target = n.set == by_place ? static_cast<int>(n.value) : p.find_rule(n.name);
    if (target < 0)
      p.insist(defect::unknown_name, r, -1,
               phrase{} << p.title_of(r) << " reads " << n.name
                        << ", which is not a rule or derived fact of this set");
    push(op::outcome, target < 0 ? -1 : p.offset + target);
  }

  constexpr void compare_computed(const node& n) {
    atom a{};
    a.what = atom::form::computed;
    a.relation = n.relation;
    a.input = -1;
    a.parameter = -1;
    a.begin = numbers.begins[numbers.count - 2];
    a.middle = numbers.begins[numbers.count - 1];
    a.end = p.out.used.steps;
    number_packer<Packer>{p, r}.mix(n.code, numbers.units[numbers.count - 2],
                                    numbers.units[numbers.count - 1], a.begin);
    numbers.count -= 2;
    push(op::compare, p.computed_atom(a));
  }

  constexpr void check_threshold(const indicator_info& info, double value, comparison relation,
                                 const char* name) const {
    const interval& d = info.domain;
    const bool inside = value >= d.low && value <= d.high && value < infinity && value > -infinity;
    if (inside || !is_range(d)) return;  // of an empty domain that is told
    phrase t{};
    t << p.title_of(r) << ": " << shown_name(info) << symbol(relation);
    if (name[0] != '\0') t << name << " = ";
    if (is_missing(value)) {
      t << (info.time == time_kind::date ? "a date that the calendar does not have"
                                         : "a number that is missing, or an integer beyond 2^53");
    } else {
      write_value(t, info, value);
      write_domain(t << ", but " << shown_name(info) << " is in ", measure(info), d);
    }
    p.report(defect::outside_domain, r, -1, t);
  }

  constexpr void check_threshold(const node& n) const {
    const indicator_info& info = *n.indicator;
    if (n.code == op::compare_constant) {
      check_threshold(info, n.value, n.relation, "");
      return;
    }
    const parameter& q = *n.parameter;
    if (!is_missing(q.value)) check_threshold(info, q.value, n.relation, q.id);
    if (q.range.low != -infinity && q.range.low != q.value)
      check_threshold(info, q.range.low, n.relation, q.id);
    if (q.range.high != infinity && q.range.high != q.value)
      check_threshold(info, q.range.high, n.relation, q.id);
  }
};

}  // namespace nqpf::inline NQPF_ABI::detail
