// SPDX-License-Identifier: BSL-1.0
#pragma once

// Proofs about pairs of rules: neither makes the other superfluous (6), and none concludes what
// contradicts the other (7). Only rules are paired whose conclusions can meet.

#include <nqpf/core/null.hpp>
#include <nqpf/rules/program/outputs.hpp>
#include <nqpf/rules/proof/blocks.hpp>
#include <nqpf/rules/proof/conclusions.hpp>
#include <nqpf/rules/proof/rules.hpp>

namespace nqpf::inline NQPF_ABI::detail {

constexpr bool is_member(const program& p, const group_row& g, int r) noexcept {
  if (g.begin == g.end) return false;
  const int first = p.members[g.begin];
  if (g.is_run) return r >= first && r < first + g.end - g.begin;
  bool some = false;
  for (int i = g.begin; i < g.end; ++i) some = some || p.members[i] == r;
  return some;
}
/// Whether two rules are rows of one table: its hit policy then says what may meet.
constexpr bool in_one_table(const program& p, int a, int b) noexcept {
  for (int g = 0; g < p.count.groups; ++g)
    if (p.groups[g].is_table && is_member(p, p.groups[g], a) && is_member(p, p.groups[g], b))
      return true;
  return false;
}

/// The same of one table or two: each table gives its own answer, so that no row of one makes a row of another superfluous.
constexpr bool are_rows(const program& p, int a, int b) noexcept {
  return (p.rules[a].row > 0 && p.rules[b].row > 0) || in_one_table(p, a, b);
}

/// Whether two conclusions contradict each other by what the type of one of them says, and neither overrules the other by
/// it. Types of a book that are the same by name may say different things. A default may be overruled, and overrules none.
constexpr bool are_opposed(const conclusion& c, const conclusion& d, bool by_default = false,
                           bool other_by_default = false) noexcept {
  const auto by = [&](const enumeration_info& t) {
    return t.in_conflict(c.position, d.position) &&
           (by_default || !t.overrules(c.position, d.position)) &&
           (other_by_default || !t.overrules(d.position, c.position));
  };
  return c.type->type == d.type->type && c.position != d.position && (by(*c.type) || by(*d.type));
}
/// Whether a rule or default says what contradicts something that another says.
constexpr bool say_opposed(const program& p, int a, int b) noexcept {
  for (int i = 0; i < conclusions_of(p, a); ++i)
    for (int k = 0; k < conclusions_of(p, b); ++k)
      if (are_opposed(conclusion_of(p, a, i), conclusion_of(p, b, k), is_default(a), is_default(b)))
        return true;
  return false;
}

/// Whether a rule concludes a position of the type of a conclusion, and its own description of that type says that the
/// two conflict.
constexpr bool knows_conflict(const program& p, int r, int position, const conclusion& c) noexcept {
  bool knows = false;
  for (int i = 0; i < p.rules[r].conclusion_count; ++i) {
    const conclusion& own = p.conclusions[p.rules[r].conclusion + i];
    knows = knows || (own.type->type == c.type->type && own.position == position &&
                      own.type->in_conflict(position, c.position));
  }
  return knows;
}

/// Calls `each(rule, over_inputs)` for the rules that conclude a position in [first, last) of a type, until it answers
/// false. With lists of blocks, rules are left out whose only box asks for an axis that is not among `axes`, and blocks that
/// `may(block)` denies; `over_inputs` is said of rules in whose block no box confines a computed number.
template <class May, class Each>
constexpr void for_each_concluding(const space& s, const conclusion_index& index,
                                   const block_lists& lists, int type, int first, int last,
                                   unsigned long long axes, May&& may, Each&& each) {
  if (is_null(lists.blocks)) {
    const int end = index.find(type, last);
    spend(s, 8 * (end - index.find(type, first)));
    for (int e = index.find(type, first); e < end; ++e)
      if (!each(static_cast<int>(index.entries[e].rule), false)) return;
    return;
  }
  if (type >= index.types.count) return;
  const int* starts = lists.starts + index.types.first_value[type];
  const unsigned long long* const asked = lists.asked;
  const unsigned long long left_free = ~axes;
  spend(s, 4 * (starts[last] - starts[first]));
  for (int k = starts[first]; k < starts[last]; ++k) {
    const entry_block& block = lists.blocks[k];
    if ((block.asked & left_free) != 0 || !may(block)) continue;
    const int end = block.end;
    spend(s, 8 * (end - block.begin));
    for (int e = block.begin; e < end; ++e)
      if ((asked[e] & left_free) == 0 &&
          !each(static_cast<int>(lists.entries[e].rule), block.over_inputs))
        return;
  }
}

/// A few rules in the order of the set.
struct rule_list {
  static constexpr int capacity = 64;
  int items[capacity];
  int count;

