// SPDX-License-Identifier: BSL-1.0
#pragma once

// Packs computed numbers into steps, with their units: those that conditions compare, and those that rows of
// tables put out.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/language/rule.hpp>
#include <nqpf/rules/program/program.hpp>
#include <nqpf/rules/program/units.hpp>
#include <nqpf/rules/program/write.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Numbers that wait for what computes with them.
struct number_stack {
  int begins[expression::depth];          ///< where each begins in the steps
  unit_product units[expression::depth];  ///< of each
  int count = 0;

  constexpr number_stack() {}  // constant evaluation pays for what is used
};

template <class Packer>
struct number_packer {
  Packer& p;
  int r;  ///< the rule

  constexpr void pack(const node& n, number_stack& numbers) const {
    switch (n.code) {
      case op::constant:
      case op::parameter:
      case op::indicator: push(n, numbers); break;
      case op::negate:
      case op::apply: change(n, numbers.units[numbers.count - 1]); break;
      default: join(n.code, numbers);
    }
  }

  // Sums and comparisons of different units are a mistake; what is not known goes with any. The two numbers are the
  // steps from `begin` on.
  constexpr unit_product mix(op code, const unit_product& a, const unit_product& b,
                             int begin) const {
    if (is_date(a) || is_date(b)) {
      if (!dates_fit(code, a, b)) report_mixed(a, b, begin);
      return unit_of_dates(code, a, b);
    }
    if (units_differ(a, b)) report_mixed(a, b, begin);
    return unit_of_sum(a, b);
  }

  /// Refuses an indicator that is compared with a parameter of another unit.
  constexpr void check_units(const node& n) const {
    if (n.code != op::compare_parameter) return;
    const auto of = [](const auto& x) {
      return unit_product::of(x.time == time_kind::none ? x.unit_name : "");
    };
    const unit_product a = of(*n.indicator);
    const unit_product b = of(*n.parameter);
    if (!units_differ(a, b)) return;
    phrase m{};
    write_mixed(m << p.title_of(r), a, b);
    p.report(defect::mixed_units, r, -1,
             m << ", in " << shown_name(*n.indicator) << " and " << n.parameter->id);
  }
  /// The same for two parameters of which one is ordered below the other.
  constexpr void check_order(const parameter& low, const parameter& high) const {
    const unit_product a = unit_product::of(low.unit_name);
    const unit_product b = unit_product::of(high.unit_name);
    if (!units_differ(a, b)) return;
    phrase m{};
    write_mixed(m << "the order of parameters " << low.id << " and " << high.id, a, b);
    p.report(defect::mixed_units, -1, -1, m);
  }

private:
  constexpr void report_mixed(const unit_product& a, const unit_product& b, int begin) const {
    phrase m{};
    write_mixed(m << p.title_of(r), a, b);
    write_read(m, begin);
    p.report(defect::mixed_units, r, -1, m);
  }
  constexpr const char* read_at(int step) const {
    const number_step& s = p.out.steps[step];
    return s.code == op::indicator   ? p.out.inputs[s.index]->id
           : s.code == op::parameter ? p.out.parameters[s.index]->id
                                     : "";
  }
  // Each name that the steps from `begin` on read.
  constexpr void write_read(phrase& m, int begin) const {
    constexpr int most = 4;
    const char* names[most]{};
    int count = 0;
    for (int i = begin; i < p.out.used.steps && count < most; ++i) {
      const char* const name = read_at(i);
      bool is_new = name[0] != '\0';
      for (int k = 0; k < count; ++k) is_new = is_new && !same_text(names[k], name);
      if (is_new) names[count++] = name;
    }
    for (int k = 0; k < count; ++k)
      m << (k == 0 ? ", in " : k + 1 < count ? ", " : " and ") << names[k];
  }
  constexpr void change(const node& n, unit_product& unit) const {
    if (n.code == op::apply && is_null(n.function))
      p.insist(defect::unknown_name, r, -1,
               phrase{} << p.title_of(r) << " applies a function that is null");
    p.step(n.code, -1, 0, n.function, n.unit);
    if (n.code == op::apply) unit = unit_product::of("");
    else if (is_date(unit)) report_mixed(unit, {}, p.out.used.steps - 2);
  }
  constexpr void push(const node& n, number_stack& numbers) const {
    if (n.code == op::constant && is_missing(n.value))
      p.insist(defect::outside_domain, r, -1,
               phrase{} << p.title_of(r) << " computes with a number that is missing, "
                        << "or an integer beyond 2^53");
    numbers.units[numbers.count] = unit_of(n);
    numbers.begins[numbers.count++] = p.out.used.steps;
    p.step(n.code,
           n.code == op::indicator   ? p.input_index(*n.indicator, r)
           : n.code == op::parameter ? p.parameter_index(*n.parameter, r)
                                     : short{-1},
           n.value, nullptr, n.unit);
  }
  constexpr void join(op code, number_stack& numbers) const {
    unit_product& left = numbers.units[numbers.count - 2];
    const unit_product& right = numbers.units[numbers.count - 1];
    const int begin = numbers.begins[numbers.count - 2];
    if (code == op::add || code == op::subtract) {
      left = mix(code, left, right, begin);
    } else {
      if (is_date(left) || is_date(right)) report_mixed(unit_product::of(date_unit), {}, begin);
      left = left.times(right, code == op::divide ? -1 : 1);
    }
    --numbers.count;
    p.step(code, -1, 0, nullptr);
  }
};

