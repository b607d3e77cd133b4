// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a row of a table puts out, or its default: conclusions, a number, and numbers and texts with names. Both are read,
// compared and written alike.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/space/bounds.hpp>
#include <nqpf/rules/space/box.hpp>
#include <nqpf/rules/space/pick.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Whether two rules have the same condition, as far as one sees that from its code.
constexpr bool same_condition(const program& p, int a, int b) noexcept {
  const rule_row& x = p.rules[a];
  const rule_row& y = p.rules[b];
  if (x.end - x.begin != y.end - y.begin) return false;
  for (int i = 0; i < x.end - x.begin; ++i) {
    const instruction& m = p.code[x.begin + i];
    const instruction& n = p.code[y.begin + i];
    if (m.code != n.code || m.argument != n.argument) return false;
    const bool joins = m.code == op::both || m.code == op::either;
    if (joins && m.left - x.begin != n.left - y.begin) return false;
  }
  return true;
}

struct table_answer {
  const program* p;
  const rule_row* row;     ///< null: what the default says ...
  const group_row* table;  ///< ... of this table

  [[nodiscard]] constexpr bool is_nothing() const noexcept {
    return is_null(row) && !table->has_default;
  }
  [[nodiscard]] constexpr int conclusion_count() const noexcept {
    return is_null(row) ? table->default_count() : row->conclusion_count;
  }
  [[nodiscard]] constexpr const conclusion& conclusion_at(int i) const noexcept {
    return is_null(row) ? table->default_at(i) : p->conclusions[row->conclusion + i];
  }
  /// The number without a name, where it is a constant.
  [[nodiscard]] constexpr bool has_value() const noexcept {
    return is_null(row) ? table->has_default && !is_missing(table->otherwise_value)
                        : row->has_value;
  }
  [[nodiscard]] constexpr double value() const noexcept {
    return !has_value() ? missing : is_null(row) ? table->otherwise_value : row->value;
  }
  [[nodiscard]] constexpr int output_count() const noexcept {
    return is_null(row) ? table->output_count : row->output_count;
  }
  [[nodiscard]] constexpr const output_row* outputs() const noexcept {
    return output_count() == 0 ? nullptr : is_null(row) ? table->outputs : p->outputs + row->output;
  }

  /// Whether the answer concludes a value, and nothing that it concludes beside overrules it.
  [[nodiscard]] constexpr bool concludes(const conclusion& c) const noexcept {
    bool found = false;
    for (int i = 0; i < conclusion_count(); ++i) {
      if (c.is_overruled_by(conclusion_at(i))) return false;
      found = found || same_conclusion(conclusion_at(i), c);
    }
    return found;
  }
  /// Whether all that stands of another answer stands of this one.
  [[nodiscard]] constexpr bool includes(const table_answer& other) const noexcept {
    for (int i = 0; i < other.conclusion_count(); ++i)
      if (other.concludes(other.conclusion_at(i)) && !concludes(other.conclusion_at(i)))
        return false;
    return true;
  }
  [[nodiscard]] constexpr bool concludes_same(const table_answer& other) const noexcept {
    return is_nothing() == other.is_nothing() && includes(other) && other.includes(*this);
  }
  /// Whether both say the same whatever the record is.
  [[nodiscard]] constexpr bool same(const table_answer& other) const noexcept {
    return concludes_same(other) && has_value() == other.has_value() &&
           same_number(value(), other.value()) &&
           same_outputs(*p, outputs(), output_count(), other.outputs(), other.output_count());
  }

