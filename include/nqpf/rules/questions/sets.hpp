// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether two sets conclude the same: the search for a record on which one of them concludes what the other does not.

#include <nqpf/rules/program/run.hpp>
#include <nqpf/rules/proof/assumptions.hpp>
#include <nqpf/rules/questions/ask.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Each statement that one of two sets can make, once.
struct statements {
  owned_list<statement> all;

  constexpr explicit statements(const program& p) {
    for (int r = 0; r < p.count.rules; ++r) {
      const rule_row& row = p.rules[r];
      for (int i = 0; i < row.conclusion_count; ++i) add(p.conclusions[row.conclusion + i]);
      if (row.has_value) add(row.value);
    }
    for (int g = 0; g < p.count.groups; ++g) {
      const group_row& group = p.groups[g];
      for (int i = 0; i < group.default_count(); ++i) add(group.default_at(i));
      if (group.has_default && !is_missing(group.otherwise_value)) add(group.otherwise_value);
    }
  }

private:
  constexpr void add(const conclusion& c) {
    for (int i = 0; i < all.count; ++i)
      if (all.items[i].says(c)) return;
    all.push({statement::form::value, c, 0});
  }
  constexpr void add(double number) {
    for (int i = 0; i < all.count; ++i)
      if (all.items[i].what == statement::form::number && all.items[i].number == number) return;
    all.push({statement::form::number, {}, number});
  }
};

/// What two sets in one program say of one record.
struct said_at {
  const program& p;
  const truth* outcomes;

  [[nodiscard]] constexpr bool counts(int r) const {
    bool taken = false;
    for_each_taking(p, r, true, [&](int k) { taken = taken || outcomes[k] != truth::no; });
    return outcomes[r] == truth::yes && !taken;
  }
  [[nodiscard]] constexpr bool stands(const statement& of, rule_span span) const {
    bool said = false;
    const bool one = gives_one_answer(p, span);
    for (int r = span.first; r < span.last; ++r) {
      if (!counts(r)) continue;
      if (!one && overrules(p, r, of)) return false;
      said = said || concludes(p, r, of);
    }
    for_each_table(p, span, [&](int g) {
      said = said || (default_concludes(p.groups[g], of) && no_row(p.groups[g]));
    });
    return said;
  }

private:
  [[nodiscard]] constexpr bool no_row(const group_row& table) const {
    for (int m = table.begin; m < table.end; ++m)
      if (outcomes[p.members[m]] != truth::no) return false;
    return true;
  }
};

/// The question whether the rules before `split` conclude the same as those behind them. Part 0, if there is one,
/// bounds it.
struct set_comparison {
  questioner& by;
  int split;

