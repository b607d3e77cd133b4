// SPDX-License-Identifier: BSL-1.0
#pragma once

// What rules put out, compared and computed: conclusions, numbers, texts.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/run.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr bool same_number(double a, double b) noexcept {
  return a == b || (is_missing(a) && is_missing(b));
}

constexpr bool same_steps(const program& p, const output_row& a, const output_row& b) noexcept {
  if (a.end - a.begin != b.end - b.begin) return false;
  for (int i = 0; i < a.end - a.begin; ++i) {
    const number_step& x = p.steps[a.begin + i];
    const number_step& y = p.steps[b.begin + i];
    if (x.code != y.code || x.index != y.index || !same_number(x.value, y.value) ||
        !same_function(x.function, y.function))
      return false;
  }
  return true;
}

/// Whether two outputs of one name are the same whatever the record is.
constexpr bool same_output(const program& p, const output_row& a, const output_row& b) noexcept {
  if (a.what != b.what) return false;
  if (a.what == row_output::form::text) return same_text(a.words, b.words);
  if (a.what == row_output::form::computed) return same_steps(p, a, b);
  return same_number(a.number, b.number);
}

constexpr bool is_text(const output_row& o) noexcept { return o.what == row_output::form::text; }

/// The number, or the text, of a name among `n` outputs, or null: a row may put out both under one name, or without.
constexpr const output_row* find_output(const output_row* all, int n, const char* id,
                                        bool text) noexcept {
  for (int i = 0; i < n; ++i)
    if (is_text(all[i]) == text && same_text(all[i].id, id)) return all + i;
  return nullptr;
}
constexpr const output_row* find_output(const output_row* all, int n,
                                        const output_row& like) noexcept {
  return find_output(all, n, like.id, is_text(like));
}
constexpr const output_row* outputs_of(const program& p, int r) noexcept {
  return p.rules[r].output_count > 0 ? p.outputs + p.rules[r].output : nullptr;
}

constexpr bool same_outputs(const program& p, const output_row* a, int n, const output_row* b,
                            int m) noexcept {
  if (n != m) return false;
  for (int i = 0; i < n; ++i) {
    const output_row* const other = find_output(b, m, a[i]);
    if (is_null(other) || !same_output(p, a[i], *other)) return false;
  }
  return true;
}

/// Whether two rows put out the same numbers and texts whatever the record is.
constexpr bool same_numbers(const program& p, int a, int b) noexcept {
  const rule_row& x = p.rules[a];
  const rule_row& y = p.rules[b];
  return x.has_value == y.has_value && (!x.has_value || x.value == y.value) &&
         same_outputs(p, outputs_of(p, a), x.output_count, outputs_of(p, b), y.output_count);
}

constexpr bool same_conclusion(const conclusion& a, const conclusion& b) noexcept {
  return a.type->type == b.type->type && a.position == b.position;
}
/// Whether a rule concludes a value.
constexpr bool concludes(const program& p, int r, const conclusion& c) noexcept {
  for (int i = 0; i < p.rules[r].conclusion_count; ++i)
    if (same_conclusion(p.conclusions[p.rules[r].conclusion + i], c)) return true;
  return false;
}

/// Whether a rule concludes a value that overrules another.
constexpr bool overrules(const program& p, int r, const conclusion& c) noexcept {
  for (int i = 0; i < p.rules[r].conclusion_count; ++i)
    if (c.is_overruled_by(p.conclusions[p.rules[r].conclusion + i])) return true;
  return false;
}

/// Whether two rules conclude the same values, in whatever order they list them.
constexpr bool same_conclusions(const program& p, int a, int b) noexcept {
  const rule_row& x = p.rules[a];
  const rule_row& y = p.rules[b];
  if (x.conclusion_count != y.conclusion_count) return false;
  for (int i = 0; i < x.conclusion_count; ++i) {
    const conclusion& own = p.conclusions[x.conclusion + i];
    const conclusion& other = p.conclusions[y.conclusion + i];
    if (!same_conclusion(own, other) && (!concludes(p, b, own) || !concludes(p, a, other)))
      return false;
  }
  return true;
}

