// SPDX-License-Identifier: BSL-1.0
#pragma once

// The boxes of a rule that have a record, and what the proofs have in common that visit them: how far they go, what
// they confine to known values, and how they report.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/plain.hpp>
#include <nqpf/rules/proof/verdicts.hpp>
#include <nqpf/rules/space/witness.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// How far proofs go before they say that they cannot decide (19).
struct budgets {
  int branches = 512;  ///< of one condition
  int splits = 4000;   ///< of one cover
  /// What `stands_by_verdicts` says of the program: rows of which the first counts are read in their order.
  bool by_verdicts = false;
  bool rows_whole =
      false;  ///< and, in a table, are not broken down into what those before them leave
};

inline constexpr int most_inputs = 512;

/// Whether a computed axis moves with an input.
constexpr bool is_operand(const space& s, int axis, int input) noexcept {
  return reads_input(*s.p, s.root_of(axis), input);
}
/// Whether an axis is that of an input, or moves with it.
constexpr bool moves_with(const space& s, int axis, int input) noexcept {
  return axis == input || (axis >= s.p->count.inputs && is_operand(s, axis, input));
}
/// Whether a box speaks of an input.
constexpr bool speaks_of(const space& s, const box_view& b, int input) noexcept {
  for (int i = 0; i < b.count; ++i)
    if (moves_with(s, b.items[i].axis, input)) return true;
  return false;
}

// A box without computed comparisons and assumptions that is not empty has a record; the others are searched.
constexpr existence exists(const space& s, const box& b) {
  if (!needs_search(s, b)) return existence::yes;
  double values[most_values];
  return find_witness(s, b, values);
}

constexpr bool all_allow(const program& p, const group_row& group, defect code) noexcept {
  bool allowed = group.end > group.begin;
  for (int i = group.begin; i < group.end && allowed; ++i) allowed = p.allows(p.members[i], code);
  return allowed;
}

// Who says something is a rule, by its place, or the default of a table: its own item beside the rows, so that what a row
// allows is not allowed of it. -1 is nobody.
constexpr int default_of(int table) noexcept { return -2 - table; }
constexpr bool is_default(int who) noexcept { return who < -1; }
constexpr const group_row& table_of(const program& p, int who) noexcept {
  return p.groups[-2 - who];
}
/// Whether somebody allows a defect. What is said of a table or group as a whole, or of the default of a table, is
/// allowed where all its members allow it.
constexpr bool allows(const program& p, int who, defect code) noexcept {
  if (is_default(who)) return all_allow(p, table_of(p, who), code);
  return who >= 0 && p.allows(who, code);
}
constexpr int conclusions_of(const program& p, int who) noexcept {
  return who >= 0 ? p.rules[who].conclusion_count : table_of(p, who).default_count();
}
constexpr const conclusion& conclusion_of(const program& p, int who, int i) noexcept {
  return who >= 0 ? p.conclusions[p.rules[who].conclusion + i] : table_of(p, who).default_at(i);
}
template <class Text>
constexpr void write_title(Text& t, const program& p, int who) {
  if (who >= 0) t << rule_title(p.rules[who]);
  else t << "the default of table " << table_of(p, who).id;
}

/// Whether a report of some code is not told. At a setting that is tried it becomes one of that setting (18), and what
/// is allowed of settings must not fill the list before what is not.
template <class Allows>
constexpr bool is_silenced(const space& s, defect code, Allows&& allows_it) {
  return allows_it(code) ||
         (s.tries_setting && code != defect::undecided && allows_it(defect::parameter_setting));
}
constexpr bool report(const space& s, diagnostics& found, defect code, int who, int other,
                      const phrase& message) {
  if (is_silenced(s, code,
                  [&](defect d) { return allows(*s.p, who, d) || allows(*s.p, other, d); }))
    return false;
  found.add({code, who >= 0 ? who : -1, other >= 0 ? other : -1, message});
  return true;
}
constexpr bool report(const space& s, diagnostics& found, defect code, const group_row& group,
                      const phrase& message) {
  if (is_silenced(s, code, [&](defect d) { return all_allow(*s.p, group, d); })) return false;
  found.add({code, -1, -1, message});
  return true;
}

