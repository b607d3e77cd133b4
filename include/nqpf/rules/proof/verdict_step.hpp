// SPDX-License-Identifier: BSL-1.0
#pragma once

// Pairs of records that differ in one indicator, of tables and groups in which the first row that holds counts,
// without arithmetic: one of them among those that a row counts on, the other among those of which nothing that is
// asked for is said.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/proof/blocks.hpp>
#include <nqpf/rules/proof/rules.hpp>

namespace nqpf::inline NQPF_ABI::detail {

/// Whether a program can be proven so: it has rows that go before others, computes nothing, and exempts no
/// clause from monotonicity.
constexpr bool stands_by_verdicts(const program& p) noexcept {
  bool some = false;
  for (int g = 0; g < p.count.groups; ++g) some = some || has_precedence(p.groups[g]);
  // Verdicts take inputs to be independent of each other.
  some = some && p.count.assumptions == 0 && !relates_lists(p);
  for (int i = 0; some && i < p.count.atoms; ++i) some = p.atoms[i].what != atom::form::computed;
  for (int i = 0; some && i < p.count.code; ++i) some = p.code[i].code != op::exempt;
  return some && p.count.groups <= verdict_list::most_groups;
}
constexpr budgets limits_of(const program& p) noexcept {
  budgets limit{};
  limit.rows_whole = stands_by_verdicts(p) && is_one_table(p);
  bool some_table = false;
  for (int g = 0; g < p.count.groups; ++g) some_table = some_table || p.groups[g].is_table;
  limit.by_verdicts = limit.rows_whole || (!some_table && stands_by_verdicts(p));
  for (int i = 0; limit.by_verdicts && i < p.count.conclusions; ++i)
    if (raises_verdicts(p, *p.conclusions[i].type)) limit.by_verdicts = limit.rows_whole = false;
  return limit;
}

/// Searches what a list leaves of a region. A list that is not whole is not searched: it may leave what it says of.
template <class Found>
constexpr bool search_verdicts(const space& s, const budgets& limit, const verdict_list& all,
                               const box& region, Found&& found) {
  if (!all.whole) return false;
  constexpr int capacity = verdict_list::most_entries * 8;
  int list[verdict_list::most_entries];
  int scratch[capacity];
  for (int i = 0; i < all.count; ++i) list[i] = i;
  verdict_search<Found> v{s, all, found, limit.splits};
  v.search(region, list, all.count, scratch, scratch + capacity);
  return !v.cut;
}

/// Adds what takes records of a region from a rule: those before it. Of the default of a table, or of the records that
/// a group leaves, all members.
constexpr void add_takers(const space& s, const budgets& limit, int who, const box& region,
                          verdict_list& taken) {
  const auto take = [&](int before) {
    if (taken.whole && !fails_on(s, before, region))
      taken.add_loosely(s, before, region, -1, true, limit.branches);
  };
  if (!is_default(who)) return for_each_before(*s.p, who, take);
  const group_row& g = table_of(*s.p, who);
  for (int m = g.begin; m < g.end; ++m) take(s.p->members[m]);
}
/// Visits parts of a region that nothing takes from a rule or default. False where that is too much to find out.
template <class Found>
constexpr bool search_untaken(const space& s, const budgets& limit, int who, const box& region,
                              Found&& found) {
  verdict_list taken;
  add_takers(s, limit, who, region, taken);
  return search_verdicts(s, limit, taken, region, found);
}

/// What the rows of a group say of a region, in their order. `Asked` says which rules, and which defaults, say what
/// is good.
template <class Asked>
struct verdict_rows {
  static constexpr int most_rows = verdict_list::most_entries;

  const space& s;
  const budgets& limit;
  const Asked& asked;