  constexpr bool add(int rule) noexcept {
    if (count == capacity) return false;
    int at = count++;
    for (; at > 0 && items[at - 1] > rule; --at) items[at] = items[at - 1];
    items[at] = rule;
    return true;
  }
};

struct pair_prover {
  const space& s;
  const box_table& boxes;
  const conclusion_index& index;
  budgets limit;
  diagnostics& found;
  block_lists lists{};

  // Of the rows of one table its hit policy says what may meet.
  constexpr bool rows_only() const noexcept { return is_one_table(*s.p); }

  constexpr bool concludes_all_of(int a, int b) const noexcept {  // b has every conclusion of a
    const program& p = *s.p;
    if (p.rules[a].has_value || p.rules[a].output_count > 0) return false;
    for (int i = 0; i < p.rules[a].conclusion_count; ++i)
      if (!concludes(p, b, p.conclusions[p.rules[a].conclusion + i])) return false;
    return true;
  }

  // Defined before its use: clang does not instantiate it in time otherwise.
  template <unsigned Most>
  constexpr existence covered(const box_view& b, const box_range& outer) const {
    constexpr unsigned capacity = Most * 16;
    if (outer.count > static_cast<int>(Most)) return existence::undecided;
    box_view views[Most];
    int list[Most];
    int scratch[capacity];
    for (int k = 0; k < outer.count; ++k) {
      views[k] = boxes.box_at(outer.begin + k);
      list[k] = k;
    }
    bool bare = false;
    bool open = false;
    const bool whole = uncovered(s, b.copy(), views, list, outer.count, scratch,
                                 static_cast<int>(capacity), limit.splits, [&](const box& part) {
                                   const existence e = exists(s, part);
                                   bare = e == existence::yes;
                                   open = open || e == existence::undecided;
                                   return !bare;
                                 });
    return bare ? existence::no : whole && !open ? existence::yes : existence::undecided;
  }

  constexpr bool computes(int r) const noexcept {
    for (int i = boxes.rules[r].begin; i < boxes.rules[r].begin + boxes.rules[r].count; ++i)
      if (box_computes(i)) return true;
    return false;
  }
  // Whether what a box confines hangs together, by computed numbers or by assumptions.
  constexpr bool box_computes(int i) const noexcept { return needs_search(s, boxes.box_at(i)); }

  // A record of rule `a`, to be tried on others: most pairs of rules that compute are told apart by it.
  struct sample {
    double values[most_values];
    bool tried;
    bool found;
    constexpr sample() : tried(false), found(false) {}
  };
  constexpr bool tells_apart(sample& of, int a, int b) const {
    const box_range& outer = boxes.rules[b];
    if (!of.tried) {
      of.tried = true;
      const box_range& own = boxes.rules[a];
      for (int i = own.begin; i < own.begin + own.count && !of.found; ++i)
        of.found = find_whole_witness(s, boxes.box_at(i).copy(), of.values) == existence::yes;
    }
    spend(s, 80 * outer.count);
    for (int i = outer.begin; i < outer.begin + outer.count && of.found; ++i)
      if (in_box(s, boxes.box_at(i), of.values)) return false;
    return of.found;
  }

