// SPDX-License-Identifier: BSL-1.0
#pragma once

// Searches a record on which some rules hold and nothing is said of a certain kind.

#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/proof/steady.hpp>
#include <nqpf/rules/proof/verdict_step.hpp>
#include <nqpf/rules/questions/space.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Rules of a program that stand together: all, or those of one of two versions.
struct rule_span {
  int first;
  int last;

  [[nodiscard]] constexpr bool has(int r) const noexcept { return first <= r && r < last; }
};

/// What a set can say of a record: a value, a number of a row, or anything.
struct statement {
  enum class form : unsigned char { anything, value, number };
  form what = form::anything;
  conclusion value{};
  double number = 0;

  [[nodiscard]] constexpr bool says(const conclusion& c) const noexcept {
    return what == form::value && c.type->type == value.type->type && c.position == value.position;
  }
};

// Whether some row computes the number without a name that it puts out.
constexpr bool computes_numbers(const program& p) noexcept {
  for (int r = 0; r < p.count.rules; ++r)
    for (int i = 0; i < p.rules[r].output_count; ++i)
      if (p.outputs[p.rules[r].output + i].what == row_output::form::computed &&
          p.outputs[p.rules[r].output + i].id[0] == '\0')
        return true;
  return false;
}

constexpr bool concludes(const program& p, int r, const statement& s) noexcept {
  const rule_row& row = p.rules[r];
  if (s.what == statement::form::anything)
    return row.conclusion_count > 0 || row.has_value || row.output_count > 0;
  if (s.what == statement::form::number) return row.has_value && row.value == s.number;
  for (int i = 0; i < row.conclusion_count; ++i)
    if (s.says(p.conclusions[row.conclusion + i])) return true;
  return false;
}
constexpr bool overrules(const program& p, int r, const statement& s) noexcept {
  return s.what == statement::form::value && overrules(p, r, s.value);
}
constexpr bool default_concludes(const group_row& g, const statement& s) noexcept {
  if (!g.has_default) return false;
  if (s.what == statement::form::anything) return true;
  if (s.what == statement::form::number) return g.otherwise_value == s.number;
  for (int i = 0; i < g.default_count(); ++i)
    if (s.says(g.default_at(i))) return true;
  return false;
}

/// Calls `each(group)` for the tables among some rules.
template <class Each>
constexpr void for_each_table(const program& p, rule_span of, Each&& each) {
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].is_table && p.groups[g].end > p.groups[g].begin &&
        of.has(p.members[p.groups[g].begin]))
      each(g);
}
/// Whether rules are the rows of one table of one answer, in which nothing is overruled. Beside other rules a row may be.
constexpr bool gives_one_answer(const program& p, rule_span of) noexcept {
  bool one = false;
  for_each_table(p, of, [&](int g) {
    one = p.groups[g].policy <= hit::first && !p.groups[g].may_overrule &&
          p.groups[g].end - p.groups[g].begin == of.last - of.first;
  });
  return one;
}

/// Rules of which one counting on a record is what a search leaves out.
struct said_of {
  enum class form : unsigned char {
    rule,      ///< one rule holds
    before,    ///< a rule before one holds or is undecided
    row,       ///< a row of a table, whose group is `rule`, holds or is undecided
    states,    ///< a statement is made, whether overruled or not
    overrules  ///< a value is concluded that overrules that of a statement
  };
  const program& p;
  form what;
  int rule;
  statement of;
  rule_span span;

  [[nodiscard]] constexpr bool good(int r) const noexcept {
    if (what == form::rule) return r == rule;
    if (!span.has(r)) return false;
    return what == form::states ? concludes(p, r, of) : detail::overrules(p, r, of);
  }
  [[nodiscard]] constexpr bool good_default(const group_row& g) const noexcept {
    return what == form::states && span.has(p.members[g.begin]) && default_concludes(g, of);
  }
  /// Whether the order of a group says which of its members count. That a rule holds is asked of a row of a table
  /// alone.
  [[nodiscard]] constexpr bool minds(const group_row& g) const noexcept {
    return has_precedence(g) && (what != form::rule || !g.is_table);
  }
};

