// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a change of rules changes: the records that conclude something else under the new version
// than under the old one, with examples.

#include <nqpf/rules/program/bind.hpp>
#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/proof/all.hpp>
#include <nqpf/rules/proof/assumptions.hpp>

namespace nqpf::inline NQPF_ABI {

/// A conclusion that some records gain or lose, or, of two tables of one answer each, a change of the
/// answer; with one such record.
struct conclusion_change {
  enum class kind : unsigned char { gained, lost, answer, undecided };
  kind what;
  phrase message;
};

/// The changes found: at most one for each conclusion and direction, the first `capacity` kept.
struct conclusion_changes {
  static constexpr int capacity = 16;
  conclusion_change items[capacity]{};
  int count = 0;

  constexpr void add(conclusion_change::kind what, const phrase& message) noexcept {
    if (count < capacity) items[count] = {what, message};
    ++count;
  }
  /// Whether the versions conclude the same of every record of the domains; two tables of one answer each, of every
  /// record in which nothing is missing.
  [[nodiscard]] constexpr bool none() const noexcept { return count == 0; }
  [[nodiscard]] constexpr int size() const noexcept { return count < capacity ? count : capacity; }
  [[nodiscard]] constexpr const conclusion_change* begin() const noexcept { return items; }
  [[nodiscard]] constexpr const conclusion_change* end() const noexcept { return items + size(); }
};

namespace detail {

/// Compares the rules [0, split) of a program with the others, over one set of inputs.
struct comparer {
  static constexpr int most_boxes = 1024;

  const space& s;
  const box_table& boxes;
  int split;
  budgets limit;
  conclusion_changes& found;

  constexpr void compare() const {
    const program& p = *s.p;
    const int old_table = single_table(0, split);
    const int new_table = single_table(split, p.count.rules);
    if (old_table >= 0 && new_table >= 0) {
      compare_answers(old_table, new_table);
      return;
    }
    for (int r = 0; r < p.count.rules; ++r) {
      for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
        const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
        if (first_mention(r, c)) compare_conclusion(c, is_old(r));
      }
    }
    for (int g = 0; g < p.count.groups; ++g)
      if (p.groups[g].is_table && (p.groups[g].has_default || has_numbers(p.groups[g])))
        found.add(conclusion_change::kind::undecided,
                  phrase{} << "table " << p.groups[g].id
                           << ": its numbers and its default are not compared");
  }

private:
  constexpr bool is_old(int r) const noexcept { return r < split; }

  constexpr bool has_numbers(const group_row& g) const noexcept {
    for (int m = g.begin; m < g.end; ++m)
      if (s.p->rules[s.p->members[m]].has_value) return true;
    return false;
  }