  /// Whether both say the same of one record: what is computed may come out as another formula does.
  [[nodiscard]] constexpr bool same_at(const table_answer& other, const double* values,
                                       const double* parameters) const {
    if (!concludes_same(other) || number_count() != other.number_count()) return false;
    if (has_value() && !other.puts_out(value(), "", values, parameters)) return false;
    for (int i = 0; i < output_count(); ++i) {
      const output_row& o = outputs()[i];
      if (o.what != row_output::form::text) {
        if (!other.puts_out(number_of(*p, o, values, parameters), o.id, values, parameters))
          return false;
        continue;
      }
      const output_row* const there = find_output(other.outputs(), other.output_count(), o);
      if (is_null(there) || !same_output(*p, o, *there)) return false;
    }
    return true;
  }
  /// Whether each formula that the other has not puts out one number in all of a part, or has no answer there.
  [[nodiscard]] constexpr bool is_fixed_beside(const table_answer& other, const space& s,
                                               const box& part) const {
    for (int i = 0; i < output_count(); ++i) {
      const output_row& o = outputs()[i];
      const output_row* const there = find_output(other.outputs(), other.output_count(), o);
      if ((is_null(there) || !same_output(*p, o, *there)) && !is_fixed(s, o, part)) return false;
    }
    return true;
  }

private:
  [[nodiscard]] constexpr int number_count() const noexcept {
    return output_count() + (has_value() ? 1 : 0);
  }
  [[nodiscard]] constexpr bool puts_out(double number, const char* id, const double* values,
                                        const double* parameters) const {
    if (has_value() && id[0] == '\0') return same_number(value(), number);
    const output_row* const o = find_output(outputs(), output_count(), id, false);
    return !is_null(o) && same_number(number_of(*p, *o, values, parameters), number);
  }
  static constexpr bool is_fixed(const space& s, const output_row& o, const box& part) {
    bool fixed = true;
    for (int i = o.begin; i < o.end; ++i) {
      if (s.p->steps[i].code != op::indicator) continue;
      const constraint* c = part.find(s.p->steps[i].index);
      if (!is_null(c) && !meets(*c, s.known(c->axis))) return true;  // it is missing
      fixed =
          fixed && !is_null(c) && !c->is_set && s.axis_of(c->axis).cut_at(c->low + 1) == c->high;
    }
    return fixed;
  }
};

/// Whether two tables are the same, row by row, as far as one sees that from their code.
constexpr bool same_table(const program& p, const group_row& a, const group_row& b) noexcept {
  if (!same_text(a.id, b.id) || a.policy != b.policy || a.aggregate != b.aggregate ||
      a.end - a.begin != b.end - b.begin || !table_answer{&p, nullptr, &a}.same({&p, nullptr, &b}))
    return false;
  for (int i = 0; i < a.end - a.begin; ++i) {
    const int r = p.members[a.begin + i];
    const int k = p.members[b.begin + i];
    if (!same_condition(p, r, k) || !same_output(p, r, k)) return false;
  }
  return true;
}

/// Writes what an answer says of a record.
constexpr void write_answer(phrase& m, const table_answer& a, const double* values,
                            const double* parameters) {
  bool first = true;
  const auto next = [&]() -> phrase& {
    m << (first ? "" : ", ");
    first = false;
    return m;
  };
  for (int i = 0; i < a.conclusion_count(); ++i) next() << spelled{a.conclusion_at(i).name()};
  if (a.has_value()) next() << a.value();
  for (int i = 0; i < a.output_count(); ++i) {
    const output_row& o = a.outputs()[i];
    next();
    if (o.id[0] != '\0') m << o.id << " ";
    const double number = number_of(*a.p, o, values, parameters);
    if (o.what == row_output::form::text) m << "\"" << o.words << "\"";
    else if (is_missing(number)) m << "missing";
    else m << number;
  }
  if (first) m << "nothing";
}

/// Whether something is so of one of a few values of a range: its ends, and what lies between them.
template <class Is>
constexpr bool some_value_of(const space& s, const constraint& range, Is&& is) {
  const axis x = s.axis_of(range.axis);
  if (x.is_set) return some_position(range.low, is);
  const double low = from_ordinal(range.low);
  const double high = x.at_most(from_ordinal(range.high - 1));
  if (is(pick(x, range)) || (!infinite(low) && is(low)) || (!infinite(high) && is(high)))
    return true;
  constraint part = range;
  for (int k = 1; k <= 4 && !infinite(low) && !infinite(high); ++k) {
    part.high = k == 4 ? range.high : ordinal(x.at_most(low / 4 * (4 - k) + high / 4 * k));
    if (part.high <= part.low) continue;
    if (is(pick(x, part))) return true;
    part.low = part.high;
  }
  return false;
}

}  // namespace nqpf::inline NQPF_ABI::detail