/// Whether two rows say the same whatever the record is.
constexpr bool same_output(const program& p, int a, int b) noexcept {
  return same_conclusions(p, a, b) && same_numbers(p, a, b);
}

/// Whether some output of a row is computed.
constexpr bool computes_output(const program& p, int r) noexcept {
  for (int i = 0; i < p.rules[r].output_count; ++i)
    if (outputs_of(p, r)[i].what == row_output::form::computed) return true;
  return false;
}
/// Whether two rows say the same of some record, for all that their formulas show: two of them may come out alike.
constexpr bool may_say_the_same(const program& p, int a, int b) noexcept {
  return same_output(p, a, b) ||
         (same_conclusions(p, a, b) && (computes_output(p, a) || computes_output(p, b)));
}

/// Whether a table says the same where no row holds as a row of it says.
constexpr bool says_default(const program& p, const group_row& g, int r) noexcept {
  const rule_row& row = p.rules[r];
  if (!g.has_default || row.conclusion_count != g.default_count()) return false;
  for (int i = 0; i < row.conclusion_count; ++i) {
    bool is_there = false;  // in the default, in whatever order
    for (int k = 0; k < row.conclusion_count; ++k)
      is_there = is_there || same_conclusion(p.conclusions[row.conclusion + i], g.default_at(k));
    if (!is_there || !concludes(p, r, g.default_at(i))) return false;
  }
  const bool has_value = !is_missing(g.otherwise_value);
  return row.has_value == has_value && (!has_value || row.value == g.otherwise_value) &&
         same_outputs(p, outputs_of(p, r), row.output_count, g.outputs, g.output_count);
}

/// The number of an output on a record; missing of a text.
constexpr double number_of(const program& p, const output_row& o, const double* values,
                           const double* parameters) {
  if (o.what == row_output::form::text) return missing;
  return o.what == row_output::form::number ? o.number
                                            : compute(p, o.begin, o.end, values, parameters);
}

constexpr bool output_reads(const program& p, int r, int input) noexcept {
  for (int i = 0; i < p.rules[r].output_count; ++i) {
    const output_row& o = outputs_of(p, r)[i];
    for (int k = o.begin; k < o.end; ++k)
      if (p.steps[k].code == op::indicator && p.steps[k].index == input) return true;
  }
  return false;
}

/// Whether what a table puts out is computed from an input, and changes with it.
constexpr bool is_put_out(const program& p, const group_row& g, int input) noexcept {
  for (int i = g.begin; i < g.end; ++i)
    if (output_reads(p, p.members[i], input)) return true;
  return false;
}

/// Whether a row puts out a number under a name.
constexpr bool puts_out_at(const program& p, int r, const char* id, double number,
                           const double* values, const double* parameters) {
  const rule_row& row = p.rules[r];
  if (row.has_value && id[0] == '\0') return same_number(row.value, number);
  const output_row* const o = find_output(outputs_of(p, r), row.output_count, id, false);
  return !is_null(o) && same_number(number_of(p, *o, values, parameters), number);
}

/// Whether two rows say the same of one record: what one computes the other may have as a number.
constexpr bool same_output_at(const program& p, int a, int b, const double* values,
                              const double* parameters) {
  const rule_row& x = p.rules[a];
  const rule_row& y = p.rules[b];
  if (!same_conclusions(p, a, b) ||
      x.output_count + (x.has_value ? 1 : 0) != y.output_count + (y.has_value ? 1 : 0) ||
      (x.has_value && !puts_out_at(p, b, "", x.value, values, parameters)))
    return false;
  for (int i = 0; i < x.output_count; ++i) {
    const output_row& left = outputs_of(p, a)[i];
    if (!is_text(left)) {
      const double number = number_of(p, left, values, parameters);
      if (!puts_out_at(p, b, left.id, number, values, parameters)) return false;
      continue;
    }
    const output_row* const right = find_output(outputs_of(p, b), y.output_count, left);
    if (is_null(right) || !same_text(left.words, right->words)) return false;
  }
  return true;
}

}  // namespace nqpf::inline NQPF_ABI::detail