  // Whether a box that confines some axes can leave each of some boxes on an axis that it leaves free, another for each:
  // then they do not cover it.
  constexpr bool leaves_each(unsigned long long confined, const box_range& others) const noexcept {
    const box_row* const first = boxes.boxes + others.begin;
    for (int k = 0; k < others.count; ++k) {
      const unsigned long long open = first[k].axes & ~confined;
      if (open == 0) return false;
      confined |= open & (~open + 1);
    }
    return true;
  }

  // Whether some record of a box is surely in none of some boxes, all of them over inputs that nothing binds.
  constexpr bool surely_leaves(int own, const box_range& others) const {
    if (others.count > 1) return leaves_each(boxes.boxes[own].axes, others);
    spend(s, 12);
    return !contains(boxes.box_at(others.begin), boxes.box_at(own));
  }

  // Whether every box of `a` lies in the boxes of `b`; open where that is too much to find out.
  constexpr existence subsumed(int a, int b) const {
    return subsumed(a, b, computes(a) || computes(b));
  }
  // The same where it is known whether what one of them confines hangs together.
  constexpr existence subsumed(int a, int b, bool hangs_together) const {
    const box_range& inner = boxes.rules[a];
    const box_range& outer = boxes.rules[b];
    for (int i = inner.begin; i < inner.begin + inner.count; ++i) {
      spend(s, 20 + 24 * outer.count);
      if (is_spent(s)) return existence::undecided;
      // Computed numbers are not apart from the indicators that they read.
      if (!hangs_together && leaves_each(boxes.boxes[i].axes, outer)) return existence::no;
      bool inside = false;
      for (int k = outer.begin; k < outer.begin + outer.count && !inside; ++k)
        inside = (boxes.boxes[k].axes & ~boxes.boxes[i].axes) == 0 &&
                 contains(boxes.box_at(k), boxes.box_at(i));
      if (inside) continue;
      if (!hangs_together && outer.count == 1) return existence::no;
      const existence e = outer.count > 64 ? covered<512>(boxes.box_at(i), outer)
                                           : covered<64>(boxes.box_at(i), outer);
      if (e != existence::yes) return e;
    }
    return existence::yes;
  }

  // A rule beside others that may make it superfluous.
  struct inner_rule {
    int rule;
    box_view first;  ///< of its boxes
    bool is_box;     ///< the only one, and nothing binds what it confines
    bool computes;
    bool is_bound;  ///< it computes, or an assumption may imply what another rule asks
    bool is_free;   ///< nothing binds inputs
    sample own;
  };
  // Whether some of its records are surely none of another rule.
  constexpr bool is_apart(inner_rule& a, int b, bool over_inputs) const {
    const box_range& outer = boxes.rules[b];
    const bool hangs_together = !(over_inputs && a.is_free) && computes(b);
    if (a.is_box && outer.count == 1 && !hangs_together) {
      spend(s, 12);
      return !contains(boxes.box_at(outer.begin), a.first);
    }
    // The answers of one list hang together: a sample of some of them is none of the others.
    if ((a.is_bound || hangs_together) && !relates_lists(*s.p) && tells_apart(a.own, a.rule, b))
      return true;
    return subsumed(a.rule, b, a.computes || hangs_together) == existence::no;
  }