  constexpr bool says(int r, const conclusion& c) const noexcept {
    for (int i = 0; i < s.p->rules[r].conclusion_count; ++i) {
      const conclusion& d = s.p->conclusions[s.p->rules[r].conclusion + i];
      if (d.type->type == c.type->type && d.position == c.position) return true;
    }
    return false;
  }
  // Whether no rule before `r` of the same version concludes `c`.
  constexpr bool first_mention(int r, const conclusion& c) const noexcept {
    for (int k = is_old(r) ? 0 : split; k < r; ++k)
      if (says(k, c)) return false;
    return true;
  }
  // What one version concludes and the other does not.
  constexpr void compare_conclusion(const conclusion& c, bool lost) const {
    box_view views[most_boxes];
    int n = 0;
    bool open = false;
    for (int r = lost ? split : 0; r < (lost ? s.p->count.rules : split); ++r) {
      if (!says(r, c)) continue;
      open = open || boxes.rules[r].count < 0;
      for (int b = 0; b < boxes.rules[r].count; ++b) {
        if (n == most_boxes) open = true;
        else views[n++] = boxes.box_at(boxes.rules[r].begin + b);
      }
    }
    bool told = false;
    for (int r = lost ? 0 : split; r < (lost ? split : s.p->count.rules) && !told; ++r) {
      if (!says(r, c)) continue;
      open = open || boxes.rules[r].count < 0;
      for (int b = 0; b < boxes.rules[r].count && !told; ++b) {
        const bool whole = search_uncovered<most_boxes>(
            s, limit, boxes.box_at(boxes.rules[r].begin + b).copy(), views, n,
            [&](const box& part) {
              double values[most_inputs];
              const existence e = find_witness(s, part, values);
              open = open || e == existence::open;
              if (e != existence::yes) return true;
              told = true;
              phrase m{};
              m << (lost ? "no longer " : "newly ") << spelled{c.name()} << " ("
                << rule_title(s.p->rules[r]) << "): ";
              write_record(m, s, part, values);
              found.add(lost ? conclusion_change::kind::lost : conclusion_change::kind::gained, m);
              return false;
            });
        open = open || (!whole && !told);
      }
    }
    if (open && !told)
      found.add(conclusion_change::kind::undecided,
                phrase{} << "whether records " << (lost ? "lose " : "gain ") << spelled{c.name()}
                         << " cannot be decided within the budget");
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

  constexpr bool same_answer(int a, int b) const noexcept {
    const rule_row& x = s.p->rules[a];
    if (x.conclusion_count != s.p->rules[b].conclusion_count || !same_numbers(*s.p, a, b))
      return false;
    for (int i = 0; i < x.conclusion_count; ++i)
      if (!says(b, s.p->conclusions[x.conclusion + i])) return false;
    return true;
  }
  constexpr bool before(const group_row& g, int a, int b) const noexcept {
    return counts_before(*s.p, g.policy, a, b, a < b);
  }

  constexpr void write_outputs(phrase& m, bool& first, const output_row* all, int n,
                               const double* values) const {
    for (int i = 0; i < n; ++i) {
      m << (first ? "" : ", ");
      first = false;
      if (all[i].id[0] != '\0') m << all[i].id << " ";
      if (all[i].what == row_output::form::text) m << "\"" << all[i].words << "\"";
      else m << number_of(*s.p, all[i], values, s.parameters);
    }
  }
  constexpr void write_answer(phrase& m, int r, const double* values) const {
    const rule_row& row = s.p->rules[r];
    bool first = true;
    for (int i = 0; i < row.conclusion_count; ++i, first = false)
      m << (first ? "" : ", ") << spelled{s.p->conclusions[row.conclusion + i].name()};
    if (row.has_value) m << (first ? "" : ", ") << row.value;
    first = first && !row.has_value;
    write_outputs(m, first, outputs_of(*s.p, r), row.output_count, values);
  }
  constexpr void write_default(phrase& m, const group_row& g, const double* values) const {
    bool first = true;
    for (int i = 0; i < g.default_count(); ++i, first = false)
      m << (first ? "" : ", ") << spelled{g.default_at(i).name()};
    const bool has_value = g.has_default && !is_missing(g.otherwise_value);
    if (has_value) m << (first ? "" : ", ") << g.otherwise_value;
    first = first && !has_value;
    write_outputs(m, first, g.outputs, g.output_count, values);
    if (first) m << "nothing";
  }
  constexpr bool same_default(const group_row& a, const group_row& b) const noexcept {
    if (a.default_count() != b.default_count() ||
        !same_number(a.otherwise_value, b.otherwise_value))
      return false;
    for (int i = 0; i < a.default_count(); ++i) {
      bool there = false;
      for (int k = 0; k < b.default_count(); ++k)
        there = there || (a.default_at(i).type->type == b.default_at(k).type->type &&
                          a.default_at(i).position == b.default_at(k).position);
      if (!there) return false;
    }
    return same_outputs(*s.p, a.outputs, a.output_count, b.outputs, b.output_count);
  }

  constexpr void compare_answers(int old_table, int new_table) const {
    const group_row& x = s.p->groups[old_table];
    const group_row& y = s.p->groups[new_table];
    for (int i = 0; i < split; ++i)
      for (int k = split; k < s.p->count.rules; ++k)
        if (!same_answer(i, k) && found.count < conclusion_changes::capacity)
          compare_rows(x, y, i, k);
    for (int i = 0; i < split; ++i)
      if (!says_default(*s.p, y, i)) compare_rows(x, y, i, -1);
    for (int k = split; k < s.p->count.rules; ++k)
      if (!says_default(*s.p, x, k)) compare_rows(x, y, -1, k);
    if (!same_default(x, y)) compare_rows(x, y, -1, -1);
  }

  // Answers are compared on records in which nothing is missing.
  constexpr bool complete_record(box& b) const {
    for (int f = 0; f < s.p->count.inputs; ++f)
      if (!b.confine(s.known(f))) return false;
    return true;
  }

  // A record that the old row `i` and the new row `k` answer; -1: that no row answers.
  constexpr void compare_rows(const group_row& x, const group_row& y, int i, int k) const {
    box_view views[most_boxes];
    bool open = false;
    const int n = gather_before(x, y, i, k, views, open);
    bool told = false;
    const int old_boxes = i < 0 ? 1 : boxes.rules[i].count;
    const int new_boxes = k < 0 ? 1 : boxes.rules[k].count;
    for (int a = 0; a < old_boxes && !told; ++a) {
      for (int b = 0; b < new_boxes && !told; ++b) {
        box both = i < 0 ? box{} : boxes.box_at(boxes.rules[i].begin + a).copy();
        if (!complete_record(both)) continue;
        if (k >= 0 && (!meets(box_view(both), boxes.box_at(boxes.rules[k].begin + b)) ||
                       !intersect(both, boxes.box_at(boxes.rules[k].begin + b))))
          continue;
        const bool whole =
            search_uncovered<most_boxes>(s, limit, both, views, n, [&](const box& part) {
              double values[most_inputs];
              const existence e = find_witness(s, part, values);
              open = open || e == existence::open;
              if (e != existence::yes) return true;
              // What two rows compute may be the same where their formulas differ.
              if (i >= 0 && k >= 0 && same_output_at(*s.p, i, k, values, s.parameters))
                return open = true;
              told = true;
              phrase m{};
              write_row(m, x, i, values);
              write_row(m << " becomes ", y, k, values);
              write_record(m << ": ", s, part, values);
              found.add(conclusion_change::kind::answer, m);
              return false;
            });
        open = open || (!whole && !told);
      }
    }
    if (open && !told)
      found.add(conclusion_change::kind::undecided,
                phrase{} << "a change of answers cannot be decided within the budget");
  }

  // What a row answers, or the default of its table.
  constexpr void write_row(phrase& m, const group_row& table, int row, const double* values) const {
    if (row < 0) write_default(m, table, values);
    else write_answer(m, row, values);
  }

  // The boxes of the rows that go before row `i` of the old table, and before row `k` of the new one. `open` becomes
  // true where they are too many.
  constexpr int gather_before(const group_row& x, const group_row& y, int i, int k, box_view* views,
                              bool& open) const {
    int n = 0;
    const auto take = [&](int r) {
      open = open || boxes.rules[r].count < 0;
      for (int b = 0; b < boxes.rules[r].count; ++b) {
        if (n == most_boxes) open = true;
        else views[n++] = boxes.box_at(boxes.rules[r].begin + b);
      }
    };
    for (int r = 0; r < split; ++r)
      if (r != i && (i < 0 || before(x, r, i))) take(r);
    for (int r = split; r < s.p->count.rules; ++r)
      if (r != k && (k < 0 || before(y, r, k))) take(r);
    return n;
  }
};

/// Room for a comparison: one value per parameter, one range per rule, and the boxes of all rules.
struct comparison_scratch {
  double* parameters;
  constraint* constraints;
  box_row* boxes;
  box_range* ranges;
  int most_boxes;
  int most_constraints;
};

constexpr void compare_programs(const program& p, int split, const comparison_scratch& scratch,
                                conclusion_changes& found) {
  for (int i = 0; i < p.count.parameters; ++i)
    scratch.parameters[i] = nominal_value(*p.parameters[i]);
  const space s{&p, scratch.parameters};
  diagnostics assumed;  // those of one set may contradict those of the other
  check_assumptions(s, assumed);
  for (const diagnostic& d : assumed)
    if (d.code == defect::bad_assumption)
      return found.add(conclusion_change::kind::undecided, d.message);
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
  return state.result;
}
template <const auto& Old, const auto& New>
inline constexpr auto both_packed =
    pack_both<packable<unwrapped<Old>()>(), packable<unwrapped<New>()>()>();

template <const auto& Old, const auto& New>
constexpr conclusion_changes compare_sets() {
  constexpr const auto& storage = both_packed<Old, New>.storage;
  constexpr program_counts n = storage.used;
  const program p = storage.view();
  double parameters[size_of(n.parameters)]{};
  constexpr int most = 8 * n.code + 8;
  constraint constraints[size_of(most * 4)];
  box_row rows[size_of(most)];
  box_range ranges[size_of(n.rules)]{};
  conclusion_changes found;
  for (const diagnostic& d : both_packed<Old, New>.found)
    if (d.code == defect::undecided) found.add(conclusion_change::kind::undecided, d.message);
  compare_programs(p, unwrapped<Old>().size,
                   {parameters, constraints, rows, ranges, most, most * 4}, found);
  return found;
}

}  // namespace detail

/// What changes between two versions of a rule set over the same indicators, at the defaults of their
/// parameters, on records that keep the assumptions of both: a constant. Of two tables of one answer each, the answers are compared on records in
/// which nothing is missing; of rule sets, the conclusions on all records.
///   static_assert(nqpf::changes_between<rules_2024, rules_2025>.none());
template <const auto& Old, const auto& New>
inline constexpr conclusion_changes changes_between = detail::compare_sets<Old, New>();

/// The same, found when it is called: for versions whose comparison takes the compiler too many steps.
template <const auto& Old, const auto& New>
[[nodiscard]] constexpr conclusion_changes find_changes() {
  return detail::compare_sets<Old, New>();
}

}  // namespace nqpf::inline NQPF_ABI