/// Visits the boxes of a rule that have, or may have, a record.
template <class Visit>
constexpr bool rule_boxes(const space& s, int r, const budgets& limit, Visit&& visit,
                          int replaced = -1, bool replacement = false) {
  return expand(
      s, r, true, limit.branches,
      [&](const box& b) { return exists(s, b) == existence::no ? true : visit(b); }, replaced,
      replacement);
}

/// Visits the boxes on which a rule counts: all of its own, less what rules before it take.
template <class Visit>
constexpr bool counting_boxes(const space& s, int r, const budgets& limit, Visit&& visit) {
  if (!yields(*s.p, r)) return rule_boxes(s, r, limit, visit);
  bool fits = true;
  const auto visit_part = [&](const box& part) {
    return exists(s, part) == existence::no ? true : visit(part);
  };
  const bool whole = rule_boxes(s, r, limit, [&](const box& own) {
    fits = parts_left(s, r, own, limit.branches, limit.splits, visit_part) && fits;
    return fits;
  });
  return whole && fits;
}

/// Whether a rule whose boxes are not kept may hold of some record: they are not kept either because
/// there is none, or because there are too many.
constexpr bool may_hold(const space& s, int r, const budgets& limit) {
  bool some = false;
  const bool whole = rule_boxes(s, r, limit, [&](const box&) {
    some = true;
    return false;
  });
  return some || !whole;
}

// Confines a box to records in which the input of an axis, or every operand of its comparison, is known. An operand that is
// never missing is named where assumptions may tie others to it. False where there is none, or no room.
constexpr bool confine_known(const space& s, box& b, int axis) noexcept {
  const auto confine = [&](int input) {
    return (b.count < box::capacity || !is_null(b.find(input))) && b.confine(s.known(input));
  };
  if (axis < s.p->count.inputs) return confine(axis);
  const atom& a = s.p->atoms[axis - s.p->count.inputs];
  for (int k = a.begin; k < a.end; ++k) {
    const number_step& n = s.p->steps[k];
    if (n.code != op::indicator) continue;
    if (s.joint && n.index >= s.settings->first) continue;
    if (!s.p->inputs[n.index]->may_be_missing && s.p->count.assumptions == 0) continue;
    if (!confine(n.index)) return false;
  }
  return true;
}
// The same of all that the condition of a rule reads, rules that it reads among them.
constexpr bool confine_read(const space& s, box& b, int r) noexcept {
  bool there = true;
  for (int i = s.p->rules[r].begin; there && i < s.p->rules[r].end; ++i) {
    const instruction& n = s.p->code[i];
    if (n.code == op::outcome) there = confine_read(s, b, n.argument);
    if (n.code != op::compare) continue;
    const atom& a = s.p->atoms[n.argument];
    there = confine_known(
        s, b, a.what == atom::form::computed ? s.p->count.inputs + n.argument : a.input);
  }
  return there;
}
// The same of what assumptions tie to a box.
constexpr bool complete_bonds(const space& s, box& b) noexcept {
  const unsigned long long bonds = bonds_of(s, box_view(b));
  for (int f = 0; bonds != 0 && f < s.p->count.inputs; ++f)
    if ((bonds_of(s, f) & bonds) != 0 && s.p->inputs[f]->may_be_missing && !confine_known(s, b, f))
      return false;
  return true;
}
// The same of all inputs that a box speaks of.
constexpr bool complete_part(const space& s, box& b) noexcept {
  const box whole = b;
  for (int i = 0; i < whole.count; ++i)
    if (!confine_known(s, b, whole.items[i].axis)) return false;
  return complete_bonds(s, b);
}

}  // namespace nqpf::detail