  constexpr void gather(const box& region, int g, verdict_list& said) const {
    const group_row& group = s.p->groups[g];
    short order[most_rows];
    int n = 0;
    said.default_is_good[g] = asked.good_default(group);
    bool hopes = said.default_is_good[g];
    for (int m = group.begin; m < group.end; ++m) {
      spend(s, 30);
      if (fails_on(s, s.p->members[m], region)) continue;
      if (n == most_rows) said.whole = false;
      else order[n++] = static_cast<short>(m);
      hopes = hopes || asked.good(s.p->members[m]);
    }
    if (!hopes || !said.whole) return;
    if (group.policy != hit::first) {
      short scratch[most_rows];
      spend(s, 400 * n);
      merge_sort(order, scratch, n,
                 [&](short a, short b) { return goes_before(*s.p, group, a, b); });
    }
    const int before = said.count;
    for (int i = 0; i < n && said.whole; ++i) add_row(region, g, s.p->members[order[i]], said);
    if (said.default_is_good[g] && said.count == before) said.add(box{}, -1, true);
  }

private:
  // A row that says what is good does so where it holds; where it is undecided it takes the record all the same.
  constexpr void add_row(const box& region, int g, int r, verdict_list& said) const {
    const bool good = asked.good(r);
    const bool undecided = good && may_be_undecided(r, region);
    const auto take = [&](const box& b) {
      said.add(b, g, true);
      return said.whole;
    };
    if (undecided)
      said.whole =
          expand_within(s, r, region, true, limit.branches, take, -1, false, false) && said.whole;
    said.add_loosely(s, r, region, g, good && !undecided, limit.branches);
  }
  constexpr bool may_be_undecided(int r, const box& region) const {
    return some_atom_below(*s.p, r, [&](const atom& a) {
      spend(s, 20);
      if (a.what == atom::form::computed) return true;  // questions ask it of rows that compute
      if (a.what == atom::form::known || !s.p->inputs[a.input]->may_be_missing) return false;
      const constraint* c = region.find(a.input);
      const axis x = s.axis_of(a.input);
      return is_null(c) || (x.is_set ? (c->low & ~x.known) != 0 : c->high > x.known);
    });
  }
};

/// One question: is there a record in a box on which a rule counts, or the default of a table, and one beside it,
/// which differs from it in one input, of which nothing good is said?
template <class Asked>
struct verdict_step {
  const space& s;
  const budgets& limit;
  const Asked& asked;
  int who;  ///< the rule, or the default, that counts
  int input;
  int way;  ///< the other value is less (1) or greater (-1), both being there; or any (0)

  /// `no` where there is none; `yes` where `told(part, where, values, own)` was called: with what the two lie in,
  /// the record of which nothing good is said, and the value of the input in the one on which the rule counts.
  template <class Told>
  constexpr existence from(const box& b, Told&& told) const {
    const axis x = s.axis_of(input);
    const constraint* named = b.find(input);
    constraint own = way == 0 ? s.whole(input) : s.known(input);
    if (!is_null(named)) own = meet(own, *named);
    if (own.empty() || (is_null(named) && !is_default(who) && !yields(*s.p, who)))
      return existence::no;
    const constraint other = beside(x, own, way);
    if (other.empty()) return existence::no;
    const box region = with(b, other);
    verdict_list said;
    // Beside rows or rules that are not at hand a record shows nothing.
    if (!asked.gather(region, said)) return existence::undecided;
    existence found = existence::no;
    const auto unsaid = [&](const box& part) {
      const existence e = reaches(part, own, x, told);
      if (e != existence::no) found = e;
      return found != existence::yes;
    };
    const bool whole = search_verdicts(s, limit, said, region, unsaid);
    return found == existence::no && !whole ? existence::undecided : found;
  }

private:
  constexpr box with(const box& b, const constraint& c) const noexcept {
    box out;
    for (int i = 0; i < b.count; ++i)
      if (b.items[i].axis != input) out.items[out.count++] = b.items[i];
    static_cast<void>(out.confine(c));
    return out;
  }

  // The values that are less (1), or greater (-1), than some of those.
  constexpr constraint beside(const axis& x, const constraint& own, int to) const noexcept {
    if (to == 0) return s.whole(input);
    constraint c = s.known(input);
    if (x.is_set) {
      const unsigned long long set = static_cast<unsigned long long>(own.low & x.known);
      if (set == 0) c.low = 0;
      else
        c.low &= to > 0 ? (1LL << (63 - __builtin_clzll(set))) - 1
                        : ~((2LL << __builtin_ctzll(set)) - 1);
    } else if (to > 0) {
      c.high = ordinal(x.at_most(from_ordinal(own.high - 1)));
    } else {
      c.low = next(x, own.low);
    }
    return c;
  }
  static constexpr long long next(const axis& x, long long at) noexcept { return x.cut_at(at + 1); }

  // Whether a record of the box on which the rule counts lies beside a part.
  template <class Told>
  constexpr existence reaches(const box& part, const constraint& own, const axis& x,
                              Told& told) const {
    const constraint other = *part.find(input);
    const constraint mine = meet(own, beside(x, other, -way));
    if (mine.empty()) return existence::no;
    bool found = false;
    const auto counts = [&](const box& where) {
      double values[most_values];
      find_witness(s, where, values);
      const double value = values[input];
      values[input] = pick(x, way == 0 ? other : meet(other, beside(x, s.only(input, value), way)));
      found = true;
      told(part, where, values, value);
      return false;
    };
    const bool whole = search_untaken(s, limit, who, with(part, mine), counts);
    return found ? existence::yes : whole ? existence::no : existence::undecided;
  }
};

}  // namespace nqpf::detail