/// Calls `each(rule)` for the rules before one that keep it from counting; of a row of a table only `with_rows`.
template <class Each>
constexpr void for_each_taking(const program& p, int r, bool with_rows, Each&& each) {
  if (r >= p.count.rules || (p.rules[r].row > 0 && !with_rows)) return;
  for_each_before(p, r, each);
}

/// All that a search leaves out.
struct left_out {
  static constexpr int most = 4;
  said_of* items[most]{};
  int count = 0;

  constexpr left_out& operator<<(said_of& s) noexcept {
    items[count++] = &s;
    return *this;
  }
};

/// Fills a list with where something is said, as far as it bears on a region.
struct said_filler {
  const space& s;
  const budgets& limit;
  const box& region;
  bool with_rows;

  constexpr bool in_order(const said_of& said) const {
    if (said.what == said_of::form::before || said.what == said_of::form::row) return false;
    for (int g = 0; g < s.p->count.groups; ++g)
      if (is_ordered(said, s.p->groups[g])) return true;
    return false;
  }
  /// What rules say by themselves.
  template <class List>
  constexpr void fill_plain(const said_of& said, List& list) const {
    if (said.what == said_of::form::before)
      return for_each_taking(*s.p, said.rule, with_rows, [&](int r) { take(r, true, list); });
    if (said.what == said_of::form::row) {
      const group_row& table = s.p->groups[said.rule];
      for (int m = table.begin; m < table.end; ++m) take(s.p->members[m], true, list);
      return;
    }
    for (int r = 0; r < s.p->count.rules; ++r)
      if (said.good(r) && !stands_in_order(said, r)) take(r, false, list);
  }
  /// What groups say in which an earlier rule takes the record, or a default counts where no row holds.
  constexpr void fill_ordered(const said_of& said, verdict_list& list) const {
    if (said.what == said_of::form::before || said.what == said_of::form::row) return;
    for (int g = 0; g < s.p->count.groups; ++g) {
      const group_row& group = s.p->groups[g];
      if (!is_ordered(said, group)) continue;
      if (said.minds(group)) verdict_rows<said_of>{s, limit, said}.gather(region, g, list);
      else default_of(group, g, list);
    }
  }

private:
  constexpr bool is_ordered(const said_of& said, const group_row& g) const {
    if (g.end == g.begin) return false;
    if (said.good_default(g)) return true;
    bool some = false;
    for (int m = g.begin; m < g.end && said.minds(g) && !some; ++m)
      some = said.good(s.p->members[m]);
    return some;
  }
  constexpr bool stands_in_order(const said_of& said, int r) const {
    for (int g = 0; g < s.p->count.groups; ++g) {
      if (!said.minds(s.p->groups[g])) continue;
      for (int m = s.p->groups[g].begin; m < s.p->groups[g].end; ++m)
        if (s.p->members[m] == r) return true;
    }
    return false;
  }
  template <class List>
  constexpr void take(int r, bool loosely, List& list) const {
    if (fails_on(s, r, region)) return;
    const auto keep = [&](const box& b) {
      list.add(b, -1, true);
      return list.whole;
    };
    list.whole =
        expand_within(s, r, region, true, limit.branches, keep, -1, false, loosely) && list.whole;
  }
  // The default of a table whose rows go before no others.
  constexpr void default_of(const group_row& group, int g, verdict_list& list) const {
    list.default_is_good[g] = true;
    const int before = list.count;
    for (int m = group.begin; m < group.end && list.whole; ++m)
      if (!fails_on(s, s.p->members[m], region))
        list.add_loosely(s, s.p->members[m], region, g, false, limit.branches);
    if (list.count == before) list.add(box{}, -1, true);
  }
};

/// Searches a record on which all of some rules hold and of which nothing is said that is left out.
struct question_search {
  const space& s;
  budgets limit;
  double* values;  ///< one per input: the record found
  bool with_rows;  ///< rows of tables count only where none before them does
  box where{};
  bool open = false;
  bool found = false;