  constexpr void check_subsumed(int a) const {
    const program& p = *s.p;
    const box_range& range = boxes.rules[a];
    if (rows_only() || found.full() || p.rules[a].conclusion_count == 0 || range.count <= 0 ||
        p.allows(a, defect::subsumed))
      return;
    const conclusion& c = p.conclusions[p.rules[a].conclusion];
    const bool computes_a = computes(a);
    const bool is_bound = computes_a || p.count.assumptions > 0;
    const bool is_free = p.count.assumptions == 0 && p.count.listed < 2;
    const bool is_plain = !is_bound && is_free;
    const auto first = boxes.box_at(range.begin);
    inner_rule inner{a, first, range.count == 1 && !is_bound, computes_a, is_bound, is_free, {}};
    rule_list around;
    around.count = 0;
    bool told = false;
    for_each_concluding(
        s, index, lists, index.type_of(c), c.position, c.position + 1,
        is_plain ? boxes.boxes[range.begin].axes : ~0ULL,
        [&](const entry_block& k) {
          spend(s, 16);
          return is_bound || may_contain(k, first);
        },
        [&](int b, bool over_inputs) {
          const box_range& outer = boxes.rules[b];
          if (b == a || outer.count <= 0) return true;
          if (is_plain && over_inputs && surely_leaves(range.begin, outer)) return true;
          if (is_apart(inner, b, over_inputs)) return true;
          if (!around.add(b)) told = report_subsumed(a, b);
          return !told;
        });
    for (int i = 0; i < around.count && !told; ++i) told = report_subsumed(a, around.items[i]);
  }

  // Reports a rule that may lie within another, if it matters. Whether that settles it.
  constexpr bool report_subsumed(int a, int b) const {
    const program& p = *s.p;
    if (!concludes_all_of(a, b) || are_rows(p, a, b) || goes_before_others(p, a) ||
        p.allows(b, defect::subsumed))
      return false;
    if (subsumed(a, b) == existence::undecided) {
      report(s, found, defect::undecided, a, b,
             phrase{} << "whether " << rule_title(p.rules[b]) << " makes " << rule_title(p.rules[a])
                      << " superfluous cannot be decided within the budget: split one of them");
      return false;
    }
    if (b > a && concludes_all_of(b, a) && !goes_before_others(p, b) &&
        subsumed(b, a) == existence::yes)
      return false;  // said of the later one
    report(s, found, defect::subsumed, a, b,
           phrase{} << rule_title(p.rules[a]) << " is superfluous: whenever it holds, "
                    << rule_title(p.rules[b]) << " holds and concludes the same");
    return true;
  }

  constexpr void check_conflicts(int a) const {
    const program& p = *s.p;
    check_own(a);
    if (rows_only()) return;
    for (int i = 0; i < p.rules[a].conclusion_count; ++i) {
      const conclusion& c = p.conclusions[p.rules[a].conclusion + i];
      const int type = index.type_of(c);
      for (int k = 0; k < c.type->conflict_count; ++k) {
        const auto pair = c.type->conflicting[k];
        const int other = pair.first == c.position    ? pair.second
                          : pair.second == c.position ? pair.first
                                                      : -1;
        if (other < 0 || c.type->overrules(c.position, other) ||
            c.type->overrules(other, c.position))
          continue;
        check_against(a, c, type, other);
      }
    }
  }

  // What one rule concludes; that of a row no hit policy decides.
  constexpr void check_own(int a) const {
    const rule_row& row = s.p->rules[a];
    for (int i = 0; i < row.conclusion_count && row.conclusion_count > 1; ++i)
      for (int k = 0; k < row.conclusion_count; ++k) {
        const conclusion& c = s.p->conclusions[row.conclusion + i];
        const conclusion& d = s.p->conclusions[row.conclusion + k];
        if (c.position < d.position && are_opposed(c, d)) check_alone(a, c.position, d.position);
      }
  }
  // Some boxes at hand are not broken down into what rows before a row leave to it.
  constexpr void check_alone(int a, int says, int other) const {
    if (found.full() || boxes.rules[a].count <= 0 || s.p->allows(a, defect::conflict)) return;
    existence some = existence::no;
    const bool whole = counting_boxes(s, a, limit, [&](const box& b) {
      if (const existence e = confirm(b, a, says, a, other); e != existence::no) some = e;
      return some != existence::yes;
    });
    if (some == existence::undecided || (some == existence::no && !whole))
      report(s, found, defect::undecided, a, a,
             phrase{} << "could not decide whether " << rule_title(s.p->rules[a]) << " can hold");
  }

