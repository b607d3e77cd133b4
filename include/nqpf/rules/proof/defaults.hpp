// SPDX-License-Identifier: BSL-1.0
#pragma once

// The proof that what a table concludes by default contradicts neither itself, nor what a rule or the row or default of
// another table concludes of the same record (7). A default counts where every row of its table is known to fail.

#include <nqpf/rules/proof/pairs.hpp>
#include <nqpf/rules/proof/verdict_step.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// A default, and who may contradict it: a rule, or a default, perhaps the same one.
struct default_pair {
  int who;
  int other;
};

/// Calls `each(default_pair)` for those that conclude what is opposed. Rows of the table itself never count beside it.
template <class Each>
constexpr void for_each_opposed_default(const program& p, Each&& each) {
  for (int g = 0; g < p.count.groups; ++g) {
    if (p.groups[g].default_count() == 0) continue;
    const int who = default_of(g);
    for (int r = 0; r < p.count.rules; ++r)
      if (say_opposed(p, who, r) && !is_member(p, p.groups[g], r)) each(default_pair{who, r});
    for (int h = g; h < p.count.groups; ++h)
      if (say_opposed(p, who, default_of(h))) each(default_pair{who, default_of(h)});
  }
}

/// Whether a conjunction holds all over a box: a cell that reads a table has the boxes of its rows.
constexpr bool holds_on(const space& s, int r, const box& where) noexcept {
  if (s.p->rules[r].begin == s.p->rules[r].end || !is_conjunction(*s.p, r)) return false;
  spend(s, 6 * (s.p->rules[r].end - s.p->rules[r].begin));
  for (int i = s.p->rules[r].begin; i < s.p->rules[r].end; ++i) {
    if (s.p->code[i].code != op::compare) continue;
    spend(s, 45);
    const literal l = s.literal_of(s.p->code[i].argument, true);
    if (l.everywhere) continue;
    const constraint* own = l.count == 0 ? nullptr : where.find(l.parts[0].axis);
    if (is_null(own) || !contains(l.parts[0], *own)) return false;
  }
  return true;
}
constexpr bool some_row_holds_on(const space& s, const group_row& g, const box& where) noexcept {
  bool some = false;
  for (int m = g.begin; m < g.end && !some && where.count > 0; ++m)
    some = holds_on(s, s.p->members[m], where);
  return some;
}

/// Visits parts of a region on whose records the defaults of a pair count; they may have no record. False where that is
/// too much to find out.
template <class Found>
constexpr bool search_defaults(const space& s, const budgets& limit, const default_pair& asked,
                               const box& region, Found&& found) {
  if (some_row_holds_on(s, table_of(*s.p, asked.who), region)) return true;
  verdict_list taken;
  add_takers(s, limit, asked.who, region, taken);
  if (is_default(asked.other) && asked.other != asked.who)
    add_takers(s, limit, asked.other, region, taken);
  return search_verdicts(s, limit, taken, region, found);
}

struct default_prover {
  const space& s;
  const box_table& boxes;
  budgets limit;
  diagnostics& found;

private:
  // Where a rule has no boxes it never holds, or that was told of it. Defined before its use: clang does not
  // instantiate it in time otherwise.
  template <class Shows>
  constexpr bool search(const default_pair& asked, Shows&& shows) const {
    if (is_default(asked.other)) return search_defaults(s, limit, asked, box{}, shows);
    bool whole = true;
    bool more = true;
    const box_range& own = boxes.rules[asked.other];
    for (int i = own.begin; i < own.begin + own.count && more; ++i)
      whole = search_defaults(s, limit, asked, boxes.box_at(i).copy(),
                              [&](const box& part) { return more = shows(part); }) &&
              whole;
    return whole;
  }

public:
  constexpr void check(const default_pair& asked) const {
    const program& p = *s.p;
    if (found.full() || allows(p, asked.who, defect::conflict) ||
        allows(p, asked.other, defect::conflict))
      return;
    bool told = false;
    bool open = false;
    const auto shows = [&](const box& part) {
      double values[most_values];
      const existence e = find_witness(s, part, values);
      open = open || e == existence::undecided;
      if (e == existence::yes) told = report_conflict(asked, part, values);
      return e != existence::yes;
    };
    open = !search(asked, shows) || open;
    if (!told && open) report_open(asked);
  }

private:
  constexpr bool report_conflict(const default_pair& asked, const box& part,
                                 const double* values) const {
    const program& p = *s.p;
    phrase m{};
    if (found.wants_words()) {
      const bool is_own = asked.other == asked.who;
      write_title(m, p, asked.who);
      if (!is_own) write_title(m << " and ", p, asked.other);
      write_values(m << (is_own ? " alone concludes " : " conclude "), asked);
      write_record(m << " of one record: ", s, part, values);
    }
    report(s, found, defect::conflict, asked.other, asked.who, m);
    return true;
  }
  // The first two values of them that contradict each other.
  constexpr void write_values(phrase& m, const default_pair& asked) const {
    const program& p = *s.p;
    for (int i = 0; i < conclusions_of(p, asked.who); ++i)
      for (int k = 0; k < conclusions_of(p, asked.other); ++k) {
        const conclusion& c = conclusion_of(p, asked.who, i);
        const conclusion& d = conclusion_of(p, asked.other, k);
        if (!are_opposed(c, d, true, is_default(asked.other))) continue;
        m << spelled{c.name()} << " and " << spelled{d.name()};
        return;
      }
  }
  constexpr void report_open(const default_pair& asked) const {
    phrase m{};
    m << "could not decide whether ";
    write_title(m, *s.p, asked.who);
    if (asked.other != asked.who) write_title(m << " and ", *s.p, asked.other);
    m << (asked.other == asked.who ? " can count" : " can both count");
    report(s, found, defect::undecided, asked.other, asked.who, m);
  }
};

}  // namespace nqpf::detail