  // Each is defined before its use: clang does not instantiate it in time otherwise.
  // A search beside settings gives values to what the box speaks of: others get one before, parameters afterwards.
  constexpr existence find_witnesses(const box& part) {
    for (int f = 0; s.joint && f < s.p->count.inputs; ++f)
      values[f] = f >= s.settings->first ? missing : pick(s.axis_of(f), s.whole(f));
    const existence e = find_whole_witness(s, part, values);
    return e == existence::yes && s.joint && !fill_parameters() ? existence::undecided : e;
  }
  constexpr bool fill_parameters() {
    const program& p = *s.settings->given;
    double* setting = values + s.settings->first;
    const owned_array<unsigned char> fixed(p.count.parameters);
    const owned_array<interval> parameter_ranges(p.count.parameters);
    for (int q = 0; q < p.count.parameters; ++q) {
      fixed[q] = is_missing(setting[q]) ? 0 : 1;
      if (fixed[q] == 0) setting[q] = s.settings->nominal[q];
    }
    if (!fill_setting(p, setting, fixed.items, parameter_ranges.items)) return false;
    move_steady(s, s.settings->first, setting, values);
    return true;
  }

  template <class Take>
  constexpr bool search_plain(const said_filler& filler, const box& region, const left_out& out,
                              Take&& take) {
    collected_boxes boxes;
    for (int i = 0; i < out.count; ++i) filler.fill_plain(*out.items[i], boxes);
    if (!boxes.whole) return false;  // what is lacking may cover what the others leave
    const int n = boxes.rows.count;
    const int capacity = 8 * n + 64;
    const owned_array<box_view> views(n);
    const owned_array<int> list(n);
    const owned_array<int> scratch(capacity);
    for (int i = 0; i < n; ++i) {
      views[i] = boxes.box_at(i);
      list[i] = i;
    }
    return uncovered(s, region, views.items, list.items, n, scratch.items, capacity, limit.splits,
                     take);
  }
  template <class Take>
  constexpr bool search_ordered(const said_filler& filler, const box& region, const left_out& out,
                                Take&& take) {
    verdict_list said;
    for (int i = 0; i < out.count; ++i) {
      filler.fill_plain(*out.items[i], said);
      filler.fill_ordered(*out.items[i], said);
    }
    return search_verdicts(s, limit, said, region, take);
  }

  constexpr void search(const box& region, const left_out& out) {
    if (exists(s, region) == existence::no) return;
    const said_filler filler{s, limit, region, with_rows};
    bool ordered = false;
    for (int i = 0; i < out.count; ++i) ordered = ordered || filler.in_order(*out.items[i]);
    const auto take = [&](const box& part) {
      const existence e = find_witnesses(part);
      open = open || e == existence::undecided;
      if (e != existence::yes) return true;
      where = part;
      found = true;
      return false;
    };
    const bool whole = ordered ? search_ordered(filler, region, out, take)
                               : search_plain(filler, region, out, take);
    open = open || !whole;
  }

  constexpr void descend(const box& region, const int* rules, int count, const left_out& out) {
    if (count == 0) return search(region, out);
    const rule_row& row = s.p->rules[rules[0]];
    if (row.begin == row.end) return;
    const bool whole = expand_within(
        s, rules[0], region, true, limit.branches,
        [&](const box& b) {
          descend(b, rules + 1, count - 1, out);
          return !found;
        },
        -1, false, false);
    open = open || !whole;
  }

  /// Whether there is a record on which all of `count` rules hold and nothing is said that is left out.
  constexpr bool look(const int* rules, int count, const left_out& out) {
    // Whether what a row computes is a number is not searched.
    for (int i = 0; i < out.count; ++i)
      if (out.items[i]->what == said_of::form::states &&
          out.items[i]->of.what == statement::form::number && computes_numbers(*s.p)) {
        open = true;
        return found;
      }
    if (!found) descend(box{}, rules, count, out);
    return found;
  }
};

}  // namespace nqpf::detail