/// Whether an earlier output has the name of this one; without a name one number and one text may be put out, the number
/// also apart from the list.
template <class Output>
constexpr bool is_put_out_again(const Output* all, int at, bool has_number) {
  const auto is_a_text = [](const Output& o) { return o.what == row_output::form::text; };
  const Output& own = all[at];
  const bool is_nameless = own.id[0] == '\0';
  bool again = is_nameless && !is_a_text(own) && has_number;
  for (int k = 0; k < at; ++k)
    again = again ||
            (same_text(all[k].id, own.id) && (!is_nameless || is_a_text(all[k]) == is_a_text(own)));
  return again;
}
template <class Output>
constexpr phrase& write_put_out_again(phrase& m, const Output& own) {
  m << " puts out ";
  if (own.id[0] != '\0') return m << spelled{own.id} << " twice";
  return m << (own.what == row_output::form::text ? "two texts without a name"
                                                  : "two numbers without a name");
}
/// Checks that an output of a row has a name of its own.
template <class Packer>
constexpr void check_put_out_once(Packer& p, int r, int at) {
  const rule_data& rule = p.rules[r];
  if (!is_put_out_again(rule.outputs.items, at, rule.has_value)) return;
  phrase m{};
  p.insist(defect::duplicate_id, r, -1,
           write_put_out_again(m << p.title_of(r), rule.outputs.items[at]));
}
/// Checks the same of what a table puts out where no row holds.
template <class Packer>
constexpr void check_default_once(Packer& p, const group_row& row, int at) {
  if (!is_put_out_again(row.outputs, at, !is_missing(row.otherwise_value))) return;
  phrase m{};
  p.insist(defect::duplicate_id, -1, -1,
           write_put_out_again(m << row.id << ": otherwise", row.outputs[at]));
}

/// The unit of a number that is packed, the steps [begin, end); of one that computes with dates nothing is told.
template <class Storage>
constexpr unit_product unit_of_steps(Storage& out, int begin, int end) noexcept {
  unit_product stack[expression::depth];
  int top = 0;
  for (int i = begin; i < end; ++i) {
    const number_step& s = out.steps[i];
    if (s.code == op::negate) continue;
    if (s.code == op::constant) {
      stack[top++] = is_null(s.unit) ? unit_product::number() : unit_product::of(s.unit);
    } else if (s.code == op::parameter || s.code == op::indicator) {
      const bool is_input = s.code == op::indicator;
      if ((is_input ? out.inputs[s.index]->time : out.parameters[s.index]->time) == time_kind::date)
        return unit_product::of("");
      stack[top++] = unit_product::of(is_input ? out.inputs[s.index]->unit_name
                                               : out.parameters[s.index]->unit_name);
    } else if (s.code == op::apply) {
      stack[top - 1] = unit_product::of("");
    } else {
      const unit_product& right = stack[--top];
      unit_product& left = stack[top - 1];
      if (s.code == op::add || s.code == op::subtract) left = unit_of_sum(left, right);
      else left = left.times(right, s.code == op::divide ? -1 : 1);
    }
  }
  return stack[0];
}
/// Checks that numbers of which a table makes one are of one unit.
template <class Packer>
constexpr void check_collected_units(Packer& p, const group_row& row) {
  if (row.aggregate == aggregate::none || row.aggregate == aggregate::count) return;
  unit_product first = unit_product::of("");
  const auto check = [&](int r, const output_row& o) {
    if (o.what != row_output::form::computed || o.id[0] != '\0') return;
    const unit_product own = unit_of_steps(p.out, o.begin, o.end);
    if (units_differ(first, own)) {
      phrase t{};
      write_mixed(t << p.title_of(r - p.offset), first, own);
      p.report(defect::mixed_units, r - p.offset, -1, t << ", of which the table makes one number");
    }
    if (!first.is_known()) first = own;
  };
  if constexpr (requires { p.out.outputs; })
    for (int m = row.begin; m < row.end; ++m) {
      const rule_row& rule = p.out.rules[p.out.members[m]];
      for (int i = 0; i < rule.output_count; ++i)
        check(p.out.members[m], p.out.outputs[rule.output + i]);
    }
}

/// Packs the outputs of a rule that are no conclusions.
template <class Packer>
constexpr void pack_outputs(Packer& p, int r, rule_row& row) {
  const row_outputs& from = p.rules[r].outputs;
  row.output = p.out.used.outputs;
  row.output_count = static_cast<unsigned char>(from.count);
  if constexpr (requires { p.out.outputs; })  // rules that ask questions put out nothing
    for (int i = 0; i < from.count; ++i) {
      const row_output& o = from.items[i];
      output_row packed{o.what, o.id, o.number, o.words, p.out.used.steps, 0};
      number_stack numbers;
      for (int k = o.begin; k < o.begin + o.count; ++k)
        number_packer<Packer>{p, r}.pack(from.nodes[k], numbers);
      packed.end = p.out.used.steps;
      p.out.outputs[p.out.used.outputs++] = packed;
      check_put_out_once(p, r, i);
    }
}

}  // namespace nqpf::inline NQPF_ABI::detail
