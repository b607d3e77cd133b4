// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a change of rules changes: the records that conclude something else under the new version
// than under the old one, with examples.

#include <nqpf/rules/difference/answers.hpp>
#include <nqpf/rules/difference/conclusions.hpp>
#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/program/same_items.hpp>
#include <nqpf/rules/program/same_types.hpp>
#include <nqpf/rules/proof/assumptions.hpp>
#include <nqpf/rules/proof/slices.hpp>

namespace nqpf::inline NQPF_ABI {

namespace detail {

/// Compares the rules [0, split) of a program with the others, over one set of inputs.
struct comparer {
  using change_kind = replies::conclusion_change::kind;

  const space& s;
  const box_table& boxes;
  int split;
  budgets limit;
  replies::conclusion_changes& found;

  constexpr void compare() const {
    const program& p = *s.p;
    const int old_table = single_table(0, split);
    const int new_table = single_table(split, p.count.rules);
    if (old_table >= 0 && new_table >= 0) {
      answer_comparer{
          s,
          boxes,
          limit,
          found,
          {{p.groups[old_table], 0, split}, {p.groups[new_table], split, p.count.rules}},
          date_of_periods(p)}
          .compare();
      return;
    }
    const version_rules before{0, split, old_table < 0};
    const version_rules after{split, p.count.rules, new_table < 0};
    for (int r = 0; r < p.count.rules; ++r)
      for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
        const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
        if (is_new(is_old(r) ? 0 : split, r, c)) search(c, is_old(r), before, after);
      }
    for (const version_rules* v : {&before, &after}) compare_defaults(*v, before, after);
    for (int g = 0; g < p.count.groups; ++g)
      if (has_outputs(p.groups[g]) && !is_told(g) && !is_unchanged(g))
        found.add(change_kind::undecided, phrase{} << "table " << p.groups[g].id
                                                   << ": its numbers and texts are not compared");
  }

private:
  constexpr bool is_old(int r) const noexcept { return r < split; }

  constexpr void search(const conclusion& c, bool lost, const version_rules& before,
                        const version_rules& after) const {
    conclusion_search{s,
                      boxes,
                      limit,
                      found,
                      c,
                      lost,
                      lost ? before : after,
                      lost ? after : before,
                      date_of_periods(*s.p)}
        .search();
  }
  // What defaults of a version conclude and none of its rules.
  constexpr void compare_defaults(const version_rules& of, const version_rules& before,
                                  const version_rules& after) const {
    const program& p = *s.p;
    for (int g = 0; g < p.count.groups; ++g)
      for (int i = 0; i < p.groups[g].default_count(); ++i) {
        const conclusion& c = p.groups[g].default_at(i);
        if (of.next_default(p, c, 0) == g && says_first(p.groups[g], i) &&
            is_new(of.first, of.last, c))
          search(c, of.last == split, before, after);
      }
  }
  // Whether a default concludes a value there first.
  static constexpr bool says_first(const group_row& g, int at) noexcept {
    for (int i = 0; i < at; ++i)
      if (same_conclusion(g.default_at(i), g.default_at(at))) return false;
    return true;
  }

  // Whether a table puts out numbers or texts, computed or not, or its default does.
  constexpr bool has_outputs(const group_row& g) const noexcept {
    if (!g.is_table) return false;
    if (g.has_default && (!is_missing(g.otherwise_value) || g.output_count > 0)) return true;
    for (int m = g.begin; m < g.end; ++m) {
      const rule_row& row = s.p->rules[s.p->members[m]];
      if (row.has_value || row.output_count > 0) return true;
    }
    return false;
  }
  // Whether the table of the same name of the old version has been told.
  constexpr bool is_told(int g) const noexcept {
    const program& p = *s.p;
    for (int k = 0; k < g; ++k)
      if (same_text(p.groups[k].id, p.groups[g].id) && has_outputs(p.groups[k])) return true;
    return false;
  }
  // Whether the other version has the same table.
  constexpr bool is_unchanged(int g) const noexcept {
    const program& p = *s.p;
    const bool old = is_old(p.members[p.groups[g].begin]);
    for (int k = 0; k < p.count.groups; ++k)
      if (p.groups[k].is_table && p.groups[k].end > p.groups[k].begin &&
          is_old(p.members[p.groups[k].begin]) != old && same_table(p, p.groups[g], p.groups[k]))
        return true;
    return false;
  }