  // The other rules that conclude a value in conflict with what rule `a` says: later ones, and earlier ones that know of
  // no such conflict.
  constexpr void check_against(int a, const conclusion& c, int type, int other) const {
    const box_range& own = boxes.rules[a];
    const int says = c.position;
    rule_list near;
    near.count = 0;
    for_each_concluding(
        s, index, lists, type, other, other + 1, ~0ULL,
        [&](const entry_block& k) {
          spend(s, 16 * own.count);
          for (int i = own.begin; i < own.begin + own.count; ++i)
            if (may_meet(k, boxes.box_at(i))) return true;
          return false;
        },
        [&](int b, bool) {
          if ((b > a ||
               (index.types.described_twice && b < a && !knows_conflict(*s.p, b, other, c))) &&
              some_meet(own, boxes.rules[b]) && !in_one_table(*s.p, a, b) && !near.add(b))
            check_pair(a, says, b, other);
          return !found.full();
        });
    for (int i = 0; i < near.count; ++i) check_pair(a, says, near.items[i], other);
  }

  constexpr bool some_meet(const box_range& left, const box_range& right) const {
    for (int i = left.begin; i < left.begin + left.count; ++i) {
      spend(s, 10 + 20 * right.count);
      if (is_spent(s)) return true;  // to be decided by the pair
      for (int k = right.begin; k < right.begin + right.count; ++k)
        if (meets(boxes.box_at(i), boxes.box_at(k))) return true;
    }
    return false;
  }

  constexpr void check_pair(int a, int says, int b, int other) const {
    if (found.full() || s.p->allows(a, defect::conflict) || s.p->allows(b, defect::conflict))
      return;
    const box_range& left = boxes.rules[a];
    const box_range& right = boxes.rules[b];
    bool open = false;
    for (int i = left.begin; i < left.begin + left.count; ++i) {
      spend(s, 20 * right.count);
      for (int k = right.begin; k < right.begin + right.count; ++k) {
        if (is_spent(s)) {
          open = true;
          break;
        }
        if (!meets(boxes.box_at(i), boxes.box_at(k))) continue;
        spend(s, 150);
        box both = boxes.box_at(i).copy();
        if (!intersect(both, boxes.box_at(k))) {
          open = open || both.count == box::capacity;
          continue;
        }
        const existence e = confirm(both, a, says, b, other);
        if (e == existence::yes) return;
        open = open || e == existence::undecided;
      }
    }
    if (open)
      report(s, found, defect::undecided, a, b,
             phrase{} << "could not decide whether " << rule_title(s.p->rules[a]) << " and "
                      << rule_title(s.p->rules[b]) << " can both hold");
  }

  constexpr existence confirm(const box& both, int a, int says, int b, int other) const {
    if (!found.wants_words() && !needs_search(s, both)) {
      report(s, found, defect::conflict, a, b, phrase{});
      return existence::yes;
    }
    double values[most_values];
    const existence e = find_witness(s, both, values);
    if (e == existence::yes) {
      phrase m{};
      if (found.wants_words()) {
        m << rule_title(s.p->rules[a]);
        if (a == b) m << " alone concludes ";
        else m << " and " << rule_title(s.p->rules[b]) << " conclude ";
        m << spelled{name_of(a, says, b, other)} << " and " << spelled{name_of(b, other, a, says)}
          << " of one record: ";
        write_record(m, s, both, values);
      }
      report(s, found, defect::conflict, a, b, m);
    }
    return e;
  }

  // The name of a conclusion of rule `r` at this position that is opposed to one of the other rule.
  constexpr const char* name_of(int r, int position, int opposed, int against) const noexcept {
    const program& p = *s.p;
    for (int i = 0; i < p.rules[r].conclusion_count; ++i)
      for (int k = 0; k < p.rules[opposed].conclusion_count; ++k) {
        const conclusion& c = p.conclusions[p.rules[r].conclusion + i];
        const conclusion& d = p.conclusions[p.rules[opposed].conclusion + k];
        if (c.position == position && d.position == against && are_opposed(c, d)) return c.name();
      }
    return "";
  }
};

}  // namespace nqpf::detail