  constexpr void ask() {
    if (!by.can_ask() || !assumptions_agree() || !orders_agree()) return;
    const statements said(by.given);
    question_search s = by.search(true);
    for (int i = 0; i < said.all.count; ++i) {
      if (!differs(s, said.all.items[i], 0) && !differs(s, said.all.items[i], 1)) continue;
      if (report_record(s, said)) return;
      s.found = false;  // rounding: evaluation does not show the difference
      s.open = true;
    }
    phrase m{};
    const bool open = s.open || compares_more();
    m << (open ? "could not decide whether the sets conclude the same"
               : "the sets conclude the same");
    if (by.parts.count > 0) m << " where the condition holds";
    if (compares_more()) m << ": named outputs, texts and collected numbers are not compared";
    if (open) by.leave_open(m);
    else by.tell(true, m);
  }

private:
  [[nodiscard]] constexpr rule_span side(int i) const {
    return i == 0 ? rule_span{0, split} : rule_span{split, by.given.count.rules};
  }
  constexpr bool assumptions_agree() {
    if (by.given.count.assumptions == 0) return true;
    diagnostics found;
    check_assumptions(space{&by.given, by.q.nominal.items}, found);
    for (const diagnostic& d : found)
      if (d.code == defect::bad_assumption) return by.refuse(d.message);
    return true;
  }
  // Of orders that go against each other every claim would be true.
  constexpr bool orders_agree() {
    const program& p = by.given;
    if (p.count.orders == 0 || by.how.at_defaults) return true;
    owned_array<double> setting(p.count.parameters);
    const owned_array<unsigned char> fixed(p.count.parameters);
    const owned_array<interval> ranges(p.count.parameters);
    setting.copy(by.q.nominal.items, p.count.parameters);
    if (fill_setting(p, setting.items, fixed.items, ranges.items)) return true;
    return by.refuse(phrase{} << "no setting of the parameters keeps the orders of both sets");
  }
  // What tables put out beside values and the number of one row.
  [[nodiscard]] constexpr bool compares_more() const {
    const program& p = by.given;
    for (int r = 0; r < p.count.rules; ++r)
      if (p.rules[r].output_count > 0) return true;
    for (int g = 0; g < p.count.groups; ++g) {
      const group_row& group = p.groups[g];
      if (group.output_count > 0) return true;
      if (!group.is_table || group.policy <= hit::first) continue;
      if (!is_missing(group.otherwise_value) && group.has_default) return true;
      for (int m = group.begin; m < group.end; ++m)
        if (p.rules[p.members[m]].has_value) return true;
    }
    return false;
  }
  /// Whether some record has a statement that stands in one set and not in the other.
  [[nodiscard]] constexpr bool differs(question_search& s, const statement& of, int i) const {
    const int where[] = {by.parts.count > 0 ? by.place(0) : -1};
    said_of stated = by.stating(of, side(1 - i));
    left_out unsaid;
    unsaid << stated;
    if (look_said(by, s, of, side(i), where, by.parts.count, unsaid)) return true;
    for_each_overruler(*s.s.p, of, side(1 - i), [&](int r) {
      const int with[] = {r, where[0]};
      said_of taken = by.before(r);
      left_out beside;
      beside << taken;
      return !look_said(by, s, of, side(i), with, by.parts.count + 1, beside);
    });
    return s.found;
  }
  /// Evaluates both sets on the record found; false where they say the same of it.
  constexpr bool report_record(const question_search& s, const statements& said) {
    const program& p = by.given;
    const double* setting =
        by.q.s.joint ? by.values.items + by.q.s.settings->first : by.q.nominal.items;
    const owned_array<truth> outcomes(p.count.rules);
    run(p, by.values.items, setting, outcomes.items);
    const said_at at{p, outcomes.items};
    bool same = true;
    for (int i = 0; i < said.all.count; ++i)
      same = same && at.stands(said.all.items[i], side(0)) == at.stands(said.all.items[i], side(1));
    if (same) return false;
    phrase m{};
    m << "the first set concludes ";
    write_said(m, at, said, 0);
    m << " and the second ";
    write_said(m, at, said, 1);
    m << " at ";
    by.tell(false, m, s);
    return true;
  }
  // Four at most; where there are more, first what the other set does not conclude.
  constexpr void write_said(phrase& m, const said_at& at, const statements& said, int own) const {
    int count = 0;
    for (int i = 0; i < said.all.count; ++i) count += at.stands(said.all.items[i], side(own));
    int n = 0;
    const auto write = [&](const statement& of) {
      if (n == 4) return;
      m << (n++ == 0 ? "" : ", ");
      write_statement(m, of);
    };
    for (const bool both : {false, true})
      for (int i = 0; i < said.all.count; ++i) {
        const statement& of = said.all.items[i];
        const bool comes_now = count <= 4 ? both : both == at.stands(of, side(1 - own));
        if (comes_now && at.stands(of, side(own))) write(of);
      }
    m << (count == 0 ? "nothing" : count > 4 ? " and others" : "");
  }
};

/// Asks whether the two sets of a program, the second behind the first, conclude the same.
template <class Answer>
constexpr Answer ask_same(const program& both, int split, const question_parts& parts,
                          const asking& how) {
  questioner by(both, parts, how, records::all);
  set_comparison{by, split}.ask();
  return by.template made<Answer::input_count, Answer::parameter_count>();
}

}  // namespace nqpf::detail