  // Whether none of the rules [first, last) concludes `c`.
  constexpr bool is_new(int first, int last, const conclusion& c) const noexcept {
    for (int k = first; k < last; ++k)
      if (concludes(*s.p, k, c)) return false;
    return true;
  }
  // The table that all rules of a version are rows of, if it gives one answer.
  constexpr int single_table(int first, int last) const noexcept {
    for (int g = 0; g < s.p->count.groups; ++g) {
      const group_row& t = s.p->groups[g];
      if (!t.is_table || t.end == t.begin || s.p->members[t.begin] != first ||
          t.end - t.begin != last - first)
        continue;
      if (t.policy == hit::unique || t.policy == hit::any || t.policy == hit::first ||
          t.policy == hit::priority)
        return g;
    }
    return -1;
  }
};

/// Room for a comparison: one value per parameter, one axis per input, two literals per atom, one range per rule, and the
/// boxes of all rules.
struct comparison_scratch {
  double* parameters;
  axis* axes;
  literal* literals;
  constraint* constraints;
  box_row* boxes;
  box_range* ranges;
  int most_boxes;
  int most_constraints;
};

constexpr void compare_programs(const program& p, int split, const comparison_scratch& scratch,
                                replies::conclusion_changes& found) {
  for (int i = 0; i < p.count.parameters; ++i)
    scratch.parameters[i] = nominal_value(*p.parameters[i]);
  space s{&p, scratch.parameters};
  for (int i = 0; i < p.count.inputs; ++i) scratch.axes[i] = s.make_axis(i);
  s.kept_axes = scratch.axes;
  s.has_axes = true;
  fill_literals(s, 0, p.count.atoms, scratch.literals);
  s.literals = scratch.literals;
  s.has_literals = true;
  diagnostics assumed;  // those of one set may contradict those of the other
  check_assumptions(s, assumed);
  for (const diagnostic& d : assumed)
    if (d.code == defect::bad_assumption)
      return found.add(replies::conclusion_change::kind::undecided, d.message);
  const budgets limit;
  box_counts used;
  for (int r = 0; r < p.count.rules; ++r) {
    box_counts own;
    const bool whole = counting_boxes(s, r, limit, [&](const box& b) {
      ++own.boxes;
      own.constraints += b.count;
      return true;
    });
    scratch.ranges[r] = {used.boxes, -1};
    if (!whole || used.boxes + own.boxes > scratch.most_boxes ||
        used.constraints + own.constraints > scratch.most_constraints)
      continue;
    store_boxes(s, r, limit, scratch.constraints, scratch.boxes, used);
    scratch.ranges[r].count = own.boxes;
  }
  const box_table kept{scratch.constraints, scratch.boxes, scratch.ranges};
  comparer{s, kept, split, limit, found}.compare();
}

template <class Packer, class Set>
constexpr void pack_rules(Packer& p, const Set& set) {
  p.pack_names();
  for (int r = 0; r < Set::size; ++r) p.pack_rule(r);
  int state[size_of(Set::size)]{};
  int stack[size_of(Set::size)]{};
  pack_order_and_groups(p, set, state, stack);
}

/// Packs two sets into one program, the rules of the second behind those of the first.
template <const auto& Old, const auto& New>
constexpr auto pack_both() {
  using both = pack_state<room_of<Old> + room_of<New>>;
  both state;
  int names[both::name_slots]{};
  auto first = state.packer_of(Old);
  auto second = state.packer_of(New);
  second.names = {names, both::name_slots - 1};
  second.offset = Old.size;
  pack_rules(first, Old);
  pack_rules(second, New);
  pack_parameter_orders(first, Old);
  pack_parameter_orders(second, New);
  pack_assumptions(first, Old);
  pack_assumptions(second, New);
  if (Old.assumption_count + New.assumption_count > 0)
    find_bonds(second.out.view(), second.out.bonds);
  report_other_items(state.result.storage.view(), state.result.found);
  report_other_types(state.result.storage.view(), Old.size, state.result.found);
  return state.result;
}
template <const auto& Old, const auto& New>
inline constexpr auto both_packed =
    pack_both<packable<unwrapped<Old>()>(), packable<unwrapped<New>()>()>();

template <const auto& Old, const auto& New>
constexpr replies::conclusion_changes compare_sets() {
  constexpr const auto& storage = both_packed<Old, New>.storage;
  constexpr program_counts n = storage.used;
  const program p = storage.view();
  double parameters[size_of(n.parameters)]{};
  axis axes[size_of(n.inputs)]{};
  literal literals[size_of(2 * n.atoms)]{};
  constexpr int most = 8 * n.code + 8;
  constraint constraints[size_of(most * 4)];
  box_row rows[size_of(most)];
  box_range ranges[size_of(n.rules)]{};
  replies::conclusion_changes found;
  for (const diagnostic& d : both_packed<Old, New>.found) {
    if (d.code != defect::undecided && d.code != defect::duplicate_id) continue;
    found.add(replies::conclusion_change::kind::undecided, d.message);
    if (d.code == defect::duplicate_id)
      return found;  // it would be taken for that of the old version
  }
  compare_programs(p, unwrapped<Old>().size,
                   {parameters, axes, literals, constraints, rows, ranges, most, most * 4}, found);
  return found;
}

}  // namespace detail

/// What changes between two versions of a rule set over the same indicators, at the defaults of their
/// parameters, on records that keep the assumptions of both: a constant. Records with missing data are among them: of two
/// tables of one answer each it tells also of which records one of them leaves undecided what the other answers. Of other
/// versions the numbers and texts that tables put out are not compared: where such tables differ, a change that is
/// `undecided` says so. A value of one name that the versions conclude of two types is refused the same way.
///   static_assert(nqpf::changes_between<rules_2024, rules_2025>.none());
template <const auto& Old, const auto& New>
inline constexpr replies::conclusion_changes changes_between = detail::compare_sets<Old, New>();

/// The same, found when it is called: for versions whose comparison takes the compiler too many steps.
template <const auto& Old, const auto& New>
[[nodiscard]] constexpr replies::conclusion_changes find_changes() {
  return detail::compare_sets<Old, New>();
}

}  // namespace nqpf::inline NQPF_ABI
